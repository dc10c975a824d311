"""The lines of a PDF page with their place and type size, from PDFium."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

HYPHEN = "\ufffe"
"""What PDFium writes where a word was divided at the end of a line (and the line end with it)."""

_FONT_NAME = 200
# A blank wider than this, in type sizes, parts two cells; justified text stays below it.
_CELL_GAP = 1.4


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    Attributes:
        text: as PDFium gives it; U+FFFE stands for a hyphen at a line end, joined already.
        page: from 1.
        left, right: edges in points from the left of the page.
        base: lowest point of the line's first character, in points from the bottom.
        size: type size in points.
        bold: the first and the last character are set in a bold font.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


def _box(raw: pdfium.FPDF_TEXTPAGE, index: int) -> tuple[float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
    return left.value, right.value, bottom.value


def _baseline(raw: pdfium.FPDF_TEXTPAGE, index: int, fallback: float) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    return y.value if pdfium.FPDFText_GetCharOrigin(raw, index, x, y) else fallback


def _is_bold(raw: pdfium.FPDF_TEXTPAGE, index: int) -> bool:
    name, flags = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, index, name, _FONT_NAME, flags)
    font = name.value.lower()
    return any(word in font for word in (b"bold", b"black", b"heavy", b"semibold"))


def _indices(text: str, raw: pdfium.FPDF_TEXTPAGE, start: int) -> int:
    """Character index of PDFium for a place in the text, which leaves out what has no character."""
    units = start if text.isascii() else len(text[:start].encode("utf-16-le", "surrogatepass")) // 2
    found = pdfium.FPDFText_GetCharIndexFromTextIndex(raw, units)
    return int(found) if found >= 0 else start


def page_lines(textpage: PdfTextPage, number: int, *, cells: bool = False) -> list[Line]:
    """The lines of one page in reading order.

    Args:
        textpage: a pypdfium2 PdfTextPage.
        number: of the page, from 1.
        cells: part a line where a blank is as wide as between the cells of a table.
    """
    text: str = textpage.get_text_range()
    raw = textpage.raw
    lines = []
    start = 0
    for piece in text.split("\n"):
        stripped = piece.strip()
        whole = start + piece.index(stripped)
        parts = _parted(raw, text, stripped, whole) if cells else [(whole, stripped)]
        for first, words in parts if stripped else ():
            begin, end = _indices(text, raw, first), _indices(text, raw, first + len(words) - 1)
            left, _, bottom = _box(raw, begin)
            _, right, _ = _box(raw, end)
            size = float(pdfium.FPDFText_GetFontSize(raw, begin))
            middle = _indices(text, raw, first + len(words) // 2)
            size = max(size, float(pdfium.FPDFText_GetFontSize(raw, middle))) * _scale(raw, begin)
            bold = _is_bold(raw, begin) and _is_bold(raw, end)
            lines.append(Line(words, number, left, right, _baseline(raw, end, bottom), size, bold))
        start += len(piece) + 1
    return lines


def _parted(raw: pdfium.FPDF_TEXTPAGE, text: str, line: str, start: int) -> list[tuple[int, str]]:
    """Part a line at its wide blanks: the place in the text and the words of each part."""
    parts, begun = [], 0
    for at in [at for at, char in enumerate(line) if char == " " and line[at + 1] != " "]:
        if at < begun:
            continue
        before = start + begun + len(line[begun:at].rstrip()) - 1
        left, right = _indices(text, raw, before), _indices(text, raw, start + at + 1)
        size = float(pdfium.FPDFText_GetFontSize(raw, right)) * _scale(raw, right)
        if _box(raw, right)[0] - _box(raw, left)[1] > size * _CELL_GAP:
            parts.append((start + begun, line[begun:at].rstrip()))
            begun = at + 1
    return [*parts, (start + begun, line[begun:])]


def _scale(raw: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    """How much the page enlarges the type: some programs set all text at size 1 and scale it."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(raw, index, matrix):
        return 1.0
    return float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0
