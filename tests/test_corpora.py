"""The corpora keep their own promises: every line is whole, labelled, its own, and cites what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from ulo_classify.schema import DocumentKind, Status

TEXTS = sorted((Path(__file__).parents[1] / "corpora" / "texts").glob("*.jsonl"))
VERDICTS = {"met", "not_met", "unknown"}


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_text_is_labelled(path: Path) -> None:
    for row in rows(path):
        assert row["status"] in get_args(Status), row["id"]
        assert row["kind"] in get_args(DocumentKind), row["id"]
        assert set(row["criteria"].values()) <= VERDICTS, row["id"]
        assert len(row["text"].split()) >= 40 and row["why"], row["id"]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_clause_is_in_its_text(path: Path) -> None:
    for row in rows(path):
        for clause in row.get("clauses") or ():
            assert clause["quote"] in row["text"], row["id"]


RULES = sorted((Path(__file__).parents[1] / "corpora" / "rules").glob("*.jsonl"))


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_every_rule_book_is_labelled_and_quoted(path: Path) -> None:
    for row in rows(path):
        assert row["status"] in get_args(Status), row["id"]
        assert 8000 <= len(row["text"]) <= 20000, row["id"]
        assert set(row["answer"]) == {"board", "general_meeting"}, row["id"]
        for quote in (*row["deciding"], *row["decoys"]):
            assert quote in row["text"], (row["id"], quote)


def test_no_text_and_no_id_stands_twice() -> None:
    every = [row for path in (*TEXTS, *RULES) for row in rows(path)]
    assert len({row["id"] for row in every}) == len(every)
    assert len({" ".join(row["text"].lower().split()) for row in every}) == len(every)
    assert len(every) >= 900
