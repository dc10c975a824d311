"""Quotas, limits, denied votes and conflicts: sentences with what they set, then whole small constitutions."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from tests.governance.seating_rules import KINDS, OPEN, board_of, said, with_sentence
from ulo_classify.governance import board_share

DATA = Path(__file__).parent / "data" / "seating_quotas.txt"
BOARDS_WHOLE = tomllib.loads((DATA.parent / "seating_boards.toml").read_text(encoding="utf-8"))["board"]
BOARDS = {"open": OPEN, "kinds": KINDS}


def cases() -> Iterator[tuple[str, str, str]]:
    """The board, what the sentence sets, and the sentence."""
    board = ""
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("# board: "):
            board = line.split()[2]
        elif line and not line.startswith("#"):
            sets, _, sentence = line.partition(" | ")
            yield board, sets, sentence


@pytest.mark.parametrize(("board", "sets", "sentence"), cases(), ids=lambda each: each[:60])
def test_sentence(board: str, sets: str, sentence: str) -> None:
    wanted = [] if sets == "-" else sets.split("; ")
    assert sorted(said(with_sentence(sentence, BOARDS[board]))) == sorted(wanted)


@pytest.mark.parametrize("board", BOARDS_WHOLE, ids=lambda each: each["name"])
def test_whole_constitution(board: dict[str, str]) -> None:
    found = board_of(board["text"].strip())
    bounds = found and board_share(found)
    wanted = (Fraction(board["low"]), Fraction(board["high"])) if "low" in board else None
    assert (bounds and (bounds.low, bounds.high)) == wanted
