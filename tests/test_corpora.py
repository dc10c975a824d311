"""The corpora keep their own promises: every line is whole, labelled, its own, and cites what it says."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest

from ulo_classify.language.statements.record import Force, Group, Scope
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


FORCES, SCOPES = set(get_args(Force)), set(get_args(Scope))
CRITERIA = {"led", "directed", "governed", "membership", "employment", "independence"}
DOSSIERS = sorted((Path(__file__).parents[1] / "corpora" / "dossiers").glob("*.jsonl"))
SENTENCES = sorted((Path(__file__).parents[1] / "corpora" / "sentences").glob("*.jsonl"))


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.stem)
def test_every_dossier_is_labelled_and_quoted(path: Path) -> None:
    for row in rows(path):
        assert row["status"] in get_args(Status), row["id"]
        assert set(row["criteria"].values()) <= VERDICTS, row["id"]
        assert {each["kind"] for each in row["documents"]} <= set(get_args(DocumentKind)), row["id"]
        for span in (*row["deciding"], *(row["coopted_spans"] or ())):
            assert span["quote"] in row["documents"][span["document"]]["text"], (row["id"], span)
        for span in row["deciding"]:
            assert (span["force"] in FORCES, span["scope"] in SCOPES) == (True, True), (row["id"], span)
            assert (span["criterion"] in CRITERIA, span["polarity"] in VERDICTS) == (True, True), row["id"]
        assert bool(row["coopted_spans"]) == row["coopted"], row["id"]


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: path.stem)
def test_every_sentence_is_labelled_and_quoted(path: Path) -> None:
    for row in rows(path):
        for each in row["statements"]:
            assert each["quote"] in row["text"], row["id"]
            assert (each["force"] in FORCES, each["scope"] in SCOPES) == (True, True), row["id"]
            assert (each["criterion"] in CRITERIA, each["group"] in get_args(Group)) == (True, True), row[
                "id"
            ]
            low, high = map(Fraction, each["share"] or ("0/1", "1/1"))
            assert 0 <= low <= high <= 1, row["id"]


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
