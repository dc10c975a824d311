"""HTML tables -> one line a row, unless the table only lays out the page."""

from __future__ import annotations

from collections.abc import Callable

from selectolax.lexbor import LexborNode

from ulo_classify.reading.blocks import Block
from ulo_classify.reading.cells import row_text

_MOST_PARAGRAPHS = 2
_MOST_SPANNED = 1000
_LONGEST_NUMBER = 6


def _cells(row: LexborNode) -> list[LexborNode]:
    cells = []
    child = row.first_child
    while child is not None:
        if child.tag in {"td", "th"}:
            cells.append(child)
        child = child.next
    return cells


def _lays_out(table: LexborNode, rows: list[list[LexborNode]]) -> bool:
    if (
        table.css_first("td table,th table,td h1,td h2,td h3,td h4,td ul,td ol,td article,td section")
        is not None
    ):
        return True
    if max((len(cells) for cells in rows), default=0) <= 1:
        return True
    return any(len(cell.css("p")) > _MOST_PARAGRAPHS for cells in rows for cell in cells)


def row_texts(table: LexborNode, walk: Callable[[LexborNode], list[Block]]) -> list[str] | None:
    """The rows of a table of data, cells joined with " | "; None where the table only lays out the page.

    A clause number in a cell of its own stands before the text as if typed there: "5.1 The board ...".
    """
    rows = [_cells(row) for row in table.css("tr")]
    if _lays_out(table, rows):
        return None
    texts = []
    caption = table.css_first("caption")
    if caption is not None:
        texts += [block.text for block in walk(caption)]
    hanging: dict[int, int] = {}
    for cells in rows:
        texts_of, spans = _placed(cells, hanging, walk)
        if text := row_text(texts_of, spans):
            texts.append(text)
    return texts


def _placed(
    cells: list[LexborNode], hanging: dict[int, int], walk: Callable[[LexborNode], list[Block]]
) -> tuple[list[str], list[int]]:
    """The texts of a row's cells and their widths, with an empty text where a cell above reaches down.

    `hanging` holds for each column how many more rows a cell above takes; it is brought up to date.
    """
    texts: list[str] = []
    spans: list[int] = []
    column = 0

    def pass_hanging() -> int:
        at = column
        while hanging.get(at):
            hanging[at] -= 1
            texts.append("")
            spans.append(1)
            at += 1
        return at

    for cell in cells:
        column = pass_hanging()
        width, height = _span(cell, "colspan"), _span(cell, "rowspan")
        texts.append(_cell_text(walk(cell)))
        spans.append(width)
        if height > 1:
            hanging.update(dict.fromkeys(range(column, column + width), height - 1))
        column += width
    pass_hanging()
    return texts, spans


def _span(cell: LexborNode, attribute: str) -> int:
    value = (cell.attributes.get(attribute) or "").strip()
    return min(max(int(value), 1), _MOST_SPANNED) if value.isdecimal() and len(value) < _LONGEST_NUMBER else 1


def _cell_text(blocks: list[Block]) -> str:
    return " ".join(f"{block.label} {block.text}" if block.label else block.text for block in blocks)
