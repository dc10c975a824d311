"""The decisions file: what a person decided about a name, read before anything is looked up.

A CSV with the columns raw_name, org_id, who, when, why. An empty org_id, or "none", says that the name is of
a body on no register.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import NamedTuple

from ulo_classify.consultation.decoding import decode
from ulo_classify.consultation.names import display_name
from ulo_classify.errors import RegisterError
from ulo_classify.register.identifiers import normal_form

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
    part = path.with_name(f".{path.name}.part")
    with part.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(decisions)
    part.replace(path)
