"""Who may hold the seats of each kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.governance.board.cues import (
    COOPTED,
    SHARES,
    SUBJECT,
    has,
    is_reference,
    keys_of,
    opens_with,
    text_of,
)
from ulo_classify.governance.board.draft import Draft, Group
from ulo_classify.governance.ranges import ranges_in
from ulo_classify.governance.records import Who
from ulo_classify.governance.sentences import Sentence
from ulo_classify.governance.who import admits
from ulo_classify.language.mentions import Quantity
from ulo_classify.language.patterns import Unit
from ulo_classify.language.reader import units_of_text

_THEMSELVES = re.compile(
    r"from among (?:themselves|their number|their own number)|from their own number|by and from "
)
_LISTED = re.compile(
    r"(?:mentioned|listed|named|referred to|described|specified|set out) in [^.;]{0,40}?\([a-z]\)[^.;]{0,30}"
)
_STANDING = re.compile(
    r" (?:may|can|to) (?:be nominated|stand)\b| candidates? (?:must|shall|for election)| standing for "
    r"| person standing | eligible (?:to be|for election|to stand|to serve|as an? )"
)
_OF_PERSONS = re.compile(r"(?!board_of).*(?:trustee|director|governor|member|officer|representative)")
_VERB = re.compile(r" (?:\w+ ){0,2}(?:must|shall|are|is|may|need not|elected|to)\b")
_ANY = re.compile(r" any (?:\w+ )?(?:person|persons|individual|member|one|of) | may be an? \w+ ")
_NAMED = frozenset(
    {"users", "user_noun", "user_adjective", "user_relation", "condition", "membership", "people", "family"}
    | {"professional", "nonuser", "mixed", "ally"}
)


def read_eligibility(draft: Draft) -> None:
    """Read who may hold which seats; where nothing is said, a rule on all seats, else anyone."""
    by_offset = _groups_by_offset(draft)
    every_seat: list[Who] = []
    last: list[Group] = []
    for sentence in draft.sentences:
        goes_on = opens_with(text_of(sentence.units), "anaphors")
        last = by_offset.get(sentence.start) or (last if goes_on else [])
        _read_sentence(draft, sentence, last if goes_on else [], every_seat)
    draft.size.who = "users" if every_seat[:1] == ["users"] else "anyone"
    for group in draft.groups.values():
        group.who = group.who or _unsaid(draft, group)


def _read_sentence(draft: Draft, sentence: Sentence, before: Sequence[Group], every_seat: list[Who]) -> None:
    units, text = sentence.units, text_of(sentence.units)
    if not has(text, "stand") or has(text, "not_of_seats") or has(text, "soft") or _has_share(units):
        return
    about = list(before) or _groups_meant(draft, sentence)
    general = not about and _is_of_all(draft, units)
    if general and any(not is_reference(units, each) for each in ranges_in(units)):
        return
    who = whom(draft, units) if about or general else None
    if who is None or (who == "anyone" and not (has(text, "open") or _ANY.search(text))):
        return
    draft.note("who", f"{', '.join(group.name for group in about) or 'every seat'}: {who}", sentence)
    for group in about:
        group.who = group.who or who
    if general:
        every_seat.append(who)


def whom(draft: Draft, units: Sequence[Unit]) -> Who | None:
    """Whom a sentence admits: those named after its verb, else those named before ("Only a member may")."""
    if _THEMSELVES.search(text_of(units)):
        return draft.classes.voters()
    verbs = (
        at for at, unit in enumerate(units) if "modal" in unit.slots or unit.word in ("are", "is", "need")
    )
    verb = next(verbs, 0)
    after, before = draft.described(units[verb:]), draft.described(units[:verb])
    return admits(after) if any(unit.slots & _NAMED for unit in after) else admits(before)


def _unsaid(draft: Draft, group: Group) -> Who:
    """Who holds seats of which nothing is said: those they are named after, else as for every seat."""
    if group.named is not None:
        words = [unit for units in units_of_text(group.name.rpartition(" ")[0], {}) for unit in units]
        if any("users" in unit.slots for unit in [draft.classes.known(group.named), *words]):
            return "users"
    added = group.name == COOPTED or group.name.startswith("appointed")
    return "anyone" if added else draft.size.who or "anyone"


def _groups_by_offset(draft: Draft) -> dict[int, list[Group]]:
    found: dict[int, list[Group]] = {}
    for group in draft.groups.values():
        for quote in group.quotes:
            found.setdefault(quote.start, []).append(group)
    return found


def _groups_meant(draft: Draft, sentence: Sentence) -> list[Group]:
    """The groups of seats that a sentence is about: named at its beginning, or in the heading above."""
    text, groups = text_of(sentence.units), draft.groups.values()
    listed = _LISTED.search(draft.text[sentence.start : sentence.end])
    if listed:
        letters = set(re.findall(r"\(([a-z])\)", listed[0]))
        return [group for group in groups if group.letter in letters]
    opening = text_of(sentence.units[:SUBJECT])
    whole = " only " in opening or any(f" {word} " in text for word in ("stand", "candidate", "candidates"))
    opening = text if whole else opening
    meant = [
        group for group in groups if not group.part and any(f" {k} " in opening for k in keys_of(group.name))
    ]
    if meant or not _is_of_all(draft, sentence.units):
        return meant
    heading = f" {sentence.heading.lower().replace('-', ' ')} "
    return [group for group in groups if any(f" {key} " in heading for key in keys_of(group.name))]


def _is_of_all(draft: Draft, units: Sequence[Unit]) -> bool:
    """True of words about every seat: "Trustees must be ...", "Only a member may stand"."""
    for at in range(min(SUBJECT, len(units))):
        of_something = "of" in [unit.word for unit in units[max(0, at - 2) : at]]
        subject = draft.is_board(units, at) and _OF_PERSONS.match(units[at].word) and not of_something
        if subject and _VERB.match(text_of(units[at + 1 : at + SUBJECT])):
            return True
    return bool(_STANDING.search(text_of(units)))


def _has_share(units: Sequence[Unit]) -> bool:
    """True of a sentence about a share: that is a quota and no rule on every seat."""
    values = [(unit, unit.value) for unit in units if isinstance(unit.value, Quantity)]
    return any(SHARES - {"share"} & unit.slots or 0 < value.low < 1 for unit, value in values)
