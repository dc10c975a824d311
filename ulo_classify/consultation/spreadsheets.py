"""Tables from files: CSV and TSV text, XLSX, XLS and ODS workbooks."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ulo_classify.consultation.columns import Row

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 50
# A cell longer than this is no name; the limit also stops a forgotten quote from swallowing the file unseen.
_LONGEST_CELL = 100_000


class Sheet(NamedTuple):
    """One sheet of a workbook: its name and its rows as text."""

    name: str
    rows: tuple[Row, ...]


def csv_rows(text: str, delimiter: str | None = None) -> list[Row]:
    """Split delimited text into rows; the delimiter that gives the most even table wins.

    Rows are numbered as a spreadsheet numbers them: a cell with line breaks is one row.
    """
    chosen = delimiter or max(_DELIMITERS, key=lambda mark: _evenness(text, mark))
    return [Row(number, tuple(cells)) for number, cells in enumerate(_parse(text, chosen), start=1)]


def _parse(text: str, delimiter: str, rows: int | None = None) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    parsed = []
    for cells in reader:
        parsed.append(cells)
        if rows is not None and len(parsed) >= rows:
            break
    return parsed


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    try:
        widths = [len(cells) for cells in _parse(text, delimiter, _SAMPLE) if cells]
    except csv.Error:
        return (0.0, 0)
    if not widths:
        return (0.0, 0)
    width, count = Counter(widths).most_common(1)[0]
    return (count / len(widths), width) if width > 1 else (0.0, 1)


def is_even(rows: Sequence[Row]) -> bool:
    """Tell whether delimited rows are a table at all: nearly all have the same two columns or more.

    One name a line with commas inside some names is not.
    """
    widths = [len(row.cells) for row in rows if any(row.cells)]
    if not widths:
        return False
    width, count = Counter(widths).most_common(1)[0]
    return width > 1 and count * 10 >= len(widths) * 8


def sheets_of(read: list[tuple[str, list[list[str]]]]) -> list[Sheet]:
    """Number the rows of sheets; with more than one sheet the sheet's number stands as the page."""
    several = len(read) > 1
    return [
        Sheet(
            name,
            tuple(Row(i, tuple(cells), page if several else None) for i, cells in enumerate(rows, start=1)),
        )
        for page, (name, rows) in enumerate(read, start=1)
    ]
