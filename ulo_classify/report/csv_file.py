"""results.csv: RFC 4180, UTF-8 without a byte order mark, CRLF, one header row, one line for each record."""

from __future__ import annotations

import csv
from pathlib import Path

from ulo_classify.report.cells import csv_cell
from ulo_classify.report.entries import criterion_keys
from ulo_classify.report.records import Value, columns_of, record
from ulo_classify.schema import AuditResult


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    # Line breaks inside a value become spaces, so that tools which read line by line do not lose count.
    return csv_cell(value if isinstance(value, str) else " | ".join(value))


def write_csv(result: AuditResult, path: Path) -> None:
    """Write one record for each line of a masked result."""
    criteria = criterion_keys(result.lines)
    header = columns_of(result.lines)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\r\n")
        writer.writerow(map(csv_cell, header))
        for line in result.lines:
            values = record(line, criteria)
            writer.writerow([_cell(values.get(column)) for column in header])
