"""Measure every system on authors held out, once, and keep the figures in measured.json."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np

from evaluation.language import language_figures
from evaluation.rules import read_documents, rules_scores
from evaluation.slices import slices
from evaluation.systems import (
    expressions,
    hold_out,
    keywords,
    model_only,
    rules,
    tfidf,
    together,
    unmasked,
    without_context,
    without_rules,
    words_alone,
)
from ulo_classify import Assessor
from ulo_classify.labelled import LabelledSentence, as_organisation, read_labelled
from ulo_classify.model.training import SAYS, data_hash, held_out, sentence_examples
from ulo_classify.schema import Status
from ulo_classify.scoring import (
    Answer,
    accuracy,
    by_status,
    calibration_error,
    coverage,
    interval,
    macro_f1,
    reliability,
    wrong_no,
)
from ulo_classify.training import BARS, FOLDS, Case, author_weights, labelled_files, read_cases

HERE = Path(__file__).parent
CORPORA = HERE.parent / "corpora"
MEASURED = HERE / "measured.json"
CRITERIA: tuple[Literal["led", "directed", "governed", "membership"], ...] = (
    "led",
    "directed",
    "governed",
    "membership",
)


def data_files() -> list[Path]:
    """The labelled files that everything is measured on."""
    return labelled_files(CORPORA)


def cases_of_all() -> list[Case]:
    """Every dossier, read."""
    return read_cases(sorted(CORPORA.glob("dossiers/*.jsonl")), author_weights(CORPORA))


def measure() -> dict[str, Any]:
    """All figures of the page of results, as plain JSON values."""
    cases = cases_of_all()
    held = hold_out(cases)
    answers = {
        "keyword count": keywords(cases),
        "regular expressions": expressions(cases),
        "tf-idf + logistic regression": tfidf(cases),
        "rules alone": rules(cases),
        "model alone": model_only(cases, held),
        "rules and model": together(cases, held),
    }
    ours = answers["rules and model"]
    ablations = {
        "nothing left out": answers["model alone"],
        "statements and their context": model_only(cases, hold_out(cases, without_context)),
        "what the decision table says": model_only(cases, hold_out(cases, without_rules)),
        "all signals (masked words alone)": model_only(cases, hold_out(cases, words_alone)),
        "masking (the words themselves)": model_only(unmasked(cases), hold_out(unmasked(cases))),
    }
    lifelike = [index for index, case in enumerate(cases) if case.example.counted >= 1]
    return {
        "data": data_hash(data_files()),
        "bodies": len(cases),
        "authors": len({case.example.author for case in cases}),
        "retold": {"bodies": len(lifelike), "authors": len({cases[i].example.author for i in lifelike})},
        "thresholds": held.bundle.facts["thresholds"],
        "systems": {
            name: {"retold": figures([each[i] for i in lifelike]), "all": figures(each)}
            for name, each in answers.items()
        },
        "ablations": {
            name: {"retold": figures([each[i] for i in lifelike], intervals=False)}
            for name, each in ablations.items()
        },
        "at_the_bar": _at_the_bar([answers["model alone"][i] for i in lifelike], BARS),
        "slices": slices([cases[i] for i in lifelike], [ours[i] for i in lifelike]),
        "reliability": reliability([ours[i] for i in lifelike]),
        "criteria": _criteria([cases[i] for i in lifelike]),
        "sentences": _sentences(),
        "language": language_figures(cases, held),
        "themes": _themes(),
        "worst": _worst([cases[i] for i in lifelike], [ours[i] for i in lifelike]),
        "governing": _governing(),
        "readers": _readers(),
    }


def figures(answers: Sequence[Answer], *, intervals: bool = True) -> dict[str, Any]:
    """The figures of one system."""
    found: dict[str, Any] = {
        "bodies": len(answers),
        "right": round(accuracy(answers), 3),
        "macro_f1": round(macro_f1(answers), 3),
        "coverage": round(coverage(answers), 3),
        "wrong_no": wrong_no(answers),
        "status": {
            status: {"precision": round(s.precision, 3), "recall": round(s.recall, 3), "f1": round(s.f1, 3)}
            for status, s in by_status(answers).items()
        },
    }
    if intervals:
        found["macro_f1_interval"] = [round(each, 3) for each in interval(answers, macro_f1)]
        for status, scores in found["status"].items():
            scores["precision_interval"] = _interval(answers, status, "precision")
            scores["recall_interval"] = _interval(answers, status, "recall")
    if any(answer.chances for answer in answers):
        found["calibration_error"] = round(calibration_error(answers), 3)
    return found


def _interval(answers: Sequence[Answer], status: Status, figure: str) -> list[float]:
    def one(sample: Sequence[Answer]) -> float:
        return float(getattr(by_status(sample)[status], figure))

    return [round(each, 3) for each in interval(answers, one, resamples=200)]


def _at_the_bar(answers: Sequence[Answer], bars: Mapping[Status, float]) -> dict[Status, dict[str, float]]:
    """The model alone: which share of each status it finds where its own answers keep to their bar."""
    found: dict[Status, dict[str, float]] = {}
    for status, bar in bars.items():
        said = sorted(
            ((each.chances or {}).get(status, 0.0), status in each.right)
            for each in answers
            if each.got == status
        )[::-1]
        bodies = sum(status in each.right for each in answers)
        right = best = 0
        for count, (_, is_right) in enumerate(said, 1):
            right += is_right
            best = right if right / count >= bar else best
        found[status] = {"bar": bar, "found": round(best / max(1, bodies), 3), "bodies": bodies}
    return found


def _criteria(cases: Sequence[Case]) -> dict[str, Any]:
    """Verdicts by rules, facts and claims against labels: precision and recall of met and of not met."""
    assessor = Assessor.load(model="none")
    pairs: dict[str, list[tuple[str, str]]] = {key: [] for key in CRITERIA}
    for case in cases:
        results = assessor.assess(as_organisation(case.dossier)).criteria
        for key in CRITERIA:
            pairs[key].append((case.dossier.criteria[key], results[key].verdict))
    return {
        key: {
            verdict: _share(
                [(gold == verdict, got == verdict) for gold, got in pairs[key]],
            )
            for verdict in ("met", "not_met")
        }
        for key in CRITERIA
    }


def _share(pairs: Iterable[tuple[bool, bool]]) -> dict[str, float]:
    listed = list(pairs)
    right = sum(gold and got for gold, got in listed)
    return {
        "precision": round(right / max(1, sum(got for _, got in listed)), 3),
        "recall": round(right / max(1, sum(gold for gold, _ in listed)), 3),
        "bodies": sum(gold for gold, _ in listed),
    }


def _sentences() -> dict[str, Any]:
    sentences = [
        each
        for path in sorted(CORPORA.glob("sentences/*.jsonl"))
        for each in read_labelled(path, LabelledSentence)
    ]
    examples = sentence_examples(sentences)
    got = held_out(examples, SAYS, "statement", FOLDS).argmax(axis=1)
    labels = np.array([SAYS.index(each.label) for each in examples])
    return {
        "sentences": len(examples),
        "right": round(float((got == labels).mean()), 3),
        "classes": {
            name: _share((bool(a), bool(b)) for a, b in zip(labels == column, got == column, strict=True))
            for column, name in enumerate(SAYS)
        },
    }


def _themes() -> dict[str, Any]:
    """Every theme by every way of finding it, and how well two readers agree on it."""
    from evaluation.themes import theme_agreement, theme_scores

    found: dict[str, Any] = {theme: {"kappa": round(kappa, 2)} for theme, kappa in theme_agreement()}
    for each in theme_scores():
        found[each.theme]["sentences"] = each.gold
        found[each.theme][each.way] = {
            "precision": round(each.precision, 2),
            "recall": round(each.recall, 2),
            "f1": round(each.f1, 3),
        }
    return found


def _worst(cases: Sequence[Case], answers: Sequence[Answer]) -> list[dict[str, str]]:
    """The twenty errors of which the system was surest; errors that hurt people come first."""

    def harm(answer: Answer) -> int:
        if answer.got == "user_led":
            return 0
        return 1 if answer.got == "not_user_led" else 2

    wrong = [
        (harm(answer), -(answer.chances or {}).get(answer.got, 0.0), case, answer)
        for case, answer in zip(cases, answers, strict=True)
        if answer.got not in answer.right and answer.got != "unclear"
    ]
    wrong.sort(key=lambda each: each[:2])
    return [
        {
            "id": answer.id,
            "got": answer.got,
            "right": answer.right[0],
            "because": case.read.decision.reason
            if case.read.decision.status == answer.got
            else "the learned model",
            "why": case.dossier.why,
        }
        for _, _, case, answer in wrong[:20]
    ]


def _governing() -> list[dict[str, Any]]:
    from evaluation.status import assess_cases, status_by_sentences
    from evaluation.status import read_cases as read_status

    found = []
    for path in sorted((CORPORA / "rules").glob("*.jsonl")):
        scores = rules_scores(list(read_documents(path)))
        answers = assess_cases(read_status(path))
        found.append(
            {
                "set": path.stem,
                "documents": scores.documents,
                "board": scores.board,
                "meeting": scores.meeting,
                "majority": [scores.majority, scores.of_majority, scores.majorities],
                "status": sum(answer.got in answer.right for answer in answers),
                "sentences_alone": sum(status_by_sentences(case) in case.right for case in read_status(path)),
                "hollow": sum(answer.got == "user_led" != answer.right[0] for answer in answers),
            }
        )
    return found


def _readers() -> dict[str, Any]:
    from evaluation.readers import agreement

    return {
        name: {"bodies": bodies, "agreed": round(agreed, 3), "kappa": round(kappa, 3)}
        for name, bodies, agreed, kappa in agreement()
    }


def write() -> None:
    """Measure and keep the figures."""
    MEASURED.write_text(json.dumps(measure(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
