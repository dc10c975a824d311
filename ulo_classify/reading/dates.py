"""Dates in the names of files."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_YEAR = r"(?<!\d)(?:19|20)\d{2}"
_FULL = re.compile(rf"({_YEAR})[-._ ]?(\d{{2}})[-._ ]?(\d{{2}})(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})[-._ ](\d{{1,2}})[-._ ]({_YEAR})(?!\d)")
_NAMED = re.compile(
    rf"(?:(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[-._ ]*)?(?<![a-z])({'|'.join(_MONTHS)})[-._ ]*({_YEAR})(?!\d)",
    re.I,
)
_RANGE = re.compile(rf"({_YEAR})[-._/ ](?:to[-._ ])?(\d{{4}}|\d{{2}})(?![-._]?\d)")
_MONTH = re.compile(rf"({_YEAR})[-._](\d{{2}})(?![-._]?\d)")
_ALONE = re.compile(rf"({_YEAR})(?!\d)")


def _real(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _written_with_days(name: str) -> str | None:
    if (found := _FULL.search(name)) and (date := _real(*map(int, found.groups()))):
        return date
    if found := _DAY_FIRST.search(name):
        first, second, year = map(int, found.groups())
        if first == second or first > 12 or second > 12:  # else 03-04-2023 may be March or April
            day, month = (second, first) if second > 12 else (first, second)
            return _real(year, month, day) or str(year)
        return str(year)
    if found := _NAMED.search(name):
        day_text, month_name, year_text = found.groups()
        month_number = _MONTHS[month_name.lower()]
        exact = _real(int(year_text), month_number, int(day_text)) if day_text else None
        return exact or f"{year_text}-{month_number:02}"
    return None


def _closing_year(name: str, reporting_year: bool) -> str | None:
    """The later year of "2022-23" or "2022-2023"; "2011-12" is a month unless the file is a yearly report."""
    found = _RANGE.search(name)
    if not found:
        return None
    first, second = int(found[1]), int(found[2])
    later = second if second > 99 else first - first % 100 + second
    if later == first + 1 and (reporting_year or second > 12):
        return str(later)
    return None


def date_in_name(name: str, *, reporting_year: bool = False) -> str | None:
    """The date in a file name, as exact as the name is: "2023-05-01", "2023-05" or "2023"; None without one.

    Args:
        name: of the file.
        reporting_year: the file reports on a year, so "2011-12" is the year that ends in 2012.
    """
    if date := _written_with_days(name) or _closing_year(name, reporting_year):
        return date
    if (found := _MONTH.search(name)) and 1 <= int(found[2]) <= 12:
        return f"{found[1]}-{found[2]}"
    found = _ALONE.search(name)
    return found[1] if found else None


def is_date(text: str) -> bool:
    """True for a real date written 2024, 2024-05 or 2024-05-31."""
    parts = text.split("-")
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        return False
    year, month, day = (int(part) for part in [*parts, "01", "01"][:3])
    return _real(year, month, day) is not None
