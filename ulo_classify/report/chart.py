"""Where the bars of the chart go; the template draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

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


def height(rows: Sequence[object]) -> int:
    """Height of the whole drawing."""
    return len(rows) * _ROW_HEIGHT


@dataclass(frozen=True)
class Part:
    """A part of a bar: the key of its fill, where it begins, and how long it is."""

    key: str
    number: int
    x: float
    length: float


@dataclass(frozen=True)
class Stack:
    """A bar of several parts, with a word above it on as many lines as it takes, and a figure beside it."""

    lines: Sequence[str]
    figure: str
    top: int
    bar_top: int
    parts: Sequence[Part]


LINE_HEIGHT = 20
_LONG = 33  # letters that fit on a line, at the size of the drawing's text
_MOST_LINES = 3
_WIDE = frozenset("WF")  # East Asian letters that take the room of two


def stacks(bars: Sequence[tuple[str, str, Sequence[tuple[str, int]], int]]) -> list[Stack]:
    """Bars of parts side by side: (word, figure, parts by key, what the full width stands for)."""
    made: list[Stack] = []
    top = 0
    for word, figure, parts, full in bars:
        lines = _lines(word, _LONG - len(figure))
        bar_top = top + _BAR_TOP + LINE_HEIGHT * (len(lines) - 1)
        made.append(Stack(lines, figure, top, bar_top, _parts(parts, full)))
        top = bar_top + _ROW_HEIGHT - _BAR_TOP
    return made


def height_of(made: Sequence[Stack]) -> int:
    """Height of a drawing of stacks."""
    return made[-1].bar_top + _ROW_HEIGHT - _BAR_TOP if made else 0


def _parts(parts: Sequence[tuple[str, int]], full: int) -> list[Part]:
    made, at = [], 0
    for key, number in parts:
        if number > 0 and full > 0:
            left, right = WIDTH * at / full, WIDTH * (at + number) / full
            made.append(Part(key, number, round(left, 1), round(right - left, 1)))
        at += number
    return made


def _lines(words: str, first: int) -> list[str]:
    """Words on lines that fit: `first` letters beside the figure, then whole lines."""
    lines: list[str] = []
    rest, room = words, max(first, 1)
    while rest and len(lines) < _MOST_LINES:
        end = _fitting(rest, room)
        if end < len(rest):
            blank = rest.rfind(" ", 0, end + 1)
            end = blank if blank > 0 else end
        lines.append(rest[:end].rstrip())
        rest, room = rest[end:].lstrip(), _LONG
    if rest:
        lines[-1] = lines[-1][: _fitting(lines[-1], _LONG - 1)].rstrip() + "…"
    return lines or [""]


def _fitting(words: str, room: int) -> int:
    """How many of the letters fit; at least one."""
    for index, letter in enumerate(words):
        room -= 2 if east_asian_width(letter) in _WIDE else 1
        if room < 0:
            return max(index, 1)
    return len(words)
