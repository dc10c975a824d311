"""Training the models from labelled data alone: one command, deterministic, in minutes on two cores.

What a model is worth is measured on authors it has not seen, never on a random part: texts of one author
share habits that a model learns at once. The same held-out answers calibrate the probabilities and set the
thresholds below which the model abstains.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import numpy as np

from ulo_classify.errors import DataError
from ulo_classify.labelled import LabelledSentence
from ulo_classify.language import read_text
from ulo_classify.model.features import Features, sentence_features
from ulo_classify.model.fitting import fit_calibration, fit_linear, matrix
from ulo_classify.model.linear import Floats, LinearModel
from ulo_classify.schema import Status

STATUSES: tuple[Status, ...] = get_args(Status)
# What a sentence is for the question who controls a body: it shows that users do, that they do not, it speaks
# of control and does not count (an aim, the past, a part, another body), or it says nothing of it.
SAYS = ("users control", "users do not control", "does not count", "nothing")
# Do the movement's words describe a body that reads as a provider, authority or profession? (docs/labels.md)
SPEAKS = ("language", "none")
_STRENGTH = {"organisation": 10.0, "statement": 4.0, "language": 10.0, "theme": 4.0}
_SIGNAL_WEIGHT = {"organisation": 0.1, "statement": 0.5, "language": 0.2, "theme": 0.5}
_CONTROL = frozenset({"led", "directed", "governed", "membership", "independence"})
_FEWEST_AUTHORS = 2


@dataclass(frozen=True, slots=True)
class Example:
    """Features of a text or sentence with the right class and the author, who must be held out as a whole.

    `counted`: how much it counts in training.
    """

    id: str
    author: str
    features: Features
    label: str
    counted: float = 1.0


def sentence_examples(sentences: Sequence[LabelledSentence]) -> list[Example]:
    """Examples for what a sentence says of control."""
    return [
        Example(each.id, each.author, sentence_features(read_text(each.text)), says(each))
        for each in sentences
    ]


def says(sentence: LabelledSentence) -> str:
    """What a labelled sentence is for the question who controls the body (one of `SAYS`)."""
    if not sentence.statements:
        return "nothing"
    counting = [each for each in sentence.statements if each.counts and each.criterion in _CONTROL]
    directions = {each.polarity if each.group == "users" else "not_met" for each in counting}
    if directions == {"met"}:
        return "users control"
    return "users do not control" if directions == {"not_met"} else "does not count"


def held_out(examples: Sequence[Example], classes: Sequence[str], kind: str, folds: int = 0) -> Floats:
    """Scores of every example by a model that has not seen its author.

    Args:
        examples: the data.
        classes: every class, in the order of the columns.
        kind: "organisation", "statement", "language" or "theme".
        folds: how many groups of authors to hold out in turn; 0 for each author alone.

    Returns:
        A row an example, a column a class; not calibrated.
    """
    scores = np.zeros((len(examples), len(classes)))
    for authors in _groups(examples, folds):
        train = [each for each in examples if each.author not in authors]
        test = [index for index, each in enumerate(examples) if each.author in authors]
        model = fit(train, classes, kind)
        rows = matrix(model.vectors, [examples[index].features for index in test])
        scores[test] = rows @ model.weights.T + model.intercept
    return scores


def fit(examples: Sequence[Example], classes: Sequence[str], kind: str) -> LinearModel:
    """One model on all the examples, not calibrated."""
    return fit_linear(
        [each.features for each in examples],
        [each.label for each in examples],
        classes,
        strength=_STRENGTH[kind],
        weight=_SIGNAL_WEIGHT[kind],
        counted=[each.counted for each in examples],
    )


def calibrated(model: LinearModel, scores: Floats, examples: Sequence[Example]) -> LinearModel:
    """The model with slope and shift fitted on held-out scores."""
    labels = [model.classes.index(each.label) for each in examples]
    slope, shift = fit_calibration(scores, labels)
    return replace(model, slope=slope, shift=shift)


def probabilities(model: LinearModel, scores: Floats) -> Floats:
    """Calibrated probabilities of rows of scores."""
    powers = np.exp(model.slope * scores + model.shift)
    found: Floats = powers / powers.sum(axis=1, keepdims=True)
    return found


def data_hash(paths: Sequence[Path]) -> str:
    """A hash of the files trained on, by name and content."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda each: (each.parent.name, each.name)):
        digest.update(f"{path.parent.name}/{path.name}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _groups(examples: Sequence[Example], folds: int) -> Iterator[frozenset[str]]:
    authors = sorted({each.author for each in examples})
    if len(authors) < _FEWEST_AUTHORS:
        raise DataError("Texts of at least two authors are needed: one is always held out as a whole.")
    for first in range(folds or len(authors)):
        yield frozenset(authors[first :: folds or len(authors)])
