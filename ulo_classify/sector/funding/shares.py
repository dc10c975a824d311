"""Who gets which share of money and awards, with the range that unknown statuses leave.

The expected share follows from the probabilities. For its range statuses are drawn many times, one a body and
draw (and not an award), and the share is worked out in each draw: the middle 95 % of these are the range.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ulo_classify.sector.funding.kinds import KINDS
from ulo_classify.sector.funding.rules import rules

UNKNOWN = KINDS.index("unknown")
_SURE = 1 - 1e-9
_LEAST = 1e-9

Draws = npt.NDArray[np.int8]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Range:
    """An expected value, and the middle 95 % of the draws."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Split:
    """A sum by kind: how much of it, and its share. `known` is the share of bodies with a known status."""

    whole: float
    parts: tuple[Range, ...]
    shares: tuple[Range, ...]
    of_known: tuple[Range, ...]
    known: Range


class Beliefs:
    """What is known of each body's kind: its probabilities, and draws from them where it is not sure."""

    def __init__(self, chances: Sequence[Sequence[float]], seed: int) -> None:
        """Draw a kind for each body that is not sure, as often as rules.toml says.

        Args:
            chances: for each body the probability of each of `KINDS`.
            seed: of the random numbers; the same seed gives the same draws.
        """
        random = np.random.default_rng(seed)
        self.times = rules().draws
        self._chances = [np.asarray(row, dtype=float) for row in chances]
        self._drawn: dict[int, Draws] = {}
        for at, row in enumerate(self._chances):
            if row.max() <= _SURE:
                self._drawn[at] = random.choice(len(KINDS), size=self.times, p=row / row.sum()).astype(
                    np.int8
                )

    def expected(self, places: tuple[int, ...]) -> Floats:
        """The probability of each kind: of several bodies, that all are of it; what is left is unknown."""
        found = np.prod([self._chances[at] for at in places], axis=0) if places else np.zeros(len(KINDS))
        found[UNKNOWN] = 1 - found[:UNKNOWN].sum()
        return found

    def kinds(self, places: tuple[int, ...]) -> int | Draws:
        """The kind in each draw; a number, where it is the same in all."""
        each = [self._drawn.get(at, int(self._chances[at].argmax())) for at in places]
        if not each:
            return UNKNOWN
        first = each[0]
        for other in each[1:]:
            first = np.where(np.equal(first, other), first, UNKNOWN).astype(np.int8)
        return first if isinstance(first, int) or first.ndim else int(first)


def split(values: Iterable[tuple[tuple[int, ...], float]], beliefs: Beliefs) -> Split:
    """Split a sum by kind.

    Args:
        values: for each award the places of its recipients, and what it counts: an amount, or 1. An award to
            several bodies is of a kind where all of them are, else unknown: how it was shared is not told.
        beliefs: what is known of the bodies.
    """
    by_body: dict[tuple[int, ...], float] = defaultdict(float)
    for places, value in values:
        by_body[places] += value
    drawn, expected = np.zeros((len(KINDS), beliefs.times)), np.zeros(len(KINDS))
    for places, value in by_body.items():
        drawn[beliefs.kinds(places), np.arange(beliefs.times)] += value
        expected += value * beliefs.expected(places)
    whole = float(sum(by_body.values()))
    known = whole - drawn[UNKNOWN]
    there = known > _LEAST * max(whole, 1.0)  # where none is known, there is no share of the known
    one = 1 / whole if whole else 0.0
    return Split(
        whole=whole,
        parts=tuple(_range(row, mean) for row, mean in zip(drawn, expected, strict=True)),
        shares=tuple(_range(row * one, mean * one) for row, mean in zip(drawn, expected, strict=True)),
        of_known=tuple(_range(row[there] / known[there]) for row in drawn[:UNKNOWN]),
        known=_range(known * one, (whole - expected[UNKNOWN]) * one),
    )


def _range(values: Floats, mean: float | None = None) -> Range:
    if not len(values):
        return Range(0.0, 0.0, 0.0)
    tail = (1 - rules().level) / 2
    low, high = np.quantile(values, [tail, 1 - tail])
    return Range(float(values.mean()) if mean is None else float(mean), float(low), float(high))


@dataclass(frozen=True)
class Concentration:
    """How much of a sum the largest recipients take. `hhi` is the sum of squared shares, from 0 to 10,000.

    `equal` is the number of equal recipients that would give the same: 10,000 by `hhi`.
    """

    recipients: int
    whole: float
    top: tuple[tuple[int, float], ...]
    hhi: float
    equal: float


def concentration(values: Sequence[tuple[tuple[int, ...], float]]) -> Concentration:
    """The concentration of a sum among its recipients; those of one joint award count as one."""
    by_body: dict[tuple[int, ...], float] = defaultdict(float)
    for places, value in values:
        by_body[places] += value
    sums = sorted(by_body.values(), reverse=True)
    whole = sum(sums)
    if not whole:
        return Concentration(len(sums), 0.0, (), 0.0, 0.0)
    squares = sum((each / whole) ** 2 for each in sums)
    top = tuple((number, sum(sums[:number]) / whole) for number in rules().top)
    return Concentration(len(sums), whole, top, 10_000 * squares, 1 / squares)
