"""A linear model over runs of words and signals, in NumPy alone: what it computes can be read off.

scikit-learn fits the numbers (`training.py`); nothing of it is needed to use them. Runs of words are weighted
as its `TfidfVectorizer` does (sublinear counts, smoothed idf, each text of length 1; the tests compare the
two); signals are scaled to at most `weight`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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

    def columns(self, features: Features) -> tuple[list[int], list[float]]:
        """The columns that are not nought, those of runs of words first, and their values."""
        counts, known = features.counts, self.grams
        found = [(known[gram], count) for gram, count in counts.items() if gram in known]
        columns = [column for column, _ in found]
        often = np.fromiter((count for _, count in found), dtype=np.float64, count=len(found))
        weights = (1 + np.log(often)) * self.idf[columns] if found else often
        length = float((weights * weights).sum()) ** 0.5 or 1.0
        values: list[float] = (weights / length).tolist()
        first = len(known)
        for name, value in features.signals.items():
            at = self.signals.get(name)
            if at is not None:
                columns.append(first + at)
                values.append(value * float(self.scale[at]))
        return columns, values


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
        columns, values = self.vectors.columns(features)
        scores: Floats = self.weights[:, columns] @ np.array(values) + self.intercept
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
        counts, known = features.counts, self.vectors.grams
        columns, values = self.vectors.columns(features)
        row = self.classes.index(to)
        weights = self.weights[:, columns]
        pull = (weights[row] - np.delete(weights, row, axis=0).mean(axis=0)) * values
        grams = [gram for gram in counts if gram in known]  # in the order of the columns
        share = {
            gram: float(moved) / counts[gram] for gram, moved in zip(grams, pull[: len(grams)], strict=True)
        }
        moved = [(each, sum(share.get(gram, 0.0) for gram in each.grams)) for each in features.passages]
        return sorted(moved, key=lambda pair: -pair[1])


def softmax(scores: Floats) -> list[float]:
    """Scores as probabilities."""
    powers = np.exp(scores - scores.max())
    return [float(each) for each in powers / powers.sum()]
