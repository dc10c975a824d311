"""Awards of the theme -> the lines of a report, in one currency: by year, theme, funder and size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ulo_classify.sector.funding.awards import Award
from ulo_classify.sector.funding.deflators import Deflators
from ulo_classify.sector.funding.rules import rules
from ulo_classify.sector.funding.shares import Beliefs, Concentration, Split, concentration, split
from ulo_classify.sector.funding.themes import Found
from ulo_classify.sector.problems import Problems

NO_YEAR = 0
OTHERS = "*"
"""Funders that have no line of their own."""


class Themed(NamedTuple):
    """An award of the theme, the words that show it, and the places of its recipients."""

    award: Award
    themes: tuple[Found, ...]
    places: tuple[int, ...]

    @property
    def year(self) -> int:
        """Of the decision; `NO_YEAR` where it is not known."""
        return self.award.day.year if self.award.day else NO_YEAR


class Cell(NamedTuple):
    """Awards and money of one line of a table, by kind of recipient."""

    label: str
    number: Split
    money: Split


@dataclass
class CurrencyReport:
    """All figures of one currency; `real` are those in the prices of the base year.

    `everything` is the number and sum of all awards of the files, of whatever theme.
    """

    currency: str
    everything: tuple[int, float]
    themed: list[Themed]
    whole: Cell
    by_theme: list[Cell]
    by_year: list[Cell]
    by_funder: list[Cell]
    by_size: list[Cell]
    real: list[Cell]
    concentration: list[tuple[str, Concentration]]


def report_of(
    currency: str,
    everything: tuple[int, float],
    themed: list[Themed],
    beliefs: Beliefs,
    index: Deflators | None,
    problems: Problems,
) -> CurrencyReport:
    """Everything that is shown of one currency; `everything` is the number and sum of all awards in it."""

    def cells(groups: dict[str, list[Themed]]) -> list[Cell]:
        return [_cell(label, group, beliefs) for label, group in groups.items()]

    years = _grouped([(_year_word(each.year), each) for each in sorted(themed, key=lambda each: each.year)])
    sizes = sorted(themed, key=lambda each: _size_place(each) if each.award.amount is not None else -1)
    return CurrencyReport(
        currency=currency,
        everything=everything,
        themed=themed,
        whole=_cell("", themed, beliefs),
        by_theme=cells(
            {
                theme: [each for each in themed if any(one.theme == theme for one in each.themes)]
                for theme in rules().themes
            }
        ),
        by_year=cells(years),
        by_funder=cells(_by_funder(themed)),
        by_size=cells(
            _grouped([(str(_size_place(each)), each) for each in sizes if each.award.amount is not None])
        ),
        real=_real(currency, themed, beliefs, index, problems) if index else [],
        concentration=[
            (label, concentration(_money(group))) for label, group in (("", themed), *years.items())
        ],
    )


def _by_funder(themed: Sequence[Themed]) -> dict[str, list[Themed]]:
    """The awards of the largest funders, and those of all others under `OTHERS`."""
    groups = _grouped([(each.award.funder.name, each) for each in themed])
    largest = sorted(groups.items(), key=lambda each: -sum(float(one.award.amount or 0) for one in each[1]))
    most = rules().funders
    rest = [one for _, group in largest[most:] for one in group]
    return dict(largest[:most]) | ({OTHERS: rest} if rest else {})


def _grouped(pairs: list[tuple[str, Themed]]) -> dict[str, list[Themed]]:
    found: dict[str, list[Themed]] = {}
    for label, each in pairs:
        found.setdefault(label, []).append(each)
    return found


def _year_word(year: int) -> str:
    return str(year) if year != NO_YEAR else ""


def _size_place(each: Themed) -> int:
    amount = each.award.amount or 0
    return sum(amount >= start for start in rules().sizes) - 1


def _money(
    group: Sequence[Themed], factors: dict[int, float] | None = None
) -> list[tuple[tuple[int, ...], float]]:
    return [
        (each.places, float(each.award.amount) * (factors[each.year] if factors else 1.0))
        for each in group
        if each.award.amount is not None
    ]


def _cell(
    label: str, group: Sequence[Themed], beliefs: Beliefs, factors: dict[int, float] | None = None
) -> Cell:
    return Cell(
        label, split([(each.places, 1.0) for each in group], beliefs), split(_money(group, factors), beliefs)
    )


def _real(
    currency: str, themed: Sequence[Themed], beliefs: Beliefs, index: Deflators, problems: Problems
) -> list[Cell]:
    """In the prices of the base year; years without a deflator are counted and left out."""
    factors = {year: index.factor(currency, year) for year in sorted({each.year for each in themed})}
    known = {year: factor for year, factor in factors.items() if factor is not None}
    for each in themed:
        if each.year not in known and each.award.amount is not None:
            problems.add("no_deflator", f"{each.award.source}: {each.award.id}", _year_word(each.year))
    inside = [each for each in themed if each.year in known]
    years = _grouped([(_year_word(each.year), each) for each in sorted(inside, key=lambda each: each.year)])
    if not inside:
        return []
    return [_cell(label, group, beliefs, known) for label, group in (("", inside), *years.items())]
