"""The log-rank test of two groups with entry times, and their hazard ratio, over imputed data sets.

At each age with closures the test asks how many of them the first group would have had, if both closed
alike. Of observed less expected closures U with variance V, U/V has variance 1/V (Peto et al., British
Journal of Cancer 1977; 35: 1-39), and is what Rubin's rules can pool; in one data set it is the log-rank
test itself. As an estimate U/V goes astray where groups differ greatly, so that the ratio is that of Cox's
model (partial likelihood of one covariate, by Newton's method).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ulo_classify.sector.survival.curves import Sample, at_risk
from ulo_classify.sector.survival.pooling import pool
from ulo_classify.sector.survival.rules import rules
from ulo_classify.sector.survival.spells import Floats

_ROUNDS = 25  # of Newton's method, which needs five or six


@dataclass(frozen=True)
class Comparison:
    """Closures of the first group, those that were to be expected, the hazard ratio and the test.

    `refused`: one of the groups has too few closures; the ratio, its interval and p are then None.
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


@dataclass(frozen=True)
class Ages:
    """At each age with closures: bodies at risk in both groups, closures in both, closures of the first."""

    first: Floats
    second: Floats
    closures: Floats
    of_first: Floats


def ages_of(first: Sample, second: Sample) -> Ages:
    """The ages at which bodies of either group closed."""
    ages = np.unique(np.concatenate([each.leave[each.closed] for each in (first, second)]))
    one, two = _closures_at(first, ages), _closures_at(second, ages)
    return Ages(at_risk(first, ages), at_risk(second, ages), one + two, one)


def log_rank(ages: Ages) -> tuple[float, float, float]:
    """Observed and expected closures of the first group, and the variance of their difference."""
    risk = ages.first + ages.second
    share = ages.first / risk
    spread = ages.closures * share * (1 - share) * (risk - ages.closures) / np.maximum(risk - 1, 1.0)
    return float(ages.of_first.sum()), float((ages.closures * share).sum()), float(spread.sum())


def hazard_ratio(ages: Ages) -> tuple[float, float]:
    """The log hazard ratio of the first group to the second, and its variance (Breslow's way with ties)."""
    log_ratio, information = 0.0, 1.0
    for _ in range(_ROUNDS):
        weighed = ages.first * np.exp(log_ratio)
        share = weighed / (weighed + ages.second)
        information = float((ages.closures * share * (1 - share)).sum())
        step = float((ages.of_first - ages.closures * share).sum()) / max(information, 1e-12)
        log_ratio += float(np.clip(step, -1, 1))
        if abs(step) < 1e-9:
            break
    return log_ratio, 1 / max(information, 1e-12)


def _closures_at(sample: Sample, ages: Floats) -> Floats:
    closed = np.sort(sample.leave[sample.closed])
    found = np.searchsorted(closed, ages, side="right") - np.searchsorted(closed, ages, side="left")
    return found.astype(float)


def compare(names: tuple[str, str], first: Sequence[Sample], second: Sequence[Sample]) -> Comparison:
    """Compare two groups; where one has fewer closures than rules.toml asks for, it is refused."""
    ages = [ages_of(a, b) for a, b in zip(first, second, strict=True)]
    tests = [log_rank(each) for each in ages]
    observed = float(np.mean([each[0] for each in tests]))
    expected = float(np.mean([each[1] for each in tests]))
    least = min(float(np.mean([each.closed.sum() for each in side])) for side in (first, second))
    never = any(not 0 < each.of_first.sum() < each.closures.sum() for each in ages)
    if least < rules().closures or never or any(each[2] <= 0 for each in tests):
        return Comparison(*names, observed, expected, None, None, None, None, refused=True)
    test = pool([(o - e) / v for o, e, v in tests], [1 / v for _, _, v in tests])
    ratios = [hazard_ratio(each) for each in ages]
    ratio = pool([each[0] for each in ratios], [each[1] for each in ratios])
    low, high = ratio.interval(rules().level)
    middle, least_ratio, most_ratio = (float(np.exp(each)) for each in (ratio.estimate, low, high))
    return Comparison(*names, observed, expected, middle, least_ratio, most_ratio, test.p_value)
