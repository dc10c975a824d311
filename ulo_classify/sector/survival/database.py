"""A database of registers (`ulo-classify register import`) -> lives."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from ulo_classify.consultation.names import strict_key
from ulo_classify.register.store import open_database
from ulo_classify.sector.dates import read_date
from ulo_classify.sector.problems import Problems
from ulo_classify.sector.survival.columns import says_it_goes_on
from ulo_classify.sector.survival.lives import Life, Lives

_SQLITE = b"SQLite format 3\0"
_BODIES = "SELECT id, org_id, name, registered, removed, gone, company, other_id, parent, register FROM body"
_EVENTS = (
    "SELECT body, kind, reason, other_id, other_name FROM event WHERE kind IN ('removed', 'transfer_out')"
)


def is_database(path: Path) -> bool:
    """Whether a file is a database (of whatever), by its first bytes."""
    try:
        with path.open("rb") as handle:
            return handle.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def read_database(path: Path) -> Lives:
    """Read the bodies of every register in a database.

    A register is taken to tell how things were on the day of its extract, or of its import where it names
    none. Linked charities, which are parts of another, are counted and left out. Sizes are not kept there.

    Raises:
        RegisterError: the file is no database of registers.
    """
    found = Lives(path.name, [], {}, Problems(), has_removals=False)
    with closing(open_database(path)) as connection:
        for key, extracted, imported in connection.execute("SELECT key, extracted, imported FROM register"):
            found.until[key] = _until(extracted, imported)
        events: dict[int, list[_Event]] = defaultdict(list)
        for event in map(_Event._make, connection.execute(_EVENTS)):
            events[event.body].append(event)
        for row in map(_Row._make, connection.execute(_BODIES)):
            if row.parent and row.org_id.startswith(f"{row.parent}-"):
                found.problems.add("linked", row.org_id, row.name)
            else:
                _add(found, row, events.get(row.id, []))
    return found


class _Row(NamedTuple):
    id: int
    org_id: str
    name: str
    registered: str
    removed: str
    gone: int
    company: str
    other_id: str
    parent: str
    register: str


class _Event(NamedTuple):
    body: int
    kind: str
    reason: str
    other_id: str
    other_name: str


def _add(found: Lives, row: _Row, events: list[_Event]) -> None:
    found.bodies += 1
    found.gone += bool(row.gone)
    found.has_removals |= bool(row.removed)
    begun, ended = read_date(row.registered), read_date(row.removed)
    if begun is None:
        found.problems.add("no_date_registered", row.org_id, row.name)
        return
    if row.gone and ended is None:
        found.problems.add("no_date_removed", row.org_id, row.name)
        return
    if not begun.whole or (ended and not ended.whole):
        found.problems.add("no_day", row.org_id, row.removed or row.registered)
    itself = [each.other_id for each in events if each.kind == "transfer_out" and _is_itself(each, row.name)]
    found.lives.append(
        Life(
            org_id=row.org_id,
            name=row.name,
            registered=begun.day,
            removed=ended.day if ended else None,
            goes_on=ended is not None and any(map(_goes_on, events)),
            company=row.company,
            others=tuple(each for each in (row.other_id, *itself) if each),
            register=row.register,
        )
    )


def _is_itself(event: _Event, name: str) -> bool:
    """Whether a body passed what it had to one of its own name: to itself under a new number."""
    return bool(event.other_name) and strict_key(event.other_name) == strict_key(name)


def _goes_on(event: _Event) -> bool:
    passed_on = event.kind == "transfer_out" and bool(event.other_id or event.other_name)
    return passed_on or says_it_goes_on(event.reason)


def _until(extracted: str, imported: str) -> dt.date:
    found = read_date(extracted) or read_date(imported[:10])
    return found.day if found else dt.date.max
