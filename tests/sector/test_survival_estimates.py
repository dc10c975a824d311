"""Estimates of survival against known truths: by hand, by another library, and by simulated closures."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import chi2

from ulo_classify.sector.survival.comparison import ages_of, compare, hazard_ratio, log_rank
from ulo_classify.sector.survival.curves import Curve, Refusal, Sample, at_risk, curve_of
from ulo_classify.sector.survival.imputation import by_age, impute
from ulo_classify.sector.survival.pooling import pool
from ulo_classify.sector.survival.rates import rate_of
from ulo_classify.sector.survival.rules import rules

WINDOW, AGES = 10.0, (0.0, 2.0, 5.0, 10.0, 20.0)
RATES = (0.03, 0.09)  # closures a body-year of the first and the second group


def sample(entry: object, leave: object, closed: object) -> Sample:
    return Sample(np.array(entry, dtype=float), np.array(leave, dtype=float), np.array(closed, dtype=bool))


def simulated(random: np.random.Generator, bodies: int) -> tuple[np.ndarray, Sample]:
    """Groups and lives of bodies founded evenly over 30 years, with closures of the last ten only."""
    group = random.integers(0, 2, bodies)
    now = random.uniform(0, 30, bodies)
    lasts = random.exponential(1 / np.array(RATES)[group])
    begins = np.maximum(0, now - WINDOW)
    seen = lasts > begins
    group, now, lasts, begins = group[seen], now[seen], lasts[seen], begins[seen]
    return group, Sample(begins, np.minimum(lasts, now), lasts < now)


def believed(random: np.random.Generator, group: np.ndarray) -> np.ndarray:
    """Calibrated probabilities of the two groups: of bodies given p, a share of p is in the second."""
    second = np.where(group == 1, random.beta(1.5, 0.5, len(group)), random.beta(0.5, 1.5, len(group)))
    return np.column_stack([1 - second, second])


def members(lives: Sample, sets: list[np.ndarray], group: int) -> list[Sample]:
    return [Sample(lives.entry[s == group], lives.leave[s == group], lives.closed[s == group]) for s in sets]


def interval(curve: Curve | Refusal, age: float) -> tuple[float, float]:
    assert isinstance(curve, Curve)
    point = next(each for each in curve.points if abs(each.age - age) < 1e-9)
    assert point.low is not None
    assert point.high is not None
    return point.low, point.high


def coverage(runs: int, age: float) -> tuple[float, float]:
    """How often intervals hold the truth: statuses drawn with closures, and from probabilities alone."""
    truth = math.exp(-RATES[1] * age)
    with_closures = alone = 0
    for run in range(runs):
        random = np.random.default_rng(run)
        group, lives = simulated(random, 700)
        chances = believed(random, group)
        drawn = list(
            impute(
                chances,
                lives.entry,
                lives.leave,
                lives.closed,
                ages=AGES,
                times=10,
                burn_in=40,
                between=6,
                chains=2,
                seed=run,
            )
        )
        low, high = interval(curve_of(members(lives, drawn, 1), 0.3), age)
        with_closures += low <= truth <= high
        naive = [(random.random(len(chances)) < chances[:, 1]).astype(int) for _ in range(10)]
        low, high = interval(curve_of(members(lives, naive, 1), 0.3), age)
        alone += low <= truth <= high
    return with_closures / runs, alone / runs


def test_intervals_hold_the_truth_though_statuses_are_not_known() -> None:
    held, alone = coverage(40, 10.0)
    assert held >= 0.85  # 95 % are meant; fewer than 34 of 40 has a chance of 1 in 1,000
    assert alone < held  # what a draw from the probabilities alone comes to


@pytest.mark.slow
def test_intervals_hold_at_their_nominal_rate() -> None:
    held, alone = coverage(400, 10.0)
    assert 0.92 <= held <= 0.98
    assert alone < 0.85


def test_known_statuses_are_taken_as_they_are() -> None:
    chances = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])
    lives = sample([0, 0, 0], [1, 2, 3], [1, 0, 1])
    found = list(
        impute(
            chances, lives.entry, lives.leave, lives.closed, ages=AGES, times=9, burn_in=1, between=1, seed=1
        )
    )
    assert [each.tolist() for each in found] == [[0, 1, 0]]


def test_the_same_seed_gives_the_same_sets_and_another_seed_others() -> None:
    random = np.random.default_rng(0)
    group, lives = simulated(random, 200)
    chances = believed(random, group)

    def drawn(seed: int) -> list[list[int]]:
        sets = impute(
            chances,
            lives.entry,
            lives.leave,
            lives.closed,
            ages=AGES,
            times=3,
            burn_in=5,
            between=2,
            seed=seed,
        )
        return [each.tolist() for each in sets]

    assert drawn(4) == drawn(4) != drawn(5)


def test_years_and_closures_by_age() -> None:
    lives = sample([1, 0], [6, 2], [1, 1])
    years, closures = by_age(lives.entry, lives.leave, lives.closed, AGES)
    assert years.tolist() == [[1, 3, 1, 0, 0], [2, 0, 0, 0, 0]]
    assert closures.tolist() == [[0, 0, 1, 0, 0], [1, 0, 0, 0, 0]]


def test_a_curve_by_hand_with_bodies_that_enter_late() -> None:
    """30 bodies from the start and 20 that enter at age 2: ten close at 1, ten at 3."""
    lives = sample([0] * 30 + [2] * 20, [1] * 10 + [3] * 10 + [8] * 30, [1] * 20 + [0] * 30)
    assert at_risk(lives, np.array([1.0, 2.0, 3.0])).tolist() == [30, 20, 40]
    whole = curve_of(
        [sample(np.repeat(lives.entry, 2), np.repeat(lives.leave, 2), np.repeat(lives.closed, 2))], 0.5
    )
    assert isinstance(whole, Curve)
    shares = {each.age: each.share for each in whole.points}
    assert shares[0.5] == 1.0
    assert shares[2.0] == pytest.approx(2 / 3)
    assert shares[4.0] == pytest.approx(2 / 3 * 3 / 4)
    assert whole.median.age == 3.0
    assert whole.points[-1].age == pytest.approx(8, abs=0.1)


def test_without_entry_times_the_old_would_look_sturdy() -> None:
    random = np.random.default_rng(3)
    lasts, now = random.exponential(10, 4000), random.uniform(0, 30, 4000)
    begins = np.maximum(0, now - 5)
    seen = lasts > begins
    right = Sample(begins[seen], np.minimum(lasts, now)[seen], (lasts < now)[seen])
    wrong = Sample(np.zeros(seen.sum()), right.leave, right.closed)
    low, high = interval(curve_of([right], 0.3), 10.0)
    assert low <= math.exp(-1) <= high
    assert interval(curve_of([wrong], 0.3), 10.0)[0] > math.exp(-1)


def test_a_curve_begins_where_enough_bodies_are_watched() -> None:
    lives = sample([6.0] * 80, [7 + at / 10 for at in range(80)], [1, 0] * 40)
    curve = curve_of([lives], 0.5)
    assert isinstance(curve, Curve)
    assert curve.begins == pytest.approx(6, abs=0.1)
    assert curve.points[0].share == 1.0
    assert min(each.at_risk for each in curve.points) >= rules().at_risk


def test_too_few_bodies_and_too_few_closures_are_refused_with_what_it_would_take() -> None:
    few = curve_of([sample([0] * 13, range(1, 14), [1] * 13)], 0.5)
    assert isinstance(few, Refusal)
    assert (few.reason, few.needs) == ("few_at_risk", 26)
    rare = curve_of([sample([0] * 100, [5.0] * 100, [1] * 2 + [0] * 98)], 0.5)
    assert isinstance(rare, Refusal)
    assert (rare.reason, rare.needs) == ("few_closures", 500)


def test_the_bodies_that_are_needed_are_those_of_the_formula() -> None:
    assert rules().at_risk == 26
    worst = 2 / 3
    width = 1.96 * math.sqrt(worst**2 * (1 - worst) / 26)
    assert 0.145 < width <= 0.15


def test_pooling_by_hand() -> None:
    """Means 1, 2, 3 with variances of 0.5: within 0.5, between 4/3 of 1."""
    pooled = pool([1, 2, 3], [0.5, 0.5, 0.5])
    total = 0.5 + 4 / 3
    assert pooled.estimate == 2
    assert pooled.error == pytest.approx(math.sqrt(total))
    assert pooled.missing == pytest.approx(4 / 3 / total)
    assert pooled.freedom == pytest.approx(2 / (4 / 3 / total) ** 2)
    assert pool([2], [0.5]).interval(0.95) == pytest.approx(
        (2 - 1.96 * 0.5**0.5, 2 + 1.96 * 0.5**0.5), abs=1e-3
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_log_rank_test_is_that_of_statsmodels(seed: int) -> None:
    from statsmodels.duration.survfunc import survdiff

    group, lives = simulated(np.random.default_rng(seed), 300)
    one, two = members(lives, [group], 0)[0], members(lives, [group], 1)[0]
    observed, expected, variance = log_rank(ages_of(one, two))
    theirs, p_value = survdiff(lives.leave, lives.closed.astype(int), group, entry=lives.entry)
    assert (observed - expected) ** 2 / variance == pytest.approx(theirs)
    ours = compare(("a", "b"), [one], [two])
    assert ours.p_value == pytest.approx(p_value, abs=1e-9)
    assert ours.ratio is not None
    assert ours.ratio < 1


@pytest.mark.parametrize("seed", range(3))
def test_the_hazard_ratio_is_that_of_statsmodels(seed: int) -> None:
    from statsmodels.duration.hazard_regression import PHReg

    group, lives = simulated(np.random.default_rng(seed), 400)
    one, two = members(lives, [group], 1)[0], members(lives, [group], 0)[0]
    fit = PHReg(lives.leave, group[:, None], status=lives.closed.astype(int), entry=lives.entry).fit()
    log_ratio, variance = hazard_ratio(ages_of(one, two))
    assert log_ratio == pytest.approx(float(fit.params[0]), abs=1e-4)
    assert variance**0.5 == pytest.approx(float(fit.bse[0]), rel=1e-3)
    assert abs(log_ratio - math.log(3)) < 3 * variance**0.5


def test_groups_that_close_alike_are_seldom_told_apart() -> None:
    random = np.random.default_rng(8)
    apart = 0
    for _ in range(60):
        lasts = random.exponential(10, 200)
        lives = Sample(np.zeros(200), np.minimum(lasts, 15), lasts < 15)
        one, two = members(lives, [np.arange(200) % 2], 0), members(lives, [np.arange(200) % 2], 1)
        p_value = compare(("a", "b"), one, two).p_value
        assert p_value is not None
        apart += p_value < 0.05
    assert apart <= 9  # 3 are to be expected


def test_no_test_from_a_handful_of_closures() -> None:
    few = sample([0] * 40, [5.0] * 40, [1] * 4 + [0] * 36)
    found = compare(("a", "b"), [few], [few])
    assert found.refused
    assert found.p_value is None


def test_a_rate_is_near_the_exact_interval_and_holds_without_closures() -> None:
    found = rate_of([20], [400.0])
    assert found.rate == 5.0
    assert found.low == pytest.approx(100 * chi2.ppf(0.025, 41) / 2 / 400)
    assert found.high == pytest.approx(100 * chi2.ppf(0.975, 41) / 2 / 400)
    none = rate_of([0], [400.0])
    assert (none.rate, none.low) == (0.0, 0.0)
    assert 0 < (none.high or 0) < 1
    assert rate_of([0], [0.0]).rate is None


def test_unknown_statuses_widen_a_rate() -> None:
    sure, unsure = rate_of([20, 20], [400, 400]), rate_of([10, 30], [400, 400])
    assert unsure.rate == sure.rate
    assert (unsure.low or 0) < (sure.low or 0)
    assert (unsure.high or 0) > (sure.high or 0)


def test_probabilities_that_tell_nothing_leave_the_group_open() -> None:
    """All bodies close alike, and all are as likely of the group: a wide interval holds the truth."""
    random = np.random.default_rng(9)
    lasts = random.exponential(20, 600)
    lives = Sample(np.zeros(600), np.minimum(lasts, 30), lasts < 30)
    chances = np.tile([0.6, 0.4], (600, 1))

    def rate(sets: list[np.ndarray]) -> tuple[float, float]:
        groups = members(lives, sets, 1)
        found = rate_of([float(g.closed.sum()) for g in groups], [float(g.leave.sum()) for g in groups])
        return found.low or 0.0, found.high or 0.0

    drawn = impute(
        chances,
        lives.entry,
        lives.leave,
        lives.closed,
        ages=AGES,
        times=40,
        burn_in=60,
        between=10,
        chains=8,
        seed=2,
    )
    low, high = rate(list(drawn))
    known_low, known_high = rate([np.arange(600) % 5 < 2])
    assert low < 5 < high
    assert high - low > 1.5 * (known_high - known_low)


def test_so_many_sets_as_are_asked_for_come_from_several_chains() -> None:
    random = np.random.default_rng(0)
    group, lives = simulated(random, 100)
    sets = impute(
        believed(random, group),
        lives.entry,
        lives.leave,
        lives.closed,
        ages=AGES,
        times=5,
        burn_in=2,
        between=2,
        chains=3,
        seed=1,
    )
    assert len(list(sets)) == 5
