"""HTML tables -> one line a row, unless the table only lays out the page."""

from __future__ import annotations

from collections.abc import Callable

from selectolax.lexbor import LexborNode

from ulo_classify.reading.blocks import Block
from ulo_classify.reading.clause_numbers import is_only_a_number

_MOST_PARAGRAPHS = 2


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
    for cells in rows:
        filled = [text for cell in cells if (text := _cell_text(walk(cell)))]
        if len(filled) > 1 and is_only_a_number(filled[0]):
            filled[:2] = [f"{filled[0]} {filled[1]}"]
        if filled:
            texts.append(" | ".join(filled))
    return texts


def _cell_text(blocks: list[Block]) -> str:
    return " ".join(f"{block.label} {block.text}" if block.label else block.text for block in blocks)
