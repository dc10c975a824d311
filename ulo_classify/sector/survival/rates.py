"""Closures a hundred body-years, with intervals for chance and for unknown statuses together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ulo_classify.sector.survival.rules import rules

PER = 100  # body-years


@dataclass(frozen=True)
class Rate:
    """Closures, the years that bodies were watched, and closures a hundred such years with their interval.

    Counts are means over the imputed data sets. The rate is None where nothing was watched.
    """

    closures: float
    years: float
    rate: float | None
    low: float | None
    high: float | None


def rate_of(closures: Sequence[float], years: Sequence[float]) -> Rate:
    """The rate of a group from its closures and years in each imputed data set.

    Given a data set, closures are Poisson and the rate has a gamma distribution (Jeffreys' prior: half a
    closure). Over the data sets it is the mixture of these, whose quantiles are the interval; it holds where
    there is no closure at all, too.
    """
    counts, spans = np.asarray(closures, dtype=float), np.asarray(years, dtype=float)
    closed, watched = float(counts.mean()), float(spans.mean())
    if not (spans > 0).all():
        return Rate(closed, watched, None, None, None)
    tail = (1 - rules().level) / 2
    return Rate(
        closed,
        watched,
        PER * float((counts / spans).mean()),
        PER * _quantile(counts, spans, tail) if closed else 0.0,
        PER * _quantile(counts, spans, 1 - tail),
    )


def _quantile(counts: np.ndarray, spans: np.ndarray, tail: float) -> float:
    from scipy.optimize import brentq
    from scipy.stats import gamma

    def below(rate: float) -> float:
        return float(gamma.cdf(rate * spans, counts + 0.5).mean()) - tail

    ends = gamma.ppf(tail, counts + 0.5) / spans
    low, high = float(ends.min()), float(ends.max())
    return low if high - low < 1e-12 * high else float(brentq(below, low, high))


def bands(starts: Sequence[float], values: np.ndarray) -> list[np.ndarray]:
    """For each band, whether a value lies in it; a last one for values that are not known (NaN)."""
    ends = [*starts[1:], np.inf]
    inside = [(values >= start) & (values < end) for start, end in zip(starts, ends, strict=True)]
    return [*inside, np.isnan(values)]
