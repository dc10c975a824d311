"""Statuses that are known only as probabilities -> several complete sets of statuses (multiple imputation).

A draw from the probabilities alone would mix the groups and pull their survival together, because how long
a body lived says something of its group too. So statuses and hazards are drawn in turn (data augmentation:
Tanner and Wong, Journal of the American Statistical Association 1987; 82: 528-540): hazards by age and
status, and the mix of statuses among bodies that entered at like ages, given the statuses; and each body's
status, given what its documents tell and how likely its own life is under the hazards of each status. That
makes the imputation one with the analysis (Bartlett et al., Statistical Methods in Medical Research 2015;
24: 462-487).

It rests on two assumptions: the probabilities are calibrated, and documents tell nothing of age and closure
beyond what they tell of the status.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from ulo_classify.sector.survival.spells import Flags, Floats

_SURE = 1 - 1e-9
_HALF = 0.5
_LEAST = 1e-9
_NEVER = 1e-300
_FEW = 10.0  # bodies


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
    chains: int = 1,
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
        chains: so often the drawing begins anew, from the probabilities alone: where they tell little, one
            can stay for long in one of several ways to see it.
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
    pooled = (closures.sum(axis=0) + _HALF) / np.maximum(exposure.sum(axis=0), _LEAST)
    whole = chances.mean(axis=0)
    tells = _log(chances) - _log(whole)  # what a body's documents say beyond what is so of all
    band = np.where(entry <= 0, 0, np.searchsorted(np.asarray(ages), entry, side="right"))
    for chain in range(chains):
        statuses = _draw(_log(chances), random)
        wanted = times // chains + (chain < times % chains)
        for round_number in range(burn_in + wanted * between if wanted else 0):
            hazards = _hazards(statuses, exposure, closures, pooled, chances.shape[1], random)
            likely = closures @ np.log(hazards).T - exposure @ hazards.T
            shares = _shares(statuses, band, whole, random)
            statuses = _draw(tells + _log(shares)[band] + likely, random)
            if round_number >= burn_in and (round_number - burn_in) % between == between - 1:
                yield statuses


def _log(values: Floats) -> Floats:
    return np.asarray(np.log(np.maximum(values, _NEVER)))


def _shares(
    statuses: npt.NDArray[np.intp], band: npt.NDArray[np.intp], whole: Floats, random: np.random.Generator
) -> Floats:
    """A draw of the shares of the statuses among bodies that entered at like ages.

    Bodies that were old when the record begins are those that lasted: fewer of them are of a status that
    closes fast, whatever their documents say. The prior is the mix of all, with the weight of a few bodies.
    """
    counts = np.zeros((int(band.max()) + 1, len(whole)))
    np.add.at(counts, (band, statuses), 1.0)
    drawn = random.gamma(counts + _FEW * whole + _LEAST)
    return np.asarray(drawn / np.maximum(drawn.sum(axis=1, keepdims=True), _NEVER))


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

    First how fast the status closes, as a multiple of all bodies together (prior: half a closure, so that it
    hardly weighs); then each band, with a prior of one closure at that multiple. A status without bodies in a
    band gets there what its other bands tell, and is not drawn towards the others.
    """
    member = np.equal(statuses[None, :], np.arange(kinds)[:, None]).astype(float)
    closed, watched = member @ closures, member @ exposure
    multiple = random.gamma(_HALF + closed.sum(axis=1)) / (_HALF + watched @ pooled)
    usual = np.maximum(multiple[:, None] * pooled[None, :], _LEAST)
    return np.asarray(np.maximum(random.gamma(1.0 + closed) / (1.0 / usual + watched), _LEAST))


def _draw(log_weights: Floats, random: np.random.Generator) -> npt.NDArray[np.intp]:
    """One place a row, with the weights as probabilities (by Gumbel's maximum)."""
    return np.asarray((log_weights + random.gumbel(size=log_weights.shape)).argmax(axis=1), dtype=np.intp)
