"""The lives of bodies: when each began, when it closed, and what its status probably is."""

from __future__ import annotations

import csv
import datetime as dt
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from ulo_classify.errors import ReadingError
from ulo_classify.register.store import open_database
from ulo_classify.schema import AuditLine, Status

_SQLITE = b"SQLite format 3\x00"
_YEAR = 365.2425  # days


@dataclass(frozen=True, slots=True)
class Life:
    """One body: identifier, first day, last day (None while it lives), income, chances of each status.

    Without an assessment `chances` is empty: its status is unknown.
    """

    org_id: str
    born: dt.date
    died: dt.date | None = None
    income: float | None = None
    chances: Mapping[Status, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lives:
    """All lives that can be used, and how many were left out for which reason."""

    lives: tuple[Life, ...]
    left_out: Mapping[str, int]


class _Row(NamedTuple):
    org_id: str
    name: str
    registered: str
    removed: str
    income: str
    twin: str  # what two numbers of one body share


@cache
def method() -> dict[str, Any]:
    """The contents of survival.toml."""
    source = resources.files(__package__).joinpath("survival.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def read_lives(source: Path, results: Iterable[AuditLine] = (), *, until: dt.date) -> Lives:
    """Read lives from a database of registers or a CSV.

    Args:
        source: what `ulo-classify register import` made, or a CSV with a header.
        results: lines of an audit, whose matched bodies get their probabilities.
        until: the day up to which the register is known; later dates are mistakes.

    Returns:
        One life a body. Bodies without a date, with a removal before their registration, with dates after
        `until`, and second numbers of a body are left out and counted.

    Raises:
        ReadingError: there is no such file, or it has no column of registration dates.
    """
    if not source.is_file():
        raise ReadingError(f"{source} does not exist: name a register database or a CSV.")
    with source.open("rb") as handle:
        is_database = handle.read(len(_SQLITE)) == _SQLITE
    rows = list(_from_database(source) if is_database else _from_csv(source))
    dates = _Dates(rows)
    chances = dict(_chances(results))
    left_out: Counter[str] = Counter()
    lives: list[Life] = []
    seen: set[str] = set()
    for row in rows:
        reason, life = _life(row, dates, chances, until)
        if life is not None and ({row.org_id, row.twin} - {""}) & seen:
            reason, life = "a second number of a body", None
        if life is None:
            left_out[reason] += 1
            continue
        seen |= {row.org_id, row.twin} - {""}
        lives.append(life)
    return Lives(tuple(lives), dict(sorted(left_out.items())))


def _life(
    row: _Row, dates: _Dates, chances: Mapping[str, Mapping[Status, float]], until: dt.date
) -> tuple[str, Life | None]:
    born = dates.read(row.registered)
    if born is None:
        return "no date of registration that can be read", None
    died = dates.read(row.removed)
    if row.removed.strip() and died is None:
        return "a date of removal that cannot be read", None
    if died is not None and died < born:
        return "removed before it was registered", None
    if born > until or (died is not None and died > until):
        return f"a date after {until.isoformat()}", None
    return "", Life(row.org_id, born, died, _income(row.income), chances.get(row.org_id, {}))


def _income(cell: str) -> float | None:
    plain = re.sub(r"[£$€,\s]", "", cell)
    try:
        return float(plain) if plain else None
    except ValueError:
        return None


def _from_database(path: Path) -> Iterator[_Row]:
    with closing(open_database(path)) as connection:
        query = "SELECT org_id, name, registered, removed, company, other_id FROM body ORDER BY id"
        for org_id, name, registered, removed, company, other in connection.execute(query):
            yield _Row(org_id, name, registered, removed, "", company or other)


def _from_csv(path: Path) -> Iterator[_Row]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as handle:
        reader = csv.reader(handle)
        header = [re.sub(r"[^a-z]", "", cell.lower()) for cell in next(reader, [])]
        at = {key: _column(header, names) for key, names in method()["columns"].items()}
        if at["registered"] is None:
            wanted = ", ".join(method()["columns"]["registered"][:3])
            raise ReadingError(f"{path} has no column of registration dates: call one of them {wanted}.")
        for number, cells in enumerate(reader, start=2):

            def cell(key: str, cells: list[str] = cells) -> str:
                column = at[key]
                return cells[column].strip() if column is not None and column < len(cells) else ""

            identifier = cell("org_id") or f"line {number}"
            yield _Row(identifier, cell("name"), cell("registered"), cell("removed"), cell("income"), "")


def _column(header: list[str], names: Iterable[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


class _Dates:
    """Reads dates as most of a source's dates can be read ("03/04/2001" alone tells nothing)."""

    def __init__(self, rows: Iterable[_Row]) -> None:
        cells = [cell for row in rows for cell in (row.registered, row.removed) if cell.strip()]
        forms: list[str] = method()["dates"]["forms"]
        fit = Counter({form: sum(_as_date(cell, form) is not None for cell in cells) for form in forms})
        self._forms = [form for form, count in fit.most_common() if count]

    def read(self, cell: str) -> dt.date | None:
        """The date of a cell, None where there is none or it cannot be read."""
        found = (_as_date(cell, form) for form in self._forms) if cell.strip() else ()
        return next((date for date in found if date is not None), None)


def _as_date(cell: str, form: str) -> dt.date | None:
    text = cell.strip()
    text = text[:10] if form == "%Y-%m-%d" else text
    try:
        return dt.datetime.strptime(text, form).date()
    except ValueError:
        return None


def _chances(results: Iterable[AuditLine]) -> Iterator[tuple[str, Mapping[Status, float]]]:
    for line in results:
        match, assessment = line.register_match, line.assessment
        found = match.body.org_id if match is not None and match.outcome == "match" and match.body else None
        found = found or (assessment.id if assessment is not None else None)
        if assessment is None or not found:
            continue
        # a rule or a fact leaves no doubt that a probability could tell; a claim and the model do
        sure = assessment.basis in ("rule", "fact") or not assessment.probabilities
        yield found, {assessment.status: 1.0} if sure else dict(assessment.probabilities or {})


def years_between(first: dt.date, last: dt.date) -> float:
    """Years from one day to another."""
    return (last - first).days / _YEAR
