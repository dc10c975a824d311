"""A comparison in words: lines for a terminal, and a table."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from ulo_classify.errors import OutputError
from ulo_classify.report.cells import csv_cell, one_line
from ulo_classify.report.wording import term
from ulo_classify.schema import AuditComparison, BodyChange

_COLUMNS = (
    "name",
    "old_line",
    "new_line",
    "old_status",
    "new_status",
    "changes",
    "causes",
    "documents_added",
    "documents_gone",
    "documents_changed",
)


def comparison_lines(comparison: AuditComparison) -> Iterator[str]:
    """The comparison in sentences: totals, versions, then each body that changed."""
    words = _words()
    counts = Counter(kind for body in comparison.bodies for kind in body.changes)
    both = sum(body.old_line is not None and body.new_line is not None for body in comparison.bodies)
    yield words["totals"].format(
        both=both, only_new=counts["only_new"], only_old=counts["only_old"], status=counts["status"]
    )
    for part, (old, new) in comparison.versions_changed.items():
        yield words["version"].format(part=part, old=old or words["none"], new=new or words["none"])
    for body in comparison.bodies:
        if body.changes:
            yield one_line(f"{body.name}: {_told(body)}")
    if not any(body.changes for body in comparison.bodies):
        yield words["nothing"]


def _told(body: BodyChange) -> str:
    words = _words()
    parts = []
    for kind in body.changes:
        old = term("status", body.old_status or "none").short
        new = term("status", body.new_status or "none").short
        parts.append(words["change"][kind].format(old=old, new=new))
    documents = [
        words["document"][key].format(names=", ".join(names))
        for key, names in (
            ("added", body.documents_added),
            ("gone", body.documents_gone),
            ("changed", body.documents_changed),
        )
        if names
    ]
    if body.old_line is not None and body.new_line is not None:
        parts.append(_why(body))
    return " ".join([*parts, *documents])


def _why(body: BodyChange) -> str:
    words = _words()["why"]
    causes = [words[cause] for cause in body.causes]
    if not causes:
        return str(words["unknown"])
    told = words["by"].format(causes=words["and"].join(causes))
    return f"{told} {words['together']}" if len(causes) > 1 else str(told)


def write_changes(comparison: AuditComparison, path: Path) -> None:
    """Write every body of either list as CSV (RFC 4180), formulas made harmless.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\r\n")
            writer.writerow(_COLUMNS)
            for body in comparison.bodies:
                writer.writerow([_cell(getattr(body, column)) for column in _COLUMNS])
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}).") from error


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return text if text.isdecimal() else csv_cell(text)


@cache
def _words() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("tell.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
