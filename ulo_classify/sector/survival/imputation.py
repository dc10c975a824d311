"""Statuses that are known only as probabilities -> several complete sets of statuses (multiple imputation).

A draw from the probabilities alone would mix the groups and pull their survival together, because how long a
body lived says something of its group too. So statuses and hazards are drawn in turn (data augmentation:
Tanner and Wong, Journal of the American Statistical Association 1987; 82: 528-540): hazards by age and
status, given the statuses, and each body's status, given its probabilities and how likely its own life is
under the hazards of each status. That makes the imputation one with the analysis (Bartlett et al.,
Statistical Methods in Medical Research 2015; 24: 462-487). It rests on two assumptions: the probabilities
are calibrated, and the documents tell nothing of the closure beyond what they tell of the status.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from ulo_classify.sector.survival.spells import Flags, Floats

_SURE = 1 - 1e-9


def impute(
    chances: Floats,
    entry: Floats,
    leave: Floats,
    closed: Flags,
    *,
    ages: Sequence[float],
    times: int,
    burn_in: int,
    between: int,
    seed: int,
) -> Iterator[npt.NDArray[np.intp]]:
    """Draw the status of every body several times.

    Args:
        chances: a row a body that sums to 1: the probability of each status, by its documents alone.
        entry: ages in years at which the bodies come under observation.
        leave: ages in years at which they leave it.
        closed: whether they closed then.
        ages: where bands of age begin; within one a hazard is taken as constant.
        times: how many sets to draw. One set is drawn where every status is sure.
        burn_in: rounds before the first set.
        between: rounds from one set to the next.
        seed: of the random numbers; the same seed gives the same sets.

    Yields:
        The place of each body's status in its row of `chances`.
    """
    sure = bool((chances.max(axis=1) > _SURE).all()) if len(chances) else True
    statuses = chances.argmax(axis=1)
    if sure:
        yield statuses
        return
    random = np.random.default_rng(seed)
    exposure, closures = by_age(entry, leave, closed, ages)
    with np.errstate(divide="ignore"):
        log_chances = np.log(chances)
    statuses = _draw(log_chances, random)
    pooled = (closures.sum(axis=0) + 0.5) / np.maximum(exposure.sum(axis=0), 1e-9)
    for round_number in range(burn_in + times * between):
        hazards = _hazards(statuses, exposure, closures, pooled, chances.shape[1], random)
        likely = closures @ np.log(hazards).T - exposure @ hazards.T
        statuses = _draw(log_chances + likely, random)
        if round_number >= burn_in and (round_number - burn_in) % between == between - 1:
            yield statuses


def by_age(entry: Floats, leave: Floats, closed: Flags, ages: Sequence[float]) -> tuple[Floats, Floats]:
    """Years under observation and closures of each body (rows) in each band of age (columns)."""
    starts = np.asarray(ages, dtype=float)
    ends = np.append(starts[1:], np.inf)
    exposure = np.clip(np.minimum(leave[:, None], ends) - np.maximum(entry[:, None], starts), 0.0, None)
    closures = ((leave[:, None] > starts) & (leave[:, None] <= ends) & closed[:, None]).astype(float)
    return exposure, closures


def _hazards(
    statuses: npt.NDArray[np.intp],
    exposure: Floats,
    closures: Floats,
    pooled: Floats,
    kinds: int,
    random: np.random.Generator,
) -> Floats:
    """A draw of the hazard of each status in each band of age.

    The prior weighs one closure at the rate of all bodies together: a group without bodies in a band gets
    theirs.
    """
    member = np.equal(statuses[None, :], np.arange(kinds)[:, None]).astype(float)
    shape = 1.0 + member @ closures
    rate = 1.0 / pooled + member @ exposure
    return np.maximum(random.gamma(shape) / rate, 1e-12)


def _draw(log_weights: Floats, random: np.random.Generator) -> npt.NDArray[np.intp]:
    """One place a row, with the weights as probabilities (by Gumbel's maximum)."""
    return np.asarray((log_weights + random.gumbel(size=log_weights.shape)).argmax(axis=1), dtype=np.intp)
