"""Which column of a table holds the names, and which ones say what kind of respondent a row is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ulo_classify.consultation.column_content import (
    header_key,
    holds_answers,
    is_category,
    is_name_column,
    name_like,
)
from ulo_classify.consultation.lines import tidy
from ulo_classify.consultation.names import fold
from ulo_classify.consultation.people import is_person
from ulo_classify.consultation.unnamed import is_unnamed_individual
from ulo_classify.consultation.words import word_list, word_set
from ulo_classify.errors import ListError

# A header stands near the top: below titles and notes, above the rows.
_HEADER_DEPTH = 20
_LONGEST_HEADER = 10
# Headers that only look like one of names stand behind all that are known.
_GUESSED = 100
# So much of a column shows what it holds.
_COMMENT_LENGTH = 60
_LEAST_BELOW = 3
_UNKNOWN_DEPTH = 5


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
    for_body: int | None = None
    """Answers yes or no to the question whether somebody replied for a body."""
    number: int | None = None
    comments: tuple[int, ...] = ()
    """Columns that hold what was said: the rows are then comments, and a body may have many."""


def find_columns(rows: Sequence[Row]) -> Columns | None:
    """Find the header row and its columns; None where no row is a header that names respondents."""
    wide = sum(len([cell for cell in row.cells if cell.strip()]) > 1 for row in rows) * 2 > len(rows)
    first_wide = next((i for i, row in enumerate(rows) if sum(map(bool, row.cells)) > 1), 0)
    for guess in (False, True):
        for index, row in enumerate(rows[:_HEADER_DEPTH]):
            filled = [cell for cell in row.cells if cell.strip()]
            below = rows[index + 1 :]
            if guess and index > first_wide:
                break
            if not filled or not (len(filled) > 1 or not wide) or not any(any(r.cells) for r in below):
                continue
            ranked = sorted(
                (rank + _GUESSED * is_category(column), i)
                for i, cell in enumerate(row.cells)
                if (rank := _guessed_rank(cell) if guess else _rank(cell)) is not None
                and not holds_answers(column := _values(below, i))
                and not _is_value(row, i, rows)
                and (not guess or is_name_column(column))
            )
            if ranked:
                lower = _lower_header(rows, index)
                return _described(rows, *(lower or (index, ranked[0][1])))
    return None


def _is_value(row: Row, column: int, rows: Sequence[Row]) -> bool:
    """Tell whether a cell is one of the values of its column ("Organisation" under "Type"): it comes again.

    A header may be printed again on each page, but then the whole row is.
    """
    key = header_key(row.cells[column])
    again = [other for other in rows if column < len(other.cells) and header_key(other.cells[column]) == key]
    return any(other.cells != row.cells for other in again)


def _lower_header(rows: Sequence[Row], at: int) -> tuple[int, int] | None:
    """Find the header proper below one that spans columns ("Respondents" above "Organisation | Contact")."""
    if at + 2 >= len(rows):
        return None
    above, below = (sum(bool(cell.strip()) for cell in row.cells) for row in rows[at : at + 2])
    ranked = sorted(
        (rank, i) for i, cell in enumerate(rows[at + 1].cells) if (rank := _rank(cell)) is not None
    )
    return (at + 1, ranked[0][1]) if ranked and below > above else None


def named_column(rows: Sequence[Row], column: str) -> Columns:
    """Find the column that the caller names, by its header or, in capitals, by its spreadsheet letter.

    Raises:
        ListError: no such column; the sentence lists the headers, where a header row is plain to see.
    """
    wanted = header_key(column)
    for index, row in enumerate(rows[:_HEADER_DEPTH]):
        for i, cell in enumerate(row.cells):
            if wanted and header_key(cell) == wanted:
                return _described(rows, index, i)
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


def columns_by_content(rows: Sequence[Row]) -> Columns | None:
    """Describe a table by what its columns hold; None where no single one holds names of bodies."""
    cells = [_values(rows, i) for i in range(max((len(row.cells) for row in rows), default=0))]
    names = [i for i, values in enumerate(cells) if is_name_column(values)]
    if len(names) != 1:
        return None
    header = next(
        (at for at in range(min(len(rows), _UNKNOWN_DEPTH)) if _is_header(rows, at, names[0])), None
    )
    if header is not None:
        return _described(rows, header, names[0])
    people = tuple(
        i
        for i, values in enumerate(cells)
        if i not in names and values and sum(map(is_person, values)) * 2 >= len(values)
    )
    kinds = [
        i
        for i, values in enumerate(cells)
        if i not in names and is_category(values) and any(map(is_unnamed_individual, values))
    ]
    return Columns(names[0], 0, people, kinds[0] if kinds else None)


def _is_header(rows: Sequence[Row], at: int, name: int) -> bool:
    """Tell whether a row stands above the others: words over numbers or dates, or known headers."""
    known = {
        header_key(item)
        for family in (
            "number_columns",
            "type_columns",
            "section_columns",
            "person_columns",
            "permission_columns",
        )
        for item in word_list("headings", family)
    }
    told = 0
    for i, cell in enumerate(rows[at].cells):
        if i == name or not cell.strip() or any(map(str.isdigit, cell)):
            continue
        below = _values(rows[at + 1 :], i)
        told += header_key(cell) in known or (
            len(below) >= _LEAST_BELOW and all(any(map(str.isdigit, value)) for value in below)
        )
    return told > min(at, 1)  # rows lower down have to say it twice


def likeliest_column(rows: Sequence[Row]) -> int | None:
    """Give the column with the most cells that read like names, for a table without a header."""
    width = max((len(row.cells) for row in rows), default=0)
    scores = [sum(name_like(row.cells[i]) for row in rows if i < len(row.cells)) for i in range(width)]
    best = max(range(width), key=lambda i: scores[i], default=None)
    return best if best is not None and scores[best] * 2 >= len(rows) else None


def _rank(cell: str) -> int | None:
    """Give how well a cell reads as the header of the name column: 0 is best, None is not at all."""
    words = header_key(cell).split()
    if not words or " ".join(words) in word_set("headings", "person_columns"):
        return None
    known = {fold(word.replace("'", "")) for word in word_list("headings", "header_words")}
    ranks = [i for i, key in enumerate(word_list("headings", "organisation_columns")) if key in words]
    words = [word for word in words if not re.fullmatch(r"q?\d+", word)]
    return min(ranks) if ranks and all(word in known for word in words) else None


def _guessed_rank(cell: str) -> int | None:
    """Give a rank to a header that speaks of names among other words ("Organisation as it will be shown")."""
    words = header_key(cell).split()
    ranks = [i for i, key in enumerate(word_list("headings", "guessed_columns")) if key in words]
    others = {
        header_key(item)
        for item in (*word_list("headings", "type_columns"), *word_list("headings", "person_columns"))
    }
    if not ranks or len(words) > _LONGEST_HEADER or " ".join(words) in others:
        return None
    return _GUESSED + min(ranks)


def _values(rows: Sequence[Row], column: int) -> list[str]:
    return [value for row in rows if column < len(row.cells) and (value := tidy(row.cells[column]))]


def _asks_name(header: str) -> bool:
    return _rank(header) is not None and bool({"name", "names"} & set(header_key(header).split()))


def _described(rows: Sequence[Row], at: int, name: int) -> Columns:
    """Say which column is which.

    Args:
        rows: all rows.
        at: index of the header.
        name: index of the column of names.
    """
    keys = [header_key(cell) for cell in rows[at].cells]
    first = at + 1
    while first < len(rows) - 1 and _goes_on_above(rows[first], name):
        first += 1
    below = rows[first:]

    def one(family: str) -> int | None:
        wanted = {header_key(item) for item in word_list("headings", family)}
        return next((i for i, key in enumerate(keys) if i != name and key in wanted), None)

    bodies = set(word_list("headings", "organisation_columns")) - {"name", "names"}
    asks = bool(set(keys[name].split()) & bodies) if name < len(keys) else False
    people = {header_key(item) for item in word_list("headings", "person_columns")}
    if asks:
        people |= {"name", "names", "your name", "full name"}
    person = tuple(
        i
        for i, key in enumerate(keys)
        if i != name and (key in people or (asks and _asks_name(rows[at].cells[i])))
    )
    for_body = next(
        (
            i
            for i, key in enumerate(keys)
            if i != name and {"organisation", "organization", "behalf"} & set(key.split())
            if holds_answers(values := _values(below, i)) and any(map(str.isalpha, "".join(values)))
        ),
        None,
    )
    comments = tuple(
        i for i, key in enumerate(keys) if i not in {name, *person} and _holds_comments(key, below, i)
    )
    return Columns(
        name,
        first,
        person,
        one("type_columns"),
        one("permission_columns"),
        one("section_columns"),
        asks,
        for_body,
        one("number_columns"),
        comments,
    )


def _goes_on_above(row: Row, name: int) -> bool:
    """Tell whether a row is a further row of the header: remarks in brackets under its words."""
    filled = [tidy(cell) for cell in row.cells if cell.strip()]
    bracketed = sum(cell.startswith("(") and cell.endswith(")") for cell in filled)
    remark = name < len(row.cells) and tidy(row.cells[name]).startswith("(")
    return remark and len(filled) > 1 and bracketed * 2 >= len(filled)


def _holds_comments(key: str, rows: Sequence[Row], column: int) -> bool:
    if set(key.split()) & word_set("headings", "comment_words") and "type" not in key:
        return True
    values = _values(rows, column)
    return bool(values) and sum(map(len, values)) > len(values) * _COMMENT_LENGTH
