"""Seats that are not on the board: committees under it, and panels that only advise."""

from __future__ import annotations

from collections.abc import Sequence

from ulo_classify.language.patterns import Match, Unit
from ulo_classify.language.statements.turning import turning

_COMMITTEE = frozenset({"committee", "the_committee", "the_council"})


def is_below_the_board(body: str | None, units: Sequence[Unit], match: Match, *, has_board: bool) -> bool:
    """True if the board or membership that a frame names is that of a committee or panel.

    `has_board`: the text has a board beside a bare "committee" or "council".
    """
    if body == "board":
        return _sits_under_a_board(match, has_board) or _is_a_standing_committee(units, match)
    return body == "membership" and _members_of_a_panel(units[match.first : match.last])


def _sits_under_a_board(match: Match, has_board: bool) -> bool:
    """True of a bare "committee" or "council" in a text that also has a board."""
    named = match.groups.get("body")
    if named is None or named.word not in _COMMITTEE:
        return False
    return has_board


def _is_a_standing_committee(units: Sequence[Unit], match: Match) -> bool:
    """True of "the *Nominating* Committee": one of the committees under the board, whoever sits on it."""
    named = match.groups.get("body")
    if named is None or named.word not in _COMMITTEE or named not in units:
        return False
    at = units.index(named)
    return at > 0 and units[at - 1].word in turning("tasks")


def _members_of_a_panel(inside: Sequence[Unit]) -> bool:
    """True of "most *members of our advisory board*": they have no vote but on the advice."""
    return any(
        "membership" in one.slots
        and of.word == "of"
        and any({"panel", "panel_strong"} & each.slots for each in rest)
        for one, of, *rest in zip(inside, inside[1:], inside[2:], inside[3:] or inside[2:], strict=False)
    )
