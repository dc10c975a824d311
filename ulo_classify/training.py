"""From labelled dossiers and sentences to a bundle of models with calibrated probabilities and thresholds."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from ulo_classify.assessment.learned import (
    Read,
    gives_way,
    language_features_of,
    phrases_in,
    read_organisation,
)
from ulo_classify.errors import DataError
from ulo_classify.labelled import Dossier, LabelledSentence, ThemedSentence, as_organisation, read_labelled
from ulo_classify.model import Bundle
from ulo_classify.model.linear import Floats, LinearModel
from ulo_classify.model.themes import model_of
from ulo_classify.model.training import (
    SAYS,
    SPEAKS,
    STATUSES,
    Example,
    calibrated,
    data_hash,
    fit,
    held_out,
    probabilities,
    sentence_examples,
)
from ulo_classify.movement_language.scan import Hit, load_scanner
from ulo_classify.schema import Status
from ulo_classify.training_themes import named, train_themes

# How often an answer of the model must be right on authors it has not seen, where the rules are silent.
BARS: Mapping[Status, float] = {"user_led": 0.97, "user_group": 0.65, "not_user_led": 0.8}
LANGUAGE_BAR = 0.8  # the same for movement language, where users' control is not shown
_FEWEST_AUTHORS = 2  # of either label
_FEWEST = 10  # answers on which such a share can be told at all
_NEVER = 1.01  # a threshold that no probability reaches
FOLDS = 8  # groups of authors held out in turn


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled body as read, with its example; bodies that only others speak of are left out."""

    dossier: Dossier
    read: Read
    example: Example


def train(corpora: Path) -> Bundle:
    """Train both models on all that is labelled in a folder.

    Args:
        corpora: a folder with `dossiers/*.jsonl` and `sentences/*.jsonl`.

    Returns:
        The bundle: a model of the status of a body and a model of what a sentence says, calibrated and with
        thresholds, all measured on authors held out.

    Raises:
        DataError: there is no such data, or a line of it has a mistake.
    """
    paths = labelled_files(corpora)
    weights = author_weights(corpora)
    cases = read_cases([path for path in paths if path.parent.name == "dossiers"], weights)
    sentences = [
        each
        for path in paths
        if path.parent.name == "sentences" and path.suffix == ".jsonl"
        for each in read_labelled(path, LabelledSentence)
    ]
    if not cases or not sentences:
        raise DataError(f"{corpora} holds no dossiers/*.jsonl and sentences/*.jsonl to train on.")
    examples = [case.example for case in cases]
    scores = held_out(examples, STATUSES, "organisation", FOLDS)
    # what is said of probabilities and thresholds is measured where the manner is that of life
    lifelike = [index for index, each in enumerate(examples) if each.counted >= 1]
    organisation = calibrated(
        fit(examples, STATUSES, "organisation"), scores[lifelike], [examples[index] for index in lifelike]
    )
    said = sentence_examples(sentences)
    said_scores = held_out(said, SAYS, "statement", FOLDS)
    statement = calibrated(fit(said, SAYS, "statement"), said_scores, said)
    chances = probabilities(organisation, scores)
    spoken = language_cases(cases)
    language = train_language(spoken) if _can_be_told(spoken) else None
    themes = train_themes(_themed(corpora), FOLDS)
    facts = {
        "data": data_hash(paths),
        "dossiers": len(cases),
        "sentences": len(said),
        "authors": len({each.author for each in examples}),
        "versions": {name: version(name) for name in ("ulo_classify", "scikit-learn", "numpy", "spacy")},
        "thresholds": {
            **thresholds([cases[index] for index in lifelike], chances[lifelike]),
            **({"language": language.threshold} if language else {}),
            **{model_of(theme): each.threshold for theme, each in themes.items()},
        },
        "held_out": {
            "organisation": _right(
                [examples[index].label for index in lifelike], chances[lifelike], STATUSES
            ),
            "statement": _right([each.label for each in said], probabilities(statement, said_scores), SAYS),
            **({"language": {"right": language.right}} if language else {}),
        },
    }
    models = {"organisation": organisation, "statement": statement}
    if language:
        models["language"] = language.model
    return Bundle(models | named(themes), facts)


def _themed(corpora: Path) -> list[ThemedSentence]:
    """The sentences labelled for themes; none where a folder has none."""
    path = corpora / "themes" / "sentences.jsonl"
    return list(read_labelled(path, ThemedSentence)) if path.is_file() else []


