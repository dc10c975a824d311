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
from ulo_classify.governance.simplex import Effort, Row, TooLong, Unlimited

_SEARCH = 500_000  # cells worked over in looking for whole numbers: about a second
_BOUNDS = 1_000_000  # and in bounding what cannot be found so
_SMALLEST = 200_000  # and in looking for a smaller board with the same share

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


def least_share(space: Space, part: Weights, total: Weights) -> Least | None:
    """The least `part / total` over all whole numbers of a space in which `total` is at least 1.

    Args:
        space: the numbers there can be.
        part: weights of the upper sum, which is never less than nothing.
        total: weights of the lower sum.

    Returns:
        None where there are no such numbers.
    """
    space = space.with_rows(_at_least(total, 1))
    try:
        return _least(space, part, total, Effort(_SEARCH))
    except TooLong:
        pass
    try:
        return _bounded(space, part, total, Effort(_BOUNDS))
    except TooLong:
        return Least(Fraction(0), (), reached=False, whole=False)


def _least(space: Space, part: Weights, total: Weights, effort: Effort) -> Least | None:
    limit = limit_share(space, part, total, effort)
    point = _search(space, total, None, effort)
    if point is None:
        return None
    share = Fraction(weigh(part, point), weigh(total, point))
    while True:
        target = share if limit is None else min(share, limit)
        better = _search(space, gap(part, total, target), 0 if target == share else 1, effort)
        if better is None:
            smallest = _smallest(space, part, total, target, point) if target == share else point
            return Least(target, smallest, reached=target == share)
        point = better
        share = Fraction(weigh(part, point), weigh(total, point))


def _bounded(space: Space, part: Weights, total: Weights, effort: Effort) -> Least | None:
    """The least share where parts of seats are allowed: no share of whole seats is less."""
    loose = relaxed(space, total, effort)
    if loose is None:
        return None
    share = fractional_share(space, part, total, ratio(part, total, loose[1]), effort)
    return Least(share, (), reached=False, whole=False)


def _at_least(weights: Weights, least: int) -> Row:
    return Row({at: -weight for at, weight in weights.items()}, -least)


def _smallest(space: Space, part: Weights, total: Weights, share: Fraction, point: Point) -> Point:
    """The smallest numbers with that share, as far as they are soon found."""
    same = space.with_rows(Row(gap(part, total, share), 0))
    try:
        return _search(same, total, weigh(total, point), Effort(_SMALLEST)) or point
    except TooLong:
        return point


def _search(space: Space, goal: Weights, best: int | None, effort: Effort) -> Point | None:
    """The whole numbers with the least value of a goal, if it is below `best`; nodes with least bound first.

    Raises:
        TooLong: the effort did not do.
    """
    found: Point | None = None
    heap: list[tuple[int, int, Space, list[Fraction]]] = []
    made = 0

    def put(each: Space) -> None:
        nonlocal made
        made += 1
        effort.spend(len(each.lows))
        try:
            loose = relaxed(each, goal, effort)
        except Unlimited:  # cannot be where the goal was made with the limit in mind
            raise TooLong from None
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
