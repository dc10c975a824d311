"""The decisions file: what a person decided about a name, read before anything is looked up.

A CSV with the columns raw_name, org_id, who, when, why. An empty org_id, or "none", says that the name is of
a body on no register.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ulo_classify.consultation.decoding import decode
from ulo_classify.consultation.names import display_name
from ulo_classify.errors import RegisterError
from ulo_classify.register.identifiers import find_identifiers, normal_form

COLUMNS = ("raw_name", "org_id", "who", "when", "why")
_NONE = frozenset({"", "none", "-"})


class Decision(NamedTuple):
    """One decision; `org_id` is empty for a body on no register."""

    raw_name: str
    org_id: str
    who: str
    when: str
    why: str

    def reason(self) -> str:
        """Who decided it, when and why, as the end of a sentence."""
        by = f" by {self.who}" if self.who else ""
        on = f" on {self.when}" if self.when else ""
        why = f": {self.why.rstrip('.')}" if self.why else ""
        return f"decided{by}{on}{why}"


def decision_key(name: str) -> str:
    """The key under which decisions are kept: the name as printed, without regard to case."""
    return display_name(name).casefold()


def read_decisions(path: Path) -> dict[str, Decision]:
    """Read a decisions file.

    Args:
        path: a CSV file with the columns of `COLUMNS`; others are ignored.

    Returns:
        Decisions by `decision_key` of the raw name.

    Raises:
        RegisterError: the file cannot be read, lacks a column, or decides one name in two ways.
    """
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise RegisterError(f"The decisions file {path} cannot be read: check its name.") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    headers = [header.strip().casefold() for header in reader.fieldnames or ()]
    missing = [column for column in COLUMNS if column not in headers]
    if missing:
        raise RegisterError(
            f"The decisions file {path.name} lacks the column {missing[0]}: it has {', '.join(COLUMNS)}."
        )
    reader.fieldnames = headers
    found: dict[str, Decision] = {}
    lines: dict[str, int] = {}
    for row in reader:
        cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
        if not cells["raw_name"]:
            continue
        org_id = "" if cells["org_id"].casefold() in _NONE else normal_form(cells["org_id"])
        decision = Decision(cells["raw_name"], org_id, cells["who"], cells["when"], cells["why"])
        key = decision_key(decision.raw_name)
        if key in found and found[key].org_id != org_id:
            raise RegisterError(
                f"The decisions file {path.name} decides one name in two ways, on lines {lines[key]} and "
                f"{reader.line_num}: keep one."
            )
        found[key] = decision
        lines[key] = reader.line_num
    return found


def write_decisions(decisions: list[Decision], path: Path) -> None:
    """Write decisions so that `read_decisions` reads them again; the file is replaced whole."""
    _write(COLUMNS, [decision._asdict() for decision in decisions], path)


def add_decision(decision: Decision, path: Path) -> Decision | None:
    """Add a decision to a file, which is made if missing; one about the same name before gives way to it.

    Other rows, and columns that a person has added, stay as they are.

    Args:
        decision: its raw name as the list prints it, without regard to case.
        path: the decisions file.

    Returns:
        The decision that gave way, if there was one.

    Raises:
        RegisterError: the file is no decisions file, or cannot be written.
    """
    key = decision_key(decision.raw_name)
    earlier = read_decisions(path).get(key) if path.exists() else None
    headers: list[str] = list(COLUMNS)
    rows: list[dict[str, str]] = []
    if path.exists():
        reader = csv.DictReader(io.StringIO(decode(path.read_bytes()), newline=""))
        headers = [header.strip() for header in reader.fieldnames or ()]
        reader.fieldnames = headers
        rows = [{header: row.get(header) or "" for header in headers} for row in reader]
    names = {header.casefold(): header for header in headers}
    new = {names[column]: value for column, value in decision._asdict().items()}
    same = [row for row in rows if decision_key(row[names["raw_name"]]) == key]
    if same:
        same[0].update(new)
        rows = [row for row in rows if row is same[0] or not any(row is other for other in same)]
    else:
        rows.append(new)
    try:
        _write(headers, rows, path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RegisterError(f"The decisions file {path} cannot be written ({reason}).") from error
    return earlier


def decided_id(written: str) -> str:
    """The identifier that a person means by what they write: "GB-CHC-123", "charity no. 123", "none".

    Returns:
        The identifier as it is stored; empty for "none".

    Raises:
        RegisterError: it is no identifier, or could be of several registers.
    """
    if written.strip().casefold() in _NONE:
        return ""
    found = find_identifiers(written)
    if len(found) == 1:
        return found[0]
    if found:
        raise RegisterError(f"{written} may be {' or '.join(found)}: write the one that is meant.")
    raise RegisterError(f"{written} is no identifier: write it as GB-CHC-9100001, or none for no register.")


def _write(headers: Sequence[str], rows: Iterable[Mapping[str, str]], path: Path) -> None:
    part = path.with_name(f".{path.name}.part")
    with part.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, headers, restval="", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
    part.replace(path)
