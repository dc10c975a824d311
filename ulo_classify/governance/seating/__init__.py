"""The board as its rules make it: groups of seats, their numbers, who may hold them, and quotas over them."""

from __future__ import annotations

import re
from dataclasses import replace

from ulo_classify.governance.admission import admits
from ulo_classify.governance.members import Members
from ulo_classify.governance.records import Board, Fact, Limit, Quota, Seats
from ulo_classify.governance.seating.counts import lines_of, read_counts
from ulo_classify.governance.seating.draft import COOPTED, ELECTED, Draft, Group, Keys
from ulo_classify.governance.seating.eligibility import Eligibility
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.quotas import Quotas
from ulo_classify.governance.seating.reading import Reading
from ulo_classify.governance.vocabulary import family

# Seats of people who speak for others: a Survivor Representative need not be a Survivor.
_SPEAKS_FOR = frozenset({"representative", "delegate", "nominee", "appointee", "designee", "mentor"})


def read_board(members: Members) -> tuple[Board | None, tuple[Fact, ...]]:
    """Read a document's board.

    Returns:
        The board, None where the document says nothing of its seats, and the facts read, in order.
    """
    reader = members.reader
    for name in reader.tagger.names.seats:
        if reader.tagger.who.get(name) is None and _names_users(members, name):
            reader.tagger.who[name] = "users"
    lines = lines_of(reader.sentences, reader.tagger)
    if any(_is_open(line) for line in lines):
        return None, ()
    names = reader.tagger.names
    people = "|".join(sorted(names.people, key=len, reverse=True)) or "trustee"
    draft = Draft(aliases=_aliases(members))
    others = {*names.others, *family("other_bodies")}
    own = [line for line in lines if not _is_elsewhere(line, others)]
    read_counts(Reading(draft, own, people, names.own_board, frozenset(names.others)))
    Eligibility(draft, lines, members).read()
    Quotas(draft, own, members).read()
    return _board(draft), tuple(draft.facts)


def _is_elsewhere(line: Line, others: set[str]) -> bool:
    """True of a sentence below the name of another body that does not speak of the board."""
    heading = line.sentence.heading.lower().replace("’", "'").strip(" .:").removeprefix("the ")
    return heading in others and not re.search(r"<B\d+>", line.words)


# A number that is still to be written in, or rival wordings side by side: "[half] [two thirds]".
_BLANK = re.compile(r"\b(?:than|least|most|to|of|include|have|from) _{2,}")
_RIVALS = re.compile(r"\[[^\[\]]{2,60}\] ?(?:/|or)? ?\[[^\[\]]{2,60}\]")


def _is_open(line: Line) -> bool:
    """True of a draft's sentence on the board that leaves its number or share open: nothing can be worked out."""
    text = line.sentence.text
    if not (_BLANK.search(text) or _RIVALS.search(text)):
        return False
    return bool(re.search(r"<B\d+>", line.words)) and bool(
        re.search(
            r"<B\d+>[^.;]{0,30} of|of (?:the |all )?<B\d+>|<B\d+> (?:will|shall|must|is|are|to|has)",
            line.words,
        )
    )


def _names_users(members: Members, name: str) -> bool:
    """True of a kind of seat that only users can hold by its name or definition: a Positive Director."""
    tagger = members.reader.tagger
    term = members.reader.terms.get(name)
    if term is not None and admits(tagger.tag(term.meaning.start, term.meaning.end)) == "users":
        return True
    first, _, last = name.rpartition(" ")
    if last in _SPEAKS_FOR:
        return False
    return any(who == "users" and known in (first, f"{first} member") for known, who in tagger.who.items())


def _aliases(members: Members) -> dict[str, Keys]:
    """The clauses by which kinds of seat are defined: "a trustee appointed under clause 18"."""
    found: dict[str, Keys] = {}
    terms = members.reader.terms
    for name in members.reader.tagger.names.seats:
        term = terms.get(name)
        if term is not None and term.clauses:
            key = (
                COOPTED
                if name.startswith(("co-opted", "coopted"))
                else ELECTED
                if name.startswith("elected ")
                else f"S:{name}"
            )
            found[key] = frozenset(
                each for number in term.clauses for each in (f"clause:{number}", f"item:{number}")
            )
    return found


def _board(draft: Draft) -> Board | None:
    groups = [
        group
        for group in draft.groups
        if not (group.gone or _is_empty(group) or _is_sum(group, draft.groups))
    ]
    if not groups and not draft.size.quotes:
        return None
    if _leaves_room(draft, groups):
        rest = Group(
            "other seats",
            {"rest"},
            0,
            None,
            who=draft.rest or draft.every_seat or "anyone",
            quotes=draft.size.quotes,
        )
        groups.insert(0, rest)
    names = _names(groups)
    seats = tuple(_seats(group, names[id(group)], groups, names) for group in groups)
    quotas = tuple(quota for keys, each in draft.quotas if (quota := _quota(keys, each, groups, names)))
    limits = tuple(limit for each in draft.limits if (limit := _limit(*each, groups, names)))
    conflicts = tuple(quote for pair in draft.conflicts for quote in pair)
    return Board(
        seats, draft.size.low, draft.size.high, quotas, tuple(draft.size.quotes[:2]), limits, conflicts
    )


def _names(groups: list[Group]) -> dict[int, str]:
    found: dict[int, str] = {}
    taken: set[str] = set()
    for group in groups:
        name = group.name
        while name in taken:
            name += "'"
        taken.add(name)
        found[id(group)] = name
    return found


def _seats(group: Group, name: str, groups: list[Group], names: dict[int, str]) -> Seats:
    of: frozenset[str] = frozenset()
    if group.cap is not None and group.cap_of is not None:
        of = frozenset(names[id(each)] for each in groups if each.keys & group.cap_of)
    return Seats(
        name,
        group.low or 0,
        group.high,
        group.who or "anyone",
        group.votes,
        group.cap,
        of,
        tuple(group.quotes[:3]),
    )


def _quota(keys: Keys, quota: Quota, groups: list[Group], names: dict[int, str]) -> Quota | None:
    if not keys:
        return quota
    of = _named(keys, groups, names)
    return replace(quota, of=of) if of else None


def _limit(keys: Keys, base: Keys, limit: Limit, groups: list[Group], names: dict[int, str]) -> Limit | None:
    of = _named(keys, groups, names)
    return replace(limit, of=of, base=_named(base, groups, names)) if of else None


def _named(keys: Keys, groups: list[Group], names: dict[int, str]) -> frozenset[str]:
    return frozenset(names[id(group)] for group in groups if group.keys & keys)


def _is_empty(group: Group) -> bool:
    """True of a mere reference: seats "under clause 18" of which nothing more is said."""
    return all(key.startswith(("clause:", "item:")) for key in group.keys) and (
        group.low in (None, 0) and group.high is None
    )


def _is_sum(group: Group, groups: list[Group]) -> bool:
    """True of elected seats that are told again by the classes that elect them."""
    if ELECTED not in group.keys:
        return False
    parts = [each for each in groups if any(key.startswith("E:") for key in each.keys) and each is not group]
    return bool(parts) and sum(each.low or 0 for each in parts) == (group.low or 0) and bool(group.low)


def _leaves_room(draft: Draft, groups: list[Group]) -> bool:
    """True if the kinds of seat that were read cannot fill the board: there are others."""
    if all(COOPTED in group.keys for group in groups):
        return True
    if draft.listed or draft.size.low is None:
        return False
    if any(group.high is None and not group.cap for group in groups):
        return False
    return sum(group.high or 0 for group in groups) < draft.size.low
