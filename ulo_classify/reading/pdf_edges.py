"""Drops what a PDF repeats at the edges of its pages: running headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from ulo_classify.reading.pdf_lines import Line

_SAME_HEIGHT = 2  # points
_EDGE = 3  # lines at the top and at the bottom of a page that can be a header or footer
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.?)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—|]?", re.I
)


def _shape(line: Line) -> str:
    return re.sub(r"\d+|\b[ivxl]{1,5}\b", "#", " ".join(line.text.lower().split()))


def _bands(lines: list[Line]) -> list[list[Line]]:
    """The lines from the top of the page down; pieces set side by side on one height are one band."""
    bands: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if bands and abs(bands[-1][0].base - line.base) < _SAME_HEIGHT:
            bands[-1].append(line)
        else:
            bands.append([line])
    return bands


def _running(bands: list[list[Line]], repeated: set[str], edge: int) -> set[int]:
    """The lines (by id) of the outermost bands that are repeated; the first that is not ends them."""
    found: set[int] = set()
    for band in bands[:edge]:
        if not all(_shape(line) in repeated or _PAGE_NUMBER.fullmatch(line.text) for line in band):
            break
        found |= {id(line) for line in band}
    return found


def without_running_lines(lines: Iterable[Line]) -> list[Line]:
    """The lines without those repeated at the same edge of most pages, and without page numbers.

    Figures count as equal, so "Page 3 of 9" repeats "Page 2 of 9". In a document of two pages only the
    outermost line can be a running one; on a single page only a page number.
    """
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    edge = _EDGE if len(pages) > 2 else 1
    enough = max(2, len(pages) // 2 + 1)
    bands = {number: _bands(on_page) for number, on_page in pages.items()}
    dropped: set[int] = set()
    for inward in (1, -1):
        seen = Counter(
            shape
            for page in bands.values()
            for shape in {_shape(line) for band in page[::inward][:edge] for line in band}
        )
        repeated = {shape for shape, count in seen.items() if count >= enough}
        for page in bands.values():
            if len(page) > 1:
                dropped |= _running(page[::inward], repeated, edge)
    return [line for on_page in pages.values() for line in on_page if id(line) not in dropped]
