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
    """A bar of several parts, with a word and a figure above it."""

    word: str
    figure: str
    top: int
    bar_top: int
    parts: Sequence[Part]


_LONG = 33  # letters of a word and a figure together that fit on a line, at the size of the drawing's text
_WIDE = frozenset("WF")  # East Asian letters that take the room of two


def stacks(bars: Sequence[tuple[str, str, Sequence[tuple[str, int]], int]]) -> list[Stack]:
    """Bars of parts side by side: (word, figure, parts by key, what the full width stands for)."""
    return [
        Stack(
            word=_short(word, _LONG - len(figure)),
            figure=figure,
            top=index * _ROW_HEIGHT,
            bar_top=index * _ROW_HEIGHT + _BAR_TOP,
            parts=_parts(parts, full),
        )
        for index, (word, figure, parts, full) in enumerate(bars)
    ]


def _parts(parts: Sequence[tuple[str, int]], full: int) -> list[Part]:
    made, at = [], 0
    for key, number in parts:
        if number > 0 and full > 0:
            left, right = WIDTH * at / full, WIDTH * (at + number) / full
            made.append(Part(key, number, round(left, 1), round(right - left, 1)))
        at += number
    return made


def _short(word: str, room: int) -> str:
    """A word that fits; the table has it whole."""
    for index, letter in enumerate(word):
        room -= 2 if east_asian_width(letter) in _WIDE else 1
        if room < (0 if index == len(word) - 1 else 1):
            return word[:index].rstrip() + "…"
    return word
