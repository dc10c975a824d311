"""The least share of whole numbers: which whole number of seats and of users makes a share smallest.

A share is one sum over another (votes of users over votes). Dinkelbach's method (On nonlinear fractional
programming, Management Science 13, 1967) makes of it a row of plain searches for whole numbers, each by
branch and bound on the exact linear program. Where nothing limits the numbers, the least share may only be
come near to; that limit is the least share along a direction in which the numbers may grow for ever (R. R.
Meyer, On the existence of optimal solutions to integer and mixed-integer programming problems, Mathematical
Programming 7, 1974).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from heapq import heappop, heappush
from typing import TypeVar

from ulo_classify.governance.simplex import Row, Unlimited, minimise

# Steps of one search: counted, so that the same rules give the same answer anywhere, and fewer where each is
# dear.
_FEWEST_NODES, _MOST_NODES = 300, 4000
_WORK = 60_000

Weights = dict[int, int]
Point = tuple[int, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Space:
    """Whole numbers with a least and a greatest value each (None for no limit), and rows that they obey."""

    lows: tuple[int, ...]
    highs: tuple[int | None, ...]
    rows: tuple[Row, ...]

    def with_rows(self, *rows: Row) -> Space:
        """The same space with further rows."""
        return replace(self, rows=(*self.rows, *rows))


@dataclass(frozen=True, slots=True)
class Least:
    """The least share: `point` has it, or comes near it where `reached` is False.

    `whole` is False where the search was cut short: the true share is then no less than this one, and `point`
    may be empty.
    """

    share: Fraction
    point: Point
    reached: bool = True
    whole: bool = True


class _TooLong(Exception):  # noqa: N818
    pass


def least_share(space: Space, part: Weights, total: Weights) -> Least | None:
    """The least `part / total` over all whole numbers of a space in which `total` is at least 1.

    Args:
        space: the numbers there can be.
        part: weights of the upper sum.
        total: weights of the lower sum.

    Returns:
        None where there are no such numbers.
    """
    space = space.with_rows(_at_least(total, 1))
    limit = _limit(space, part, total)
    try:
        point = _search(space, total, None)
    except _TooLong:
        return _without_a_point(space, part, total)
    if point is None:
        return None
    share = Fraction(_sum(part, point), _sum(total, point))
    while True:
        target = share if limit is None else min(share, limit)
        best = 0 if target == share else 1
        try:
            better = _search(space, _gap(part, total, target), best)
        except _TooLong:
            return Least(_fractional(space, part, total, target), point, reached=False, whole=False)
        if better is None:
            smallest = _smallest(space, part, total, target, point) if target == share else point
            return Least(target, smallest, reached=target == share)
        point = better
        share = Fraction(_sum(part, point), _sum(total, point))


def _without_a_point(space: Space, part: Weights, total: Weights) -> Least | None:
    """The least share where parts of seats are allowed, for want of any whole numbers soon found."""
    relaxed = _relaxed(space, total)
    if relaxed is None:
        return None
    share = _ratio(part, total, relaxed[1])
    return Least(_fractional(space, part, total, share), (), reached=False, whole=False)


def _gap(part: Weights, total: Weights, share: Fraction) -> Weights:
    """Weights of `part - share * total`, made whole."""
    keys = part.keys() | total.keys()
    return {key: share.denominator * part.get(key, 0) - share.numerator * total.get(key, 0) for key in keys}


def _sum(weights: Weights, point: Sequence[int]) -> int:
    return sum(weight * point[at] for at, weight in weights.items())


def _at_least(weights: Weights, least: int) -> Row:
    return Row({at: -weight for at, weight in weights.items()}, -least)


def _smallest(space: Space, part: Weights, total: Weights, share: Fraction, point: Point) -> Point:
    """The smallest numbers with that share, as far as they are soon found."""
    gap = _gap(part, total, share)
    same = space.with_rows(Row(gap, 0))
    try:
        return _search(same, total, _sum(total, point)) or point
    except _TooLong:
        return point


def _limit(space: Space, part: Weights, total: Weights) -> Fraction | None:
    """The least share along a direction without end; None where the total cannot grow for ever."""
    free = {at: place for place, at in enumerate(at for at, high in enumerate(space.highs) if high is None)}
    if not free:
        return None
    rows = [_dense(row.weights, free) for row in space.rows]
    along = _dense(total, free)
    rows += [along, [-each for each in along]]
    limits = [Fraction(0)] * len(space.rows) + [Fraction(1), Fraction(-1)]
    found = minimise(_dense(part, free), rows, limits)
    return found[0] if found else None


def _dense(weights: Weights, places: dict[int, int]) -> list[Fraction]:
    row = [Fraction(0)] * len(places)
    for at, weight in weights.items():
        if at in places:
            row[places[at]] = Fraction(weight)
    return row


def _relaxed(space: Space, goal: Weights) -> tuple[Fraction, list[Fraction]] | None:
    """The least value of a goal where parts of seats are allowed."""
    if any(high is not None and high < low for low, high in zip(space.lows, space.highs, strict=True)):
        return None
    loose = [at for at, (low, high) in enumerate(zip(space.lows, space.highs, strict=True)) if high != low]
    free = {at: place for place, at in enumerate(loose)}
    rows, limits = [], []
    for row in space.rows:
        room = row.most - _sum(row.weights, space.lows)
        if not free.keys() & row.weights.keys():
            if room < 0:
                return None
            continue
        rows.append(_dense(row.weights, free))
        limits.append(Fraction(room))
    for at, place in free.items():
        high = space.highs[at]
        if high is not None:
            rows.append([Fraction(place == other) for other in range(len(free))])
            limits.append(Fraction(high - space.lows[at]))
    found = minimise(_dense(goal, free), rows, limits)
    if found is None:
        return None
    value, extra = found
    point = [Fraction(low) for low in space.lows]
    for at, place in free.items():
        point[at] += extra[place]
    return value + _sum(goal, space.lows), point


def _search(space: Space, goal: Weights, best: int | None) -> Point | None:
    """The whole numbers with the least value of a goal, if it is below `best`; nodes with least bound first.

    Raises:
        _TooLong: the search was cut short.
    """
    found: Point | None = None
    heap: list[tuple[int, int, Space, list[Fraction]]] = []
    made = 0
    most_nodes = min(max(_WORK // (len(space.lows) * (len(space.rows) + 1)), _FEWEST_NODES), _MOST_NODES)

    def put(each: Space) -> None:
        nonlocal made
        made += 1
        if made > most_nodes:
            raise _TooLong
        try:
            relaxed = _relaxed(each, goal)
        except Unlimited:  # cannot be where the goal was made with the limit in mind
            raise _TooLong from None
        if relaxed is not None:
            bound = math.ceil(relaxed[0])  # the goal has whole weights
            if best is None or bound < best:
                heappush(heap, (bound, -made, each, relaxed[1]))

    put(space)
    while heap:
        bound, _, node, point = heappop(heap)
        if best is not None and bound >= best:
            break
        at = next((at for at, each in enumerate(point) if each.denominator != 1), None)
        if at is None:
            found = tuple(int(each) for each in point)
            best = _sum(goal, found)
            continue
        down = math.floor(point[at])
        put(replace(node, highs=_with(node.highs, at, down)))
        put(replace(node, lows=_with(node.lows, at, down + 1)))
    return found


def _with(values: tuple[T, ...], at: int, value: T) -> tuple[T, ...]:
    return (*values[:at], value, *values[at + 1 :])


def _fractional(space: Space, part: Weights, total: Weights, share: Fraction) -> Fraction:
    """The least share where parts of seats are allowed: no board of whole seats has less."""
    limit = _limit(space, part, total)
    share = share if limit is None else min(share, limit)
    while True:
        found = _relaxed(space, _gap(part, total, share))
        if found is None or found[0] >= 0:
            return share
        share = _ratio(part, total, found[1])


def _ratio(part: Weights, total: Weights, point: Sequence[Fraction]) -> Fraction:
    upper = sum((weight * point[at] for at, weight in part.items()), Fraction(0))
    return upper / sum((weight * point[at] for at, weight in total.items()), Fraction(0))
