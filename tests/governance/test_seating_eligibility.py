"""Who may hold seats, read from invented rules, and the forms in which they say so."""

from __future__ import annotations

import re

import pytest

from tests.governance.eligibility_documents import DOCUMENTS, TAILS
from tests.governance.eligibility_rules import (
    CHARITY,
    IN_CHARITY,
    IN_NONPROFIT,
    IN_SOCIETY,
    NONPROFIT,
    SOCIETY,
)
from ulo_classify.governance.members import read_members
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.seating import read_board
from ulo_classify.governance.terms import read_terms

CASES = [
    *((CHARITY, *case) for case in IN_CHARITY),
    *((SOCIETY, *case) for case in IN_SOCIETY),
    *((NONPROFIT, *case) for case in IN_NONPROFIT),
]
NAMES = {
    "elected": "elected",
    "community": "community",
    "treasurer": "treasurer",
    "coopted": r"co-?opted",
    "officers": "chairperson",
    "ward": "ward",
    "corporation": "corporation",
    "large": "large",
    "public": "public",
    "staff": "staff",
}


def settled(text: str) -> dict[str, str]:
    """The seats of a document that are not open to anyone, by the short names of the cases."""
    board, _ = read_board(read_members(read_terms(text, read_outline(text))))
    assert board is not None
    found = {}
    for seats in board.seats:
        name = next((short for short, words in NAMES.items() if re.search(words, seats.name)), seats.name)
        if seats.who != "anyone":
            found[name] = seats.who
    return found


@pytest.mark.parametrize(("rules", "sentences", "answer"), CASES, ids=[case[1][:70] for case in CASES])
def test_whom_a_rule_admits(rules: str, sentences: str, answer: str) -> None:
    text = rules + re.sub(r" (?=11\.2 )", "\n", sentences) + "\n"
    assert settled(text) == dict(pair.split("=") for pair in answer.split())


@pytest.mark.parametrize("rules", [CHARITY, SOCIETY, NONPROFIT])
def test_seats_of_which_nothing_is_said_are_open(rules: str) -> None:
    assert settled(rules) == {}


@pytest.mark.parametrize(
    ("answer", "text"), [document[1:] for document in DOCUMENTS], ids=[document[0] for document in DOCUMENTS]
)
def test_whom_a_small_constitution_admits(answer: str, text: str) -> None:
    text += max(TAILS.items(), key=lambda tail: text.lower().count(tail[0]))[1]
    board, _ = read_board(read_members(read_terms(text, read_outline(text))))
    assert board is not None
    wanted = dict(pair.split("=") for pair in answer.split())
    closed = {seats.name: seats.who for seats in board.seats if seats.who != "anyone"}
    for name, who in closed.items():
        assert any(word in name and who == wanted[word] for word in wanted), (name, who)
    for word, who in wanted.items():
        assert any(word in name and each == who for name, each in closed.items()), (word, who)
