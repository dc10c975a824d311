"""The same numbers where parts of seats are allowed: bounds for the search, and for what it cannot finish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ulo_classify.governance.simplex import Effort, Row, minimise

Weights = dict[int, int]
"""How much each number counts in a sum; numbers that are left out count nothing."""


@dataclass(frozen=True, slots=True)
class Space:
    """Whole numbers with a least and a greatest value each (None for no limit), and rows that they obey."""

    lows: tuple[int, ...]
    highs: tuple[int | None, ...]
    rows: tuple[Row, ...]

    def with_rows(self, *rows: Row) -> Space:
        """The same space with further rows."""
        return replace(self, rows=(*self.rows, *rows))


def gap(part: Weights, total: Weights, share: Fraction) -> Weights:
    """Weights of `part - share * total`, made whole."""
    keys = part.keys() | total.keys()
    return {key: share.denominator * part.get(key, 0) - share.numerator * total.get(key, 0) for key in keys}


def weigh(weights: Weights, point: Sequence[int]) -> int:
    """A sum of whole numbers by their weights."""
    return sum(weight * point[at] for at, weight in weights.items())


def limit_share(space: Space, part: Weights, total: Weights, effort: Effort) -> Fraction | None:
    """The least share along a direction without end; None where the total cannot grow for ever."""
    free = {at: place for place, at in enumerate(at for at, high in enumerate(space.highs) if high is None)}
    if not free:
        return None
    rows = [_dense(row.weights, free) for row in space.rows]
    along = _dense(total, free)
    rows += [along, [-each for each in along]]
    limits = [Fraction(0)] * len(space.rows) + [Fraction(1), Fraction(-1)]
    found = minimise(_dense(part, free), rows, limits, effort)
    return found[0] if found else None


def _dense(weights: Weights, places: dict[int, int]) -> list[Fraction]:
    row = [Fraction(0)] * len(places)
    for at, weight in weights.items():
        if at in places:
            row[places[at]] = Fraction(weight)
    return row


def relaxed(space: Space, goal: Weights, effort: Effort) -> tuple[Fraction, list[Fraction]] | None:
    """The least value of a goal where parts of seats are allowed."""
    if any(high is not None and high < low for low, high in zip(space.lows, space.highs, strict=True)):
        return None
    loose = [at for at, (low, high) in enumerate(zip(space.lows, space.highs, strict=True)) if high != low]
    free = {at: place for place, at in enumerate(loose)}
    rows, limits = [], []
    for row in space.rows:
        room = row.most - weigh(row.weights, space.lows)
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
    found = minimise(_dense(goal, free), rows, limits, effort)
    if found is None:
        return None
    value, extra = found
    point = [Fraction(low) for low in space.lows]
    for at, place in free.items():
        point[at] += extra[place]
    return value + weigh(goal, space.lows), point


def fractional_share(
    space: Space, part: Weights, total: Weights, share: Fraction, effort: Effort
) -> Fraction:
    """The least share where parts of seats are allowed: no board of whole seats has less."""
    limit = limit_share(space, part, total, effort)
    share = share if limit is None else min(share, limit)
    while True:
        found = relaxed(space, gap(part, total, share), effort)
        if found is None or found[0] >= 0:
            return share
        share = ratio(part, total, found[1])


def ratio(part: Weights, total: Weights, point: Sequence[Fraction]) -> Fraction:
    """Two sums of the same numbers, one over the other."""
    upper = sum((weight * point[at] for at, weight in part.items()), Fraction(0))
    return upper / sum((weight * point[at] for at, weight in total.items()), Fraction(0))
