"""Shares of the board in small invented rules: forms of words for seats, limits, quotas and drafts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ulo_classify.governance.members import read_members
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.seating import read_board
from ulo_classify.governance.shares import board_share
from ulo_classify.governance.terms import read_terms

RULES = {
    "a seat told by the office that goes with it, and a cap said with 'in no case'": (
        "2. There shall be eight Elected Trustees. Only a Deaf person may be an Elected Trustee.\n"
        "3. There is at all times one trustee who holds the post of treasurer.\n"
        "4. The trustees may co-opt further people, whether they are Deaf or hearing. In no event may the"
        " co-opted trustees exceed one quarter of the number of the Elected Trustees.\n",
        ("8/11", "1"),
    ),
    "a class of members kept few where everybody else who may be chosen is a user": (
        "2. Full membership is open to any adult who is blind. Associate membership is open to anybody.\n"
        "3. The board consists of:\n(a) eight Elected Trustees; and\n(b) two persons appointed by the Council.\n"
        "4. Any member may be nominated, but no more than three of the Elected Trustees may be associate members.\n",
        ("1/2", "1"),
    ),
    "a class kept few says nothing where outsiders may be chosen": (
        "2. Full membership is open to any adult who is blind. Associate membership is open to anybody.\n"
        "3. There are eight Elected Trustees.\n"
        "4. Anyone may stand. No more than three of the Elected Trustees may be associate members.\n",
        ("0", "1"),
    ),
    "a board on which users make up a share": (
        "2. The Board shall consist of nine directors.\n"
        "3. The Union shall keep at all times a Board on which autistic people form more than two thirds of the"
        " directors in office.\n",
        ("7/9", "1"),
    ),
    "one seat for a relative who is no user": (
        '2. "Stroke Survivor" means a person who has had a stroke.\n'
        "3. The number of directors shall be eight.\n"
        "4. At least five of the directors shall be Stroke Survivors.\n"
        "5. One of the directors, and no more than one, shall be the husband or wife of a Stroke Survivor, and"
        " shall not be a Stroke Survivor.\n",
        ("5/8", "7/8"),
    ),
    "kinds of seat by names before small words, as parts of a whole": (
        '2. "Insider" means an adult who has a learning disability.\n'
        "3. There are ten directors, no more and no fewer.\n"
        "4. Six of the ten are Round directors. Every vote of a Round director counts once. Each Round director must"
        " be an Insider.\n"
        "5. The other four are Host directors. The office of the Host directors lasts a year.\n",
        ("3/5", "1"),
    ),
    "a chair chosen among trustees who are users tells nothing of the others": (
        "2. There shall be seven directors.\n"
        "3. The chair and the vice-chair are elected by the Board from among those directors who are blind people.\n",
        ("0", "1"),
    ),
    "a draft that leaves the share open": (
        "2. The society is managed by a committee of nine people.\n"
        "3. At least [a third] [half] of the committee are to be blind people.\n",
        None,
    ),
    "a draft that leaves the number open": (
        "2. The society is managed by a committee of not more than ____ people.\n"
        "3. Members of the committee must be blind people.\n",
        None,
    ),
}


# What every document has: a board, and people on it who are spoken of often.
AROUND = (
    "CONSTITUTION OF THE LOWMOOR SOCIETY\n1. The Lowmoor Society is managed by its {people}s, who form the Board.\n{rules}"
    "30. Every {people} has one vote. The {people}s meet each month. A {people} may resign by letter to the"
    " other {people}s. Those elected as {people}s take office the next day.\n"
)


@pytest.mark.parametrize("case", RULES, ids=list(RULES))
def test_share_of_the_board(case: str) -> None:
    rules, answer = RULES[case]
    people = "director" if "director" in rules else "trustee" if "trustee" in rules.lower() else ""
    text = AROUND.format(people=people, rules=rules) if people else rules
    board, _ = read_board(read_members(read_terms(text, read_outline(text))))
    bounds = board_share(board) if board else None
    assert (bounds and (bounds.low, bounds.high)) == (answer and tuple(map(Fraction, answer)))
