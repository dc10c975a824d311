"""The log-rank test of two groups with entry times, over imputed data sets.

At each age with closures the test asks how many of them the first group would have had, if both closed
alike. Of observed less expected closures U with variance V, U/V is the one-step estimate of the log hazard
ratio with variance 1/V (Peto et al., British Journal of Cancer 1977; 35: 1-39), which is what Rubin's rules
can pool; in one data set it is the log-rank test itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ulo_classify.sector.survival.curves import Sample, at_risk
from ulo_classify.sector.survival.pooling import pool
from ulo_classify.sector.survival.rules import rules


@dataclass(frozen=True)
class Comparison:
    """Closures of the first group, those that were to be expected, the hazard ratio and the test.

    `refused`: the closures of the group that has too few of them; the other figures are then None.
    """

    first: str
    second: str
    observed: float
    expected: float
    ratio: float | None
    low: float | None
    high: float | None
    p_value: float | None
    refused: bool = False


def log_rank(first: Sample, second: Sample) -> tuple[float, float, float]:
    """Observed and expected closures of the first group, and the variance of their difference."""
    ages = np.unique(np.concatenate([each.leave[each.closed] for each in (first, second)]))
    if not len(ages):
        return 0.0, 0.0, 0.0
    risk_one, risk_two = at_risk(first, ages), at_risk(second, ages)
    one, two = _closures_at(first, ages), _closures_at(second, ages)
    risk, closures = risk_one + risk_two, one + two
    share = risk_one / risk
    spread = closures * share * (1 - share) * (risk - closures) / np.maximum(risk - 1, 1.0)
    return float(one.sum()), float((closures * share).sum()), float(spread.sum())


def _closures_at(sample: Sample, ages: np.ndarray) -> np.ndarray:
    closed = np.sort(sample.leave[sample.closed])
    return np.searchsorted(closed, ages, side="right") - np.searchsorted(closed, ages, side="left")


def compare(names: tuple[str, str], first: Sequence[Sample], second: Sequence[Sample]) -> Comparison:
    """Compare two groups; where one has fewer closures than rules.toml asks for, it is refused."""
    tests = [log_rank(a, b) for a, b in zip(first, second, strict=True)]
    observed = float(np.mean([each[0] for each in tests]))
    expected = float(np.mean([each[1] for each in tests]))
    least = min(float(np.mean([each.closed.sum() for each in side])) for side in (first, second))
    if least < rules().closures or any(each[2] <= 0 for each in tests):
        return Comparison(*names, observed, expected, None, None, None, None, refused=True)
    pooled = pool([(o - e) / v for o, e, v in tests], [1 / v for _, _, v in tests])
    low, high = pooled.interval(rules().level)
    ratio, lowest, highest = (float(np.exp(each)) for each in (pooled.estimate, low, high))
    return Comparison(*names, observed, expected, ratio, lowest, highest, pooled.p_value)
