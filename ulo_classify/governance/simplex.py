"""A small linear program solved exactly, in fractions: no rounding, and so no majority lost by a hair.

The textbook simplex method in dictionary form with Bland's rule, which cannot cycle (V. Chvátal, Linear
Programming, 1983, chapters 2, 3 and 8). Boards have a handful of kinds of seat, so nothing faster is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

_ZERO, _ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Row:
    """One condition: the sum of `weights[j] * x[j]` is at most `most`."""

    weights: dict[int, int]
    most: int


class Unlimited(Exception):  # noqa: N818 - a finding, not a mistake
    """The goal can be made as small as one likes."""


class TooLong(Exception):  # noqa: N818 - a finding, not a mistake
    """More work than was allowed."""


class Effort:
    """How much work is left, counted in cells worked over: the same rules end in the same way anywhere."""

    def __init__(self, cells: int) -> None:
        self._left = cells

    def spend(self, cells: int) -> None:
        """Take some away.

        Raises:
            TooLong: there is none left.
        """
        self._left -= cells
        if self._left < 0:
            raise TooLong


class _Dictionary:
    """Basic variables written as `b - A x` of the others, and the goal as `value + c x`."""

    def __init__(
        self, rows: Sequence[list[Fraction]], limits: Sequence[Fraction], columns: int, effort: Effort
    ) -> None:
        self._effort = effort
        self.a = [list(row) for row in rows]
        self.b = list(limits)
        self.outside = list(range(columns))
        self.basic = [columns + at for at in range(len(rows))]
        self.c = [_ZERO] * columns
        self.value = _ZERO

    def pivot(self, leave: int, enter: int) -> None:
        """Bring column `enter` into the basis in place of row `leave`."""
        self._effort.spend(len(self.a) * len(self.outside))
        row = self.a[leave]
        scale = _ONE / row[enter]
        row[enter] = _ONE
        self.a[leave] = row = [each * scale if each else each for each in row]
        self.b[leave] *= scale
        used = [at for at, each in enumerate(row) if each]
        for at, other in enumerate(self.a):
            factor = other[enter]
            if at == leave or not factor:
                continue
            other[enter] = _ZERO
            for column in used:
                other[column] -= factor * row[column]
            self.b[at] -= factor * self.b[leave]
        factor = self.c[enter]
        if factor:
            self.c[enter] = _ZERO
            for column in used:
                self.c[column] -= factor * row[column]
            self.value += factor * self.b[leave]
        self.basic[leave], self.outside[enter] = self.outside[enter], self.basic[leave]

    def climb(self) -> None:
        """Make the goal as great as it can be.

        Raises:
            Unlimited: it has no greatest value.
        """
        while True:
            rising = [at for at, each in enumerate(self.c) if each > 0]
            if not rising:
                return
            enter = min(rising, key=lambda at: self.outside[at])
            limits = [
                (self.b[at] / row[enter], self.basic[at], at)
                for at, row in enumerate(self.a)
                if row[enter] > 0
            ]
            if not limits:
                raise Unlimited
            self.pivot(min(limits)[2], enter)

    def set_goal(self, weights: Sequence[Fraction]) -> None:
        """Write a goal over the first variables in terms of those outside the basis."""
        place = {variable: at for at, variable in enumerate(self.outside)}
        rows = {variable: at for at, variable in enumerate(self.basic)}
        self.c, self.value = [_ZERO] * len(self.outside), _ZERO
        for variable, weight in enumerate(weights):
            if not weight:
                continue
            if variable in place:
                self.c[place[variable]] += weight
                continue
            at = rows[variable]
            self.value += weight * self.b[at]
            for column, each in enumerate(self.a[at]):
                self.c[column] -= weight * each

    def solution(self, columns: int) -> list[Fraction]:
        """The values of the first variables."""
        found = [_ZERO] * columns
        for at, variable in enumerate(self.basic):
            if variable < columns:
                found[variable] = self.b[at]
        return found


def minimise(
    goal: Sequence[Fraction], rows: Sequence[list[Fraction]], limits: Sequence[Fraction], effort: Effort
) -> tuple[Fraction, list[Fraction]] | None:
    """The least value of a goal over all `x >= 0` with `rows x <= limits`, and one such `x`.

    Returns:
        None where no `x` obeys the rows.

    Raises:
        Unlimited: the goal has no least value.
        TooLong: the effort did not do.
    """
    columns = len(goal)
    table = _start(rows, limits, columns, effort)
    if table is None:
        return None
    table.set_goal([-each for each in goal])
    table.climb()
    return -table.value, table.solution(columns)


def _start(
    rows: Sequence[list[Fraction]], limits: Sequence[Fraction], columns: int, effort: Effort
) -> _Dictionary | None:
    """A dictionary whose corner obeys every row, by way of one helping variable; None where there is none."""
    if all(each >= 0 for each in limits):
        return _Dictionary(rows, limits, columns, effort)
    helped = _Dictionary([[*row, -_ONE] for row in rows], limits, columns + 1, effort)
    # The helping variable has index `columns`; slack variables come after it and are renumbered below.
    helped.c[columns] = -_ONE
    helped.pivot(min(range(len(limits)), key=lambda at: limits[at]), columns)
    helped.climb()
    if helped.value < 0:
        return None
    if columns in helped.basic:
        row = helped.basic.index(columns)
        enter = next((at for at, each in enumerate(helped.a[row]) if each), None)
        if enter is None:
            return None
        helped.pivot(row, enter)
    drop = helped.outside.index(columns)
    for row_left in helped.a:
        del row_left[drop]
    del helped.c[drop]
    del helped.outside[drop]
    helped.basic = [_without_help(variable, columns) for variable in helped.basic]
    helped.outside = [_without_help(variable, columns) for variable in helped.outside]
    return helped


def _without_help(variable: int, columns: int) -> int:
    return variable if variable < columns else variable - 1
