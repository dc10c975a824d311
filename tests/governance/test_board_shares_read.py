"""Boards read from invented rules: the share of the votes that users can hold at worst and at best."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from ulo_classify.governance.members import read_members
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.seating import read_board
from ulo_classify.governance.shares import board_share
from ulo_classify.governance.terms import read_terms

DATA = Path(__file__).with_name("data")
RULES = [
    rule
    for name in ("boards.toml", "boards_plain.toml", "boards_worded.toml", "boards_ordinary.toml")
    for rule in tomllib.loads(DATA.joinpath(name).read_text(encoding="utf-8"))["rule"]
]
TITLE = "RULES OF THE BRACKEN HILL SOCIETY\n"


@pytest.mark.parametrize("rule", RULES, ids=[rule["name"] for rule in RULES])
def test_share_of_the_board(rule: dict[str, str]) -> None:
    text = rule["text"] if rule["text"].startswith("TERMS") else TITLE + rule["text"]
    board, _ = read_board(read_members(read_terms(text, read_outline(text))))
    assert board is not None
    bounds = board_share(board)
    if rule["share"] == "none":
        assert bounds is None
        return
    assert bounds is not None
    low, high = rule["share"].split("..")
    assert (bounds.low, bounds.high) == (Fraction(low), Fraction(high))
