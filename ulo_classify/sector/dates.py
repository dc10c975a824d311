"""Dates as tables have them, in many forms; one that can be read in two ways is never guessed.

"03/04/2012" is the third of April or the fourth of March. What the other dates of the same column are
decides:
"25/04/2012" has its day first. Where none tells, or they disagree, the caller has to be told.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

Order = Literal["day-first", "month-first"]

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"(?:1[5-9]|20)\d{2}")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ]\d.*)?")
_SERIAL = re.compile(r"([2-6]\d{4})(?:\.\d+)?")  # days since 1899-12-30: spreadsheets, 1954 to 2091
_EPOCH = dt.date(1899, 12, 30)
_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d-%b-%Y", "%d-%B-%Y")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)


class Found(NamedTuple):
    """A date as read; `other` is a second way to read it, `whole` tells that a day is given."""

    day: dt.date
    other: dt.date | None = None
    whole: bool = True
    order: Order | None = None
    """The order that the cell itself shows, where only one is possible."""


@lru_cache(maxsize=1 << 14)
def read_date(cell: str) -> Found | None:
    """Read a date; None where the cell holds none. A month or a year alone is taken at its middle.

    Known: 2019-05-03 (a time may follow), 2019/05/03, 20190503, 2019-05, 2019, 03/05/2019 and 3.5.2019, 3
    May 2019, 3rd May 2019, May 3, 2019, 03-May-2019, and the day numbers of spreadsheets (43588).
    """
    text = " ".join(_ORDINAL.sub("", cell.replace(",", " ")).split())
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        day = _date(*map(int, match.groups()))
        return Found(day) if day else None
    if match := _MONTH.fullmatch(text):
        day = _date(int(match.group(1)), int(match.group(2)), 15)
        return Found(day, whole=False) if day else None
    if _YEAR.fullmatch(text):
        return Found(dt.date(int(text), 7, 1), whole=False)
    if match := _NUMBERS.fullmatch(text):
        return _either(*map(int, match.groups()))
    if match := _SERIAL.fullmatch(text):
        return Found(_EPOCH + dt.timedelta(days=int(match.group(1))))
    return _in_words(text)


def _either(first: int, second: int, year: int) -> Found | None:
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if day_first and month_first:
        return Found(day_first, month_first if month_first != day_first else None)
    if day_first:
        return Found(day_first, order="day-first")
    return Found(month_first, order="month-first") if month_first else None


def _in_words(text: str) -> Found | None:
    for form in _WORDS:
        try:
            return Found(dt.datetime.strptime(text, form).date())
        except ValueError:
            continue
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@dataclass
class DayOrder:
    """Which comes first in a column of dates, by those that can be read in one way only."""

    given: Order | None = None
    day_first: int = 0
    month_first: int = 0

    def note(self, found: Found | None) -> None:
        """Take a date of the column into account."""
        if found is not None and found.order == "day-first":
            self.day_first += 1
        elif found is not None and found.order == "month-first":
            self.month_first += 1

    @property
    def order(self) -> Order | None:
        """The order of the column; None where nothing tells, or its dates disagree."""
        if self.given or bool(self.day_first) == bool(self.month_first):
            return self.given
        return "day-first" if self.day_first else "month-first"

    def settle(self, found: Found) -> dt.date | None:
        """The one day that is meant; None where it could be either of two."""
        if found.other is None:
            return found.day
        order = self.order
        return None if order is None else found.day if order == "day-first" else found.other
