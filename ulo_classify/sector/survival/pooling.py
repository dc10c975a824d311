"""Estimates from imputed data sets -> one, by Rubin's rules (Multiple Imputation, Wiley 1987)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class Pooled(NamedTuple):
    """An estimate, its standard error, degrees of freedom, and share of information missing."""

    estimate: float
    error: float
    freedom: float
    missing: float

    def interval(self, level: float) -> tuple[float, float]:
        """The interval at a level, by Student's distribution."""
        from scipy.stats import norm, t

        tail = (1 + level) / 2
        wide = float(t.ppf(tail, self.freedom)) if np.isfinite(self.freedom) else float(norm.ppf(tail))
        return self.estimate - wide * self.error, self.estimate + wide * self.error

    @property
    def p_value(self) -> float:
        """The probability of an estimate at least as far from 0, if the truth is 0."""
        from scipy.stats import norm, t

        away = abs(self.estimate) / self.error if self.error > 0 else 0.0
        tail = t.sf(away, self.freedom) if np.isfinite(self.freedom) else norm.sf(away)
        return float(2 * tail)


def pool(estimates: Sequence[float], variances: Sequence[float]) -> Pooled:
    """Pool estimates, each with its variance within its data set.

    The total variance is the mean variance within, plus the variance between the estimates times 1 + 1/m.
    With one data set nothing is missing, and the estimate stands as it is.
    """
    times = len(estimates)
    middle = float(np.mean(estimates))
    within = float(np.mean(variances))
    if times == 1:
        return Pooled(middle, within**0.5, np.inf, 0.0)
    between = (1 + 1 / times) * float(np.var(estimates, ddof=1))
    total = within + between
    if between <= 1e-15 * max(total, 1e-300):
        return Pooled(middle, within**0.5, np.inf, 0.0)
    missing = between / total
    return Pooled(middle, total**0.5, (times - 1) / missing**2, missing)
