"""A linear model over runs of words and signals, in NumPy alone: what it computes can be read off.

scikit-learn fits the numbers (`training.py`); nothing of it is needed to use them. Runs of words are weighted
as its `TfidfVectorizer` does (sublinear counts, smoothed idf, each text of length 1; the tests compare the
two); signals are scaled to at most `weight`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from ulo_classify.model.features import Features, Passage

Floats = NDArray[np.float64]

_DIGITS = 9  # of a probability


@dataclass(frozen=True, slots=True)
class Vectors:
    """From features to columns.

    `grams` and `signals` give a column to each run of words and each signal (signals come after runs), `idf`
    has a weight for each run, `scale` a factor for each signal.
    """

    grams: Mapping[str, int]
    idf: Floats
    signals: Mapping[str, int]
    scale: Floats

    def columns(self, features: Features) -> dict[int, float]:
        """The columns that are not nought, with their values."""
        counts = features.counts()
        known = {self.grams[gram]: 1 + log(count) for gram, count in counts.items() if gram in self.grams}
        values = {column: tf * float(self.idf[column]) for column, tf in known.items()}
        length = sum(value * value for value in values.values()) ** 0.5 or 1.0
        found = {column: value / length for column, value in values.items()}
        first = len(self.grams)
        for name, value in features.signals.items():
            if name in self.signals:
                column = self.signals[name]
                found[first + column] = value * float(self.scale[column])
        return found


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Classes, a row of weights a class over the columns of `vectors`, an intercept a class.

    `slope` and `shift` calibrate: the probability of a class is the softmax of slope * score + shift.
    """

    classes: tuple[str, ...]
    vectors: Vectors
    weights: Floats
    intercept: Floats
    slope: Floats
    shift: Floats

    def scores(self, features: Features) -> Floats:
        """One score a class, not calibrated."""
        found = self.vectors.columns(features)
        columns = np.fromiter(found.keys(), dtype=np.intp, count=len(found))
        values = np.fromiter(found.values(), dtype=np.float64, count=len(found))
        scores: Floats = self.weights[:, columns] @ values + self.intercept
        return scores

    def probabilities(self, features: Features) -> dict[str, float]:
        """The calibrated probability of each class; they add up to 1, but for the last of nine digits.

        Rounded, because sums differ in their last bits with the order of the features, and the same documents
        are to give the same bytes in every process.
        """
        chances = softmax(self.slope * self.scores(features) + self.shift)
        return {
            name: round(float(chance), _DIGITS) for name, chance in zip(self.classes, chances, strict=True)
        }

    def moved_by(self, features: Features, to: str) -> list[tuple[Passage, float]]:
        """How far each passage moved the score towards a class, against the mean of the others; most first.

        A run of words that stands in several passages is shared out among them.
        """
        found = self.vectors.columns(features)
        counts = features.counts()
        row = self.classes.index(to)
        others = np.delete(self.weights, row, axis=0).mean(axis=0)
        pull = self.weights[row] - others
        share = {
            gram: found[column] * float(pull[column]) / counts[gram]
            for gram in counts
            if (column := self.vectors.grams.get(gram, -1)) in found
        }
        moved = [(each, sum(share.get(gram, 0.0) for gram in each.grams)) for each in features.passages]
        return sorted(moved, key=lambda pair: -pair[1])


def softmax(scores: Floats) -> list[float]:
    """Scores as probabilities."""
    powers = np.exp(scores - scores.max())
    return [float(each) for each in powers / powers.sum()]
