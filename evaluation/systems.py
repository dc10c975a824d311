"""The systems that are compared, each answering for cases whose authors it has not seen."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from ulo_classify.assessment.learned import answer_of, gives_way
from ulo_classify.model import Bundle, Features, Passage
from ulo_classify.model.linear import Floats
from ulo_classify.model.training import STATUSES, calibrated, fit, held_out, probabilities
from ulo_classify.schema import Status
from ulo_classify.scoring import Answer
from ulo_classify.training import FOLDS, Case, thresholds

System = Callable[[Sequence[Case]], list[Answer]]
_HERE = Path(__file__).parent


@cache
def _baselines() -> dict[str, Any]:
    return tomllib.loads((_HERE / "baselines.toml").read_text(encoding="utf-8"))


def keywords(cases: Sequence[Case]) -> list[Answer]:
    """Counting words, as people search today."""
    words = _baselines()["keywords"]

    def status(text: str) -> Status:
        small = text.lower()
        if any(word in small for word in words["user_led"]):
            return "user_led"
        return "user_group" if any(word in small for word in words["user_group"]) else "not_user_led"

    return [_answer(case, status(_text(case))) for case in cases]


def expressions(cases: Sequence[Case]) -> list[Answer]:
    """Regular expressions only."""
    patterns = [(re.compile(each["find"], re.I | re.S), each["status"]) for each in _baselines()["patterns"]]

    def status(text: str) -> Status:
        return next((status for find, status in patterns if find.search(text)), "unclear")

    return [_answer(case, status(_text(case))) for case in cases]


def tfidf(cases: Sequence[Case]) -> list[Answer]:
    """Runs of one or two words and a logistic regression, nothing of ours."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    texts, authors = [_text(case) for case in cases], [case.example.author for case in cases]
    found: list[Answer | None] = [None] * len(cases)
    names = sorted(set(authors))
    for first in range(FOLDS):
        out = set(names[first::FOLDS])
        train = [index for index, author in enumerate(authors) if author not in out]
        test = [index for index, author in enumerate(authors) if author in out]
        vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True)
        rows = vectors.fit_transform([texts[index] for index in train])
        model = LogisticRegression(C=10, max_iter=1000, class_weight="balanced")
        model.fit(
            rows,
            [cases[index].example.label for index in train],
            sample_weight=[cases[index].example.counted for index in train],
        )
        chances = model.predict_proba(vectors.transform([texts[index] for index in test]))
        for index, row in zip(test, chances, strict=True):
            given = dict(zip(model.classes_, map(float, row), strict=True))
            found[index] = _answer(cases[index], max(given, key=lambda key: given[key]), given)
    return [each for each in found if each is not None]


def rules(cases: Sequence[Case]) -> list[Answer]:
    """The decision table alone: rules, facts and claims."""
    return [_answer(case, case.read.decision.status) for case in cases]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """The model's calibrated chances on authors it has not seen, and the thresholds measured with them."""

    chances: Floats
    bundle: Bundle


def hold_out(cases: Sequence[Case], change: Callable[[Features], Features] | None = None) -> HeldOut:
    """Train without each author's group in turn; `change` alters what the model may look at (ablations)."""
    examples = [case.example for case in cases]
    if change:
        examples = [replace(each, features=change(each.features)) for each in examples]
    scores = held_out(examples, STATUSES, "organisation", FOLDS)
    lifelike = [index for index, each in enumerate(examples) if each.counted >= 1]
    model = calibrated(
        fit(examples, STATUSES, "organisation"), scores[lifelike], [examples[index] for index in lifelike]
    )
    chances = probabilities(model, scores)
    told = thresholds([cases[index] for index in lifelike], chances[lifelike])
    return HeldOut(chances, Bundle({"organisation": model}, {"thresholds": told}))


def model_only(cases: Sequence[Case], held: HeldOut) -> list[Answer]:
    """The learned model alone: the likeliest status."""
    return [
        _answer(case, STATUSES[int(row.argmax())], _chances(row))
        for case, row in zip(cases, held.chances, strict=True)
    ]


def together(cases: Sequence[Case], held: HeldOut) -> list[Answer]:
    """Rules and model as the assessor puts them together, quotes and thresholds included."""
    found = []
    for case, row in zip(cases, held.chances, strict=True):
        given = _chances(row)
        status = case.read.decision.status
        if gives_way(case.read.decision):
            status = answer_of(case.read, case.example.features, held.bundle, given).status
        found.append(_answer(case, status, given))
    return found


def without_context(features: Features) -> Features:
    """Ablation: no statements, so nothing of negation, duty, time and whose body it is."""
    kept = {key: value for key, value in features.signals.items() if not key.startswith(("statement", "cue"))}
    return Features(features.passages, kept)


def without_rules(features: Features) -> Features:
    """Ablation: the model is not told what the decision table says."""
    kept = {key: value for key, value in features.signals.items() if not key.startswith(("row", "rules say"))}
    return Features(features.passages, kept)


def words_alone(features: Features) -> Features:
    """Ablation: runs of masked words and no signals at all."""
    return Features(features.passages, {})


def unmasked(cases: Sequence[Case]) -> list[Case]:
    """Ablation: the words themselves in place of their classes."""
    return [replace(case, example=replace(case.example, features=_unmasked(case))) for case in cases]


def _unmasked(case: Case) -> Features:
    from ulo_classify.model.features import LONGEST
    from ulo_classify.model.masking import grams

    passages = [
        Passage(index, units[0].start, units[-1].end, tuple(grams([unit.word for unit in units], LONGEST)))
        for index, _, reading in case.read.findings.own
        for units in reading.sentences
        if units
    ]
    return Features(tuple(passages), case.example.features.signals)


def _chances(row: np.ndarray[Any, Any]) -> dict[Status, float]:
    return dict(zip(STATUSES, map(float, row), strict=True))


def _text(case: Case) -> str:
    return "\n".join(document.text for _, document, _ in case.read.findings.own)


def _answer(case: Case, got: Status, chances: Mapping[Status, float] | None = None) -> Answer:
    return Answer(case.dossier.id, (case.dossier.status,), got, chances)
