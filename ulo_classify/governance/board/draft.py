"""What is known of a board while its rules are being read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ulo_classify.governance.board.cues import COOPTED, cues, text_of
from ulo_classify.governance.membership import Classes
from ulo_classify.governance.ranges import Range
from ulo_classify.governance.records import Fact, Quota, Quote, Who
from ulo_classify.governance.sentences import Sentence
from ulo_classify.language.patterns import Unit

_HEADS = ("trustee", "director", "governor", "committee", "council", "board")
_COMMITTEES = frozenset({"committee", "board"})
_MANAGES = re.compile(
    r" (?:managed|manages?|control|controlled|governed|administered|affairs|business|responsible) "
)


@dataclass(slots=True)
class Group:
    """A group of seats while it is being read.

    `named`: the unit that names it; `letter`: the letter of its item in a list; `part`: it is a part of the
    elected seats, told by whom they are for.
    """

    name: str
    low: int | None = None
    high: int | None = None
    who: Who | None = None
    votes: bool = True
    named: Unit | None = None
    letter: str = ""
    part: bool = False
    cap: Fraction | None = None
    cap_of: frozenset[str] = frozenset()
    quotes: list[Quote] = field(default_factory=list)

    def narrow(self, found: Range) -> None:
        """Take a further statement of the number into account: what was said first stands."""
        low = self.low if self.low is not None else found.low
        high = self.high if self.high is not None else found.high
        if low is None or high is None or low <= high:
            self.low, self.high = low, high


class Draft:
    """One document's board: its groups of seats, its size and quotas so far, and the facts behind them.

    Args:
        text: the document.
        sentences: its sentences.
        classes: its classes of members.
        own_names: what a body without trustees or directors calls itself ("forum").
    """

    def __init__(
        self, text: str, sentences: Sequence[Sentence], classes: Classes, own_names: frozenset[str]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.classes = classes
        self.own_names = own_names
        self.heads = _heads(sentences)
        self.groups: dict[str, Group] = {}
        self.size = Group("")
        self.quotas: list[Quota] = []
        self.facts: list[Fact] = []
        self.is_listed = False  # a list says what the board consists of, and so that there is nobody else

    def add(self, name: str, found: Range, sentence: Sentence) -> Group:
        """Record that there are so many seats of a kind."""
        group = self.groups.setdefault(name, Group(name))
        group.narrow(found)
        group.quotes.append(quote_of(sentence))
        self.note("seats", f"{name}: {_in_words(found)}", sentence)
        return group

    def set_size(self, found: Range, sentence: Sentence) -> None:
        """Record how large the whole board is."""
        self.size.narrow(found)
        self.size.quotes.append(quote_of(sentence))
        self.note("size", _in_words(found), sentence)

    def note(self, says: str, what: str, sentence: Sentence) -> None:
        """Keep a step of the trace."""
        self.facts.append(Fact(says, what, quote_of(sentence)))

    def coopted(self) -> Group:
        """The co-opted seats, there being some."""
        return self.groups.setdefault(COOPTED, Group(COOPTED, 0))

    def speaks_of_board(self, units: Sequence[Unit]) -> bool:
        """True if any unit names the board or its members."""
        return any(self.is_board(units, at) for at in range(len(units)))

    def is_board(self, units: Sequence[Unit], at: int) -> bool:
        """True if a unit names the board or its members, not some other committee."""
        unit = units[at]
        before = units[at - 1] if at else None
        if "own_seat" in unit.slots or unit.word.removeprefix("the_") in self.own_names:
            return True
        if "membership" in unit.slots and self.own_names - _COMMITTEES:
            return True  # the members of a council or forum are those who sit on it
        if "membership" in unit.slots and before is not None:
            return before.word.replace("_", " ") in cues()["on_board"]
        if "board" not in unit.slots:
            return False
        return self._is_main(head_of(unit.word), before)

    def _is_main(self, head: str, before: Unit | None) -> bool:
        """True of the committee that governs, not of a "Finance Committee" below it."""
        if head in ("committee", "council") and head not in self.heads:
            return False
        named = head == "committee" and before is not None and before.slots == {"capital"}
        return before is None or not named or before.word in cues()["main_committee"]

    def described(self, units: Sequence[Unit]) -> list[Unit]:
        """Units that describe people, members known for users or others, words for the board left out."""
        known = (self.classes.known(unit) for unit in units)
        return [each for each in known if not {"board", "own_seat"} & each.slots or "users" in each.slots]


def quote_of(sentence: Sentence) -> Quote:
    """Where a sentence stands."""
    return Quote(sentence.start, sentence.end)


def head_of(word: str) -> str:
    """The plain noun of a word for the board: "management_committee" is a committee."""
    return next((head for head in _HEADS if head in word), word)


def _heads(sentences: Sequence[Sentence]) -> set[str]:
    """What the document calls its governing body: whoever manages its affairs, else whom it names most."""
    counts: dict[str, int] = {}
    managing: dict[str, int] = {}
    for sentence in sentences:
        manages = bool(_MANAGES.search(text_of(sentence.units)))
        for unit in sentence.units:
            if "board" in unit.slots:
                head = head_of(unit.word)
                counts[head] = counts.get(head, 0) + 1
                managing[head] = managing.get(head, 0) + manages
    used = {head for head, number in managing.items() if number}
    most = max(counts, key=lambda head: counts[head], default="")
    return {"board", *(used or {most})}


def _in_words(found: Range) -> str:
    low = "" if found.low is None else found.low
    return f"{low} to {'any number' if found.high is None else found.high}"
