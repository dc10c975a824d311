"""Small rule books of invented bodies: what they define, who sits on the board, and what share follows."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaluation.rules import read_documents, rules_scores
from ulo_classify.governance import board_share, meeting_share, read_rules

CORPUS = Path(__file__).parents[2] / "corpora" / "rules"


RULES = {
    "two steps: trustees are elected from Full Members, and those are Deaf": (
        '1. "Full Member" means a Member who is Deaf.\n'
        "2. There shall be nine trustees. Only a Full Member may stand.\n"
        "3. Each Full Member has one vote at a general meeting.\n",
        ("1", "1"),
    ),
    "co-option up to a third of the elected": (
        '1. "Full Member" means a Member who is blind.\n'
        "2. There are to be six Elected Trustees. Only a Full Member may stand.\n"
        "3. The trustees may co-opt anyone, but the number of co-opted trustees must never be more than one"
        " third of the number of Elected Trustees.\n",
        ("3/4", "1"),
    ),
    "a quota over a board of seven to ten": (
        "1. The number of directors is to be not less than seven and not more than ten.\n"
        "2. At least 51% of the directors must be autistic people.\n",
        ("5/9", "1"),
    ),
    "a list with seats that others fill": (
        "1. The committee consists of:\n"
        "(a) five members elected from among the disabled members of the association;\n"
        "(b) two persons appointed by the Trust.\n",
        ("5/7", "1"),
    ),
    "goodwill towards users is not the same as being one": (
        "1. There shall be six trustees. A trustee must be a person in sympathy with disabled people.\n",
        ("0", "1"),
    ),
    "users may be asked for goodwill": (
        "1. There shall be six trustees. A trustee must be a disabled person who agrees with the objects.\n",
        ("1", "1"),
    ),
    "a hope is no rule": (
        "1. There shall be six directors.\n"
        "2. The directors should, wherever possible, be disabled people.\n",
        ("0", "1"),
    ),
    "a quorum and a disqualification are no quotas": (
        "1. There shall be eight trustees.\n"
        "2. The quorum is three quarters of the trustees.\n"
        "3. A trustee who becomes mentally incapable ceases to hold office.\n"
        "4. Any person aged sixteen or over may be a trustee.\n",
        ("0", "1"),
    ),
    "numbers for groups that the body may help say nothing of its own board": (
        "1. There shall be six trustees.\n"
        "2. The charity may make grants to a body three quarters of whose committee are blind people.\n",
        ("0", "1"),
    ),
    "rules that cannot both be obeyed": (
        "1. The committee consists of:\n(a) three blind people;\n(b) three parents;\n(c) three doctors.\n"
        "2. There shall be eleven committee members.\n",
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RULES, ids=list(RULES))
def test_share_of_small_rules(case: str) -> None:
    text, answer = RULES[case]
    rules = read_rules(text)
    bounds = board_share(rules.board) if rules.board else None
    assert (bounds and (bounds.low, bounds.high)) == (answer and tuple(map(Fraction, answer)))


def test_facts_are_quoted_from_the_text() -> None:
    text = RULES["co-option up to a third of the elected"][0]
    for fact in read_rules(text).facts:
        assert text[fact.quote.start : fact.quote.end].strip()
    assert {fact.says for fact in read_rules(text).facts} == {"seats", "limit", "who"}


def test_members_without_a_vote_do_not_count_at_the_general_meeting() -> None:
    rules = read_rules(
        "1. Full membership is open to Deaf people. Associate membership is open to anyone.\n"
        "2. At a general meeting each full member has one vote. Associate members have no vote.\n"
    )
    assert rules.meeting is not None
    bounds = meeting_share(rules.meeting)
    assert bounds is not None
    assert (bounds.low, bounds.high) == (1, 1)


@pytest.mark.parametrize(
    ("text", "controlled"),
    [
        ("The Minister may at any time remove any trustee.", True),
        ("The Trust may dissolve the committee by letter.", True),
        ("Brayfield Care Trust is the only member of the company.", True),
        ("No amendment of the rules has effect without the prior written consent of the Foundation.", True),
        ("The members in general meeting may remove a trustee.", False),
        ("No funder may remove a trustee.", False),
        ("The Charity Commission may remove a trustee.", False),
        ("The Trust may end a nomination and replace its nominee on the board.", False),
    ],
)
def test_controllers_are_told_by_what_they_may_do(text: str, controlled: bool) -> None:
    assert bool(read_rules(text).controllers) == controlled


@pytest.mark.parametrize(
    ("stem", "board", "majority", "of_majority"),
    [("a", 8, 5, 5), ("b", 7, 6, 6), ("c", 10, 6, 6), ("g", 6, 5, 5), ("i", 8, 7, 7)],
)
def test_accuracy_on_whole_documents_does_not_fall(
    stem: str, board: int, majority: int, of_majority: int
) -> None:
    """Floors on documents whose errors have been read; raise them when they are passed."""
    found = rules_scores(list(read_documents(CORPUS / f"{stem}.jsonl")))
    assert found.board >= board
    assert found.majority >= majority
    assert found.of_majority - found.majority <= of_majority - majority
