"""How a register's columns are named: one TOML file a register, in `schemas/`, or one of a user's own.

A mapping is data. It names the columns that are read; every other column is never looked at, which is how
trustees, contacts and addresses stay out.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ulo_classify.errors import RegisterError

Holds = Literal["bodies", "names", "texts", "classes", "events", "nothing"]
Split = Literal["none", "semicolons", "lines", "quoted", "tight commas"]
NameKind = Literal["working", "previous", "acronym", "other"]
ClassKind = Literal["what", "who", "how"]
SignKind = Literal["filing_overdue", "strike_off", "insolvency", "dissolution"]
EventKind = Literal["removed", "transfer_out", "transfer_in", "registered_again", "other"]
_ROLES = frozenset(
    {"number", "fallback_number", "linked", "id", "name", "kind", "status", "registered", "removed", "form"}
    | {"place", "region", "postcode", "company", "parent", "extracted"}
    | {"date", "reason", "other_number"}
)
# Columns that hold people: no mapping may read them, whoever wrote it.
_PEOPLE = re.compile(
    r"trustee|director(?!y)|officer|secretar|contact ?_?name|care ?_?of|\bico\b|responsible|\bchair|treasurer"
    r"|e-?mail|phone",
    re.IGNORECASE,
)
_SERIES = re.compile(r"\{(\d+)\.\.(\d+)\}")


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Column = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]
"""A header, or several of which the first that is there counts."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NameColumn(_Part):
    """A column of further names; `{1..10}` in `column` and `until` stands for a series of columns."""

    column: str
    kind: NameKind = "other"
    until: str | None = None
    split: Split = "none"


class ClassColumn(_Part):
    """A column of classification: what a body does, whom it serves, how it works."""

    column: str
    kind: ClassKind
    split: Split = "none"


class SignColumn(_Part):
    """A column by which a register says that a body may be about to leave it.

    `values` are the cells that say so, without regard to case; where there are none, any cell does, and it
    holds a date.
    """

    column: str
    kind: SignKind
    values: tuple[str, ...] = ()


class DueColumn(_Part):
    """A column with the date by which a body must file something next; `what` it is, in words."""

    column: str
    what: str


class Flags(_Part):
    """Columns that are ticked or not, each named by its header; those that are there are read."""

    kind: ClassKind
    yes: tuple[str, ...]
    columns: tuple[str, ...]


class Table(_Part):
    """One table of a register.

    `columns` maps what is stored to headers; `known` are headers that are not read and help to recognise the
    table; `optional` are keys of `columns` or `texts` that may be missing. `join` is the column by which
    tables of one register belong together. `path` is where the rows stand in JSON (a prefix as `ijson`
    writes it).
    """

    name: str
    holds: Holds
    why: str = ""
    join: str | None = None
    header_row: int = Field(default=1, ge=1, le=20)
    path: str | None = None
    known: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    columns: dict[str, Column] = {}
    texts: dict[str, Column] = {}
    kinds: dict[str, str] = {}
    names: tuple[NameColumn, ...] = ()
    classes: tuple[ClassColumn, ...] = ()
    flags: Flags | None = None
    signs: tuple[SignColumn, ...] = ()
    due: tuple[DueColumn, ...] = ()

    def needed(self) -> list[Column]:
        """The columns without which the table cannot be read, each with its alternatives."""
        found: list[Column] = [(self.join,)] if self.join else []
        wanted = {**self.columns, **self.texts}
        found += [column for role, column in wanted.items() if role not in self.optional]
        for further in (*(each.column for each in self.names), *(each.column for each in self.classes)):
            found += [(header,) for header in series(further)]
        for names in self.names:
            found += [(header,) for header in series(names.until)] if names.until else []
        found += [(each.column,) for each in self.signs] + [(each.column,) for each in self.due]
        return list(dict.fromkeys(found))


class Mapping(_Part):
    """One register: its tables and how its cells are written.

    `scheme` is the prefix of its identifiers by org-id; empty where a column gives whole identifiers.
    `dates` is the form of dates (`datetime.strptime`), or several that are tried in turn; `empty` the words
    of an empty cell, `gone` the statuses of bodies that have left the register, `family` headers that every
    table of the register has.
    """

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: str
    licence: str = "Not stated"
    scheme: str
    fallback_scheme: str | None = None
    dates: Column = ("%Y-%m-%d",)
    quoting: Literal["csv", "none"] = "csv"
    empty: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    table: tuple[Table, ...]


class Recognised(NamedTuple):
    """A table of a register, and the register."""

    mapping: Mapping
    table: Table


def series(header: str) -> list[str]:
    """Write out a series: "Name_{1..3}" gives Name_1, Name_2, Name_3; any other header only itself."""
    found = _SERIES.search(header)
    if not found:
        return [header]
    numbers = range(int(found.group(1)), int(found.group(2)) + 1)
    return [header.replace(found.group(), str(number)) for number in numbers]


@cache
def bundled() -> tuple[Mapping, ...]:
    """The registers that are known, in the order of their keys."""
    folder = files(__package__).joinpath("schemas")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(_mapping(folder.joinpath(name).read_text(encoding="utf-8"), name) for name in names)


def read_mapping(path: Path) -> Mapping:
    """Read a mapping of a user's own.

    Raises:
        RegisterError: the file is missing or has a mistake, or would read a column of people.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RegisterError(
            f"The mapping {path} cannot be read: check its name and that it is a text file."
        ) from error
    return _mapping(text, path.name)


def _mapping(text: str, name: str) -> Mapping:
    try:
        mapping = Mapping.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise RegisterError(f"The mapping {name} is not valid TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise RegisterError(f"The mapping {name} has a mistake at {place}: {first['msg']}.") from error
    _check(mapping, name)
    return mapping


def _check(mapping: Mapping, name: str) -> None:
    if not any(table.holds == "bodies" for table in mapping.table):
        raise RegisterError(f'The mapping {name} has no table that holds "bodies": add one.')
    for table in mapping.table:
        if table.holds == "nothing":
            continue
        unknown = set(table.columns) - _ROLES
        if unknown:
            raise RegisterError(
                f"The mapping {name} has a mistake in table {table.name}: {min(unknown)} is not stored."
            )
        if table.holds == "bodies" and (
            "name" not in table.columns or not {"number", "id"} & set(table.columns)
        ):
            raise RegisterError(f"The mapping {name} needs a name and a number or id in table {table.name}.")
        for column in _read_columns(table):
            if _PEOPLE.search(column):
                raise RegisterError(
                    f"The mapping {name} names the column {column}, which can hold people: it is never read."
                )


def _read_columns(table: Table) -> list[str]:
    columns = [header for column in (*table.columns.values(), *table.texts.values()) for header in column]
    columns += [each.column for each in table.names] + [each.column for each in table.classes]
    columns += [each.column for each in table.signs] + [each.column for each in table.due]
    return columns + list(table.flags.columns if table.flags else ())
