"""A board as whole numbers with conditions: how many seats in each group, and how many of them users hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from ulo_classify.governance.records import Board, Holding, Limit, Quota, Quote, Seats
from ulo_classify.governance.relaxation import Space, Weights
from ulo_classify.governance.simplex import Row

Kind = Literal["size", "cap", "limit", "quota"]


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

    Groups of seats that no rule tells apart are counted as one (a rule that knows only their sum cannot tell
    a board from another), so that a list of sixty kinds of seat is no harder than three.

    Args:
        board: the board.
        seats: the groups that its size and caps count: all of them, or those with a vote.
    """

    def __init__(self, board: Board, seats: Sequence[Seats]) -> None:
        self.board = board
        self.groups = tuple(seats)
        self._parts = _alike(board, seats)
        self.seats = tuple(_merged([seats[at] for at in part]) for part in self._parts)
        self._places = {at: place for place, part in enumerate(self._parts) for at in part}
        open_groups = [at for at, group in enumerate(self.seats) if group.votes and group.who == "anyone"]
        self._users_in = {at: len(self.seats) + place for place, at in enumerate(open_groups)}
        pooled = [quota for quota in board.quotas if quota.pool is not None]
        first = len(self.seats) + len(open_groups)
        self._pools = {id(quota): first + place for place, quota in enumerate(pooled)}  # seats in each pool
        self.votes: Weights = {at: 1 for at, group in enumerate(self.seats) if group.votes}
        self.users: Weights = {
            self._users_in.get(at, at): 1
            for at, group in enumerate(self.seats)
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
        highs = [group.high for group in self.seats]
        highs += [highs[at] for at in self._users_in]
        lows += [0] * len(self._pools)
        highs += [None] * len(self._pools)
        rows = [Row({held: 1, at: -1}, 0) for at, held in self._users_in.items()]
        rows += [each.row for each in (self.conditions if conditions is None else conditions)]
        return Space(tuple(lows), tuple(highs), tuple(rows))

    def holdings(self, point: Sequence[int]) -> tuple[Holding, ...]:
        """A board in numbers, group by group in the order of the rules; empty for no board."""
        if not point:
            return ()
        found: dict[int, Holding] = {}
        for place, part in enumerate(self._parts):
            left = point[place] - sum(self.groups[at].low for at in part)
            users = self._held(place, point)
            for at in part:
                group = self.groups[at]
                room = left if group.high is None else min(left, max(group.high - group.low, 0))
                held = min(users, group.low + room)
                found[at] = Holding(group, group.low + room, held)
                left, users = left - room, users - held
        return tuple(found[at] for at in range(len(self.groups)))

    def _held(self, place: int, point: Sequence[int]) -> int:
        if self.seats[place].who == "users":
            return point[place]
        return point[self._users_in[place]] if place in self._users_in else 0

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
        for limit in board.limits:
            yield from self._limit(limit)
        for quota in board.quotas:
            yield from self._quota(quota)

    def _limit(self, limit: Limit) -> Iterator[Condition]:
        every = range(len(self.groups))
        held: Weights = dict.fromkeys(self._named(limit.of, every), 1)
        if not limit.of:  # nobody is limited; a name that means no seats is another matter
            return
        least, step = limit.count or 0, 1
        if limit.count is None and limit.share is not None:
            step = limit.share.denominator
            base = dict.fromkeys(self._named(limit.base, every), limit.share.numerator)
            held = _less({at: step for at in held}, base)
        if limit.over:
            least += -1 if limit.most else 1
        row = Row(held, least) if limit.most else _at_least(held, least)
        yield Condition("limit", row, step, limit.quotes)

    def _quota(self, quota: Quota) -> Iterator[Condition]:
        voting = [at for at, group in enumerate(self.groups) if group.votes]
        inside = self._named(quota.of, voting)
        votes: Weights = dict.fromkeys(inside, 1)
        within = {self._users_in.get(at, at) for at in inside}
        held: Weights = {at: 1 for at in self.users if at in within}
        held = _less(votes, held) if quota.who == "others" else held
        if quota.count is not None:
            weights, least, step = held, quota.count, 1
        else:
            share = quota.share or Fraction(0)
            step = share.denominator
            base: Weights = dict.fromkeys(inside, share.numerator)
            if quota.pool is not None:
                pool = self._pools[id(quota)]
                filled = _less({pool: quota.pool.denominator}, dict.fromkeys(inside, quota.pool.numerator))
                yield Condition("quota", _at_least(filled, 0), quota.pool.denominator, quota.quotes)
                base = {pool: share.numerator}
            weights = _less({at: step * each for at, each in held.items()}, base)
            least = 1 if quota.over else 0
        if quota.most:
            most = -least if quota.count is None else least
            yield Condition("quota", Row(weights, most), step, quota.quotes, quota)
        else:
            yield Condition("quota", _at_least(weights, least), step, quota.quotes, quota)

    def _named(self, names: Set[str], among: Iterable[int]) -> list[int]:
        """The numbers that stand for some groups, all of them where none is named."""
        found = (self._places[at] for at in among if not names or self.groups[at].name in names)
        return list(dict.fromkeys(found))


def _alike(board: Board, seats: Sequence[Seats]) -> list[list[int]]:
    """Groups that no rule tells apart, by their indexes; a group with a cap of its own is alone."""
    scopes = [quota.of for quota in board.quotas] + [group.cap_of for group in seats if group.cap is not None]
    scopes += [scope for limit in board.limits for scope in (limit.of, limit.base)]
    parts: dict[tuple[object, ...], list[int]] = {}
    for at, group in enumerate(seats):
        meant = tuple(group.name in scope for scope in scopes)
        alone = at if group.cap is not None else None
        parts.setdefault((group.who, group.votes, alone, meant), []).append(at)
    return list(parts.values())


def _merged(groups: Sequence[Seats]) -> Seats:
    """Groups as one, with their numbers added up."""
    highs = [None if group.high is None else max(group.low, group.high) for group in groups]
    high = None if None in highs else sum(each for each in highs if each is not None)
    quotes = tuple(quote for group in groups for quote in group.quotes)
    return replace(groups[0], low=sum(group.low for group in groups), high=high, quotes=quotes)


def _less(weights: Weights, other: Weights) -> Weights:
    return {key: weights.get(key, 0) - other.get(key, 0) for key in weights.keys() | other.keys()}


def _at_least(weights: Weights, least: int) -> Row:
    return Row({at: -weight for at, weight in weights.items()}, -least)
