"""Which table of which register a file is, and whether its headers are still those that are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ulo_classify.errors import RegisterError
from ulo_classify.register.mapping import Column, Mapping, Recognised, Table, bundled
from ulo_classify.register.sources import Source
from ulo_classify.register.tables import Rows, read_rows

_ENOUGH = 0.5  # of a table's headers: below it is some other table


class Found(NamedTuple):
    """A source with the table that it is; None, with the reason, for one that is not needed."""

    source: Source
    table: Recognised | None
    why_not: str = ""


def recognise(source: Source, own: Mapping | None = None) -> Found:
    """Find out which table a source is.

    By its name where the register names its files, else by its headers.

    Args:
        source: the file.
        own: a mapping of the user's own, which is then the only one.

    Raises:
        RegisterError: no register has such headers, or a column that is read is missing.
    """
    looks = _Looks(source)
    mappings = (own,) if own else bundled()
    tables = [Recognised(mapping, table) for mapping in mappings for table in mapping.table]
    shares = [1.0 if own and len(tables) == 1 else _likeness(source, each, looks) for each in tables]
    best = max(range(len(tables)), key=lambda at: shares[at])
    if shares[best] >= _ENOUGH:
        return _checked(source, tables[best], looks.at(tables[best]))
    for mapping, table in tables:
        headers = {header.casefold() for header in looks.at(Recognised(mapping, table)).headers}
        if mapping.family and {header.casefold() for header in mapping.family} <= headers:
            return Found(source, None, f"a table of {mapping.title} that is not needed")
    raise RegisterError(
        f"{source.label} has the headers of no register that is known: give a mapping of your own."
    )


class _Looks:
    """The headers of a source, as each way of reading shows them; each way is tried once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._seen: dict[tuple[int, str], Rows] = {}

    def at(self, recognised: Recognised) -> Rows:
        mapping, table = recognised
        key = (table.header_row, table.name if self._source.is_workbook else mapping.quoting)
        if key not in self._seen:
            with read_rows(
                self._source, quoting=mapping.quoting, header_row=table.header_row, sheet=table.name
            ) as rows:
                self._seen[key] = rows
        return self._seen[key]


def _likeness(source: Source, recognised: Recognised, looks: _Looks) -> float:
    """How much a source is like a table: more than 1 where its name says so."""
    mapping, table = recognised
    rows = looks.at(recognised)
    if rows.sheet is not None and rows.sheet.strip() == table.name:
        return 1.1
    if _is_named(source, mapping, table):
        return 1.1
    return 0.0 if table.path and rows.path != table.path else _share(table, rows)


def _is_named(source: Source, mapping: Mapping, table: Table) -> bool:
    """Whether the file's name is the table's, in the way of the registers that name theirs."""
    return bool(mapping.family) and source.stem.removeprefix("publicextract.") == table.name


def _share(table: Table, rows: Rows) -> float:
    headers = {header.casefold() for header in rows.headers}
    wanted = [*_apart_from_join(table), *((header,) for header in table.known)]
    if not wanted:
        return 0.0
    return sum(any(header.casefold() in headers for header in column) for column in wanted) / len(wanted)


def _apart_from_join(table: Table) -> Sequence[Column]:
    return [column for column in table.needed() if column != (table.join,)]


def _checked(source: Source, found: Recognised, rows: Rows) -> Found:
    mapping, table = found
    if table.holds == "nothing":
        return Found(source, None, table.why)
    headers = {header.casefold() for header in rows.headers}
    for column in table.needed():
        if not any(header.casefold() in headers for header in column):
            raise RegisterError(
                f"The column {column[0]} is missing in {source.label}: {mapping.title} has changed its"
                " headers, and nothing was imported."
            )
    return Found(source, found)
