"""Rows of cells -> records, by the mapping: only the columns that it names are looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from ulo_classify.register.identifiers import identifier, normal_form
from ulo_classify.register.mapping import Column, Mapping, Recognised, Table, series
from ulo_classify.register.records import BodyRow, ChildRow, ClassLabel, Event, FurtherName, Sign, Text
from ulo_classify.register.tables import Rows
from ulo_classify.register.values import clean, clean_text, iso_date, outward_code, split_cell

Cell = Callable[[list[str]], str]
_YES = frozenset({"true", "1", "yes", "y"})


def _empty(_row: list[str]) -> str:
    return ""


class Extractor:
    """Reads the cells of one table. Columns are looked up once, by header, without regard to case."""

    def __init__(self, recognised: Recognised, headers: tuple[str, ...]) -> None:
        """Prepare for rows under `headers`."""
        self.mapping: Mapping = recognised.mapping
        self.table: Table = recognised.table
        self._places = {header.casefold(): index for index, header in reversed(list(enumerate(headers)))}
        self._nothing = frozenset({"", *self.mapping.empty})
        self._cells = {role: self._cell(column) for role, column in self.table.columns.items()}
        self._texts = [(kind, self._cell(column)) for kind, column in self.table.texts.items()]
        self._key = self._cell((self.table.join,)) if self.table.join else _empty
        self._names = self._name_columns()
        self._classes = [
            (self._cell((header,)), further.kind, further.split)
            for further in self.table.classes
            for header in series(further.column)
        ]
        self._flags = self._flag_columns()
        self._signs = [
            (self._cell((each.column,)), each, {value.casefold() for value in each.values})
            for each in self.table.signs
        ]
        self._due = [(self._cell((each.column,)), each) for each in self.table.due]
        self.unread: defaultdict[str, list[str]] = defaultdict(list)
        """Cells that are no date in the form of the register, by the header of their column."""

    def _cell(self, column: Column) -> Cell:
        place = next((self._places[h.casefold()] for h in column if h.casefold() in self._places), None)
        if place is None:
            return _empty
        at, nothing = place, self._nothing

        def value(row: list[str]) -> str:
            cell = row[at]
            return "" if cell.strip() in nothing else cell

        return value

    def _name_columns(self) -> list[tuple[Cell, Cell, str, str]]:
        columns: list[tuple[Cell, Cell, str, str]] = []
        for further in self.table.names:
            ends = series(further.until) if further.until else []
            for number, header in enumerate(series(further.column)):
                until = self._cell((ends[number],)) if ends else _empty
                columns.append((self._cell((header,)), until, further.kind, further.split))
        return columns

    def _flag_columns(self) -> list[tuple[Cell, str]]:
        flags = self.table.flags
        if not flags:
            return []
        there = [header for header in flags.columns if header.casefold() in self._places]
        return [(self._cell((header,)), header.replace("_", " ")) for header in there]

    def _get(self, role: str, row: list[str]) -> str:
        return clean(self._cells.get(role, _empty)(row))

    def _date(self, role: str, row: list[str]) -> str:
        cell = self._get(role, row)
        return self._as_date(cell, self.table.columns[role][0]) if cell else ""

    def _as_date(self, cell: str, header: str) -> str:
        date = iso_date(cell, *self.mapping.dates)
        if cell and not date:
            self.unread[header].append(cell)
        return date

    def body(self, row: list[str]) -> BodyRow | None:
        """The body of a row; None where it has no name or no usable number."""
        name = self._get("name", row)
        org_id, other_id = self._ids(row)
        if not name or not org_id:
            return None
        status = self._get("status", row)
        removed = self._date("removed", row)
        due, due_for = self._next_due(row)
        company = self._get("company", row)
        parent = self._get("parent", row)
        return BodyRow(
            org_id=org_id,
            name=name,
            key=self._key(row).strip() or org_id,
            status=status,
            # A date that cannot be read still says that the body has left.
            gone=bool(removed or self._get("removed", row)) or status in self.mapping.gone,
            registered=self._date("registered", row),
            removed=removed,
            form=self._get("form", row),
            place=self._place(row),
            parent=identifier(self.mapping.scheme, parent) if parent else self._main_id(row),
            company=identifier("GB-COH", _northern(company, self.mapping.scheme)) if company else "",
            other_id=other_id,
            extracted=self._date("extracted", row),
            names=self._further_names(row, name),
            texts=self._text_cells(row),
            classes=self._class_cells(row),
            due=due,
            due_for=due_for,
            signs=self._sign_cells(row),
        )

    def child(self, row: list[str]) -> ChildRow | None:
        """What a row of a further table adds; None where it is empty."""
        key = self._key(row).strip()
        label = self._get("name", row)
        kind = self.table.kinds.get(self._get("kind", row), "other")
        if not key:
            return None
        match self.table.holds:
            case "names":
                return ChildRow(key, names=(FurtherName(label, kind),)) if label else None
            case "classes":
                return ChildRow(key, classes=(ClassLabel(kind, label),)) if label else None
            case "events":
                return ChildRow(key, events=(self._event(row, kind, label),))
            case _:
                texts = self._text_cells(row)
                return ChildRow(key, texts=texts) if texts else None

    def _ids(self, row: list[str]) -> tuple[str, str]:
        """The identifier and, where a register has two numbers, the other one."""
        if "id" in self._cells:
            return normal_form(self._get("id", row)), ""
        scheme, fallback = self.mapping.scheme, self.mapping.fallback_scheme
        number = self._get("number", row)
        if not fallback:
            linked = self._get("linked", row)
            return identifier(scheme, number, linked), ""
        second_number = self._get("fallback_number", row)
        second = identifier(fallback, second_number)
        first = "" if number == second_number else identifier(scheme, number)
        return (first, second) if first else (second, "")

    def _main_id(self, row: list[str]) -> str:
        linked = self._get("linked", row)
        return identifier(self.mapping.scheme, self._get("number", row)) if linked.strip("0") else ""

    def _place(self, row: list[str]) -> str:
        """A town or a district, never an address."""
        place = ", ".join(part for role in ("place", "region") if (part := self._get(role, row)))
        return place or outward_code(self._get("postcode", row))

    def _further_names(self, row: list[str], name: str) -> tuple[FurtherName, ...]:
        found = []
        for cell, until, kind, split in self._names:
            for further in split_cell(cell(row), split):
                if further != name:
                    found.append(FurtherName(further, kind, iso_date(until(row), *self.mapping.dates)))
        return tuple(dict.fromkeys(found))

    def _text_cells(self, row: list[str]) -> tuple[Text, ...]:
        return tuple(Text(kind, text) for kind, cell in self._texts if (text := clean_text(cell(row))))

    def _event(self, row: list[str], kind: str, other_name: str) -> Event:
        other = identifier(self.mapping.scheme, self._get("other_number", row))
        return Event(kind, self._date("date", row), self._get("reason", row), other, other_name)

    def _next_due(self, row: list[str]) -> tuple[str, str]:
        """The earliest date by which something must be filed, and what."""
        dates = [(self._as_date(clean(cell(row)), each.column), each.what) for cell, each in self._due]
        return min((each for each in dates if each[0]), default=("", ""))

    def _sign_cells(self, row: list[str]) -> tuple[Sign, ...]:
        found = []
        for cell, column, values in self._signs:
            text = clean(cell(row))
            if text and (text.casefold() in values if values else True):
                date = "" if values else iso_date(text, *self.mapping.dates)
                # "True" says nothing without its heading, and neither does a date.
                bare = not values or text.casefold() in _YES
                words = column.column.strip().replace("_", " ") if bare else text
                found.append(Sign(column.kind, words, date))
        return tuple(found)

    def _class_cells(self, row: list[str]) -> tuple[ClassLabel, ...]:
        labels = [
            ClassLabel(kind, label)
            for cell, kind, split in self._classes
            for label in split_cell(cell(row), split)
        ]
        flags = self.table.flags
        if flags:
            labels += [
                ClassLabel(flags.kind, label) for cell, label in self._flags if cell(row).strip() in flags.yes
            ]
        return tuple(dict.fromkeys(labels))


def _northern(company: str, scheme: str) -> str:
    """A bare company number in the register of Northern Ireland is one of Northern Ireland."""
    return f"NI{company:0>6}" if scheme == "GB-NIC" and company.isdigit() and company.strip("09") else company


def body_rows(extractor: Extractor, rows: Rows, skipped: Callable[[], None]) -> Iterator[BodyRow]:
    """The bodies of a table; `skipped` is called for each row without a name or a number."""
    for row in rows.rows:
        body = extractor.body(row)
        if body is None:
            skipped()
        else:
            yield body


def child_rows(extractor: Extractor, rows: Rows) -> Iterator[ChildRow]:
    """What a further table adds, row by row."""
    for row in rows.rows:
        child = extractor.child(row)
        if child is not None:
            yield child
