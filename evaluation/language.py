"""Flags about language on authors held out: against the labels, by ways of finding them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from evaluation.systems import HeldOut
from ulo_classify import Assessment, Assessor
from ulo_classify.criteria import load_criteria
from ulo_classify.labelled import as_organisation
from ulo_classify.model import Bundle
from ulo_classify.model.linear import LinearModel
from ulo_classify.model.training import SPEAKS, STATUSES, fit
from ulo_classify.training import FOLDS, Case, language_cases, train_language

FLAG = "coopted_language"


def language_figures(cases: Sequence[Case], held: HeldOut) -> dict[str, Any]:
    """Precision and recall of the flag on retold texts that are labelled for it, with and without models."""
    lifelike = [case for case in cases if case.example.counted >= 1 and case.dossier.coopted is not None]
    gold = [bool(case.dossier.coopted) for case in lifelike]
    assessor = Assessor(load_criteria("gc7"))
    plain = [assessor.assess(as_organisation(case.dossier)) for case in lifelike]
    learned = _by_held_out_models(cases, lifelike, held)
    return {
        "bodies": len(lifelike),
        "labelled": sum(gold),
        "ways": {
            "phrases and rules": _figures(plain, gold, lifelike),
            "with the learned models": _figures(learned, gold, lifelike),
        },
    }


def _figures(results: Sequence[Assessment], gold: Sequence[bool], cases: Sequence[Case]) -> dict[str, Any]:
    flagged = [any(flag.kind == FLAG for flag in result.flags) for result in results]
    right = sum(a and b for a, b in zip(flagged, gold, strict=True))
    users = [result for result, case in zip(results, cases, strict=True) if case.dossier.status == "user_led"]
    return {
        "flagged": sum(flagged),
        "precision": round(right / max(1, sum(flagged)), 3),
        "recall": round(right / max(1, sum(gold)), 3),
        "on_user_led": sum(any(flag.kind == FLAG for flag in result.flags) for result in users),
        "any_on_user_led": sum(bool(result.flags) for result in users),
        "kinds": dict(sorted(Counter(flag.kind for result in results for flag in result.flags).items())),
    }


def _by_held_out_models(cases: Sequence[Case], lifelike: Sequence[Case], held: HeldOut) -> list[Assessment]:
    """Assess each body with models that have not seen its author."""
    spoken = language_cases(cases)
    language = train_language(spoken)
    facts = {"thresholds": {**held.bundle.facts["thresholds"], "language": language.threshold}}
    authors = sorted({case.example.author for case in cases})
    found: dict[str, Assessment] = {}
    for first in range(FOLDS):
        out = set(authors[first::FOLDS])
        models = {
            "organisation": _without(
                cases, out, STATUSES, "organisation", held.bundle.models["organisation"]
            ),
            "language": _without(spoken, out, SPEAKS, "language", language.model),
        }
        assessor = Assessor(load_criteria("gc7"), Bundle(models, facts))
        for case in lifelike:
            if case.example.author in out:
                found[case.example.id] = assessor.assess(as_organisation(case.dossier))
    return [found[case.example.id] for case in lifelike]


def _without(
    cases: Sequence[Case], out: set[str], classes: Sequence[str], kind: str, told: LinearModel
) -> LinearModel:
    """A model of the authors that are not out, with the slope and shift of the one of all."""
    examples = [case.example for case in cases if case.example.author not in out]
    return replace(fit(examples, classes, kind), slope=told.slope, shift=told.shift)
