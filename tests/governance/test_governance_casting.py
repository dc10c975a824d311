"""Casting votes: whether there is one, on which body, and who may hold it."""

from __future__ import annotations

import pytest

from ulo_classify.governance import Board, Fact, Seats
from ulo_classify.governance.casting import read_casting
from ulo_classify.governance.members import read_members
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.terms import read_terms

TERM = '1. "Full Member" means a Member who is Deaf. Anyone else may be a Friend.\n'


def casting(text: str, board: Board | None = None) -> tuple[Fact, ...]:
    members = read_members(read_terms(text, read_outline(text)))
    return read_casting(members.reader, board)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9. At meetings of the trustees the Chair has a casting vote.", ["board: anyone"]),
        ("9. Each director has one vote.\n10. On a tie the chair has a second vote.", ["board: anyone"]),
        ("9. At a general meeting the chair has a second or casting vote.", ["general_meeting: anyone"]),
        (
            "7. General meetings\n7.1 Every member has one vote.\n"
            "7.2 On an equality the chair has a second vote.\n"
            "8. The board\n8.1 Each trustee has one vote. The chair of the trustees has no casting vote.",
            ["general_meeting: anyone", "board: nobody"],
        ),
        (
            "9. The Chair has a second vote on a tie, at general meetings and on the committee alike.",
            ["general_meeting: anyone", "board: anyone"],
        ),
        (
            "9. The directors decide by majority; the chair shall not have a second or casting vote.",
            ["board: nobody"],
        ),
        # the chair of the board may preside over the members
        (
            "7. Each member has one vote. No proxies. The chair of the board presides; no casting vote.",
            ["general_meeting: nobody"],
        ),
        (
            TERM + "9. The chair must be a Full Member. At board meetings the chair has a casting vote.",
            ["board: users"],
        ),
        (
            "9. At board meetings the Chair, who may be Deaf or hearing, has a casting vote.",
            ["board: anyone"],
        ),
        (
            "9. The trustees elect a chair from the trustees who are disabled people, with a deciding vote.",
            ["board: users"],
        ),
        ("9. Each trustee has one vote. A motion on which votes are equal falls.", []),
    ],
)
def test_who_may_hold_a_casting_vote(text: str, said: list[str]) -> None:
    facts = casting(text)
    assert sorted(fact.what for fact in facts) == sorted(said)
    assert all(fact.says == "casting" for fact in facts)
    assert all("vote" in text[fact.quote.start : fact.quote.end] for fact in facts)


def test_a_board_of_users_has_a_user_in_the_chair() -> None:
    text = "9. At meetings of the trustees the Chair has a casting vote."
    (fact,) = casting(
        text, Board((Seats("all", 6, 6, "users"), Seats("guests", 2, 2, "anyone", votes=False)))
    )
    assert fact.what == "board: users"


def test_a_chair_is_told_by_the_group_of_seats() -> None:
    text = (
        "9. One of the Survivor Trustees is chosen as chair.\n10. On the board the chair has a casting vote."
    )
    groups = (Seats("survivor trustee", 4, 4, "users"), Seats("general trustee", 4, 4, "anyone"))
    (fact,) = casting(text, Board(groups))
    assert fact.what == "board: users"
