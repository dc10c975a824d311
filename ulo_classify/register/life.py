"""When a body came on its registers and left them, and what they say of its leaving, row by row.

One body can stand on two registers, or twice on one: its rows are those that a number links.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from ulo_classify.register.records import Event, FurtherName, Sign


class RegisterRow(NamedTuple):
    """One row of a register about a body. Dates are ISO dates, or months, or empty.

    `extracted` is the day on which the register was taken, as far as its file says so, else of its import.
    `due` is the earliest date by which the body must file something next, `due_for` what that is.
    """

    org_id: str
    register: str
    title: str
    extracted: str
    name: str
    status: str
    gone: bool
    registered: str
    removed: str
    form: str
    parent: str
    company: str
    due: str
    due_for: str
    signs: tuple[Sign, ...]
    events: tuple[Event, ...]
    names: tuple[FurtherName, ...]

    @property
    def out_of_order(self) -> bool:
        """Whether it left before it came, by its dates."""
        return bool(self.registered and self.removed and self.removed < self.registered[: len(self.removed)])


_SELECT = """
SELECT b.id, b.org_id, b.register, r.title,
  CASE r.extracted WHEN '' THEN r.imported ELSE r.extracted END,
  b.name, b.status, b.gone, b.registered, b.removed, b.form, b.parent, b.company, b.due, b.due_for
FROM body b JOIN register r ON r.key = b.register
"""
# Each question has an index of its own; those of other numbers hold no empty ones, and have to be told so.
_BY_ID = f"{_SELECT} WHERE b.org_id = ?"
_BY_OTHER = f"{_SELECT} WHERE b.other_id = ? AND b.other_id <> ''"
_BY_COMPANY = f"{_SELECT} WHERE b.company = ? AND b.company <> ''"
_COMPANY = 12  # its place in a row


def rows_of(connection: sqlite3.Connection, org_id: str) -> tuple[RegisterRow, ...]:
    """All rows of the body with an identifier: its own, and those that a company number links to it.

    Args:
        connection: an open database.
        org_id: an identifier as it is stored (`identifiers.normal_form`).
    """
    found: dict[int, tuple[object, ...]] = {}
    waiting, asked = [org_id], set[str]()
    while waiting:
        number = waiting.pop()
        asked.add(number)
        for question in (_BY_ID, _BY_OTHER, _BY_COMPANY):
            for row in connection.execute(question, (number,)):
                found[row[0]] = row
                waiting += [each for each in (row[1], row[_COMPANY]) if each and each not in asked]
    return tuple(_row(connection, row) for row in found.values())


def _row(connection: sqlite3.Connection, row: tuple[object, ...]) -> RegisterRow:
    body, *cells = row
    signs = connection.execute("SELECT kind, text, date FROM sign WHERE body = ?", (body,))
    events = connection.execute(
        "SELECT kind, date, reason, other_id, other_name FROM event WHERE body = ? ORDER BY date", (body,)
    )
    names = connection.execute("SELECT name, kind, until FROM name WHERE body = ? ORDER BY id", (body,))
    made = RegisterRow._make([*cells, (), (), ()])  # the columns in their order
    return made._replace(
        gone=bool(made.gone),
        signs=tuple(Sign(*each) for each in signs),
        events=tuple(Event(*each) for each in events),
        names=tuple(FurtherName(*each) for each in names),
    )
