"""What is known of a board while its rules are being read: groups of seats, size, quotas, and the facts behind.

A group of seats is told by keys: its own name ("S:elected trustee"), the way to it ("W:co-opted"), the office
("O:treasurer"), the people it is for ("P:full member"), or the clause that makes it ("clause:18.2"). Two
statements that share a key are about the same seats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.records import Fact, Limit, Quota, Quote, Who

Keys = frozenset[str]
OFFICERS = "O:officers"
COOPTED, ELECTED = "W:co-opted", "W:elected"
WHOLE: Keys = frozenset()


@dataclass(slots=True)
class Group:
    """A group of seats while it is being read; `like`: the seats whose holders must be of the same kind."""

    name: str
    keys: set[str]
    low: int | None = None
    high: int | None = None
    unlimited: bool = False
    who: Who | None = None
    votes: bool = True
    cap: Fraction | None = None
    cap_of: Keys | None = None
    listed: bool = False
    gone: bool = False
    like: Keys = frozenset()
    quotes: list[Quote] = field(default_factory=list)

    def narrow(self, low: int | None, high: int | None) -> None:
        """Take a further statement of the number into account: what was said first stands."""
        new_low = self.low if self.low is not None else low
        new_high = self.high if self.high is not None else high
        if new_low is None or new_high is None or new_low <= new_high:
            self.low, self.high = new_low, new_high


@dataclass(slots=True)
class Draft:
    """One document's board so far."""

    groups: list[Group] = field(default_factory=list)
    size: Group = field(default_factory=lambda: Group("the board", set()))
    quotas: list[tuple[Keys, Quota]] = field(default_factory=list)
    limits: list[tuple[Keys, Keys, Limit]] = field(default_factory=list)  # of which seats, a share of which
    conflicts: list[tuple[Quote, Quote]] = field(default_factory=list)  # two statements that cannot both hold
    facts: list[Fact] = field(default_factory=list)
    listed: bool = False  # a list says what the board consists of, and so that there is nobody else
    every_seat: Who | None = None
    rest: Who | None = None  # who may hold the seats of which nothing else is said
    aliases: dict[str, frozenset[str]] = field(
        default_factory=dict
    )  # of a seat's name: the clauses it is defined by

    def find(self, keys: Iterable[str]) -> Group | None:
        """The group that shares a key."""
        wanted = set(keys)
        for key in tuple(wanted):
            wanted |= self.aliases.get(key, frozenset())
        return next((group for group in self.groups if group.keys & wanted), None)

    def at_clause(self, clause: str) -> Group | None:
        """The group that a clause, or a clause around it, makes: for 18.1(a) that of 18.1, else that of 18."""
        for each in around(clause):
            found = [group for group in self.groups if f"clause:{each}" in group.keys]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def find_all(self, keys: Iterable[str]) -> list[Group]:
        """Every group that shares a key."""
        wanted = set(keys)
        for key in tuple(wanted):
            wanted |= self.aliases.get(key, frozenset())
        if OFFICERS in wanted and not any(OFFICERS in group.keys for group in self.groups):
            wanted |= {key for group in self.groups for key in group.keys if _is_office(key)}
        return [group for group in self.groups if group.keys & wanted]

    def add(
        self, name: str, keys: Iterable[str], low: int | None, high: int | None, sentence: Sentence
    ) -> Group:
        """Record that there are so many seats of a group, made where it is new."""
        keys = set(keys)
        for key in tuple(keys):
            keys |= self.aliases.get(key, frozenset())
        group = self.find(keys)
        if group is None:
            group = Group(name, keys)
            self.groups.append(group)
        group.keys |= keys
        group.narrow(low, high)
        group.quotes.append(quote_of(sentence))
        self.note("seats", f"{group.name}: {in_words(low, high)}", sentence)
        return group

    def set_size(self, low: int | None, high: int | None, sentence: Sentence) -> None:
        """Record how large the whole board is."""
        self.size.narrow(low, high)
        self.size.quotes.append(quote_of(sentence))
        self.note("size", in_words(low, high), sentence)

    def note(self, says: str, what: str, sentence: Sentence) -> None:
        """Keep a step of the trace."""
        self.facts.append(Fact(says, what, quote_of(sentence)))


_POSTS = ("manager", "executive", "director", "coordinator", "co-ordinator", "clerk", "delegate")


def _is_office(key: str) -> bool:
    """True of the key of an office that an election fills, and not of a post in the body's pay."""
    return key.startswith("O:") and not key.endswith(_POSTS)


def around(clause: str) -> list[str]:
    """A clause and those around it, innermost first: "18.1(a)", "18.1", "18"."""
    found = [clause]
    while True:
        inner = re.sub(r"(?:\(\w+\)|\.\w+| \w+)$", "", found[-1])
        if inner == found[-1] or not inner:
            return found
        found.append(inner)


def quote_of(sentence: Sentence) -> Quote:
    """Where a sentence stands."""
    return Quote(sentence.start, sentence.end)


def in_words(low: int | None, high: int | None) -> str:
    """A range in words for the trace."""
    if low is not None and low == high:
        return str(low)
    return f"{0 if low is None else low} to {'any number' if high is None else high}"
