"""Survival curves drawn as SVG: steps, bands, and letters, so that colour is not needed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from ulo_classify.sector.survival.curves import Curve, Point

WIDTH, HEIGHT = 860, 470
_LEFT, _TOP, _RIGHT, _BOTTOM = 70, 20, 60, 60
_DASHES = ("none", "10 4", "3 4", "14 4 3 4", "6 3", "1 5")
_APART = 20  # units between letters
_WIDE, _HIGH = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM


class Line(NamedTuple):
    """A curve to draw: its key (for the colour), and its letter."""

    key: str
    letter: str
    curve: Curve


def drawing(lines: Sequence[Line], axis_x: str, axis_y: str) -> Markup:
    """The inside of the SVG element."""
    longest = max(line.curve.points[-1].age for line in lines)
    step = next(each for each in (1, 2, 5, 10, 20, 50) if longest / each <= 10)
    most = max(step, -(-longest // step) * step)
    parts = [_axes(most, step, axis_x, axis_y)]
    parts += [_band(line, most) for line in lines]
    ends = _spread([_y(line.curve.points[-1].share) for line in lines])
    parts += [_steps(line, most, _DASHES[at % len(_DASHES)], ends[at]) for at, line in enumerate(lines)]
    return Markup("\n").join(parts)


def _x(age: float, most: float) -> float:
    return round(_LEFT + _WIDE * age / most, 1)


def _y(share: float) -> float:
    return round(_TOP + _HIGH * (1 - share), 1)


def _axes(most: float, step: float, axis_x: str, axis_y: str) -> Markup:
    parts = []
    for tenth in range(0, 11, 2):
        y = _y(tenth / 10)
        parts.append(
            Markup('<line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(_LEFT, _LEFT + _WIDE, y, y)
        )
        parts.append(
            Markup('<text class="tick" x="{}" y="{}" text-anchor="end">{} %</text>').format(
                _LEFT - 8, y + 5, tenth * 10
            )
        )
    age = 0.0
    while age <= most:
        parts.append(
            Markup('<text class="tick" x="{}" y="{}" text-anchor="middle">{:g}</text>').format(
                _x(age, most), _TOP + _HIGH + 22, age
            )
        )
        age += step
    middle = _LEFT + _WIDE / 2
    parts.append(
        Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>').format(middle, HEIGHT - 10, axis_x)
    )
    parts.append(Markup('<text x="{}" y="{}">{}</text>').format(_LEFT + 8, _TOP - 4, axis_y))
    return Markup("\n").join(parts)


def _corners(points: Sequence[tuple[float, float]], most: float) -> list[tuple[float, float]]:
    """The corners of a step curve through points (age, share)."""
    corners: list[tuple[float, float]] = []
    for age, share in points:
        x, y = _x(age, most), _y(share)
        if corners and corners[-1][1] != y:
            corners.append((x, corners[-1][1]))
        if not corners or corners[-1] != (x, y):
            corners.append((x, y))
    return corners


def _path(corners: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in corners)


def _steps(line: Line, most: float, dash: str, end: float) -> Markup:
    points = line.curve.points
    corners = _corners([(each.age, each.share) for each in points], most)
    return Markup(
        '<polyline class="curve curve-{}" stroke-dasharray="{}" points="{}"/><text x="{}" y="{}">{}</text>'
    ).format(line.key, dash, _path(corners), _x(points[-1].age, most) + 8, end + 5, line.letter)


def _band(line: Line, most: float) -> Markup:
    inside: list[Point] = [
        each for each in line.curve.points if each.low is not None and each.high is not None
    ]
    if len(inside) < 2:
        return Markup("")
    over = _corners([(each.age, each.high or 0.0) for each in inside], most)
    under = _corners([(each.age, each.low or 0.0) for each in inside], most)
    return Markup('<polygon class="band band-{}" points="{}"/>').format(
        line.key, _path([*over, *reversed(under)])
    )


def _spread(heights: Sequence[float]) -> list[float]:
    """The same heights, moved down where letters would overlap."""
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    moved = list(heights)
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + _APART)
    return moved
