"""Survival curves by status, with the doubt about statuses carried through.

Kaplan-Meier curves (Kaplan and Meier 1958) with late entry and censoring come from the library lifelines.
Statuses are drawn many times from their probabilities; the curves of the draws are put together on the scale
of log(-log S) by Rubin's rules (Rubin 1987, "Multiple Imputation for Nonresponse in Surveys"; for survival
curves Marshall et al. 2009, BMC Medical Research Methodology 9:57), and tests by the median of their p-values
(Eekhout et al. 2017, BMC Medical Research Methodology 17:129).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from ulo_classify.errors import UloError
from ulo_classify.schema import Status
from ulo_classify.sector.survival.lives import Life, method, years_between

Floats = NDArray[np.float64]
Group = Status | Literal["all", "unknown"]
STATUSES: tuple[Status, ...] = get_args(Status)
_NARROW = 1e-6  # a share nearer than this to nought or one has no log(-log)


class Point(NamedTuple):
    """After so many years this share is still there, within the band, and so many are still watched."""

    years: float
    share: float
    low: float
    high: float
    at_risk: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The curve of a group, or why there is none.

    `bodies` and `closures` are expected numbers (over the draws). `median` is the age at which half are gone,
    with its band; None where the curve does not get so far. `needed` is how many bodies it would take.
    """

    group: Group
    bodies: float
    closures: float
    points: tuple[Point, ...] = ()
    median: tuple[float | None, float | None, float | None] = (None, None, None)
    needed: int | None = None


class Rate(NamedTuple):
    """Closures of a group in a band of age or income, body-years watched, and the rate with its interval."""

    group: Group
    by: str
    band: str
    closures: float
    years: float
    rate: float
    low: float
    high: float


class Test(NamedTuple):
    """The log-rank test of user-led bodies against the others whose status is known."""

    p: float
    observed: float
    expected: float


@dataclass(frozen=True, slots=True)
class Survival:
    """What was measured: curves, the test (None where too few), rates, and between which dates it holds."""

    curves: tuple[Curve, ...]
    test: Test | None
    rates: tuple[Rate, ...]
    since: dt.date
    until: dt.date
    draws: int


class _Watched(NamedTuple):
    """The years of age from which and to which each body was watched, and whether it closed then."""

    entry: Floats
    exit: Floats
    closed: NDArray[np.bool_]


def measure(lives: Sequence[Life], *, since: dt.date | None = None, until: dt.date) -> Survival:
    """Measure how long bodies live, by status.

    Args:
        lives: as `read_lives` gives them.
        since: the day from which closures are known (left truncation); by default the first closure.
        until: the day up to which they are known (right censoring).

    Raises:
        UloError: nothing can be measured, in particular where every body is still there.
    """
    words = method()["words"]
    if not lives:
        raise UloError(words["nobody"])
    ends = [life.died for life in lives if life.died is not None]
    if not ends:
        raise UloError(words["survivors_alone"].format(bodies=len(lives)))
    begin = since or min(ends)
    seen = [life for life in lives if life.died is None or life.died >= begin]
    watched = _watched(seen, begin, until)
    draws = _draws(seen)
    groups: list[tuple[Group, Floats]] = [("all", np.ones((1, len(seen))))]
    groups += [(status, (draws == at).astype(float)) for at, status in enumerate(STATUSES)]
    unknown = (draws[:1] < 0).astype(float)
    groups += [("unknown", unknown)] if 0 < unknown.sum() < len(seen) else []
    curves = tuple(_curve(group, inside, watched) for group, inside in groups if inside.any())
    rates = tuple(
        rate
        for group, inside in groups
        if inside.any()
        for rate in _rates(group, inside.mean(axis=0), watched, seen)
    )
    return Survival(curves, _test(curves, draws, watched), rates, begin, until, len(draws))


def _watched(lives: Iterable[Life], since: dt.date, until: dt.date) -> _Watched:
    entry, last, closed = [], [], []
    for life in lives:
        entry.append(max(0.0, years_between(life.born, since)))
        # a body that closed on the day it began was watched for a moment, not for no time at all
        last.append(max(years_between(life.born, life.died or until), entry[-1] + 1 / 365.25))
        closed.append(life.died is not None)
    return _Watched(np.array(entry), np.array(last), np.array(closed))


