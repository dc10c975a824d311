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

if TYPE_CHECKING:
    from ulo_classify.reading.pdf_lines import Line

# A heading is at least so much larger than the text; a gap so much larger than usual parts two lists.
_LARGER = 1.12
_WIDE_GAP = 1.5
_POINTS_A_BLANK = 4


def read_pdf_lines(data: bytes) -> list[SourceLine] | None:
    """Give the printed lines of a PDF, or None where it cannot be read that way; `reading.read` says why."""
    found = read_guarded("pdf", data)
    if not found.get("lines"):
        return None
    return [
        SourceLine(number, text, page, heading)
        for number, (text, page, heading) in enumerate(found["lines"], start=1)
    ]


def answer(data: bytes) -> dict[str, Any]:
    """Run in the child: {"lines": [[text, page, larger], ...]}, a blank line standing for a wide gap."""
    import pypdfium2

    from ulo_classify.reading.pdf_edges import without_running_lines
    from ulo_classify.reading.pdf_lines import page_lines

    try:
        document = pypdfium2.PdfDocument(data)
        lines = [
            line
            for index in range(len(document))
            for line in page_lines(document[index].get_textpage(), index + 1)
        ]
    except pypdfium2.PdfiumError:
        return {"lines": []}
    return {"lines": _laid_out(without_running_lines(lines))}


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
    for line in lines:
        if before is not None and before.page == line.page and before.base - line.base > usual * _WIDE_GAP:
            found.append(("", line.page, False))
        indent = " " * round((line.left - left) / _POINTS_A_BLANK)
        found.append((indent + line.text, line.page, line.size >= body * _LARGER))
        before = line
    return found
