"""The lines of a text as list items: what marks them, what is wrapped, what belongs to the page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NUMBER = re.compile(
    r"(?:(?P<dotted>\d{1,4})\s?(?:[-–/&]\s?\d{1,4}\s?)?[.)\]](?=\s|[^\d\s.])"
    r"|\((?P<bracketed>\d{1,4})\)|\[(?P<square>\d{1,4})\](?=\s)|(?P<column>\d{1,4})\s+[-–—](?=\s))\s*"
)
# "Submission 12 –", "Response no. 7:": a label and a number before a name.
_LABELLED = re.compile(
    r"(?:submission|response|respondent|evidence|consultee|reply|no|number|ref|id)\.?\s*(?:no\.?|number|#)?\s*"
    r"(?P<labelled>\d{1,6})[a-z]?(?:\.\d{1,3})?\s*(?:[-–—:.|)]\s*)",
    re.IGNORECASE,
)
# "R01 Anytown Trust", "SUB-0012: Anytown Trust": a reference, where many lines have one of the same kind.
_REFERENCE = re.compile(r"(?P<kind>[A-Z]{1,8})[-_/]?(?P<digits>\d{1,6})\b(?:[-_/][A-Z0-9]+)*[.:)]?\s+(?=\S)")
# "1.1 Anytown Trust", where several lines have such numbers.
_LEVELS = re.compile(r"(?P<kind>)(?P<digits>\d{1,3}(?:\.\d{1,3}){1,3})\.?\s+(?=\S)")
_LETTER = re.compile(r"(?:\(?[a-z]\)|\([ivx]{1,5}\)|[ivx]{1,5}[.)])\s+")
_BULLET = re.compile(r"(?:[•·▪▫◦‣●○■□◆♦➢➤✓✔\uf0b7\u2023\u2043\uf0a7]\s*|[*+–—-]\s+|o\s+(?=[A-Z]))")
_HASH = re.compile(r"(?P<hashes>#{1,6})\s+")
_PAGE_FURNITURE = re.compile(
    r"©.*|[^>›»]+(?:\s[>›»]\s[^>›»]+){2,}|[(\[]?(?:pdf|docx?|odt|xlsx?|html?)\b[,:]?\s*[\d.,]+\s*[kmg]i?b[)\]]?"
    r"|col(?:umn|\.)?\s*\d{1,5}\s*[a-z]{0,2}|.*\bpage\s+\d{1,4}(?:\s*of\s*\d{1,4})?|\d{1,4}\s*\|\s*page\b.*"
    r"|(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]|[_=*~.·–—-]{3,}",
    re.IGNORECASE,
)


class SourceLine(NamedTuple):
    """One line of a source: its number from 1, its page, and whether the format says it is a heading."""

    number: int
    text: str
    page: int | None = None
    heading: bool = False


class Item(NamedTuple):
    """A non-blank line taken apart: `marker` as printed, `shape` of it, and the text after it.

    `shape` is "number", "letter", "bullet" or "" for a bare line; `gap` tells that a blank line is before,
    `joined` which lines after it the item goes on in.
    """

    line: SourceLine
    shape: str
    marker: str
    number: int | None
    text: str
    gap: bool
    joined: tuple[int, ...] = ()


def tidy(text: str) -> str:
    """Make blanks plain and single and drop invisible characters; words stay as they are."""
    text = _CONTROL.sub(" ", _INVISIBLE.sub("", text))
    return re.sub(r"\s+", " ", text).strip()


def is_page_furniture(text: str) -> bool:
    """Tell whether a line is a page number or a rule and no part of the list."""
    return bool(_PAGE_FURNITURE.fullmatch(text)) or not any(char.isalnum() for char in text)


def split_lines(text: str) -> list[SourceLine]:
    """Number the lines of a text from 1; a form feed starts a new page."""
    page, lines = (1, []) if "\f" in text else (None, [])
    for number, raw in enumerate(re.split(r"\r\n|\r|\n|\u2028|\u2029|\v", text), start=1):
        before, *after = raw.split("\f")
        if page is not None:
            page += len(after)
        lines.append(SourceLine(number, " ".join([before, *after]), page))
    return lines


def items_of(lines: list[SourceLine]) -> list[Item]:
    """Take the list markers off all non-blank lines."""
    items: list[Item] = []
    gap = False
    for line in lines:
        text = tidy(line.text)
        if not text:
            gap = True
            continue
        item = _take_marker(line, text, gap=gap)
        items.append(item)
        gap = False
    return _with_references(_with_bare_numbers(items))


def _take_marker(line: SourceLine, text: str, *, gap: bool) -> Item:
    hashes = _HASH.match(text)
    if hashes:
        text = text[hashes.end() :].rstrip("# ")
        line = line._replace(heading=True)
    if re.fullmatch(r"(\*\*|__)[^*_]+:?(\*\*|__):?", text):
        text = text.strip("*_")
    for shape, pattern in (
        ("number", _NUMBER),
        ("number", _LABELLED),
        ("letter", _LETTER),
        ("bullet", _BULLET),
    ):
        found = pattern.match(text)
        if found and text[found.end() :].strip():
            digits = next((group for group in found.groups() if group), None)
            rest = text[found.end() :]
            second = _BULLET.match(rest) if shape == "number" else None
            rest = rest[second.end() :] if second and rest[second.end() :].strip() else rest
            return Item(
                line, shape, found.group().strip(), int(digits) if digits else None, rest.strip(), gap
            )
    return Item(line, "", "", None, text, gap)


def _with_references(items: list[Item]) -> list[Item]:
    """Take "R01 Anytown Trust" for a numbered item where most lines start with references of one kind."""
    found = [
        (i, match)
        for i, item in enumerate(items)
        if not item.shape and (match := _REFERENCE.match(item.text) or _LEVELS.match(item.text))
    ]
    kinds = Counter(match["kind"] for _, match in found)
    kind, count = kinds.most_common(1)[0] if kinds else ("", 0)
    if count < 3 or (count * 2 < len(items) and not _in_a_row(kind, found)):
        return items
    items = list(items)
    for i, match in found:
        if match["kind"] == kind:
            text = items[i].text[match.end() :].strip()
            items[i] = items[i]._replace(shape="number", marker=match.group().strip(), text=text)
    return items


def _in_a_row(kind: str, found: list[tuple[int, re.Match[str]]]) -> bool:
    """Tell whether references of a kind stand one below the other and count upwards."""
    own = [(i, match["digits"]) for i, match in found if match["kind"] == kind]
    return all(b - a <= 2 and x < y for (a, x), (b, y) in pairwise(own))


def _with_bare_numbers(items: list[Item]) -> list[Item]:
    """Take "12 Anytown Trust" for a numbered item where at least three lines count upwards that way."""
    found = [
        (i, re.match(r"(\d{1,4})\s+(?=\D)", item.text)) for i, item in enumerate(items) if not item.shape
    ]
    counted = [(i, int(match.group(1))) for i, match in found if match]
    rising = all(a < b <= a + 3 for (_, a), (_, b) in pairwise(counted))
    if len(counted) < 3 or not rising:
        return items
    items = list(items)
    for i, number in counted:
        text = items[i].text[len(str(number)) :].strip()
        items[i] = items[i]._replace(shape="number", marker=str(number), number=number, text=text)
    return items