def _draws(lives: Sequence[Life]) -> NDArray[np.int64]:
    """A row a draw, a column a body: the place of its status in `STATUSES`, -1 where it is unknown."""
    rules = method()["method"]
    random = np.random.default_rng(rules["seed"])
    chances = np.array([[life.chances.get(status, 0.0) for status in STATUSES] for life in lives])
    known = chances.sum(axis=1) > 0
    sure = bool((chances[known].max(axis=1) >= 1).all()) if known.any() else True
    count = 1 if sure else int(rules["draws"])
    drawn = np.full((count, len(lives)), -1, dtype=np.int64)
    if known.any():
        steps = np.cumsum(chances[known] / chances[known].sum(axis=1, keepdims=True), axis=1)
        steps[:, -1] = 1.0
        for row in drawn:
            row[known] = (random.random((int(known.sum()), 1)) < steps).argmax(axis=1)
    return drawn


def _curve(group: Group, inside: Floats, watched: _Watched) -> Curve:
    rules = method()["method"]
    bodies = float(inside.sum(axis=1).mean())
    closures = float((inside * watched.closed).sum(axis=1).mean())
    if closures < rules["fewest_closures"] or bodies < rules["fewest_bodies"]:
        rate = closures / bodies if bodies else 0.0
        by_closures = ceil(rules["fewest_closures"] / rate) if rate else None
        needed = max(by_closures, rules["fewest_bodies"]) if by_closures else None
        return Curve(group, bodies, closures, needed=needed)
    grid = np.arange(0.0, float(watched.exit[inside.any(axis=0)].max()) + 0.25, 0.25)
    tables = [_kaplan_meier(watched, each > 0, grid) for each in inside]
    share, low, high = _pooled([table[0] for table in tables], [table[1] for table in tables])
    at_risk = np.mean([table[2] for table in tables], axis=0)
    enough = np.flatnonzero(at_risk >= rules["left"])
    first, last = (int(enough[0]), int(enough[-1])) if len(enough) else (0, 0)
    points = tuple(
        Point(float(grid[at]), float(share[at]), float(low[at]), float(high[at]), float(at_risk[at]))
        for at in range(last + 1)
        if at >= first
    )
    median = (_half(points, "share"), _half(points, "low"), _half(points, "high"))
    return Curve(group, bodies, closures, points, median)


