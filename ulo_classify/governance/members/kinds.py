"""The classes of members of one document while they are read, and the general meeting that they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from ulo_classify.governance.patterns import entry, one_of
from ulo_classify.governance.records import Fact, Meeting, MemberClass, Quota, Quote, Who
from ulo_classify.governance.tagged import TOKEN, Tagged
from ulo_classify.governance.terms import Reader

BASE = "member"
DELEGATE = "delegate"
"""Those who vote for members, where only delegates do."""
_QUOTES = 2  # places shown for a class


_FILE = "members/words.toml"


def pattern(family: str) -> re.Pattern[str]:
    """A family of words.toml as one pattern."""
    return one_of(_FILE, family)


@cache
def word_list(family: str) -> tuple[str, ...]:
    """A family of words.toml."""
    return tuple(entry(_FILE, family))


@dataclass(slots=True)
class Kind:
    """A class of members while it is being read. `told`: who may belong to it was said in so many words."""

    name: str
    who: Who | None = None
    votes: bool | None = None
    cap: Fraction | None = None
    quotes: list[Quote] = field(default_factory=list)
    told: bool = False

    def note(self, quote: Quote) -> None:
        """Keep a place that says something of the class."""
        if quote not in self.quotes:
            self.quotes.append(quote)


@dataclass(frozen=True, slots=True)
class Only:
    """What is said of there being members beside the board at all.

    `sole`: the words for an outside body that is the only member.
    """

    sole: Quote | None = None
    trustees_alone: bool = False
    none: bool = False
    has_meetings: bool = False
    contradictory: bool = False


@dataclass(slots=True)
class Members:
    """What a document says of its members."""

    reader: Reader
    only: Only
    kinds: dict[str, Kind] = field(init=False)
    quotas: list[Quota] = field(default_factory=list)
    outsider: Quote | None = None
    conflict: bool = False
    every_class: bool = False  # members of every class vote, as one sentence says

    def __post_init__(self) -> None:
        """Begin with the classes that the document names."""
        who, terms = self.reader.tagger.who, self.reader.terms
        self.kinds = {
            # what a definition says by naming a clause, that clause will tell
            name: Kind(name, None if name in terms and terms[name].clauses else who.get(name))
            for name in self.reader.tagger.names.classes
        }
        self.kinds[BASE] = Kind(BASE)

    def classes(self) -> list[Kind]:
        """The classes, each once."""
        return list({kind.name: kind for kind in self.kinds.values()}.values())

    def merge(self, place: str, name: str) -> None:
        """Make two names for one class ("Part A", "Ill Member") one."""
        one, other = self.kinds.get(name), self.kinds.get(place)
        if one is None or other is None or one is other:
            return
        if one.who is None or other.told:
            one.who, one.told = other.who or one.who, one.told or other.told
        for quote in other.quotes:
            one.note(quote)
        self.kinds[place] = one

    def add(self, name: str) -> Kind:
        """The class of that name, a new one if it is none yet (a term that turns out to be a class)."""
        return self.kinds.setdefault(name, Kind(name, self.reader.tagger.who.get(name)))

    def named_in(self, tagged: Tagged, words: str, kinds: str = "CM") -> list[Kind]:
        """The classes that a piece of a sentence names, each once."""
        found = [tagged.tokens[int(match[2])] for match in TOKEN.finditer(words) if match[1] in kinds]
        named = [self.kinds[token.name] for token in found if token.name in self.kinds]
        return list({kind.name: kind for kind in named}.values())

    def voting(self) -> list[Kind]:
        """The classes that vote: those said to, else those not said not to, else all members."""
        named = [kind for kind in self.classes() if kind.name != BASE]
        sure = [kind for kind in named if kind.votes]
        base = self.kinds[BASE]
        if sure and self.every_class and len(sure) == 1:
            return [*sure, base]  # there is another class, whose name was not known
        if sure:
            return sure
        silent = [
            kind
            for kind in named
            if kind.votes is None
            and (
                self.is_class(kind) or (kind.who == "users" and kind.name in self.reader.tagger.names.classes)
            )
            and not any(word in kind.name for word in word_list("seldom_vote"))
        ]
        return silent if silent and not base.votes else [base]

    def is_class(self, kind: Kind) -> bool:
        """True of a class of members, not of relatives called family members or of seats on a committee."""
        if kind.told:
            return True
        if kind.name == BASE or kind.name not in self.reader.tagger.names.classes:
            return False
        if kind.name == "ordinary member":  # beside classes that are described, these sit on the committee
            return not any(each.told for each in self.classes() if each.name != BASE)
        words = "[ -]".join(re.escape(word) for word in re.split("[ -]", kind.name))
        return bool(re.search(rf"\b{words[0].upper()}(?i:{words[1:]})", self.reader.text))

    def voters(self) -> Who:
        """Who those are that vote at general meetings."""
        whose = {self.whose(kind) for kind in self.voting()}
        return whose.pop() if len(whose) == 1 else "anyone"

    def whose(self, kind: Kind) -> Who:
        """Who may belong to a class; where it is not said, whoever may be a member at all."""
        return kind.who or self.kinds[BASE].who or "anyone"

    def meeting(self) -> Meeting | None:
        """The general meeting, or None where the document knows no members beside the board."""
        only = self.only
        if only.sole is not None:
            return Meeting((MemberClass("the only member", "others", votes=True, quotes=(only.sole,)),))
        own_board = self.reader.tagger.names.own_board
        if self.conflict or only.trustees_alone or only.none or not only.has_meetings or own_board:
            return None
        voting = self.voting()
        known = [
            kind
            for kind in self.classes()
            if kind in voting or (kind.name != BASE and (kind.quotes or kind.told))
        ]
        classes = [
            MemberClass(kind.name, self.whose(kind), kind in voting, kind.cap, tuple(kind.quotes[:_QUOTES]))
            for kind in known
        ]
        if self.outsider is not None:
            classes.append(MemberClass("an outside body", "others", votes=True, quotes=(self.outsider,)))
        return Meeting(tuple(classes), tuple(self.quotas))

    def sole_member(self) -> tuple[Fact, ...]:
        """The fact that somebody outside is the only member, if it is so."""
        if self.only.sole is None:
            return ()
        return (Fact("controller", "there is one member only", self.only.sole),)


__all__ = ["BASE", "DELEGATE", "Kind", "Members", "Only", "pattern", "word_list"]
