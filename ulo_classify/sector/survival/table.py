"""A table of a register (CSV or tab-separated) -> lives."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ulo_classify.errors import ReadingError, SectorError
from ulo_classify.register.identifiers import find_identifiers
from ulo_classify.register.values import clean
from ulo_classify.sector.dates import DayOrder, Found, Order, read_date
from ulo_classify.sector.problems import Problems
from ulo_classify.sector.survival.columns import Columns, columns_of, says_it_goes_on
from ulo_classify.sector.survival.lives import Life, Lives

_LONGEST_CELL = 1 << 24


class _Row(NamedTuple):
    number: int
    org_id: str
    name: str
    registered: Found | None
    removed: Found | None
    raw_registered: str
    raw_removed: str
    gone: bool
    goes_on: bool
    size: float | None
    company: str
    extracted: Found | None


def read_table(path: Path, *, mapping: Path | None = None, order: Order | None = None) -> Lives:
    """Read a table; every row comes back as a life or as a problem.

    Args:
        path: a CSV or tab-separated file in UTF-8, with headers.
        mapping: names its columns, where they are not known (see `columns.columns_of`).
        order: which comes first in dates like 03/04/2012, where the column does not tell.

    Raises:
        ReadingError: the file cannot be read.
        SectorError: columns are missing, or it holds no body.
    """
    problems = Problems()
    orders = {role: DayOrder(order) for role in ("registered", "removed")}
    rows = list(_rows(path, mapping, problems, orders))
    lives = [life for row in rows if (life := _life(row, problems, orders)) is not None]
    if not rows:
        raise SectorError(f"{path.name} holds no bodies: give a table with a row for each.")
    extracts = [row.extracted.day for row in rows if row.extracted]
    days = [day for life in lives for day in (life.registered, life.removed) if day]
    until = max(extracts or days, default=dt.date.min)
    return Lives(
        source=path.name,
        lives=lives,
        until={"": until},
        problems=problems,
        bodies=len(rows),
        gone=sum(row.gone for row in rows),
        has_removals=any(row.raw_removed for row in rows),
        notes=[] if extracts else ["until_last_date"],
    )


def _rows(
    path: Path, mapping: Path | None, problems: Problems, orders: dict[str, DayOrder]
) -> Iterator[_Row]:
    lines = _cells(path)
    headers = next(lines, None)
    if headers is None:
        raise SectorError(f"{path.name} is empty: give a table with a row for each body.")
    columns = columns_of([each.strip() for each in headers], path.name, mapping)
    for number, cells in enumerate(lines, 2):
        if not any(cell.strip() for cell in cells):
            continue
        row = _row(number, cells, columns)
        if columns.cell(cells, "linked").strip("0"):
            problems.add("linked", f"row {number}", row.name)
            continue
        orders["registered"].note(row.registered)
        orders["removed"].note(row.removed)
        yield row


def _cells(path: Path) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            start = handle.read(1 << 16).partition("\n")[0]
            handle.seek(0)
            tabs = start.count("\t") > start.count(",")
            lines = (line.replace("\0", "") for line in handle)
            if tabs and '"' not in start:  # as registers write it: a quotation mark there is one
                yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            else:
                yield from csv.reader(lines, delimiter="\t" if tabs else ";" if _semicolons(start) else ",")
    except (OSError, UnicodeDecodeError, csv.Error, io.UnsupportedOperation) as error:
        raise ReadingError(
            f"{path} cannot be read as a table in UTF-8: check its name and save it as CSV."
        ) from error


def _semicolons(start: str) -> bool:
    return start.count(";") > start.count(",")


def _row(number: int, cells: list[str], columns: Columns) -> _Row:
    registered, removed = columns.cell(cells, "registered"), columns.cell(cells, "removed")
    company = find_identifiers(f"company number {columns.cell(cells, 'company')}")
    extracted = columns.cell(cells, "extracted")
    return _Row(
        number=number,
        org_id=columns.number(cells),
        name=clean(columns.cell(cells, "name")),
        registered=read_date(registered),
        removed=read_date(removed),
        raw_registered=registered,
        raw_removed=removed,
        gone=bool(removed) or columns.cell(cells, "status").lower() in columns.gone,
        goes_on=says_it_goes_on(columns.cell(cells, "ended"), columns.goes_on),
        size=_number(columns.cell(cells, "size")),
        company=company[0] if company else "",
        extracted=read_date(extracted) if extracted else None,
    )


def _number(cell: str) -> float | None:
    try:
        value = float(cell.replace(",", "").replace("£", "").replace("€", "").replace("$", ""))
    except ValueError:
        return None
    return value if 0 <= value < float("inf") else None


def _life(row: _Row, problems: Problems, orders: dict[str, DayOrder]) -> Life | None:
    """The life that a row tells; None where it cannot, with the reason among the problems."""
    where = f"row {row.number} ({row.org_id or 'no number'})"
    if not row.org_id:
        problems.add("no_number", where, row.name)
        return None
    registered = _day(row.registered, row.raw_registered, "registered", where, problems, orders)
    if registered is None:
        return None
    removed = None
    if row.gone:
        removed = _day(row.removed, row.raw_removed, "removed", where, problems, orders)
        if removed is None:
            return None
    return Life(
        org_id=row.org_id,
        name=row.name,
        registered=registered,
        removed=removed,
        goes_on=row.goes_on and removed is not None,
        size=row.size,
        company=row.company,
    )


def _day(
    found: Found | None, raw: str, role: str, where: str, problems: Problems, orders: dict[str, DayOrder]
) -> dt.date | None:
    if not raw:
        problems.add(f"no_date_{role}", where)
        return None
    if found is None:
        problems.add("unreadable_date", where, raw)
        return None
    day = orders[role].settle(found)
    if day is None:
        problems.add("two_readings", where, raw)
    elif not found.whole:
        problems.add("no_day", where, raw)
    return day
