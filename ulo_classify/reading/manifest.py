"""manifest.csv: which file belongs to which body, its kind, date and source."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ulo_classify.errors import ReadingError
from ulo_classify.reading.dates import is_date
from ulo_classify.reading.encodings import decode
from ulo_classify.reading.reader import KINDS
from ulo_classify.schema import DocumentKind, Failure

MANIFEST = "manifest.csv"
_COLUMNS = ("name", "path", "kind", "date", "source")
_LARGEST = 20 * 2**20


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One row that names a file, or a failure that says what is wrong with the row."""

    number: int
    name: str
    path: Path | None = None
    kind: DocumentKind | None = None
    date: str | None = None
    source: str | None = None
    failure: Failure | None = None


def _table(file: Path) -> list[list[str]]:
    if file.stat().st_size > _LARGEST:
        raise ReadingError(f"{file} is too large for a manifest: divide it over several folders.")
    try:
        text = decode(file.read_bytes()).replace("\x00", "")
    except OSError as error:
        raise ReadingError(f"{file} could not be opened: check its permissions.") from error
    except ReadingError as error:
        raise ReadingError(f"{file.name} {error}") from error
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)  # spreadsheets write ";" where the comma is the decimal sign
    try:
        return list(csv.reader(text.splitlines(), delimiter=delimiter))
    except csv.Error as error:
        raise ReadingError(f"{file} is no readable CSV file ({error}): save it again as CSV.") from error


def _inside(folder: Path, written: str) -> tuple[Path | None, str]:
    """The file that a manifest names, or None and what is wrong with the name."""
    if not written:
        return None, "is empty; name a file."
    try:
        path = (folder / written.replace("\\", "/")).resolve()
        inside = path.is_relative_to(folder.resolve())
        found = inside and path.is_file()
    except (OSError, ValueError):
        return None, f"'{written[:200]}' is no path; name a file in the folder of the manifest."
    if not inside:
        return None, f"'{written}' leads out of the folder of the manifest; move the file into it."
    if not found:
        return None, f"there is no file '{written}'; correct the path, which starts at the manifest."
    return path, ""


def _mistake(row: dict[str, str], path_mistake: str) -> tuple[str, str] | None:
    """The column of the first mistake in a row and what is wrong there."""
    if path_mistake:
        return "path", path_mistake
    if row["kind"] and _kind(row) not in KINDS:
        return "kind", f"'{row['kind']}' is no kind of document; write one of {', '.join(KINDS)}."
    if row["date"] and not is_date(row["date"]):
        return "date", f"'{row['date']}' is no date; write 2024, 2024-05 or 2024-05-31."
    return None


def _kind(row: dict[str, str]) -> str | None:
    return row["kind"].lower().replace(" ", "_") or None


def _checked(row: dict[str, str], number: int, folder: Path) -> ManifestRow:
    """The row with its values checked; the first mistake becomes its failure."""
    path, path_mistake = _inside(folder, row["path"])
    if mistake := _mistake(row, path_mistake):
        column, wrong = mistake
        failure = Failure(where=f"{MANIFEST} row {number}", cause=f"Column {column}: {wrong}")
        return ManifestRow(number, row["name"], failure=failure)
    return ManifestRow(
        number=number,
        name=row["name"],
        path=path,
        kind=cast("DocumentKind | None", _kind(row)),
        date=row["date"] or None,
        source=row["source"] or None,
    )


def read_manifest(folder: Path, *, names_needed: bool) -> list[ManifestRow] | None:
    """The rows of the manifest in `folder`, None where it has none.

    Args:
        folder: that may hold manifest.csv.
        names_needed: the manifest tells several bodies apart, so that every row must name one.

    Raises:
        ReadingError: it cannot be read, or lacks a column or a name.
    """
    file = folder / MANIFEST
    if not file.is_file():
        return None
    table = _table(file)
    header = [cell.strip().lower() for cell in table[0]] if table else []
    needed = ["name", "path"] if names_needed else ["path"]
    if missing := [column for column in needed if column not in header]:
        raise ReadingError(
            f"{file} has no column {' and no column '.join(missing)}: its first row must name the columns"
            f" {', '.join(_COLUMNS)}, of which kind, date and source may be left out."
        )
    places = {column: header.index(column) for column in _COLUMNS if column in header}
    rows = []
    for number, cells in enumerate(table[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = {
            column: cells[places[column]].strip() if column in places and places[column] < len(cells) else ""
            for column in _COLUMNS
        }
        if names_needed and not row["name"]:
            raise ReadingError(f"{file} row {number}, column name: is empty; write the name of the body.")
        rows.append(_checked(row, number, folder))
    return rows
