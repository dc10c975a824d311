"""The lines of a PDF as they are printed.

`reading.read` joins lines into paragraphs, which is right for prose and wrong for a bare list of names, so a
list keeps the printed lines, with their indentation, gaps and larger type.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from ulo_classify.consultation.guarded import read_guarded
from ulo_classify.consultation.lines import SourceLine
from ulo_classify.consultation.pages import Pages, parse_pages

if TYPE_CHECKING:
    from ulo_classify.reading.pdf_lines import Line

# A heading is at least so much larger than the text; a gap so much larger than usual parts two lists.
_LARGER = 1.12
_WIDE_GAP = 1.5
_POINTS_A_BLANK = 4
_CELL_BLANKS = 3
_SAME_HEIGHT = 2
# Pages about the range asked for: they show which lines are running heads.
_AROUND = 6


def read_pdf_lines(data: bytes, pages: Pages | None = None) -> list[SourceLine] | None:
    """Give the printed lines of a PDF, or None where it cannot be read that way; `reading.read` says why.

    The cells of a table, and columns that the file writes row by row, stand apart by three blanks or more.

    Args:
        data: content of the file.
        pages: the pages that are read; all if not given.
    """
    found = read_guarded("pdf", data, pages.written if pages else "")
    if not found.get("lines"):
        return None
    return [
        SourceLine(number, text, page, heading)
        for number, (text, page, heading) in enumerate(found["lines"], start=1)
    ]


def answer(data: bytes, written: str = "") -> dict[str, Any]:
    """Run in the child: {"lines": [[text, page, larger], ...]}, a blank line standing for a wide gap."""
    import pypdfium2

    from ulo_classify.reading.pdf_edges import without_running_lines
    from ulo_classify.reading.pdf_lines import page_lines

    pages = parse_pages(written) if written else None
    try:
        document = pypdfium2.PdfDocument(data)
        first, last = (pages.first - _AROUND, pages.last + _AROUND) if pages else (1, len(document))
        lines: list[Line] = []
        for index in range(max(first, 1) - 1, min(last, len(document))):
            page = document[index]
            textpage = page.get_textpage()
            lines += page_lines(textpage, index + 1, cells=True)
            textpage.close()
            page.close()
    except pypdfium2.PdfiumError:
        return {"lines": []}
    kept = [line for line in without_running_lines(lines) if pages is None or line.page in pages]
    return {"lines": _laid_out(kept)}


def _laid_out(lines: list[Line]) -> list[tuple[str, int, bool]]:
    if not lines:
        return []
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    body = sizes.most_common(1)[0][0]
    left = min(line.left for line in lines)
    gaps = [a.base - b.base for a, b in pairwise(lines) if a.page == b.page and a.base > b.base]
    usual = median(gaps) if gaps else body
    found: list[tuple[str, int, bool]] = []
    before: Line | None = None
    for number, line in enumerate(lines):
        larger = line.size >= body * _LARGER or _is_running_head(lines, number, body, usual)
        at = round((line.left - left) / _POINTS_A_BLANK)
        if before is not None and _beside(before, line):
            text, page, heading = found[-1]
            found[-1] = (
                text.ljust(at - _CELL_BLANKS) + " " * _CELL_BLANKS + line.text,
                page,
                heading and larger,
            )
        else:
            if (
                before is not None
                and before.page == line.page
                and before.base - line.base > usual * _WIDE_GAP
            ):
                found.append(("", line.page, False))
            found.append((" " * at + line.text, line.page, larger))
        before = line
    return found


def _is_running_head(lines: list[Line], at: int, body: float, usual: float) -> bool:
    """Tell small type above a page that stands apart; on one page nothing else shows that it repeats."""
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    top = at == 0 or lines[at - 1].page != line.page
    small = line.size * _LARGER <= body
    return top and small and after is not None and line.base - after.base > usual * _WIDE_GAP


def _beside(before: Line, line: Line) -> bool:
    """Tell whether a line is the next cell of the one before."""
    return (
        before.page == line.page and abs(before.base - line.base) < _SAME_HEIGHT and line.left > before.right
    )
