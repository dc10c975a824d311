"""results.summary.json: everything of a result but its lines, so that a report can be written again."""

from __future__ import annotations

from pathlib import Path

from ulo_classify.schema import AuditResult

FILE = "results.summary.json"


def write_summary(result: AuditResult, path: Path) -> None:
    """Write title, date, versions, counts and notes of a masked result as JSON."""
    text = result.model_dump_json(exclude={"lines"}, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
