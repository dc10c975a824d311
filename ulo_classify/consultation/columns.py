"""Which column of a table holds the names, and which ones say what kind of respondent a row is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ulo_classify.consultation.lines import tidy
from ulo_classify.consultation.names import fold
from ulo_classify.consultation.people import has_organisation_word, is_person
from ulo_classify.consultation.words import word_list, word_set
from ulo_classify.errors import ListError

# A header stands near the top: below titles and notes, above the rows.
_HEADER_DEPTH = 20
_LONGEST_NAME = 16


class Row(NamedTuple):
    """One row of a table: its number from 1 in the source, its cells as text, and its page or sheet."""

    number: int
    cells: tuple[str, ...]
    page: int | None = None


class Columns(NamedTuple):
    """Columns by index: `name` always, the others where the table has them; `first` is the first data row."""

    name: int
    first: int
    person: tuple[int, ...] = ()
    kind: int | None = None
    permission: int | None = None
    section: int | None = None
    asks_organisation: bool = False


def header_key(cell: str) -> str:
    """Give a header cell as it is compared: lower-case words."""
    return " ".join(re.findall(r"[\w']+", fold(tidy(cell).replace("'", ""))))


def find_columns(rows: Sequence[Row]) -> Columns | None:
    """Find the header row and its columns; None where no row is a header that names respondents."""
    wide = sum(len([cell for cell in row.cells if cell.strip()]) > 1 for row in rows) * 2 > len(rows)
    for index, row in enumerate(rows[:_HEADER_DEPTH]):
        filled = [cell for cell in row.cells if cell.strip()]
        ranked = sorted((rank, i) for i, cell in enumerate(row.cells) if (rank := _rank(cell)) is not None)
        if ranked and (len(filled) > 1 or not wide) and any(any(r.cells) for r in rows[index + 1 :]):
            return _described(row, ranked[0][1], index + 1)
    return None


def named_column(rows: Sequence[Row], column: str) -> Columns:
    """Find the column that the caller names, by its header or, in capitals, by its spreadsheet letter.

    Raises:
        ListError: no such column; the sentence lists the headers, where a header row is plain to see.
    """
    wanted = header_key(column)
    for index, row in enumerate(rows[:_HEADER_DEPTH]):
        for i, cell in enumerate(row.cells):
            if wanted and header_key(cell) == wanted:
                return _described(row, i, index + 1)
    found = find_columns(rows)
    if re.fullmatch(r"[A-Z]{1,2}", column):
        number = 0
        for letter in column:
            number = number * 26 + ord(letter) - ord("A") + 1
        if number <= max((len(row.cells) for row in rows), default=0):
            return found._replace(name=number - 1) if found else Columns(number - 1, 0)
    headers = [tidy(cell) for cell in rows[found.first - 1].cells if cell.strip()] if found else []
    known = f"; its columns are {', '.join(headers)}" if headers else ""
    raise ListError(f"The list has no column {column!r}{known}: give one of its headers or its letter.")


def counts_kinds(rows: Sequence[Row]) -> bool:
    """Tell whether a table counts kinds of respondent ("Third sector | 80") and names nobody."""
    kinds = {header_key(item) for item in word_list("headings", "type_columns")}
    for index, row in enumerate(rows[:_HEADER_DEPTH]):
        if any(header_key(cell) in kinds for cell in row.cells):
            cells = [cell.strip() for later in rows[index + 1 :] for cell in later.cells[1:] if cell.strip()]
            return bool(cells) and all(re.fullmatch(r"[\d.,%()\s-]+", cell) for cell in cells)
    return False


def likeliest_column(rows: Sequence[Row]) -> int | None:
    """Give the column with the most cells that read like names, for a table without a header."""
    width = max((len(row.cells) for row in rows), default=0)
    scores = [sum(_name_like(row.cells[i]) for row in rows if i < len(row.cells)) for i in range(width)]
    best = max(range(width), key=lambda i: scores[i], default=None)
    return best if best is not None and scores[best] * 2 >= len(rows) else None


def _name_like(cell: str) -> float:
    words = cell.split()
    if not words or len(words) > _LONGEST_NAME or not any(char.isalpha() for char in cell):
        return 0
    if has_organisation_word(cell):
        return 1
    return 0.75 if is_person(cell) or sum(word[0].isupper() for word in words) > 1 else 0.25


def _rank(cell: str) -> int | None:
    """Give how well a cell reads as the header of the name column: 0 is best, None is not at all."""
    words = header_key(cell).split()
    if not words or " ".join(words) in word_set("headings", "person_columns"):
        return None
    known = {fold(word.replace("'", "")) for word in word_list("headings", "header_words")}
    ranks = [i for i, key in enumerate(word_list("headings", "organisation_columns")) if key in words]
    return min(ranks) if ranks and all(word in known for word in words) else None


def _described(header: Row, name: int, first: int) -> Columns:
    keys = [header_key(cell) for cell in header.cells]

    def one(family: str) -> int | None:
        wanted = {header_key(item) for item in word_list("headings", family)}
        return next((i for i, key in enumerate(keys) if i != name and key in wanted), None)

    bodies = set(word_list("headings", "organisation_columns")) - {"name", "names"}
    asks = bool(set(keys[name].split()) & bodies) if name < len(keys) else False
    people = {header_key(item) for item in word_list("headings", "person_columns")}
    if asks:
        people |= {"name", "names", "your name", "full name"}
    person = tuple(i for i, key in enumerate(keys) if i != name and key in people)
    return Columns(
        name, first, person, one("type_columns"), one("permission_columns"), one("section_columns"), asks
    )
