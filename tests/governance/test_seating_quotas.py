"""Quotas, limits, denied votes and conflicts: sentences with what they set, then whole small constitutions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.governance.seating_rules import KINDS, OPEN, said, with_sentence

DATA = Path(__file__).parent / "data" / "seating_quotas.txt"
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
