"""A table of deflators, given by the user: an index by year, to put amounts into the prices of one year."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from ulo_classify.errors import ReadingError, SectorError


@dataclass(frozen=True)
class Deflators:
    """Index by currency and year ("" stands for every currency), and the year whose prices are used."""

    index: dict[tuple[str, int], float]
    base: int

    def factor(self, currency: str, year: int) -> float | None:
        """By what an amount of a year is multiplied; None where the table lacks the year or its base."""
        here = self.index.get((currency, year), self.index.get(("", year)))
        base = self.index.get((currency, self.base), self.index.get(("", self.base)))
        return base / here if here and base else None


def read_deflators(path: Path, base: int | None = None) -> Deflators:
    """Read a CSV with the columns year and index, and currency if there are several.

    Args:
        path: the file.
        base: the year whose prices are used; the last of the table by default.

    Raises:
        ReadingError: the file cannot be read.
        SectorError: a column is missing, a row has no number, or the table lacks the base year.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            if not {"year", "index"} <= set(reader.fieldnames or ()):
                raise SectorError(
                    f"{path} must have the columns year and index: put their names into its first row."
                )
            rows = list(enumerate(reader, 2))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReadingError(f"{path} cannot be read as a table in UTF-8: check its name.") from error
    index: dict[tuple[str, int], float] = {}
    for number, row in rows:
        try:
            year, value = int(row["year"]), float(row["index"])
        except (TypeError, ValueError) as error:
            raise SectorError(f"{path}, row {number}, needs a year and an index as numbers.") from error
        if not 0 < value < float("inf"):
            raise SectorError(f"{path}, row {number}, has an index of {value}: it must be greater than 0.")
        index[((row.get("currency") or "").strip().upper(), year)] = value
    years = [year for _, year in index]
    if not years or (base is not None and base not in years):
        raise SectorError(f"{path} has no index for {base or 'any year'}: add it, or name another base year.")
    return Deflators(index, base if base is not None else max(years))
