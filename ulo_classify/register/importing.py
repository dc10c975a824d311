"""Files of registers -> one database: recognised first, read as streams, put in place at the very end."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ulo_classify.errors import RegisterError
from ulo_classify.register.extract import Extractor, body_rows, child_rows
from ulo_classify.register.index import build_index
from ulo_classify.register.keys import bracketed_acronym, folded_key, strict_key
from ulo_classify.register.mapping import Mapping, read_mapping
from ulo_classify.register.recognise import Found, recognise
from ulo_classify.register.records import BodyRow, ChildRow, FurtherName
from ulo_classify.register.sources import find_sources
from ulo_classify.register.store import replaced_database
from ulo_classify.register.tables import Rows, read_rows

Progress = Callable[[str, int, int], None]
"""Called as (what is being done, done, of how many); bytes of a file, or names."""
_DAMAGED_AT_MOST = 0.01  # of the rows of a table
_FEW = 3
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")  # in the name of a file: the day on which a register was taken


class Imported(NamedTuple):
    """What an import did. `notes` are sentences: tables left out, rows that could not be read."""

    bodies: dict[str, int]
    notes: tuple[str, ...]


def _silent(_what: str, _done: int, _total: int) -> None:
    return


def import_registers(
    paths: Sequence[Path | str],
    into: Path | str,
    *,
    mapping: Path | str | None = None,
    progress: Progress = _silent,
) -> Imported:
    """Import files of registers into a database, which is made if missing.

    A register that is in the files replaces what the database holds of it; other registers stay.

    Args:
        paths: files, zips or folders; all tables of a register in one call.
        into: the database.
        mapping: a mapping of one's own, for a CSV of no known register.
        progress: called while files are read and names are indexed.

    Raises:
        RegisterError: a file is damaged or of no known register, a column that is read is missing, or the
            database cannot be written. The database is then as it was.
    """
    own = read_mapping(Path(mapping)) if mapping else None
    found = [recognise(source, own) for source in find_sources([Path(path) for path in paths])]
    notes = [f"{each.source.label} was not read: {each.why_not}." for each in found if each.table is None]
    tables = [each for each in found if each.table is not None]
    _check_whole(tables, notes)
    bodies: dict[str, int] = {}
    with replaced_database(Path(into)) as connection:
        for mapping_of, of_register in _by_register(tables):
            writer = _Writer(connection, mapping_of)
            writer.start()
            for each in of_register:
                notes += _read_table(each, writer, progress)
            bodies[mapping_of.key] = writer.finish([each.source.path.name for each in of_register])
            if not bodies[mapping_of.key]:
                raise RegisterError(
                    f"No body was found in {of_register[0].source.label}: check that it is not empty."
                )
        build_index(connection, lambda done, total: progress("names indexed", done, total))
    return Imported(bodies, tuple(notes))


def _check_whole(tables: Sequence[Found], notes: Sequence[str]) -> None:
    if not tables:
        raise RegisterError(f"There is nothing to import. {' '.join(notes)}")
    for mapping, of_register in _by_register(tables):
        if not any(each.table and each.table.table.holds == "bodies" for each in of_register):
            main = next(table.name for table in mapping.table if table.holds == "bodies")
            raise RegisterError(
                f"{of_register[0].source.label} belongs to the table {main} of {mapping.title}, which is not"
                " among the files: import them together."
            )


def _by_register(tables: Sequence[Found]) -> list[tuple[Mapping, list[Found]]]:
    """Tables by register, those with bodies first."""
    grouped: dict[str, list[Found]] = defaultdict(list)
    mappings: dict[str, Mapping] = {}
    for each in tables:
        if each.table:
            grouped[each.table.mapping.key].append(each)
            mappings[each.table.mapping.key] = each.table.mapping
    for group in grouped.values():
        group.sort(key=lambda each: bool(each.table and each.table.table.holds != "bodies"))
    return [(mappings[key], group) for key, group in grouped.items()]


def _read_table(found: Found, writer: _Writer, progress: Progress) -> list[str]:
    """Read one table into the database; sentences on what was left out."""
    assert found.table is not None  # noqa: S101 - tables without one were sorted out
    mapping, table = found.table
    source = found.source
    read = 0

    def count(size: int) -> None:
        nonlocal read
        read += size
        progress(source.label, min(read, source.size), source.size)

    with read_rows(
        source,
        quoting=mapping.quoting,
        header_row=table.header_row,
        sheet=table.name,
        path=table.path,
        progress=count,
    ) as rows:
        extractor = Extractor(found.table, rows.headers)
        kept, skipped = _write_rows(extractor, rows, writer)
        damaged = sum(rows.damaged)
    progress(source.label, source.size, source.size)
    if damaged > max(_FEW, _DAMAGED_AT_MOST * kept):
        raise RegisterError(
            f"{source.label} has {damaged} rows whose cells do not fit its headers: it is damaged or its form"
            " has changed, and nothing was imported."
        )
    notes = []
    if damaged:
        notes.append(f"{source.label}: {damaged} rows were left out, as their cells do not fit the headers.")
    if skipped:
        notes.append(f"{source.label}: {skipped} rows have no name or no number and were left out.")
    return [*notes, *_unread_dates(extractor, source.label)]


def _unread_dates(extractor: Extractor, label: str) -> list[str]:
    """A sentence for each column with dates that could not be read, with one of them."""
    return [
        f"{label}: {len(cells)} date{'s' if len(cells) > 1 else ''} in the column {header} could not be read"
        f" and were left out (such as “{cells[0]}”): name their form in `dates` of a mapping of your own."
        for header, cells in extractor.unread.items()
    ]


def _write_rows(extractor: Extractor, rows: Rows, writer: _Writer) -> tuple[int, int]:
    """Write the rows; how many were kept, and how many bodies had no name or number."""
    skipped = 0

    def skip() -> None:
        nonlocal skipped
        skipped += 1

    if extractor.table.holds == "bodies":
        return writer.bodies(body_rows(extractor, rows, skip)), skipped
    return writer.children(child_rows(extractor, rows)), 0


class _Writer:
    """Writes the records of one register."""

    def __init__(self, connection: sqlite3.Connection, mapping: Mapping) -> None:
        self._connection = connection
        self._mapping = mapping
        self._extracted = ""
        self._count = 0

    def start(self) -> None:
        """Take out what the database holds of the register."""
        run = self._connection.execute
        for table in ("name", "text", "class", "sign", "event"):
            of_register = f"DELETE FROM {table} WHERE body IN (SELECT id FROM body WHERE register = ?)"  # noqa: S608
            run(of_register, (self._mapping.key,))
        run("DELETE FROM body WHERE register = ?", (self._mapping.key,))
        run("DELETE FROM joined")

    def bodies(self, rows: Iterable[BodyRow]) -> int:
        """Write bodies; a second row of one identifier adds what it has to the first."""
        count = 0
        run = self._connection.execute
        for row in rows:
            count += 1
            self._extracted = max(self._extracted, row.extracted)
            done = run(
                "INSERT OR IGNORE INTO body VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    self._mapping.key,
                    row.org_id,
                    row.name,
                    row.status,
                    row.gone,
                    row.registered,
                    row.removed,
                    row.form,
                    row.place,
                    row.parent,
                    row.company,
                    row.other_id,
                    row.due,
                    row.due_for,
                ),
            )
            if done.rowcount and done.lastrowid:
                self._count += 1
                body = done.lastrowid
                self._names(body, [FurtherName(row.name, "registered"), *row.names])
                self._rest(body, row)
            else:
                (body,) = run(
                    "SELECT id FROM body WHERE org_id = ? AND register = ?", (row.org_id, self._mapping.key)
                ).fetchone()
                self._again(body, row)
            run("INSERT OR IGNORE INTO joined VALUES (?, ?)", (row.key, body))
        return count

    def _again(self, body: int, row: BodyRow) -> None:
        known = {
            strict
            for (strict,) in self._connection.execute("SELECT strict FROM name WHERE body = ?", (body,))
        }
        names = [FurtherName(row.name, "other"), *row.names]
        self._names(body, [name for name in names if strict_key(name.name) not in known])

    def children(self, rows: Iterable[ChildRow]) -> int:
        """Write what further tables add to bodies; rows of bodies that are not there are passed over."""
        count = 0
        for row in rows:
            count += 1
            found = self._connection.execute("SELECT body FROM joined WHERE key = ?", (row.key,)).fetchone()
            if found:
                self._names(found[0], row.names)
                self._rest(found[0], row)
        return count

    def _names(self, body: int, names: Iterable[FurtherName]) -> None:
        rows = []
        for name in names:
            strict = strict_key(name.name)
            rows.append((body, name.kind, name.name, name.until, strict, folded_key(strict)))
            acronym = bracketed_acronym(name.name)
            if acronym:
                rows.append(
                    (
                        body,
                        "acronym",
                        acronym,
                        name.until,
                        strict_key(acronym),
                        folded_key(strict_key(acronym)),
                    )
                )
        self._connection.executemany("INSERT INTO name VALUES (NULL, ?, ?, ?, ?, ?, ?)", rows)

    def _rest(self, body: int, row: BodyRow | ChildRow) -> None:
        if row.texts:
            self._connection.executemany(
                "INSERT INTO text VALUES (?, ?, ?)", [(body, text.kind, text.text) for text in row.texts]
            )
        if row.classes:
            self._connection.executemany(
                "INSERT INTO class VALUES (?, ?, ?)",
                [(body, label.kind, label.label) for label in row.classes],
            )
        if isinstance(row, BodyRow) and row.signs:
            self._connection.executemany(
                "INSERT INTO sign VALUES (?, ?, ?, ?)", [(body, *sign) for sign in row.signs]
            )
        if isinstance(row, ChildRow) and row.events:
            self._connection.executemany(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", [(body, *event) for event in row.events]
            )

    def finish(self, names: Sequence[str]) -> int:
        """Record the register; how many bodies it has."""
        self._connection.execute("DELETE FROM joined")
        self._connection.execute(
            "INSERT OR REPLACE INTO register VALUES (?, ?, ?, ?, ?, ?)",
            (
                self._mapping.key,
                self._mapping.title,
                self._mapping.licence,
                dt.datetime.now().astimezone().date().isoformat(),
                self._extracted or max((each for name in names for each in _DAY.findall(name)), default=""),
                "; ".join(dict.fromkeys(names)),
            ),
        )
        self._connection.commit()
        return self._count
