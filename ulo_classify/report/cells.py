"""Text made safe for a page, a cell or a terminal."""

from __future__ import annotations

import re

# Control characters (a terminal would obey them), what XML 1.0 cannot hold, and bidi overrides, which can
# make a line read as something it is not. Marks such as U+200E and joiners stay: languages need them.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # tabs and line ends are gone by then
_INVISIBLE = (
    " \u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # a spreadsheet may drop these and then run the rest
)

EXCEL_CELL_LIMIT = 32_767


def clean(text: str) -> str:
    """Text without control characters; line breaks become a newline, tabs a space."""
    return _UNSAFE.sub("", _LINE_BREAK.sub("\n", text).replace("\t", " "))


def one_line(text: str) -> str:
    """Clean text with every run of white space as one space."""
    return " ".join(clean(text).split())


def csv_cell(text: str) -> str:
    """One line of text that a spreadsheet takes as text: an apostrophe stands before a formula's sign."""
    line = one_line(text)
    return "'" + line if line.lstrip(_INVISIBLE).startswith(_FORMULA_STARTS) else line


def cut(text: str, notice: str, limit: int = EXCEL_CELL_LIMIT) -> str:
    """Text that fits a cell, with a notice where it was cut.

    The limit is counted in UTF-16 units, as spreadsheets count; XlsxWriter drops longer strings silently.
    """
    if len(text.encode("utf-16-le")) // 2 <= limit:
        return text
    room = (limit - len(notice)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + notice
