"""The number on a register that a table gives beside a name: the surest sign of which body is meant."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from ulo_classify.consultation import table_list
from ulo_classify.consultation.column_content import header_key
from ulo_classify.consultation.columns import Columns, Row
from ulo_classify.consultation.entries import Parsed
from ulo_classify.consultation.lines import tidy

_NOTE = "register number: "
_NUMBER = re.compile(r"[A-Za-z]{0,4}[-/ ]?[A-Za-z]{0,8}[-/ ]?\d[\d ./-]{2,24}[A-Za-z]?")


@cache
def _headers() -> dict[str, str]:
    """What is put before a number, by the header of its column."""
    text = files(__package__).joinpath("register_numbers.toml").read_text(encoding="utf-8")
    return {header: each["before"] for each in tomllib.loads(text)["number"] for header in each["headers"]}


def read_rows(rows: Sequence[Row], columns: Columns, *, section: str | None = None) -> Parsed:
    """Read a list from the rows of a table, as `table_list.read_rows`, with the numbers beside the names.

    A number stands among what an entry has `stripped`, as one does that was taken off a name. A joint
    response gets none: it would be that of one of its bodies, and the table does not say of which.
    """
    parsed = table_list.read_rows(rows, columns, section=section)
    places = {
        at: _headers()[key]
        for row in rows[: columns.first]
        for at, cell in enumerate(row.cells)
        if at != columns.name and (key := header_key(cell)) in _headers()
    }
    if not places:
        return parsed
    by_line = {row.number: row.cells for row in rows[columns.first :]}
    for at, entry in enumerate(parsed.entries):
        if entry.kind == "organisation" and not entry.joint_id:
            notes = tuple(_notes(by_line.get(entry.line, ()), places))
            parsed.entries[at] = entry.model_copy(update={"stripped": (*entry.stripped, *notes)})
    return parsed


def _notes(cells: Sequence[str], places: dict[int, str]) -> list[str]:
    found = []
    for at, before in places.items():
        number = tidy(cells[at]).removesuffix(".0") if at < len(cells) else ""
        if _NUMBER.fullmatch(number):
            found.append(f"{_NOTE}{before} {number}".replace(":  ", ": "))
    return found
