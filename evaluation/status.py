"""The rules' answers on labelled files, those of corpora/rules among them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from ulo_classify import Assessor
from ulo_classify.assessment.findings import Findings
from ulo_classify.assessment.table import decide
from ulo_classify.labelled import Labelled
from ulo_classify.language import read_text
from ulo_classify.schema import Status
from ulo_classify.scoring import Answer

# what corpora/rules calls its documents: all of them are governing documents
_RULES = ("rules", "contradictory", "draft", "template", "no_composition")


def read_cases(path: Path) -> list[Labelled]:
    """Read the labelled bodies of a file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if row.get("kind") in _RULES:
            row["kind"] = "governing_document"
    return [Labelled.model_validate(row) for row in rows]


def assess_cases(cases: Sequence[Labelled]) -> list[Answer]:
    """Assess every case under GC7 by rules, facts and claims alone; the model has seen these texts."""
    assessor = Assessor.load(model="none")
    return [Answer(case.id, case.right, assessor.assess(case.organisation()).status) for case in cases]


def status_by_sentences(case: Labelled) -> Status:
    """The status where each sentence of the rules is read by itself (ablation of the arithmetic)."""
    documents = case.organisation().documents
    readings = [read_text(each.text, kind=each.kind, names=(case.id,)) for each in documents]
    return decide(Findings(documents, readings)).status
