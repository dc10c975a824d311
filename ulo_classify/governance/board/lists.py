"""Seats in a list: "The Committee consists of: (a) ...; (b) ...", or the same inside one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.governance.board.cues import (
    COOPTED,
    ELECTED,
    LOOK,
    at_most,
    cues,
    has,
    is_conditional,
    is_reference,
    name_of,
    text_of,
)
from ulo_classify.governance.board.draft import Draft
from ulo_classify.governance.board.eligibility import whom
from ulo_classify.governance.ranges import Range, ranges_in
from ulo_classify.governance.sentences import Sentence
from ulo_classify.governance.who import admits
from ulo_classify.language.patterns import Unit

_LETTER = re.compile(r"\s*\(?([a-z])[.)]")
_OF_WHOM = re.compile(r" of (?:whom|which|these|them) ")
_INSIDE = re.compile(r" (?:being|elected|chair|manager|director of|chief) ")
_NAME = 60  # characters of an item that name its seats


def lists_seats(draft: Draft, sentence: Sentence) -> bool:
    """True of an item under words such as "The Committee consists of:"."""
    lead = text_of(sentence.lead)
    last = text_of([unit for unit in sentence.lead[-4:] if unit.word != ":"])
    opens = has(lead, "consist_of") or any(
        f" {cue} " in last and f" {cue} to " not in f"{last}to " for cue in cues()["lists"]
    )
    return opens and draft.speaks_of_board(sentence.lead) and not has(lead, "lists_not")


def read_item(draft: Draft, sentence: Sentence) -> None:
    """Read one item of a list of seats."""
    units, text = sentence.units, text_of(sentence.units)
    found = next((each for each in ranges_in(units) if not is_reference(units, each)), None)
    if has(text, "coopted"):
        draft.add(COOPTED, at_most(found) if found else Range(0, None, 0, 0), sentence)
        return
    if re.match(r" (?:any|such|those|the persons?(?: if any)?|the person) ", text) and not _INSIDE.search(
        text
    ):
        return  # what "any persons under Schedule 2" are is said there
    seat = next((unit for unit in units if "own_seat" in unit.slots), None)
    name = name_of(seat) if seat is not None else text.strip()[:_NAME]
    draft.is_listed = True
    group = draft.add(name, _number_of_item(draft, units, found), sentence)
    letter = _LETTER.match(draft.text[sentence.start : sentence.end])
    group.letter = letter[1] if letter else ""
    by_others = has(text, "appointed") or has(text, "ex_officio")
    who = whom(draft, units) if has(text, "item_who") or not has(text, "elected") else None
    if group.who is None:
        group.who = "anyone" if by_others and who is None else who if who != "anyone" or by_others else None
    group.votes = group.votes and not has(text, "no_vote")


def _number_of_item(draft: Draft, units: Sequence[Unit], found: Range | None) -> Range:
    """How many seats an item stands for: its number, one to each region, or the offices it names."""
    offices = sum("office" in unit.slots and "membership" not in unit.slots for unit in units)
    if found is not None and found.low == 1 == found.high:
        found = None if offices > 1 else found
    if found is None or found.low == 1 == found.high:
        found = _one_from_each(draft, units) or found
    if found is not None:
        return found if found.low is not None else Range(0, found.high, 0, 0)
    if " if any " in text_of(units):
        return Range(0, None, 0, 0)
    return Range(max(1, offices), max(1, offices), 0, 0)


def _one_from_each(draft: Draft, units: Sequence[Unit]) -> Range | None:
    """The number of seats in "one Regional Director from each Region": as many as there are regions."""
    each = next((at for at, unit in enumerate(units[1:-1], 1) if unit.word == "each"), None)
    if each is None or units[each - 1].word not in ("from", "for", "in", "by", "of"):
        return None
    stem = units[each + 1].word.rstrip("s")
    for sentence in draft.sentences:
        for found in ranges_in(sentence.units):
            after = sentence.units[found.last : found.last + 3]
            if stem in {unit.word.strip('"“”').rstrip("s") for unit in after} and not is_reference(
                sentence.units, found
            ):
                return found
    return None


def read_inline(draft: Draft, sentence: Sentence) -> bool:
    """Read "The Board consists of five members from the north, four from the south and up to two ..."."""
    units, text = sentence.units, text_of(sentence.units)
    counts = [
        each
        for each in ranges_in(units)
        if not is_reference(units, each) and not is_conditional(units, each.first)
    ]
    if len(counts) < 2 or not has(text, "consist_of") or _OF_WHOM.search(text):
        return False
    verb = next((at for at, unit in enumerate(units) if has(text_of([unit]), "consist_of")), 0)
    if verb > counts[0].first or not any(draft.is_board(units, at) for at in range(verb)):
        return False
    draft.is_listed = True
    ends = [*(each.first for each in counts[1:]), len(units)]
    for found, end in zip(counts, ends, strict=True):
        _read_part(draft, sentence, found, units[found.last : end])
    return True


def _read_part(draft: Draft, sentence: Sentence, found: Range, part: Sequence[Unit]) -> None:
    seat = next((unit for unit in part if "own_seat" in unit.slots), None)
    if has(text_of(part), "coopted"):
        draft.add(COOPTED, at_most(found), sentence)
        return
    if has(text_of(part[:3]), "elected"):
        draft.add(ELECTED, found, sentence)
        return
    name = name_of(seat) if seat is not None else text_of(part[: LOOK - 1]).strip(" ,;.")
    group = draft.add(name, found, sentence)
    group.named = seat
    who = admits(draft.described([unit for unit in part if "people" not in unit.slots]))
    group.who = group.who or (who if who in ("users", "others") else None)
