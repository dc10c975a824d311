"""Shares by year as stacked bars in SVG, with a letter in each part that has room for one."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from ulo_classify.sector.funding.kinds import KINDS

WIDTH = 860
_LEFT, _TOP, _BAR, _GAP, _FOOT = 80, 10, 30, 14, 40
_WIDE = WIDTH - _LEFT - 20
_ROOM = 22  # units that a letter needs
LETTERS = dict(zip(KINDS, "ABCDEFG", strict=True))


def height(bars: int) -> int:
    """Of the picture, for so many bars."""
    return _TOP + bars * (_BAR + _GAP) + _FOOT


def drawing(bars: Sequence[tuple[str, Sequence[float]]]) -> Markup:
    """The inside of the SVG element: for each bar its label and the shares of `KINDS`."""
    parts = []
    bottom = _TOP + len(bars) * (_BAR + _GAP)
    for tenth in range(0, 11, 2):
        x = _LEFT + _WIDE * tenth / 10
        parts.append(
            Markup(
                '<line class="axis" x1="{0:g}" x2="{0:g}" y1="{1}" y2="{2}"/>'
                '<text class="tick" x="{0:g}" y="{3}" text-anchor="middle">{4} %</text>'
            ).format(x, _TOP, bottom, bottom + 20, tenth * 10)
        )
    for at, (label, shares) in enumerate(bars):
        parts.append(_bar(label, shares, _TOP + at * (_BAR + _GAP)))
    return Markup("\n").join(parts)


def _bar(label: str, shares: Sequence[float], top: float) -> Markup:
    middle = top + _BAR / 2 + 5
    parts = [Markup('<text x="{}" y="{:g}" text-anchor="end">{}</text>').format(_LEFT - 10, middle, label)]
    left = float(_LEFT)
    for kind, share in zip(KINDS, shares, strict=True):
        wide = _WIDE * share
        if wide >= 0.5:
            parts.append(
                Markup('<rect class="part part-{}" x="{:.1f}" y="{:g}" width="{:.1f}" height="{}"/>').format(
                    kind, left, top, wide, _BAR
                )
            )
        if wide >= _ROOM:
            parts.append(
                Markup('<text class="part-letter" x="{:.1f}" y="{:g}" text-anchor="middle">{}</text>').format(
                    left + wide / 2, middle, LETTERS[kind]
                )
            )
        left += wide
    return Markup("").join(parts)
