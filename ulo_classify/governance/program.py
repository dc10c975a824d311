"""A board as whole numbers with conditions: how many seats in each group, and how many of them users hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ulo_classify.governance.records import Board, Holding, Quota, Quote, Seats
from ulo_classify.governance.relaxation import Space, Weights
from ulo_classify.governance.simplex import Row

Kind = Literal["size", "cap", "quota"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule as a row; it binds where less than `step` is left of it (one seat or user fewer breaks it)."""

    kind: Kind
    row: Row
    step: int
    quotes: tuple[Quote, ...]
    quota: Quota | None = None

    def binds(self, point: Sequence[int]) -> bool:
        """True if a board uses up what the rule leaves."""
        used = sum(weight * point[at] for at, weight in self.row.weights.items())
        return self.row.most - used < self.step


class Program:
    """The boards that obey some rules.

    Args:
        board: the board.
        seats: the groups that its size and caps count: all of them, or those with a vote.
    """

    def __init__(self, board: Board, seats: Sequence[Seats]) -> None:
        self.board = board
        self.seats = tuple(seats)
        open_groups = [at for at, group in enumerate(seats) if group.votes and group.who == "anyone"]
        self._users_in = {at: len(seats) + place for place, at in enumerate(open_groups)}
        self.votes: Weights = {at: 1 for at, group in enumerate(seats) if group.votes}
        self.users: Weights = {
            self._users_in.get(at, at): 1
            for at, group in enumerate(seats)
            if group.votes and group.who != "others"
        }
        self.conditions = tuple(self._conditions())

    @property
    def others(self) -> Weights:
        """Weights of the votes that users do not hold."""
        return _less(self.votes, self.users)

    def space(self, conditions: Iterable[Condition] | None = None) -> Space:
        """All boards, under every condition or under some of them."""
        lows = [group.low for group in self.seats] + [0] * len(self._users_in)
        highs = [None if group.high is None else max(group.low, group.high) for group in self.seats]
        highs += [highs[at] for at in self._users_in]
        rows = [Row({held: 1, at: -1}, 0) for at, held in self._users_in.items()]
        rows += [each.row for each in (self.conditions if conditions is None else conditions)]
        return Space(tuple(lows), tuple(highs), tuple(rows))

    def holdings(self, point: Sequence[int]) -> tuple[Holding, ...]:
        """A board in numbers, group by group; empty for no board."""
        return tuple(
            Holding(group, point[at], self._held(group, at, point))
            for at, group in enumerate(self.seats)
            if point
        )

    def _held(self, group: Seats, at: int, point: Sequence[int]) -> int:
        if group.who == "users":
            return point[at]
        return point[self._users_in[at]] if at in self._users_in else 0

    def _conditions(self) -> Iterator[Condition]:
        everybody = dict.fromkeys(range(len(self.seats)), 1)
        board = self.board
        if board.high is not None:
            yield Condition("size", Row(everybody, board.high), 1, board.quotes)
        if board.low is not None:
            yield Condition("size", _at_least(everybody, board.low), 1, board.quotes)
        for at, group in enumerate(self.seats):
            if group.cap is not None:
                base = [
                    n for n, each in enumerate(self.seats) if not group.cap_of or each.name in group.cap_of
                ]
                weights = _less({at: group.cap.denominator}, dict.fromkeys(base, group.cap.numerator))
                yield Condition("cap", Row(weights, 0), max(weights[at], 1), group.quotes)
        for quota in board.quotas:
            yield from self._quota(quota)

    def _quota(self, quota: Quota) -> Iterator[Condition]:
        inside = [
            at
            for at, group in enumerate(self.seats)
            if group.votes and (not quota.of or group.name in quota.of)
        ]
        votes: Weights = dict.fromkeys(inside, 1)
        within = {self._users_in.get(at, at) for at in inside}
        held: Weights = {at: 1 for at in self.users if at in within}
        held = _less(votes, held) if quota.who == "others" else held
        if quota.count is not None:
            weights, least, step = held, quota.count, 1
        else:
            share = quota.share or Fraction(0)
            step = share.denominator
            weights = _less(
                {at: step * each for at, each in held.items()}, dict.fromkeys(inside, share.numerator)
            )
            least = 1 if quota.over else 0
        if quota.most:
            most = -least if quota.count is None else least
            yield Condition("quota", Row(weights, most), step, quota.quotes, quota)
        else:
            yield Condition("quota", _at_least(weights, least), step, quota.quotes, quota)


def _less(weights: Weights, other: Weights) -> Weights:
    return {key: weights.get(key, 0) - other.get(key, 0) for key in weights.keys() | other.keys()}


def _at_least(weights: Weights, least: int) -> Row:
    return Row({at: -weight for at, weight in weights.items()}, -least)
