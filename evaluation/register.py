"""A register through the assessor: counts, speed against plain tokenising, and who came out how."""

from __future__ import annotations

import csv
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy

from ulo_classify import Assessment, Assessor, Document, Organisation, Unassessed


@dataclass(frozen=True, slots=True)
class RegisterRun:
    """Results in the register's order; words per second of ours and of plain tokenising in one run."""

    organisations: list[Organisation]
    results: list[Assessment | Unassessed]
    words: int
    ours: float
    tokenising: float


def run_register(path: Path, columns: Sequence[str]) -> RegisterRun:
    """Assess every row of a register's CSV; each of `columns` is one register entry of the body."""
    with path.open(encoding="utf-8", newline="") as rows:
        organisations = [_organisation(row, columns) for row in csv.DictReader(rows)]
    texts = [document.text for organisation in organisations for document in organisation.documents]
    words = sum(len(text.split()) for text in texts)
    assessor = Assessor.load()
    start = time.perf_counter()
    results = list(assessor.assess_many(organisations))
    ours = words / (time.perf_counter() - start)
    nlp = spacy.blank("en")
    start = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return RegisterRun(organisations, results, words, ours, words / (time.perf_counter() - start))


def _organisation(row: dict[str, str], columns: Sequence[str]) -> Organisation:
    documents = tuple(
        Document(text=row[column], kind="register_entry", name=column)
        for column in columns
        if row[column].strip()
    )
    return Organisation(name=row["name"], id=row.get("org_id"), documents=documents)
