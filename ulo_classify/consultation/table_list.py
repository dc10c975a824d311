"""A list written as a table: one column of names, and perhaps others that sort the respondents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.consultation.columns import Columns, Row
from ulo_classify.consultation.entries import Parsed, Place, read_entry, unnamed
from ulo_classify.consultation.lines import SourceLine, items_of, tidy
from ulo_classify.consultation.names import fold
from ulo_classify.consultation.people import has_organisation_word
from ulo_classify.consultation.sections import Section, is_section_name, section_of
from ulo_classify.consultation.totals import Stated, compare, is_open_ended, line_list, stated_in
from ulo_classify.consultation.unnamed import (
    is_anonymous,
    is_individuals_heading,
    is_occupation,
    is_unnamed_individual,
)
from ulo_classify.consultation.words import word_set

# Below this share of filled cells a column that sorts rows holds merged cells, or is written once a kind.
_SPARSE = 0.7
_MOST_BETWEEN = 0.4


class _Notes:
    """Numbers of the rows that are no entries, by what they were read as."""

    def __init__(self) -> None:
        self.headings: list[int] = []
        self.totals: list[int] = []
        self.repeated: list[int] = []
        self.nameless: list[int] = []

    def sentences(self) -> list[str]:
        """Write the notes."""
        labelled = (
            ("Read as headings and not as names", self.headings),
            ("Read as totals or as counts of more respondents", self.totals),
            ("Further rows of a respondent that is there already", self.repeated),
            ("The column of names is empty and nothing else tells who replied", self.nameless),
        )
        return [f"{label}: {line_list(numbers)}." for label, numbers in labelled if numbers]


def read_rows(rows: Sequence[Row], columns: Columns, *, section: str | None = None) -> Parsed:
    """Read a list from the rows of a table.

    Every row with any content becomes an entry, a heading or the subject of a note.

    Args:
        rows: all rows, in order, with their numbers.
        columns: which column is which.
        section: name of the sheet, where a workbook has several.
    """
    parsed = Parsed()
    current = section_of(section) if section else Section("", individuals=False, stated=None)
    stated: list[Stated] = []
    notes = _Notes()
    met: set[str] = set()
    sparse = _sparse(rows[columns.first :], columns)
    carried: list[str] = []
    between = _between(rows[columns.first :])
    for row in rows[columns.first :]:
        cells = [tidy(cell) for cell in row.cells]
        filled = [cell for cell in cells if cell]
        if not filled or (columns.first and row.cells == rows[columns.first - 1].cells):
            continue  # a header is printed again on each page
        name = cells[columns.name] if columns.name < len(cells) else ""
        carried = _carry(cells, carried, sparse) if name else carried
        cells = [cell or above for cell, above in zip(cells, carried, strict=True)] if name else cells
        own = _own_key(name, cells, columns) if columns.comments else ""
        if _counts(filled, name):
            notes.totals.append(row.number)
            stated += stated_in(" ".join(filled), row.number)
        elif len(filled) == 1 and len(row.cells) > 1 and (_is_heading(filled[0]) or row.number in between):
            notes.headings.append(row.number)
            current = section_of(filled[0])
        elif own and own in met:
            notes.repeated.append(row.number)
        else:
            met.add(own)
            sorted_as = _section(cells, columns) or current.name or None
            place = Place(row.number, row.page, sorted_as, current.individuals)
            read = _read_row(name, cells, columns, place)
            notes.nameless += [] if read else [row.number]
            parsed.add(read or Parsed())
    parsed.notes += [*notes.sentences(), *compare(stated, parsed.entries)]
    return parsed


def _counts(filled: Sequence[str], name: str) -> bool:
    """Tell whether a row counts and names nobody: "Total | 45", "Individuals | 14", "People | 46 replies"."""
    if fold(filled[0]).strip(" :") in {"total", "totals", "grand total"}:
        return True
    if is_open_ended(filled[0]) or is_open_ended(name):
        return True
    return (
        not name
        and len(filled) > 1
        and re.fullmatch(r"\d+(?:\.0)?", filled[-1]) is not None
        and is_individuals_heading(filled[0])
    )


def _sparse(rows: Sequence[Row], columns: Columns) -> set[int]:
    """Give the columns that sort rows and are filled on the first row of a kind only, as merged cells are."""
    sorting = {i for i in (columns.kind, columns.section) if i is not None}
    named = [row for row in rows if columns.name < len(row.cells) and row.cells[columns.name].strip()]
    return {
        i
        for i in sorting
        if named
        and _value(named[0].cells, i)
        and sum(bool(_value(row.cells, i).strip()) for row in named) < len(named) * _SPARSE
    }


def _between(rows: Sequence[Row]) -> set[int]:
    """Give the numbers of rows with one cell, in the plural, where such rows are headings."""
    alone = {
        row.number: filled[0]
        for row in rows
        if len(row.cells) > 1 and len(filled := [cell for cell in row.cells if cell.strip()]) == 1
    }
    if len(alone) > len(rows) * _MOST_BETWEEN or not any(map(_is_heading, alone.values())):
        return set()
    return {number for number, text in alone.items() if fold(text).strip(" :").endswith("s")}


def _carry(cells: Sequence[str], carried: Sequence[str], sparse: set[int]) -> list[str]:
    """Give what stands in sparse columns for this row, or stood there last."""
    return [
        (cell or (carried[i] if i < len(carried) else "")) if i in sparse else ""
        for i, cell in enumerate(cells)
    ]


def _own_key(name: str, cells: Sequence[str], columns: Columns) -> str:
    """Give what tells the respondent of a row of comments: the number, else the name; empty for neither."""
    number = _value(cells, columns.number)
    person = " ".join(_value(cells, i) for i in columns.person)
    named = fold(name).strip()
    nobody = not named or named in word_set("bodies", "no_body")
    if nobody or is_anonymous(name) or is_unnamed_individual(name):
        return f"#{number}" if number else fold(person).strip()
    return f"{named}"


def _is_heading(cell: str) -> bool:
    return (is_section_name(cell) and not is_unnamed_individual(cell)) or cell.endswith(":")


def _value(cells: Sequence[str], index: int | None) -> str:
    return cells[index] if index is not None and index < len(cells) else ""


def _section(cells: Sequence[str], columns: Columns) -> str | None:
    value = _value(cells, columns.section)
    return section_of(value).name if value else None


def _read_row(name: str, cells: Sequence[str], columns: Columns, place: Place) -> Parsed | None:
    """Read one row; None where it has no name and nothing says who replied."""
    kind = _value(cells, columns.kind)
    permission = fold(_value(cells, columns.permission))
    alone = fold(_value(cells, columns.for_body)).strip(" .") in {"no", "n", "false"}
    private = alone or place.individuals or is_individuals_heading(kind) or is_unnamed_individual(kind)
    if private and not alone and is_occupation(kind) and has_organisation_word(name):
        private = False  # "Academic" may be a university
    if private:
        return Parsed([unnamed(place, "individual")])
    if is_anonymous(kind) or permission in word_set("headings", "withheld_values"):
        return Parsed([unnamed(place, "anonymous")])
    if not name or fold(name) in word_set("bodies", "no_body"):
        person = any(_value(cells, i) for i in columns.person)
        if person:
            hidden = all(is_anonymous(value) for i in columns.person if (value := _value(cells, i)))
            return Parsed([unnamed(place, "anonymous" if hidden else "individual")])
        known = name or kind or permission
        return Parsed([unnamed(place, "anonymous")]) if known else None
    item = items_of([SourceLine(place.line, name, place.page)])[0]
    return read_entry(item.text, place, raw=name, marker=item.marker)