def _kaplan_meier(
    watched: _Watched, inside: NDArray[np.bool_], grid: Floats
) -> tuple[Floats, Floats, Floats]:
    """Shares at the ages of a grid, the variance of log(-log) of each, and how many are watched then."""
    from lifelines import KaplanMeierFitter

    fitter = KaplanMeierFitter()
    fitter.fit(watched.exit[inside], watched.closed[inside], entry=watched.entry[inside])
    table = fitter.event_table
    ages = table.index.to_numpy(dtype=float)
    died, risk = table["observed"].to_numpy(dtype=float), table["at_risk"].to_numpy(dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.where(risk > died, died / (risk * (risk - died)), 0.0)
    shares = fitter.survival_function_.iloc[:, 0].reindex(table.index).ffill().to_numpy(dtype=float)
    greenwood = np.cumsum(steps)
    at = np.clip(np.searchsorted(ages, grid, side="right") - 1, 0, None)
    share = shares[at]
    logs = np.log(np.clip(share, _NARROW, 1 - _NARROW))
    entry, last = np.sort(watched.entry[inside]), np.sort(watched.exit[inside])
    watching = np.searchsorted(entry, grid, side="right") - np.searchsorted(last, grid, side="left")
    return share, greenwood[at] / logs**2, watching.astype(float)


def _pooled(shares: Sequence[Floats], variances: Sequence[Floats]) -> tuple[Floats, Floats, Floats]:
    """The curve of all draws and its band: Rubin's rules on the scale of log(-log)."""
    from scipy.stats import norm

    stacked = np.clip(np.array(shares), _NARROW, 1 - _NARROW)
    scale = np.log(-np.log(stacked))
    middle = scale.mean(axis=0)
    between = scale.var(axis=0, ddof=1) if len(shares) > 1 else np.zeros_like(middle)
    error = np.sqrt(np.mean(variances, axis=0) + (1 + 1 / len(shares)) * between)
    width = norm.ppf((1 + method()["method"]["level"]) / 2) * error
    whole = np.mean(shares, axis=0) > 1 - _NARROW  # before the first closure nobody is gone
    share, low, high = (np.exp(-np.exp(middle + shift)) for shift in (0.0, width, -width))
    return np.where(whole, 1.0, share), np.where(whole, 1.0, low), np.where(whole, 1.0, high)


def _half(points: Sequence[Point], which: str) -> float | None:
    return next((point.years for point in points if getattr(point, which) <= 0.5), None)


def _test(curves: Sequence[Curve], draws: NDArray[np.int64], watched: _Watched) -> Test | None:
    """The log-rank test with late entry (Mantel 1966) of user-led bodies against others, draw by draw."""
    drawn = {curve.group: curve for curve in curves}
    if "user_led" not in drawn or not drawn["user_led"].points:
        return None
    found = [_log_rank(watched, row == STATUSES.index("user_led"), row >= 0) for row in draws]
    if any(each is None for each in found):
        return None
    tests = [each for each in found if each is not None]
    return Test(*(float(np.median([getattr(each, name) for each in tests])) for name in Test._fields))


def _log_rank(watched: _Watched, ours: NDArray[np.bool_], known: NDArray[np.bool_]) -> Test | None:
    from scipy.stats import chi2

    entry, last, closed = watched
    times, all_dying = np.unique(last[closed & known], return_counts=True)
    our_times, our_counts = np.unique(last[closed & known & ours], return_counts=True)
    our_dying = np.zeros(len(times))
    our_dying[np.searchsorted(times, our_times)] = our_counts

    def at_risk(inside: NDArray[np.bool_]) -> NDArray[np.int64]:
        begun = np.searchsorted(np.sort(entry[inside]), times, side="left")
        return begun - np.searchsorted(np.sort(last[inside]), times, side="left")

    everybody, our_risk = at_risk(known), at_risk(known & ours)
    share = our_risk / everybody
    spread = np.where(everybody > 1, (everybody - all_dying) / np.maximum(everybody - 1, 1), 0)
    observed, expected = our_dying.sum(), (all_dying * share).sum()
    variance = (all_dying * share * (1 - share) * spread).sum()
    if variance <= 0:
        return None
    return Test(float(chi2.sf((observed - expected) ** 2 / variance, 1)), float(observed), float(expected))


def _rates(group: Group, weight: Floats, watched: _Watched, lives: Sequence[Life]) -> Iterable[Rate]:
    """Closures a hundred body-years by age and by income, weighted by the chance of the status."""
    bands = method()["bands"]
    ages = [*bands["age"], float("inf")]
    for low, high in pairwise(ages):
        years = np.clip(np.minimum(watched.exit, high) - np.maximum(watched.entry, low), 0, None)
        died = watched.closed & (watched.exit >= low) & (watched.exit < high)
        yield from _rate(
            group,
            "age",
            f"{low:g} to {high:g} years" if high < 1e9 else f"{low:g} years and over",
            float((weight * died).sum()),
            float((weight * years).sum()),
        )
    incomes = [*bands["income"], float("inf")]
    have = np.array([life.income if life.income is not None else np.nan for life in lives])
    for low, high in pairwise(incomes):
        inside = (have >= low) & (have < high)
        years = (watched.exit - watched.entry) * inside
        yield from _rate(
            group,
            "income",
            f"{low:,.0f} to {high:,.0f}" if high < 1e18 else f"{low:,.0f} and over",
            float((weight * (watched.closed & inside)).sum()),
            float((weight * years).sum()),
        )


def _rate(group: Group, by: str, band: str, closures: float, years: float) -> Iterable[Rate]:
    from scipy.stats import chi2

    rules = method()["method"]
    if years <= 0 or closures < rules["fewest_closures"]:
        return
    tail = (1 - rules["level"]) / 2
    low = chi2.ppf(tail, 2 * closures) / 2
    high = chi2.ppf(1 - tail, 2 * (closures + 1)) / 2
    yield Rate(
        group, by, band, closures, years, 100 * closures / years, 100 * low / years, 100 * high / years
    )
