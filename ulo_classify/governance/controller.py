"""Who else can overrule: a parent, minister, trust, funder or sole member above a board that users fill.

"Users' majority on a body that somebody else appoints or can overrule is `user_group`, not `user_led`" (the
table of GC7: independence, CRPD/C/GC/7 para 11(c)). A controller is told by what it may do to the board, its
decisions or its rules, not by its seats.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from ulo_classify.governance.records import Fact, Quote
from ulo_classify.governance.sentences import Sentence
from ulo_classify.language.patterns import Unit

_PARTIES = frozenset({"host", "authority", "parent"})
_AFTER = 14  # units after a party in which its act stands
_TITLE = 300  # characters in which a document names the body itself
_CLOSE = 20  # characters
_BEFORE = 6  # units before a party in which "removed by", "consent of" stands


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    source = resources.files(__package__).joinpath("controller.toml").read_text(encoding="utf-8")
    return {key: tuple(words) for key, words in tomllib.loads(source).items()}


def _has(text: str, family: str) -> bool:
    return any(f" {cue} " in text for cue in _cues()[family])


def _words(units: Sequence[Unit]) -> str:
    return f" {' '.join(unit.word for unit in units)} ".replace("_", " ")


def read_controllers(text: str, sentences: Sequence[Sentence]) -> tuple[Fact, ...]:
    """What somebody outside may do to the board, in the order of the document."""
    title = text[:_TITLE].lower()
    found = (
        _act(sentence, at)
        for sentence in sentences
        for at, unit in enumerate(sentence.units)
        if (_PARTIES & unit.slots and not _is_regulator(unit)) or _is_named(sentence.units, at, title)
    )
    return tuple({fact.quote: fact for fact in found if fact is not None}.values())


def _is_named(units: Sequence[Unit], at: int, title: str) -> bool:
    """True of another organisation by its name: "the Larchmere *Trust*", where the title has no Larchmere."""
    if not at or not {"org", "capital"} <= units[at].slots or _is_regulator(units[at]):
        return False
    return units[at - 1].slots == {"capital"} and units[at - 1].word not in title


def _is_regulator(unit: Unit) -> bool:
    """True of regulators, courts and the members' own meetings: no one of them is a parent."""
    word = unit.word.removeprefix("the_").replace("_", " ")
    return word in _cues()["regulators"] or word in _cues()["meetings"]


def _is_denied(units: Sequence[Unit], at: int) -> bool:
    """True of "no funder may ...", "no condition may give a funder ..."."""
    opening = units[:1] if at < _BEFORE else ()
    return bool({"no", "nor"} & {unit.word for unit in (*opening, *units[max(0, at - 2) : at])})


def _act(sentence: Sentence, at: int) -> Fact | None:
    """What the party at a unit may do, or None."""
    units = sentence.units
    whole = _words(units)
    if _has(whole, "denied") or not _has(whole, "upon") or _is_denied(units, at):
        return None
    after, before = _words(units[at + 1 : at + _AFTER]), _words(units[max(0, at - _BEFORE) : at])
    subject = any("modal" in unit.slots for unit in units[at + 1 : at + 6]) or at < _BEFORE
    quote = Quote(sentence.start, sentence.end)
    party = units[at].word.replace("_", " ")
    if subject and _has(after, "acts"):
        return Fact("controller", f"{party} acts on the board", quote)
    if _has(before, "passive") or _has(after[:_CLOSE], "at_will"):
        return Fact("controller", f"{party} removes or overrules", quote)
    if (_has(before, "leave") or _has(after, "leave")) and _has(whole, "leave_for"):
        return Fact("controller", f"leave of {party} is needed", quote)
    return None
