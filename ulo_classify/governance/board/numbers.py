"""How many: the size of the board, and the number of seats of each kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.governance.board.cues import (
    COOPTED,
    ELECTED,
    LOOK,
    NOUNS,
    at_most,
    cues,
    has,
    is_conditional,
    is_people,
    is_reference,
    keys_of,
    name_of,
    text_of,
)
from ulo_classify.governance.board.draft import Draft, head_of
from ulo_classify.governance.board.lists import lists_seats, read_inline, read_item
from ulo_classify.governance.ranges import Range, ranges_in
from ulo_classify.governance.sentences import Sentence
from ulo_classify.governance.who import admits
from ulo_classify.language.patterns import Unit

_GOES_ON = re.compile(
    r" (?:of (?:that|this|the|these|those|them|whom)|there|it|they"
    r"|the (?:remainder|rest|others?|\w+ (?:are|shall be)))\b"
)
_THE_NINE_ARE = re.compile(r" (?:the|these|those|of the) \w+ (?:are|shall be|persons are|members are)")
_THEMSELVES = re.compile(r" from (?:among |amongst )?(?:themselves|their (?:own )?number) ")
_BACK = 14  # units before a number in which the board that it counts stands
_NEAR, _AFTER = 12, 8


def read_numbers(draft: Draft) -> None:
    """Read every number that counts seats."""
    after_seats = False  # the sentence before was about the size or the seats
    for sentence in draft.sentences:
        known = len(draft.facts)
        if sentence.item and lists_seats(draft, sentence):
            read_item(draft, sentence)
            after_seats = False
            continue
        _read_sentence(draft, sentence, after_seats=after_seats)
        after_seats = len(draft.facts) > known


def _read_sentence(draft: Draft, sentence: Sentence, *, after_seats: bool) -> None:
    units, text = sentence.units, text_of(sentence.units)
    heading = sentence.heading.lower()
    if any(word in heading for word in cues()["decoy_headings"]) and not has(text, "consist"):
        return
    counts_first = bool(units) and bool({"number", "count"} & units[0].slots)
    goes_on = after_seats and (counts_first or bool(_GOES_ON.match(text)))
    if not (goes_on or draft.speaks_of_board(units) or has(text, "coopted")) or has(text, "soft"):
        return
    decoys = {word for word in cues()["decoys"] if f" {word} " in text}
    about_seats = any("own_seat" in unit.slots for unit in units) or has(text, "consist")
    if decoys - set(cues()["harmless"] if about_seats else ()):
        return
    if read_inline(draft, sentence):
        return
    for found in ranges_in(units):
        if not is_reference(units, found):
            _place(draft, sentence, found, goes_on=goes_on)


def _place(draft: Draft, sentence: Sentence, found: Range, *, goes_on: bool) -> None:
    """Decide what a number counts: a group of seats, or the whole board."""
    units, text = sentence.units, text_of(sentence.units)
    noun = _counted(draft, units, found)
    if noun is None:
        if goes_on and has(text, "elected"):
            draft.add(ELECTED, found, sentence)
        elif goes_on and not found.exact:
            draft.set_size(found, sentence)
        return
    one = found.low == 1 and found.high in (None, 1)
    if is_conditional(units, found.first) or (one and not has(text, "consist_of")):
        return
    if found.exact and _names_another_committee(draft, units):
        return
    if not _place_kind(draft, sentence, found, noun, goes_on=goes_on) and (
        _counts_board(draft, units, noun) or (goes_on and not found.exact)
    ):
        draft.set_size(found, sentence)


def _place_kind(draft: Draft, sentence: Sentence, found: Range, noun: int, *, goes_on: bool) -> bool:
    """Take a number as one of a kind of seat, if the words around it name one."""
    units = sentence.units
    unit, text = units[noun], text_of(units)
    near = text_of(units[max(0, found.first - _NEAR) : max(noun, found.last) + _AFTER])
    after = text_of(units[found.first : max(noun, found.last) + LOOK])
    becomes = _become(units, noun, found)
    if becomes is not None:
        _add_those_who_are(draft, sentence, found, becomes)
    elif "own_seat" in unit.slots:
        draft.add(name_of(unit), found, sentence).named = unit
    elif has(near, "coopted") or _adds(draft, units, found):
        draft.add(_named_above(draft, sentence) or COOPTED, at_most(found), sentence)
    elif (kind := _kind(units, found, noun)) and draft.is_board(units, noun) and has(text, "consist_of"):
        draft.add(kind, found, sentence)
    elif is_people(unit) and _lists_people(sentence, goes_on=goes_on):
        draft.add(name_of(unit), found, sentence).who = admits([draft.classes.known(unit)])
    elif has(near, "appointed") and not has(after, "elected") and not draft.is_board(units, 0):
        draft.add(_appointer(units), found, sentence)
    elif (chooser := _choose_among_themselves(draft, units, found)) is not None:
        group = draft.add(f"elected from {name_of(chooser)}", found, sentence)
        group.part, group.who = True, admits([chooser])
    elif has(after, "elected"):
        _add_elected(draft, sentence, found, noun)
    else:
        return False
    return True


def _add_those_who_are(draft: Draft, sentence: Sentence, found: Range, becomes: Unit) -> None:
    """Add the seats of "four trustees are Positive Trustees", "eight shall be Regular Members"."""
    if "own_seat" in becomes.slots:
        group = draft.add(name_of(becomes), found, sentence)
        group.named = becomes
        group.who = group.who or ("users" if "users" in becomes.slots else None)
    elif found.exact:
        group = draft.add(name_of(becomes), found, sentence)
        group.who, group.part = admits([draft.classes.known(becomes)]), True


def _add_elected(draft: Draft, sentence: Sentence, found: Range, noun: int) -> None:
    """Elected seats; where a further number is elected from one class only, that is a part of them."""
    rest = [draft.classes.known(unit) for unit in sentence.units[noun + 1 :]]
    chosen = next((unit for unit in rest if "own_class" in unit.slots), None)
    from_class = chosen is not None and " among " in text_of(sentence.units)
    if chosen is None or not (from_class and found.exact and ELECTED in draft.groups):
        draft.add(ELECTED, found, sentence)
        return
    group = draft.add(f"elected from {name_of(chosen)}", found, sentence)
    group.part, group.who = True, admits([chosen])


def _choose_among_themselves(draft: Draft, units: Sequence[Unit], found: Range) -> Unit | None:
    """The class in "The Full Members elect five trustees from among themselves"."""
    if not has(text_of(units[: found.first]), "elected") or not _THEMSELVES.search(text_of(units)):
        return None
    classes = (draft.classes.known(unit) for unit in units[: found.first])
    return next((unit for unit in classes if "own_class" in unit.slots), None)


def _named_above(draft: Draft, sentence: Sentence) -> str:
    """The kind of seat that the heading above a sentence names, if the board has such seats."""
    heading = f" {sentence.heading.lower().replace('-', ' ')} "
    named = (name for name in draft.groups if name not in (COOPTED, ELECTED))
    return next((name for name in named if any(f" {key} " in heading for key in keys_of(name))), "")


def _lists_people(sentence: Sentence, *, goes_on: bool) -> bool:
    """True of "the nine are three Peers, three Family Members and three Workers"."""
    text = text_of(sentence.units)
    listed = goes_on or has(text, "consist_of") or bool(_THE_NINE_ARE.match(text))
    return listed and sum(not is_reference(sentence.units, each) for each in ranges_in(sentence.units)) > 1


def _names_another_committee(draft: Draft, units: Sequence[Unit]) -> bool:
    return any(
        "board" in unit.slots
        and head_of(unit.word) in ("committee", "council")
        and not draft.is_board(units, at)
        for at, unit in enumerate(units)
    )


def _become(units: Sequence[Unit], noun: int, found: Range) -> Unit | None:
    """The seats in "four trustees are *Positive Trustees*", "eight shall be *Regular Members*"."""
    if any("be" in unit.slots for unit in units[found.last : noun]):
        return units[noun] if "own_seat" in units[noun].slots or is_people(units[noun]) else None
    plain = {"board", "people", "membership", "seats"} & units[noun].slots
    rest = units[noun + 1 : noun + LOOK] if plain else units[noun:]
    be = next((at for at, unit in enumerate(rest[:3]) if "be" in unit.slots), None)
    if be is None:
        return None
    after = rest[be + 1 : be + 4]
    return next((unit for unit in after if "own_seat" in unit.slots or is_people(unit)), None)


def _counts_board(draft: Draft, units: Sequence[Unit], noun: int) -> bool:
    """True of "the Board consists of nine people", "there shall be nine trustees"."""
    text = text_of(units)
    made = has(text, "consist_of") or bool(re.search(r" (?:board|committee|council) of ", text))
    plain = (
        draft.is_board(units, noun)
        or units[noun].word == "members"
        or (made and "people" in units[noun].slots)
    )
    people = {"users", "own_class", "family"} & units[noun].slots
    return plain and not people and draft.speaks_of_board(units) and has(text, "consist")


def _adds(draft: Draft, units: Sequence[Unit], found: Range) -> bool:
    """True of "the Board may appoint up to three further persons": the board fills these itself."""
    subject = any(draft.is_board(units, at) for at in range(min(found.first, 4)))
    text = text_of(units[max(0, found.first - LOOK) : found.last + 4])
    return subject and (has(text, "added") or " appoint " in text)


def _counted(draft: Draft, units: Sequence[Unit], found: Range) -> int | None:
    """Index of the noun that a number counts; None where it counts something else."""
    if text_of(units[found.last : found.last + 2]) in (" of us ", " of them "):
        return None
    for at in range(found.last, min(len(units), found.last + LOOK)):
        unit = units[at]
        if unit.word.split("_")[0] in cues()["not_seats"]:
            return None
        if unit.word in (".", ";", ":", ",", "⟨"):
            break
        if unit.slots & NOUNS and unit.word not in ("one", "elected", "whom"):
            last = at
            while last + 1 < len(units) and "board" in units[last].slots & units[last + 1].slots:
                last += 1  # "executive directors"
            return last
    return _counted_before(draft, units, found)


def _counted_before(draft: Draft, units: Sequence[Unit], found: Range) -> int | None:
    """The board in "a Committee of nine", "the whole number of Directors shall not exceed fifteen"."""
    for at in range(found.first - 1, max(-1, found.first - _BACK), -1):
        if draft.is_board(units, at):
            between = units[at + 1 : found.first]
            if any({"vote", "people", "membership"} & unit.slots or unit.word in ";:" for unit in between):
                return None
            if not between and {"among", "amongst"} & {unit.word for unit in units[max(0, at - 2) : at]}:
                return None  # "among the Community Trustees not fewer than three shall be Deaf": a quota
            linked = all(unit.word.replace("_", " ") in cues()["links"] for unit in between)
            return at if linked or not found.exact else None
    return None


def _kind(units: Sequence[Unit], found: Range, noun: int) -> str:
    """The kind of seat in small letters between a number and its noun: "two *executive* directors"."""
    between = [unit.word for unit in units[found.last : noun] if not {"det", "be"} & unit.slots]
    plain = [word for word in between if word not in cues()["no_kind"]]
    return f"{' '.join(plain)} {name_of(units[noun])}".replace("_", " ") if plain else ""


def _appointer(units: Sequence[Unit]) -> str:
    names = [unit.word for unit in units if "capital" in unit.slots or {"authority", "host"} & unit.slots]
    return f"appointed by {' '.join(names[:3])}".strip().replace("_", " ")
