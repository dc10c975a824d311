"""Where the bars of the chart go; the template draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ulo_classify.report.counts import CountRow

WIDTH = 360
BAR_HEIGHT = 18
_ROW_HEIGHT = 54
_BAR_TOP = 24


@dataclass(frozen=True)
class Bar:
    """One bar in units of the drawing: where its words and its bar begin, and how long it is."""

    row: CountRow
    top: int
    bar_top: int
    length: float


def bars(rows: Sequence[CountRow], organisations: int) -> list[Bar]:
    """A bar for each row; the full width stands for all different organisations."""
    return [
        Bar(
            row=row,
            top=index * _ROW_HEIGHT,
            bar_top=index * _ROW_HEIGHT + _BAR_TOP,
            length=round(WIDTH * min(row.number / organisations, 1), 1) if organisations else 0,
        )
        for index, row in enumerate(rows)
    ]


def height(rows: Sequence[CountRow]) -> int:
    """Height of the whole drawing."""
    return len(rows) * _ROW_HEIGHT
