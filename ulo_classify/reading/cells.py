"""The cells of a table's row -> one line of text."""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar

from ulo_classify.reading.clause_numbers import is_only_a_number

KEEP_EMPTY: ContextVar[bool] = ContextVar("KEEP_EMPTY", default=False)
"""Whether empty cells keep their place, so that columns can be told apart: for lists, not for prose."""

_WIDEST = 1000  # columns; a cell may claim to span any number


def row_text(cells: Sequence[str], spans: Sequence[int] = ()) -> str:
    """Join the cells of a row with " | "; an empty text where all are empty.

    Empty cells are left out, and a clause number in a cell of its own stands before the text as if typed
    there ("5.1 The board ..."). With `KEEP_EMPTY` every cell keeps its place.

    Args:
        cells: their texts.
        spans: how many columns each takes; one each if not given.
    """
    filled = [text for text in cells if text]
    if KEEP_EMPTY.get():
        wide = [
            part
            for text, span in zip(cells, spans or [1] * len(cells), strict=True)
            for part in (text.replace("|", "/"), *[""] * (min(span, _WIDEST) - 1))
        ]
        return f"| {' | '.join(wide)} |" if filled else ""
    if len(filled) > 1 and is_only_a_number(filled[0]):
        filled[:2] = [f"{filled[0]} {filled[1]}"]
    return " | ".join(filled)
