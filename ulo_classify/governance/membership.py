"""Members: the classes there are, who may belong to each, and which of them vote."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib import resources

from ulo_classify.governance.definitions import singular
from ulo_classify.governance.glossary import Term
from ulo_classify.governance.records import Fact, Meeting, MemberClass, Quote, Who
from ulo_classify.governance.sentences import Sentence
from ulo_classify.governance.who import admits
from ulo_classify.language.mentions import Quantity
from ulo_classify.language.patterns import Unit

_BASE = "member"
_MEETINGS = re.compile(
    r"general meeting|annual meeting|members.? meeting|assembly|convention|congress|\bAGM\b", re.IGNORECASE
)
_NAME = r"(?:(?:[A-Z][\w&'’-]+|of|and|the|The)[ ,]+){1,8}(?:\([^)]*\) |[^.;()]{0,100}, )?"
_SOLE = re.compile(
    rf"{_NAME}(?:is|shall be)(?: and shall (?:always )?remain)? the (?:sole|only|one)(?: corporate| legal)?"
    r" [Mm]ember\b(?! of the (?:[Bb]oard|[Cc]ommittee))"
    r"|[Tt]here is one [Mm]ember(?:,| and)[^.;]{0,60}[A-Z]"
    r"|(?:sole|only)(?: corporate)? [Mm]ember (?:of the [\w ]{3,30} )?(?:is|shall be) (?:the )?[A-Z]"
)
_TRUSTEES_ALONE = re.compile(
    r"(?:[Tt]rustees|[Dd]irectors) (?:for the time being )?(?:are|shall be) the (?:only )?members"
    r"|(?:no|not have any) (?:body of )?members (?:other than|apart from|besides)"
    r"|members[^.;]{0,60} (?:consist of|are) those who are its charity trustees"
    r"|only (?:voting )?members (?:are|shall be)[^.;]{0,20} (?:trustees|directors)"
)
_CAPPED = re.compile(
    r" (?:never|not|no) .{0,50}(?:exceed|more than|greater than)|no more than|at most|up to|exceed"
)
_LONGEST_NAME = 80


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    source = resources.files(__package__).joinpath("membership.toml").read_text(encoding="utf-8")
    return {key: tuple(words) for key, words in tomllib.loads(source).items()}


def _find(text: str, family: str) -> re.Match[str] | None:
    """The first cue of a family in words with blanks around them."""
    return re.search(r" (?:" + "|".join(map(re.escape, _cues()[family])) + ") ", text)


@dataclass(slots=True)
class Kind:
    """A class of members while it is being read."""

    name: str
    who: Who | None = None
    votes: bool | None = None
    cap: Fraction | None = None
    quotes: list[Quote] = field(default_factory=list)


class Classes:
    """The classes of members of one document.

    Args:
        text: the document.
        sentences: its sentences, with its own terms known.
        terms: the terms that it defines.
    """

    def __init__(self, text: str, sentences: Sequence[Sentence], terms: Mapping[str, Term]) -> None:
        self._has_meetings = bool(_MEETINGS.search(text))
        self._trustees_alone = bool(_TRUSTEES_ALONE.search(text))
        self._sole = _SOLE.search(text)
        self.kinds = {
            term.name: Kind(term.name, term.who, quotes=[term.meaning])
            for term in terms.values()
            if "own_class" in term.slots and term.name != _BASE
        }
        base = terms.get(_BASE)
        self.kinds[_BASE] = Kind(_BASE, base.who if base else None)
        for sentence in sentences:
            words = f" {' '.join(sentence.words)} ".replace("_", " ")
            self._read_who(sentence, words)
            self._read_votes(sentence, words)
            self._read_cap(sentence, words)

    def known(self, unit: Unit) -> Unit:
        """A unit for members, with the slots of users where only users can be such members."""
        kind = self._kind_of(unit) if "membership" in unit.slots and "users" not in unit.slots else None
        if kind is None:
            return unit
        by_who = {"users": {"users", "user_noun"}, "others": {"nonuser"}}
        slots = unit.slots | {"own_class"} | by_who.get(kind.who or "", set())
        return Unit(unit.word, frozenset(slots), unit.start, unit.end, unit.value)

    def voters(self) -> Who:
        """Who those are that vote at general meetings."""
        whose = {kind.who or "anyone" for kind in self._voting()}
        return whose.pop() if len(whose) == 1 else "anyone"

    def meeting(self) -> Meeting | None:
        """The general meeting, or None where the document knows no members beside the board."""
        if self._sole is not None:
            only = MemberClass(
                self._sole[0][:_LONGEST_NAME], "others", votes=True, quotes=(_quote(self._sole),)
            )
            return Meeting((only,))
        voting = self._voting()
        if not voting or self._trustees_alone or not self._has_meetings:
            return None
        known = [kind for kind in self.kinds.values() if kind.quotes or kind in voting]
        return Meeting(
            tuple(
                MemberClass(kind.name, kind.who or "anyone", kind in voting, kind.cap, tuple(kind.quotes[:2]))
                for kind in known
            )
        )

    def sole_member(self) -> tuple[Fact, ...]:
        """The fact that somebody outside is the only member, if it is so."""
        if self._sole is None:
            return ()
        return (Fact("controller", "there is one member only", _quote(self._sole)),)

    def _voting(self) -> list[Kind]:
        """The classes that vote: those said to, else those not said not to, else all members."""
        named = [kind for kind in self.kinds.values() if kind.name != _BASE]
        if sure := [kind for kind in named if kind.votes]:
            return sure
        base = self.kinds[_BASE]
        silent = [
            kind
            for kind in named
            if kind.votes is None and not any(word in kind.name for word in _cues()["seldom_vote"])
        ]
        if silent and base.who is None:
            return silent
        return [base] if base.quotes or base.votes else silent

    def _kind_of(self, unit: Unit) -> Kind | None:
        return self.kinds.get(singular(unit.word.replace("_", " ")).replace("membership", _BASE))

    def _classes_in(self, sentence: Sentence) -> list[Kind]:
        units = (unit for unit in sentence.units if {"membership", "nonvoting"} & unit.slots)
        kinds = (kind for unit in units if (kind := self._kind_of(unit)) is not None)
        return list({kind.name: kind for kind in kinds}.values())

    def _read_who(self, sentence: Sentence, words: str) -> None:
        """Read who may belong to a class: "Full Membership is open to ..."."""
        kinds = self._classes_in(sentence)
        if not kinds or not _find(words, "admits") or _find(words, "not_of_members"):
            return
        named = [kind for kind in kinds if kind.name != _BASE]
        kind = (named or kinds)[0]
        if kind.quotes and kind.who is not None and not _find(words, "again"):
            return
        described = [u for u in sentence.units if "membership" not in u.slots or self._kind_of(u) is None]
        who = admits(described)
        if who is not None and not (kind.who == "users" and kind.name != _BASE):
            kind.who = who
            kind.quotes.append(Quote(sentence.start, sentence.end))

    def _read_votes(self, sentence: Sentence, words: str) -> None:
        """Read whether a class votes."""
        if _find(words, "not_of_votes") and " general meeting" not in words:
            return
        denied, given = _find(words, "no_vote"), _find(words, "vote")
        limit = denied.start() if denied else given.end() if given else 0
        kind = self._class_before(sentence, limit)
        if kind is None:
            return
        if denied:
            kind.votes = False
            return
        everybody = kind.name == _BASE and _find(words, "everybody")
        for each in self.kinds.values() if everybody else (kind,):
            if each.votes is None:
                each.votes = True
                each.quotes.append(Quote(sentence.start, sentence.end))

    def _class_before(self, sentence: Sentence, limit: int) -> Kind | None:
        """The last class named before some words of a sentence."""
        at, found = 1, None
        for unit in sentence.units:
            if at >= limit:
                break
            if {"membership", "nonvoting"} & unit.slots:
                found = self._kind_of(unit) or found
            at += len(unit.word) + 1
        return found

    def _read_cap(self, sentence: Sentence, words: str) -> None:
        """Read "the votes of Supporting Members may never exceed one quarter of the votes"."""
        shares = (unit for unit in sentence.units if isinstance(unit.value, Quantity))
        share = next((unit for unit in shares if _is_part(unit)), None)
        kinds = self._classes_in(sentence)
        if share is None or not isinstance(share.value, Quantity) or not kinds or " votes " not in words:
            return
        if _CAPPED.search(words) and kinds[0].who != "users":
            kinds[0].cap = share.value.high if "at_most_quantity" in share.slots else share.value.low
            kinds[0].votes = True
            kinds[0].quotes.append(Quote(sentence.start, sentence.end))


def _is_part(unit: Unit) -> bool:
    value = unit.value
    return isinstance(value, Quantity) and (0 < value.low < 1 or 0 < value.high < 1)


def _quote(found: re.Match[str]) -> Quote:
    return Quote(*found.span())
