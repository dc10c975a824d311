"""How well two careful readers agree on the corpora: the author's label and a blind second one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from evaluation.measure import CORPORA, CRITERIA
from ulo_classify.labelled import Dossier, read_labelled


def agreement() -> Iterator[tuple[str, int, float, float]]:
    """For each question: its name, how many bodies both readers labelled, share agreed, and Cohen's kappa."""
    first = {
        each.id: each
        for path in sorted(CORPORA.glob("dossiers/*.jsonl"))
        for each in read_labelled(path, Dossier)
    }
    lines = (CORPORA / "second_reader.jsonl").read_text(encoding="utf-8").splitlines()
    second = [json.loads(line) for line in lines]
    pairs: dict[str, list[tuple[str, str]]] = {
        "status": [(first[row["id"]].status, row["status"]) for row in second]
    }
    pairs["coopted"] = [
        (str(first[row["id"]].coopted), str(row["coopted"]))
        for row in second
        if first[row["id"]].coopted is not None
    ]
    for key in CRITERIA:
        pairs[key] = [(first[row["id"]].criteria[key], row["criteria"][key]) for row in second]
    for name, each in pairs.items():
        yield name, len(each), sum(a == b for a, b in each) / len(each), kappa(each)


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Agreement beyond what chance gives: Cohen 1960."""
    total = len(pairs)
    agreed = sum(a == b for a, b in pairs) / total
    labels = {label for pair in pairs for label in pair}
    chance = sum(
        sum(a == label for a, _ in pairs) * sum(b == label for _, b in pairs) / total**2 for label in labels
    )
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)
