"""The board as its rules make it: groups of seats, their numbers, who may hold them, and quotas over them."""

from __future__ import annotations

from collections.abc import Sequence

from ulo_classify.governance.board.additions import read_additions
from ulo_classify.governance.board.cues import COOPTED, ELECTED, LOOK, has, name_of, text_of
from ulo_classify.governance.board.draft import Draft, Group
from ulo_classify.governance.board.eligibility import read_eligibility
from ulo_classify.governance.board.numbers import read_numbers
from ulo_classify.governance.board.quotas import read_quotas
from ulo_classify.governance.membership import Classes
from ulo_classify.governance.records import Board, Fact, Seats
from ulo_classify.governance.sentences import Sentence


def read_board(
    text: str, sentences: Sequence[Sentence], classes: Classes, own_names: frozenset[str] = frozenset()
) -> tuple[Board | None, tuple[Fact, ...]]:
    """Read a document's board.

    Args:
        text: the document.
        sentences: its sentences, with its own terms known.
        classes: its classes of members.
        own_names: what a body without trustees or directors calls itself.

    Returns:
        The board, None where the document says nothing of its seats, and the facts read, in order.
    """
    draft = Draft(text, sentences, classes, own_names)
    read_numbers(draft)
    read_additions(draft)
    read_eligibility(draft)
    read_quotas(draft)
    _read_votes(draft)
    return _board(draft), tuple(draft.facts)


def _read_votes(draft: Draft) -> None:
    """Find the seats without a vote."""
    for sentence in draft.sentences:
        opening = sentence.units[:LOOK]
        if not has(text_of(sentence.units), "no_vote"):
            continue
        named = {name_of(unit) for unit in opening if "own_seat" in unit.slots}
        named |= {COOPTED} if has(text_of(opening), "coopted") else set()
        for name in named & draft.groups.keys():
            draft.groups[name].votes = False


def _board(draft: Draft) -> Board | None:
    groups = list(draft.groups.values())
    if not groups and not draft.size.quotes:
        return None
    if _leaves_room(draft, groups):
        groups.insert(0, Group("other seats", 0, who=draft.size.who, quotes=draft.size.quotes))
    names = frozenset(group.name for group in groups)
    seats = tuple(_seats(group, names) for group in groups if not _is_sum(group, groups))
    quotes = tuple(draft.size.quotes[:2])
    return Board(seats, draft.size.low, draft.size.high, tuple(draft.quotas), quotes)


def _seats(group: Group, names: frozenset[str]) -> Seats:
    based = group.cap_of & names or (names - {group.name} if group.cap_of else frozenset())
    who, quotes = group.who or "anyone", tuple(group.quotes[:2])
    return Seats(group.name, group.low or 0, group.high, who, group.votes, group.cap, based, quotes)


def _leaves_room(draft: Draft, groups: Sequence[Group]) -> bool:
    """True if the kinds of seat that were read cannot fill the board: there are others."""
    if all(group.name == COOPTED for group in groups):
        return True
    if (
        draft.is_listed
        or draft.size.low is None
        or any(group.high is None and not group.cap for group in groups)
    ):
        return False
    return sum(group.high or 0 for group in groups) < draft.size.low


def _is_sum(group: Group, groups: Sequence[Group]) -> bool:
    """True of elected seats that are told again by their parts."""
    parts = [each for each in groups if each.part]
    return group.name == ELECTED and bool(parts) and sum(each.low or 0 for each in parts) == group.low
