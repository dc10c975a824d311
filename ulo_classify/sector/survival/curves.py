"""Kaplan-Meier curves of imputed groups, pooled; and where a curve has to be refused.

Curves are pooled at each age on the complementary log-log scale (Marshall et al., BMC Medical Research
Methodology 2009; 9: 57), on which an interval cannot leave 0 to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ulo_classify.sector.survival.pooling import pool
from ulo_classify.sector.survival.rules import rules
from ulo_classify.sector.survival.spells import Flags, Floats

STEPS = 12  # of the curve in a year
_HALF = 0.5 + 1e-9  # a product of fractions may miss the half by a rounding


@dataclass(frozen=True)
class Point:
    """The share still there at an age, its interval (None before the first closure), and bodies at risk."""

    age: float
    share: float
    low: float | None
    high: float | None
    at_risk: float


@dataclass(frozen=True)
class Crossing:
    """The age by which half have closed, with its interval; None where it is not reached."""

    age: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Curve:
    """A curve from the age `begins`: of bodies that have reached that age, the share still there later."""

    begins: float
    points: tuple[Point, ...]
    median: Crossing
    missing: float
    """The greatest share of information that not knowing the statuses costs, over its ages."""


@dataclass(frozen=True)
class Refusal:
    """Why there is no curve, and how many bodies it would need; `reason` is a key of the words."""

    reason: str
    bodies: float
    closures: float
    at_risk: float
    needs: int


@dataclass(frozen=True)
class Sample:
    """One group in one imputed data set."""

    entry: Floats
    leave: Floats
    closed: Flags


def at_risk(sample: Sample, ages: Floats) -> Floats:
    """How many bodies are under observation at each age: entered before it, not left before it."""
    entered = np.searchsorted(np.sort(sample.entry), ages, side="left")
    left = np.searchsorted(np.sort(sample.leave), ages, side="left")
    return (entered - left).astype(float)


def curve_of(samples: Sequence[Sample], overall_rate: float) -> Curve | Refusal:
    """The pooled curve of a group, or why there is none.

    Args:
        samples: the group in each imputed data set; one, where its members are known.
        overall_rate: closures a body among all bodies, to say how many bodies ten closures would need.
    """
    need = rules()
    bodies = float(np.mean([len(each.entry) for each in samples]))
    closures = float(np.mean([each.closed.sum() for each in samples]))
    last = max((float(each.leave.max()) for each in samples if len(each.leave)), default=0.0)
    ages = np.arange(0, int(last * STEPS) + 2) / STEPS
    risk = np.mean([at_risk(each, ages + 1e-9) for each in samples], axis=0)
    most = float(risk.max()) if len(risk) else 0.0
    if most < need.at_risk:
        wanted = bodies * need.at_risk / most if most else need.at_risk
        return Refusal("few_at_risk", bodies, closures, most, _up(wanted))
    if closures < need.closures:
        rate = closures / bodies if closures >= 1 else overall_rate
        return Refusal("few_closures", bodies, closures, most, _up(need.closures / max(rate, 1e-9)))
    first = int(np.argmax(risk >= need.at_risk))
    thin = np.flatnonzero(risk[first:] < need.at_risk)
    ages = ages[first : first + int(thin[0])] if len(thin) else ages[first:]
    inside = float(np.mean([_closures_between(each, ages[0], ages[-1]) for each in samples]))
    if inside < need.closures:
        rate = max(inside, 1.0) / bodies
        return Refusal("few_closures", bodies, inside, most, _up(need.closures / rate))
    return _pooled(samples, ages, risk[first : first + len(ages)])


def _up(number: float) -> int:
    """Rounded up to two leading figures: more would claim too much."""
    size = 10 ** max(0, len(str(int(number))) - 2)
    return int(-(-number // size) * size)


def _closures_between(sample: Sample, start: float, end: float) -> int:
    return int((sample.closed & (sample.leave > start) & (sample.leave <= end)).sum())


def _pooled(samples: Sequence[Sample], ages: Floats, risk: Floats) -> Curve:
    drawn = [_estimate(each, ages) for each in samples]
    points, missing = [], 0.0
    for at, age in enumerate(ages):
        shares = [each[0][at] for each in drawn]
        inner = [
            0 < share < 1 and np.isfinite(each[1][at]) for share, each in zip(shares, drawn, strict=True)
        ]
        if not all(inner):
            points.append(Point(float(age), float(np.mean(shares)), None, None, float(risk[at])))
            continue
        logs = np.log(shares)
        pooled = pool(
            [float(np.log(-each)) for each in logs],
            [
                float((each[1][at] / (share * log)) ** 2)
                for each, share, log in zip(drawn, shares, logs, strict=True)
            ],
        )
        low, high = pooled.interval(rules().level)
        missing = max(missing, pooled.missing)
        points.append(Point(float(age), _share(pooled.estimate), _share(high), _share(low), float(risk[at])))
    return Curve(float(ages[0]), tuple(points), _median(points), missing)


def _share(log_log: float) -> float:
    return float(np.exp(-np.exp(log_log)))


def _estimate(sample: Sample, ages: Floats) -> tuple[Floats, Floats]:
    """Kaplan-Meier at each age, and Greenwood's standard error, of bodies that have reached the first age."""
    from statsmodels.duration.survfunc import SurvfuncRight

    there = sample.leave > ages[0]
    entry, leave = np.maximum(sample.entry[there], ages[0]), sample.leave[there]
    closed = sample.closed[there].astype(float)
    if not closed.any():
        return np.ones(len(ages)), np.zeros(len(ages))
    with np.errstate(all="ignore"):
        fit = SurvfuncRight(leave, closed, entry=entry)
    at = np.searchsorted(fit.surv_times, ages, side="right")
    return np.append(1.0, fit.surv_prob)[at], np.append(0.0, fit.surv_prob_se)[at]


def _median(points: Sequence[Point]) -> Crossing:
    def crossing(values: Sequence[float | None]) -> float | None:
        return next(
            (p.age for p, value in zip(points, values, strict=True) if value is not None and value <= _HALF),
            None,
        )

    return Crossing(
        crossing([each.share for each in points]),
        crossing([each.low for each in points]),
        crossing([each.high for each in points]),
    )