def language_cases(cases: Sequence[Case]) -> list[Case]:
    """The bodies whose movement language has been labelled, with an example for it."""
    return [
        replace(
            case,
            example=replace(
                case.example,
                features=language_features_of(case.read, _phrases(case.read)),
                label=SPEAKS[0] if case.dossier.coopted else SPEAKS[1],
            ),
        )
        for case in cases
        if case.dossier.coopted is not None
    ]


def _phrases(read: Read) -> list[Hit]:
    return [hit for found in phrases_in(read.findings, load_scanner()).values() for hit in found]


def _can_be_told(spoken: Sequence[Case]) -> bool:
    """True if both labels are there by more than one author, so that one can be held out."""
    return all(
        len({case.dossier.author for case in spoken if case.example.label == label}) >= _FEWEST_AUTHORS
        for label in SPEAKS
    )


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """The model of movement language, its threshold, and the share right on authors held out."""

    model: LinearModel
    threshold: float
    right: float


def train_language(spoken: Sequence[Case]) -> LanguageModel:
    """The model of movement language from bodies that are labelled for it, as `language_cases` gives them."""
    examples = [case.example for case in spoken]
    scores = held_out(examples, SPEAKS, "language", FOLDS)
    lifelike = [index for index, each in enumerate(examples) if each.counted >= 1]
    model = calibrated(
        fit(examples, SPEAKS, "language"), scores[lifelike], [examples[index] for index in lifelike]
    )
    chances = probabilities(model, scores[lifelike])
    measured = [spoken[index] for index in lifelike]
    right = _right([case.example.label for case in measured], chances, SPEAKS)["right"]
    return LanguageModel(model, language_threshold(measured, chances), right)


def language_threshold(cases: Sequence[Case], chances: Floats) -> float:
    """The least probability at which the label is right as often as `LANGUAGE_BAR` asks, authors held out."""
    return _least(
        [
            (float(row[0]), case.example.label == SPEAKS[0])
            for case, row in zip(cases, chances, strict=True)
            if case.read.decision.status != "user_led"
        ],
        LANGUAGE_BAR,
    )


def labelled_files(corpora: Path) -> list[Path]:
    """The files of a folder of labelled data that training reads."""
    return [
        *sorted(corpora.glob("dossiers/*.jsonl")),
        *sorted(corpora.glob("sentences/*.jsonl")),
        *sorted(corpora.glob("themes/sentences.jsonl")),
        *sorted(corpora.glob("authors.toml")),
    ]


def author_weights(corpora: Path) -> Mapping[str, float]:
    """How much each author's dossiers count in training, from `authors.toml`; 1 where it does not say."""
    file = corpora / "authors.toml"
    if not file.is_file():
        return {}
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    return dict.fromkeys(told["invented"], float(told["weight_of_invented"]))


def read_cases(paths: Sequence[Path], weights: Mapping[str, float] | None = None) -> list[Case]:
    """Read dossiers as the assessor does."""
    found = []
    for path in paths:
        for dossier in read_labelled(path, Dossier):
            read = read_organisation(as_organisation(dossier))
            if read.findings.own:
                counted = (weights or {}).get(dossier.author, 1.0)
                example = Example(dossier.id, dossier.author, read.features, dossier.status, counted)
                found.append(Case(dossier, read, example))
    return found


def thresholds(cases: Sequence[Case], chances: Floats) -> dict[str, float]:
    """The least probability of each status at which the model's answers are right as often as `BARS` asks.

    Measured where the rules give way to the model, on authors it has not seen.
    """
    found: dict[str, float] = {}
    for status, bar in BARS.items():
        column = STATUSES.index(status)
        answers = [
            (float(row[column]), case.example.label == status)
            for case, row in zip(cases, chances, strict=True)
            if gives_way(case.read.decision) and row.argmax() == column
        ]
        found[status] = _least(answers, bar)
    return found


def _least(answers: Sequence[tuple[float, bool]], bar: float) -> float:
    best, right = _NEVER, 0
    for count, (chance, is_right) in enumerate(sorted(answers, reverse=True), 1):
        right += is_right
        if count >= _FEWEST and right / count >= bar:
            best = chance
    return round(best, 3)


def _right(labels: Sequence[str], chances: Floats, classes: Sequence[str]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for label, row in zip(labels, chances, strict=True):
        counts["right"] += classes[int(row.argmax())] == label
    return {"right": round(counts["right"] / max(1, len(labels)), 3)}
