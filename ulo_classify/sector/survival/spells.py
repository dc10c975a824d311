"""Lives -> the time that each body was under observation, as arrays: entry, exit, closed or not.

A register shows a body from the day it came on it, or from the day on which the register's memory of
removals begins, whichever is later. Bodies that closed before that day are on no list, so that those that
were already old on it must not count as having been watched while young: they enter at the age that they had
(left truncation). Bodies that are still there leave at the age that they have now, without a closure
(right censoring).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ulo_classify.errors import SectorError
from ulo_classify.sector.problems import Problems
from ulo_classify.sector.survival.lives import Life, Lives, joined

YEAR = 365.25
_SAME_DAY = 0.5 / YEAR  # a body removed on the day of its registration was there for half a day

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Spells:
    """One row a body: ages in years at entry and exit; `size` is an income, NaN where unknown."""

    lives: list[Life]
    entry: Floats
    exit: Floats
    closed: Flags
    size: Floats

    def __len__(self) -> int:
        return len(self.lives)


@dataclass(frozen=True)
class Window:
    """When removals were recorded in one register.

    `given`: its beginning was not taken from the data. `silent`: it tells of no removal at all, so that its
    bodies are survivors alone.
    """

    register: str
    start: dt.date
    end: dt.date
    given: bool
    silent: bool = False


def spells_of(
    lives: Lives, *, removals_from: dt.date | None = None, until: dt.date | None = None
) -> tuple[Spells, list[Window]]:
    """Work out what was watched of each body.

    Args:
        lives: as read; what has to be left out is counted among its problems.
        removals_from: the day on which the register begins to tell of removals. Where it is not given, that
            of the
            first removal in the data, which itself then counts only as the sign that removals are recorded.
        until: the day to which the register tells; by default what the source says.

    Raises:
        SectorError: no body has closed, so that there is nothing to learn from.
    """
    found = joined(lives.lives, lives.problems)
    _refuse_survivors(lives, found)
    windows = _windows(lives, found, removals_from, until)
    kept: list[tuple[Life, float, float, bool]] = []
    for life in found:
        spell = _spell(life, windows[life.register], lives.problems)
        if spell is not None:
            kept.append((life, *spell))
    _refuse_survivors(lives, [each[0] for each in kept])
    return (
        Spells(
            lives=[each[0] for each in kept],
            entry=np.array([each[1] for each in kept]),
            exit=np.array([each[2] for each in kept]),
            closed=np.array([each[3] for each in kept], dtype=bool),
            size=np.array([np.nan if each[0].size is None else each[0].size for each in kept]),
        ),
        [windows[key] for key in sorted(windows)],
    )


def _windows(
    lives: Lives, found: list[Life], removals_from: dt.date | None, until: dt.date | None
) -> dict[str, Window]:
    windows = {}
    for register in {life.register for life in found}:
        mine = [life for life in found if life.register == register]
        removals = [life.removed for life in mine if life.removed and life.removed >= life.registered]
        end = until or lives.until.get(register, dt.date.max)
        start = removals_from or min(removals, default=end)
        windows[register] = Window(register, start, end, removals_from is not None, silent=not removals)
    return windows


def _spell(life: Life, window: Window, problems: Problems) -> tuple[float, float, bool] | None:
    if life.removed and life.removed < life.registered:
        problems.add("removed_first", life.org_id, f"{life.registered} - {life.removed}")
        return None
    if window.silent:
        problems.add("survivors_alone", life.org_id, window.register)
        return None
    if life.registered > window.end:
        problems.add("after_end", life.org_id, str(life.registered))
        return None
    if life.removed and life.removed <= window.start:
        # On the first day of the window too: where that day is the first removal, it was chosen by it.
        problems.add("before_window", life.org_id, str(life.removed))
        return None
    gone = life.removed is not None and life.removed <= window.end
    last = life.removed if gone and life.removed else window.end
    entry = max(0.0, (window.start - life.registered).days / YEAR)
    leave = max((last - life.registered).days / YEAR, _SAME_DAY)
    if leave <= entry:
        problems.add("not_watched", life.org_id, str(life.registered))
        return None
    if gone and life.goes_on:
        problems.add("goes_on", life.org_id, life.name)
    return entry, leave, gone and not life.goes_on


def _refuse_survivors(lives: Lives, found: list[Life]) -> None:
    if any(life.removed and not life.goes_on for life in found):
        return
    if not found:
        raise SectorError(
            f"{lives.source} holds no body with a date of registration that can be used ({_most(lives)}):"
            f" give the"
            " register's own dates."
        )
    why = "has no dates of removal" if not lives.has_removals else "has no closure that can be used"
    if lives.gone:
        raise SectorError(
            f"{lives.source} {why}, though {lives.gone:,} of its {lives.bodies:,} bodies have gone: when"
            f" they went must"
            " be known, so give a table with dates of removal."
        )
    raise SectorError(
        f"{lives.source} {why}: all {lives.bodies:,} of its entries are of bodies that are still active,"
        f" and nothing about"
        " survival can be read from survivors alone, because those that closed are missing from it and"
        " nobody can tell how many they were;"
        " give a table or a register database that holds the removed bodies too, with their dates of removal."
    )


def _most(lives: Lives) -> str:
    return ", ".join(
        f"{kind.replace('_', ' ')}: {count:,}" for kind, count in lives.problems.counts.most_common(3)
    )
