"""Fitting a `LinearModel` with scikit-learn: deterministic, the same bytes for the same data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

import numpy as np
from scipy.sparse import csr_matrix

from ulo_classify.model.features import Features
from ulo_classify.model.linear import Floats, LinearModel, Vectors

_UNSEEN = -20.0  # the score of a class of which there was no example
_DIGITS = 5  # weights are rounded, so that the last bits of a processor do not show


def fit_vectors(rows: Sequence[Features], *, least: int, weight: float) -> Vectors:
    """Columns for runs of words and signals that stand in at least `least` of the rows.

    Args:
        rows: the training data.
        least: in how many rows a run of words or a signal must stand.
        weight: the greatest value of a signal, against texts of length 1.
    """
    documents: Counter[str] = Counter()
    signals: Counter[str] = Counter()
    largest: dict[str, float] = {}
    for row in rows:
        documents.update(row.counts.keys())
        for name, value in row.signals.items():
            signals[name] += 1
            largest[name] = max(largest.get(name, 0.0), value)
    grams = sorted(gram for gram, count in documents.items() if count >= least)
    names = sorted(name for name, count in signals.items() if count >= least and largest[name] > 0)
    idf = [log((1 + len(rows)) / (1 + documents[gram])) + 1 for gram in grams]
    return Vectors(
        {gram: column for column, gram in enumerate(grams)},
        np.round(np.array(idf), _DIGITS),
        {name: column for column, name in enumerate(names)},
        np.round(np.array([weight / largest[name] for name in names]), _DIGITS),
    )


def matrix(vectors: Vectors, rows: Iterable[Features]) -> csr_matrix:
    """The rows as a sparse matrix."""
    starts, columns, values = [0], list[int](), list[float]()
    for row in rows:
        found, weights = vectors.columns(row)
        columns += found
        values += weights
        starts.append(len(columns))
    shape = (len(starts) - 1, len(vectors.grams) + len(vectors.signals))
    return csr_matrix((values, columns, starts), shape=shape, dtype=np.float64)


def fit_linear(
    rows: Sequence[Features],
    labels: Sequence[str],
    classes: Sequence[str],
    *,
    strength: float,
    weight: float,
    least: int = 3,
    counted: Sequence[float] | None = None,
) -> LinearModel:
    """Fit a logistic regression with classes weighted alike; not calibrated yet.

    Args:
        rows: the training data.
        labels: a class for each row.
        classes: every class, in the order of the model's rows.
        strength: how closely to follow the data (the C of scikit-learn).
        weight: the greatest value of a signal.
        least: in how many rows a run of words or a signal must stand.
        counted: how much each row counts; all alike if not given.
    """
    from sklearn.linear_model import LogisticRegression

    vectors = fit_vectors(rows, least=least, weight=weight)
    model = LogisticRegression(C=strength, max_iter=2000, class_weight="balanced")
    columns = [classes.index(label) for label in labels]
    model.fit(matrix(vectors, rows), columns, sample_weight=counted)
    found, base = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # one row then tells both classes apart; here each has its own
        found, base = np.vstack([-found, found]) / 2, np.hstack([-base, base]) / 2
    weights: Floats = np.zeros((len(classes), found.shape[1]))
    intercept: Floats = np.full(len(classes), _UNSEEN, dtype=np.float64)
    weights[model.classes_], intercept[model.classes_] = found, base
    return LinearModel(
        tuple(classes),
        vectors,
        np.round(weights, _DIGITS),
        np.round(intercept, _DIGITS),
        np.ones(len(classes)),
        np.zeros(len(classes)),
    )


def fit_calibration(scores: Floats, labels: Sequence[int]) -> tuple[Floats, Floats]:
    """Slope and shift a class by which held-out scores become probabilities (vector scaling).

    Guo et al. 2017, "On Calibration of Modern Neural Networks", section 4.2: the least log-loss on scores of
    texts whose author the model had not seen.

    Args:
        scores: a row a text, a column a class.
        labels: the column of the right class.

    Returns:
        Slopes (more than 0) and shifts, an entry a class.
    """
    from scipy.optimize import minimize

    count = scores.shape[1]
    right = np.eye(count)[list(labels)]

    def loss(theta: Floats) -> tuple[float, Floats]:
        slope, shift = np.exp(theta[:count]), theta[count:]
        z = scores * slope + shift
        z = z - z.max(axis=1, keepdims=True)
        log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        gap = (np.exp(log_p) - right) / len(scores)
        ridge = 1e-3 * theta
        gradient = np.concatenate([(gap * scores).sum(axis=0) * slope, gap.sum(axis=0)]) + ridge
        return float(-(right * log_p).sum() / len(scores) + ridge @ theta / 2), gradient

    found = minimize(loss, np.zeros(2 * count), jac=True, method="L-BFGS-B")
    return np.round(np.exp(found.x[:count]), _DIGITS), np.round(found.x[count:], _DIGITS)
