"""A source and the results of an audit -> everything that a survival report shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ulo_classify.sector.dates import Order
from ulo_classify.sector.statuses import STATUSES, Statuses, read_statuses
from ulo_classify.sector.survival.comparison import Comparison, compare
from ulo_classify.sector.survival.curves import Curve, Refusal, Sample, curve_of
from ulo_classify.sector.survival.database import is_database, read_database
from ulo_classify.sector.survival.imputation import by_age, impute
from ulo_classify.sector.survival.known import assessed_of, probabilities
from ulo_classify.sector.survival.lives import Lives
from ulo_classify.sector.survival.rates import Rate, bands, rate_of
from ulo_classify.sector.survival.rules import rules
from ulo_classify.sector.survival.spells import Spells, Window, spells_of
from ulo_classify.sector.survival.table import read_table

ALL, NOT_ASSESSED = "all", "not_assessed"
_FIRST = "user_led"


@dataclass(frozen=True)
class Group:
    """One line of the report: a status, all bodies, or those that were not assessed. Counts are means."""

    key: str
    bodies: float
    closures: float
    curve: Curve | Refusal
    rate: Rate


@dataclass(frozen=True)
class BandRate:
    """Closures a hundred body-years of a group in a band of age or size; `ends` is None for the last band."""

    by: str
    group: str
    begins: float | None
    ends: float | None
    rate: Rate


@dataclass(frozen=True)
class Survival:
    """What a survival report shows. `imputations` is 1 where no status is uncertain or none was given."""

    lives: Lives
    windows: list[Window]
    spells: Spells
    groups: list[Group]
    rates: list[BandRate]
    comparisons: list[Comparison]
    imputations: int
    seed: int
    assessed: int
    unmatched: int
    statuses: Statuses | None


def survival_of(
    source: Path | str,
    *,
    results: Path | str | None = None,
    mapping: Path | str | None = None,
    removals_from: dt.date | None = None,
    until: dt.date | None = None,
    order: Order | None = None,
    imputations: int | None = None,
    seed: int = 1,
) -> Survival:
    """How long bodies last, by status, with what is not known of their statuses carried through.

    Args:
        source: a database of registers, or a table with dates of registration and removal.
        results: results.jsonl of an audit, or its folder; without it only all bodies together are shown.
        mapping: TOML file that names the columns of a table, where they are not known.
        removals_from: the day from which removals are recorded; that of the first removal by default.
        until: the day to which the source tells.
        order: which comes first in dates like 03/04/2012, where nothing tells.
        imputations: how often the statuses are imputed; as many as rules.toml says by default.
        seed: of the random numbers of the imputation.

    Raises:
        SectorError: no body has closed, or the source lacks what is needed.
        RegisterError, ReadingError: a file cannot be read.
    """
    source = Path(source)
    lives = (
        read_database(source)
        if is_database(source)
        else read_table(source, mapping=Path(mapping) if mapping else None, order=order)
    )
    spells, windows = spells_of(lives, removals_from=removals_from, until=until)
    statuses = read_statuses(Path(results)) if results else None
    return work_out(lives, spells, windows, statuses, imputations or rules().imputations, seed)


def work_out(
    lives: Lives,
    spells: Spells,
    windows: list[Window],
    statuses: Statuses | None,
    imputations: int,
    seed: int,
) -> Survival:
    """The figures from what was watched and what is known of the statuses."""
    found = assessed_of(spells.lives, statuses) if statuses else [None] * len(spells)
    chances = probabilities(found)
    known = chances.sum(axis=1) > 0
    sets = _sets(spells, chances, known, imputations, seed)
    members = {ALL: [np.ones(len(spells), dtype=bool)]}
    if statuses:
        for at, status in enumerate(STATUSES):
            members[status] = [each == at for each in sets]
        if not known.all():
            members[NOT_ASSESSED] = [~known]
    overall = float(spells.closed.mean())
    samples = {key: [_sample(spells, each) for each in which] for key, which in members.items()}
    groups = [
        Group(
            key=key,
            bodies=float(np.mean([len(each.entry) for each in of])),
            closures=float(np.mean([each.closed.sum() for each in of])),
            curve=curve_of(of, overall),
            rate=_rate(of),
        )
        for key, of in samples.items()
    ]
    return Survival(
        lives,
        windows,
        spells,
        groups,
        _rates(spells, members),
        _comparisons(samples),
        len(sets),
        seed,
        int(known.sum()),
        len(statuses.bodies) - len({each for each in found if each}) if statuses else 0,
        statuses,
    )


def _sets(spells: Spells, chances: np.ndarray, known: np.ndarray, times: int, seed: int) -> list[np.ndarray]:
    """The place of each body's status, in each imputed data set; -1 for bodies that were not assessed."""
    need = rules()
    found = []
    for drawn in impute(
        chances[known],
        spells.entry[known],
        spells.exit[known],
        spells.closed[known],
        ages=need.ages,
        times=times,
        burn_in=need.burn_in,
        between=need.between,
        chains=need.chains,
        seed=seed,
    ):
        whole = np.full(len(spells), -1)
        whole[known] = drawn
        found.append(whole)
    return found


def _sample(spells: Spells, which: np.ndarray) -> Sample:
    return Sample(spells.entry[which], spells.exit[which], spells.closed[which])


def _rate(samples: Sequence[Sample]) -> Rate:
    return rate_of(
        [float(each.closed.sum()) for each in samples],
        [float((each.leave - each.entry).sum()) for each in samples],
    )


def _rates(spells: Spells, members: dict[str, list[np.ndarray]]) -> list[BandRate]:
    """By age a body counts in each band that it lived through, by size in that of its last income."""
    need = rules()
    years, closures = by_age(spells.entry, spells.exit, spells.closed, need.ages)
    sizes = bands(need.sizes, spells.size)
    ends = [*need.sizes[1:], None, None]
    found = []
    for key, sets in members.items():
        for at, begins in enumerate(need.ages):
            last = need.ages[at + 1] if at + 1 < len(need.ages) else None
            rate = rate_of([closures[m, at].sum() for m in sets], [years[m, at].sum() for m in sets])
            found.append(BandRate("age", key, begins, last, rate))
        if np.isnan(spells.size).all():
            continue
        for at, inside in enumerate(sizes):
            picked = [_sample(spells, m & inside) for m in sets]
            begins_at = need.sizes[at] if at < len(need.sizes) else None
            found.append(BandRate("size", key, begins_at, ends[at], _rate(picked)))
    return found


def _comparisons(samples: dict[str, list[Sample]]) -> list[Comparison]:
    if _FIRST not in samples:
        return []
    first = samples[_FIRST]
    others = [key for key in samples if key not in {ALL, _FIRST}]
    return [compare((_FIRST, key), first, _as_many(samples[key], len(first))) for key in others]


def _as_many(samples: list[Sample], times: int) -> list[Sample]:
    return samples * times if len(samples) == 1 else samples
