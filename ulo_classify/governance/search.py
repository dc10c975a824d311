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
from dataclasses import dataclass, replace
from fractions import Fraction
from heapq import heappop, heappush
from typing import TypeVar

from ulo_classify.governance.relaxation import (
    Space,
    Weights,
    fractional_share,
    gap,
    limit_share,
    ratio,
    relaxed,
    weigh,
)
from ulo_classify.governance.simplex import Row, Unlimited

# Steps of one search: counted, so that the same rules give the same answer anywhere, and fewer where each is
# dear.
_FEWEST_NODES, _MOST_NODES = 300, 4000
_WORK = 60_000

Point = tuple[int, ...]
T = TypeVar("T")


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
    limit = limit_share(space, part, total)
    try:
        point = _search(space, total, None)
    except _TooLong:
        return _without_a_point(space, part, total)
    if point is None:
        return None
    share = Fraction(weigh(part, point), weigh(total, point))
    while True:
        target = share if limit is None else min(share, limit)
        best = 0 if target == share else 1
        try:
            better = _search(space, gap(part, total, target), best)
        except _TooLong:
            return Least(fractional_share(space, part, total, target), point, reached=False, whole=False)
        if better is None:
            smallest = _smallest(space, part, total, target, point) if target == share else point
            return Least(target, smallest, reached=target == share)
        point = better
        share = Fraction(weigh(part, point), weigh(total, point))


def _without_a_point(space: Space, part: Weights, total: Weights) -> Least | None:
    """The least share where parts of seats are allowed, for want of any whole numbers soon found."""
    loose = relaxed(space, total)
    if loose is None:
        return None
    share = ratio(part, total, loose[1])
    return Least(fractional_share(space, part, total, share), (), reached=False, whole=False)


def _at_least(weights: Weights, least: int) -> Row:
    return Row({at: -weight for at, weight in weights.items()}, -least)


def _smallest(space: Space, part: Weights, total: Weights, share: Fraction, point: Point) -> Point:
    """The smallest numbers with that share, as far as they are soon found."""
    same = space.with_rows(Row(gap(part, total, share), 0))
    try:
        return _search(same, total, weigh(total, point)) or point
    except _TooLong:
        return point


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
            loose = relaxed(each, goal)
        except Unlimited:  # cannot be where the goal was made with the limit in mind
            raise _TooLong from None
        if loose is not None:
            bound = math.ceil(loose[0])  # the goal has whole weights
            if best is None or bound < best:
                heappush(heap, (bound, -made, each, loose[1]))

    put(space)
    while heap:
        bound, _, node, point = heappop(heap)
        if best is not None and bound >= best:
            break
        at = next((at for at, each in enumerate(point) if each.denominator != 1), None)
        if at is None:
            found = tuple(int(each) for each in point)
            best = weigh(goal, found)
            continue
        down = math.floor(point[at])
        put(replace(node, highs=_with(node.highs, at, down)))
        put(replace(node, lows=_with(node.lows, at, down + 1)))
    return found


def _with(values: tuple[T, ...], at: int, value: T) -> tuple[T, ...]:
    return (*values[:at], value, *values[at + 1 :])
