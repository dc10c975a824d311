"""Status against labels: accuracy, macro-F1 and a table of what was taken for what."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from ulo_classify import Assessor, Document, Organisation
from ulo_classify.schema import DocumentKind, Status

STATUSES: tuple[Status, ...] = get_args(Status)
_KINDS: dict[str, DocumentKind] = {
    "governance": "governing_document",
    "report": "annual_report",
    # the kinds of document of corpora/rules
    "rules": "governing_document",
    "contradictory": "governing_document",
    "draft": "governing_document",
    "template": "governing_document",
    "no_composition": "governing_document",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled text; `right` holds every status that counts as right (readers may differ)."""

    id: str
    organisation: Organisation
    right: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A case with the status that came out."""

    case: Case
    got: Status


def read_cases(path: Path) -> Iterator[Case]:
    """Read cases from JSON lines: id, status, status_any where readers differed, and the text or documents.

    A line has `text` and `kind`, or `documents` of them.
    """
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            documents = tuple(_document(each) for each in row.get("documents") or [row])
            body = Organisation(name=row.get("name", row["id"]), id=row["id"], documents=documents)
            yield Case(row["id"], body, (row["status"], *(row.get("status_any") or ())))


def _document(row: dict[str, Any]) -> Document:
    kind = row.get("kind", "other")
    known = kind if kind in get_args(DocumentKind) else _KINDS.get(kind, "other")
    return Document(text=row["text"], kind=known, date=row.get("date"))


def assess_cases(cases: Sequence[Case]) -> list[Answer]:
    """Assess every case under GC7 by rules, facts and claims alone; the model has seen these texts."""
    assessor = Assessor.load(model="none")
    return [Answer(case, assessor.assess(case.organisation).status) for case in cases]


def accuracy(answers: Sequence[Answer]) -> float:
    """Share of answers that are among the right ones."""
    return sum(answer.got in answer.case.right for answer in answers) / len(answers)


def macro_f1(answers: Sequence[Answer]) -> float:
    """Mean F1 over the four statuses."""
    by_status = scores(answers).values()
    return sum(f1 for _, _, f1 in by_status) / len(by_status)


def scores(answers: Sequence[Answer]) -> dict[Status, tuple[float, float, float]]:
    """Precision, recall and F1 by status; an answer that a second reader gave counts as right."""
    gold = [answer.got if answer.got in answer.case.right else answer.case.right[0] for answer in answers]
    table = Counter(zip(gold, (answer.got for answer in answers), strict=True))
    found = {}
    for status in STATUSES:
        right = table[status, status]
        precision = right / max(1, sum(table[other, status] for other in STATUSES))
        recall = right / max(1, sum(table[status, other] for other in STATUSES))
        found[status] = (precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
    return found
