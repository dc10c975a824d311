"""What rules say about votes, as light records: who may hold which seats, and which shares are reserved."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Who = Literal["users", "anyone", "others"]
"""Who may hold a seat or belong to a class: only users, anyone at all, or only people who are not users."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a fact stands: character offsets into the document's text, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the rules say, in a word and a figure, with where they say it: the steps of a trace."""

    says: str
    what: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Seats:
    """A group of seats with the same way to them.

    `low` and `high`: how many there are; `high` None where the rules set no limit. `cap`: at most this share
    of `cap_of` (names of other groups; empty for the whole board), as for co-opted seats.
    """

    name: str
    low: int
    high: int | None
    who: Who
    votes: bool = True
    cap: Fraction | None = None
    cap_of: frozenset[str] = frozenset()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Quota:
    """A share or number of seats that must be held by users (or by others, or that users may not exceed).

    `of`: names of groups, empty for the whole board. `over`: strictly more than the share. `most`: an upper
    bound and no lower one. `pool`: the share is one of those who fill at least this share of the seats, users
    and others counted together ("60% are users or relatives, and a majority of the 60% are users").
    """

    of: frozenset[str] = frozenset()
    share: Fraction | None = None
    count: int | None = None
    over: bool = False
    most: bool = False
    who: Who = "users"
    quotes: tuple[Quote, ...] = ()
    pool: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """How many seats some groups have together, whoever holds them: at most a number, or a share of others.

    `of`: names of the groups. `base`: names of those it is a share of, empty for the whole board. `over`: the
    share itself is not enough, or too much ("fewer than the elected"). `most`: an upper bound, else a lower
    one ("elected trustees must be a majority of the board").
    """

    of: frozenset[str]
    base: frozenset[str] = frozenset()
    share: Fraction | None = None
    count: int | None = None
    over: bool = False
    most: bool = True
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """A voting body: its groups of seats, its size, and the quotas and limits over it.

    `conflicts`: where rules stand that cannot be kept together and that nothing ranks; such a board has no
    share.
    """

    seats: tuple[Seats, ...]
    low: int | None = None
    high: int | None = None
    quotas: tuple[Quota, ...] = ()
    quotes: tuple[Quote, ...] = ()
    limits: tuple[Limit, ...] = ()
    conflicts: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberClass:
    """A class of members: who may belong, whether it votes; `cap`: its greatest share of all votes."""

    name: str
    who: Who
    votes: bool
    cap: Fraction | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """General meetings: the classes of members, and shares of votes or members reserved for users."""

    classes: tuple[MemberClass, ...]
    quotas: tuple[Quota, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """A group of seats on one board that obeys the rules: how many there are, and how many users hold."""

    group: Seats
    seats: int
    users: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest share of the votes that users can hold, and what had to be assumed.

    `example`: the least share as "7 of 12". `assumptions`: what was taken where the rules are silent, each
    only where it mattered. `worst` and `best`: the smallest boards with these shares, group by group; empty
    where no board has such a share (`low_reached`, `high_reached` False: larger and larger boards come near
    it, so that the share is always more than `low`, or less than `high`), and where no numbers
    are set, as for meetings. `deciding`: where the groups of seats, sizes and quotas stand that leave no room
    for a lesser share.
    """

    low: Fraction
    high: Fraction
    example: str = ""
    assumptions: tuple[str, ...] = ()
    worst: tuple[Holding, ...] = ()
    best: tuple[Holding, ...] = ()
    deciding: tuple[Quote, ...] = ()
    low_reached: bool = True
    high_reached: bool = True
