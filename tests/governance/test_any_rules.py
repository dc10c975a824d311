"""Rules that nobody foresaw are read without an error, and every quote lies in the text."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from ulo_classify.governance import board_share, meeting_share, read_rules

CORPUS = Path(__file__).parents[2] / "corpora" / "rules"


def clauses() -> list[str]:
    """Paragraphs of all the documents of the corpus."""
    files = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.jsonl"))]
    texts = [json.loads(line)["text"] for file in files for line in file.splitlines()]
    return [part for text in texts for part in text.split("\n") if part.strip()]


@pytest.mark.parametrize("seed", range(12))
def test_paragraphs_of_different_documents_are_read_together(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    text = "\n".join(chance.sample(clauses(), 90))
    rules = read_rules(text)
    quotes = [fact.quote for fact in (*rules.facts, *rules.controllers, *rules.casting)]
    assert all(0 <= quote.start < quote.end <= len(text) for quote in quotes)
    for bounds in (
        board_share(rules.board) if rules.board else None,
        meeting_share(rules.meeting) if rules.meeting else None,
    ):
        assert bounds is None or 0 <= bounds.low <= bounds.high <= 1
