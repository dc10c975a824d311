"""The flow between two lists as a drawing: a band for each fate, as thick as it has bodies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ulo_classify.sector.members.model import FATES, KEPT, LOST, Fate, MemberChange
from ulo_classify.sector.members.words import fate_word, words
from ulo_classify.sector.page import Picture

_WIDTH = 720
_TALL = 300.0  # of the longer list
_LEFT, _BAR, _RIGHT = 110, 16, 430  # where the left bar stands, how wide bars are, where the right ones stand
_GAP = 26.0  # below the new list and between what is not on it: room for a line of words
_TOP = 34.0
_LINE = 22.0  # from one line of words to the next
_LEAST = 1.5  # of a band, to be seen


class _Band(NamedTuple):
    fate: Fate
    number: int
    thick: float


def flow_picture(change: MemberChange) -> Picture:
    """Draw it; every figure is in its text, and in the table beside it."""
    page = words()["page"]
    bands = _bands(change)
    kept = [band for band in bands if band.fate in KEPT]
    lost = [band for band in bands if band.fate in LOST]
    joined = [band for band in bands if band.fate == "joined"]
    shapes: list[Markup] = []
    ends: list[tuple[_Band, float]] = []
    left = right = _TOP
    for band in kept:
        shapes.append(_ribbon(band, left, right))
        ends.append((band, right))
        left += band.thick
        right += band.thick
    for band in joined:
        shapes.append(_arrival(band, right))
        ends.append((band, right))
        right += band.thick
    shapes.append(_bar(_RIGHT, _TOP, right - _TOP))
    right += _GAP
    for band in lost:
        shapes.append(_ribbon(band, left, right))
        ends.append((band, right))
        left += band.thick
        right += max(band.thick, _GAP)
    shapes.append(_bar(_LEFT - _BAR, _TOP, left - _TOP))
    heads = [
        _text(_LEFT, _TOP - 14, f"{page['flow_old']}: {change.on_old}", "end"),
        _text(_RIGHT, _TOP - 14, f"{page['flow_new']}: {change.on_new}", "start"),
    ]
    labels = _labels(ends)
    parts = ", ".join(page["part"].format(word=fate_word(b.fate), number=b.number) for b in (*kept, *lost))
    return Picture(
        key="flow",
        title=page["flow_title"],
        text=page["flow_text"].format(
            old=change.on_old, new=change.on_new, parts=parts, joined=change.number("joined")
        ),
        caption=page["flow_caption"],
        width=_WIDTH,
        height=round(max(left, right, *(y for y, _ in labels)) + 12),
        drawing=Markup("\n").join([*shapes, *heads, *(label for _, label in labels)]),
    )


def _bands(change: MemberChange) -> list[_Band]:
    scale = _TALL / max(change.on_old, change.on_new, 1)
    return [
        _Band(fate, number, max(number * scale, _LEAST)) for fate in FATES if (number := change.number(fate))
    ]


def _ribbon(band: _Band, left: float, right: float) -> Markup:
    middle = (_LEFT + _RIGHT) / 2
    path = (
        f"M{_LEFT} {left:.1f}C{middle} {left:.1f} {middle} {right:.1f} {_RIGHT} {right:.1f}"
        f"v{band.thick:.1f}C{middle} {right + band.thick:.1f} {middle} {left + band.thick:.1f}"
        f" {_LEFT} {left + band.thick:.1f}z"
    )
    return _path(band, path)


def _arrival(band: _Band, right: float) -> Markup:
    """A wedge that comes from no list."""
    start = _RIGHT - 90
    path = f"M{start} {right + band.thick / 2:.1f}L{_RIGHT} {right:.1f}v{band.thick:.1f}z"
    return _path(band, path)


def _path(band: _Band, path: str) -> Markup:
    return Markup('<path class="flow flow-{}" d="{}"/>').format(band.fate, path)


def _bar(x: float, y: float, tall: float) -> Markup:
    return Markup('<rect class="flow-list" x="{}" y="{}" width="{}" height="{}"/>').format(
        x, round(y, 1), _BAR, round(tall, 1)
    )


def _labels(ends: Sequence[tuple[_Band, float]]) -> list[tuple[float, Markup]]:
    """The words beside each band, with where they stand: level with it, and never over one another."""
    found: list[tuple[float, Markup]] = []
    last = 0.0
    for band, top in ends:
        last = max(top + band.thick / 2 + 5, last + _LINE)
        words_of = f"{fate_word(band.fate)}: {band.number}"
        found.append((last, _text(_RIGHT + _BAR + 10, last, words_of, "start")))
    return found


def _text(x: float, y: float, text: str, anchor: str) -> Markup:
    return Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(x, round(y, 1), anchor, text)
