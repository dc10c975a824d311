"""Seats that the board fills itself, and the limits on their number."""

from __future__ import annotations

import re

from ulo_classify.governance.board.cues import COOPTED, ELECTED, SHARES, has, name_of, text_of
from ulo_classify.governance.board.draft import Draft, Group, quote_of
from ulo_classify.governance.ranges import Range
from ulo_classify.governance.sentences import Sentence
from ulo_classify.language.mentions import Quantity

_MAY_ADD = re.compile(
    r" (?:may|can) (?:also |from time to time |at any time |by resolution |then )*"
    r"(?:co opt|coopt|add to itself|add to its number)"
    r"| may (?:\w+ ){0,3}appoint any (?:other |further )?(?:individual|person)"
    r"| may (?:\w+ ){0,3}appoint as (?:a )?(?:charity )?(?:trustee|director) any person"
    r"| (?:may|can) be co opted (?!to a |to any |on to a |onto a )"
)
_ADDS = re.compile(r" add to (?:itself|its number)| so added ")
_BECOMES = re.compile(
    r" (?:becomes?|is|shall be|shall become)(?: also)? an? (?:voting )?"
    r"(?:director|trustee|charity trustee|member of the (?:board|committee|council)) "
)
_BY_OFFICE = re.compile(r" (?:ex officio|by virtue of|by the appointment|becomes a) ")
_LIMIT = re.compile(
    r"\b(?:never|not|no)\b.{0,40}\b(?:more than|exceed|greater than)|up to|at most|maximum|exceed"
)


def read_additions(draft: Draft) -> None:
    """Read co-option without a number, and shares that co-opted seats may not pass."""
    for sentence in draft.sentences:
        text = text_of(sentence.units)
        if _MAY_ADD.search(text) and not has(text, "not_added") and draft.speaks_of_board(sentence.units):
            draft.add(COOPTED, Range(0, None, 0, 0), sentence)
    for sentence in draft.sentences:
        _read_cap(draft, sentence)
        _read_office(draft, sentence)


def _read_cap(draft: Draft, sentence: Sentence) -> None:
    """Read "the number of co-opted people must never be more than a third of the Elected Trustees"."""
    units, text = sentence.units, text_of(sentence.units)
    if " quorum " in text or " resolution " in text or not _LIMIT.search(text):
        return
    at = next(
        (at for at, unit in enumerate(units) if SHARES & unit.slots and isinstance(unit.value, Quantity)),
        None,
    )
    value = units[at].value if at is not None else None
    if at is None or not isinstance(value, Quantity):
        return
    bound = value.high if "at_most_quantity" in units[at].slots else value.low
    group = _group_meant(draft, sentence, text)
    if group is None or not 0 < bound < 1:
        return
    own = {name_of(unit) for unit in units[:at] if "own_seat" in unit.slots}
    based = {name_of(unit) for unit in units[at:] if "own_seat" in unit.slots} - {group.name} - own
    of_elected = bool(based) or " elected " in text_of(units[at:])
    group.cap = bound
    group.cap_of = frozenset(based or {ELECTED}) if of_elected else frozenset()
    group.quotes.append(quote_of(sentence))
    draft.note("limit", f"{group.name}: {bound} of {'the elected' if of_elected else 'the board'}", sentence)


def _read_office(draft: Draft, sentence: Sentence) -> None:
    """Read "The Treasurer becomes a Director by the appointment": one seat more, that goes with an office."""
    text = text_of(sentence.units)
    if sentence.item or not _BECOMES.search(text) or not _BY_OFFICE.search(text):
        return
    office = next((name_of(unit) for unit in sentence.units if "office" in unit.slots), "")
    appointed = " so appointed " in text
    if not (office or appointed or " ex officio " in text) or has(text, "no_vote"):
        return
    may = appointed or " may " in text[: text.find(" becom")] or " if " in text
    group = draft.add(f"the {office or 'person'} by office", Range(0 if may else 1, 1, 0, 0), sentence)
    group.who = "anyone"


def _group_meant(draft: Draft, sentence: Sentence, text: str) -> Group | None:
    if has(text, "coopted") or _ADDS.search(text):
        return draft.coopted()
    named = [name_of(unit) for unit in sentence.units if "own_seat" in unit.slots]
    if not named:
        return None
    appointed = named[0].startswith(("appointed", "additional", "added"))
    return draft.groups.get(named[0]) or (draft.groups.get(COOPTED) if appointed else None)
