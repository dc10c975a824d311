"""results.jsonl: the whole result, one line of JSON for each line of the list."""

from __future__ import annotations

from pathlib import Path

from ulo_classify.schema import AuditLine, AuditResult

# JSON allows these inside a string as they are, but many readers take them as the end of a line.
OTHER_LINE_ENDS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}


def json_line(line: AuditLine) -> str:
    """`line.model_dump_json()` on one line whatever its texts hold; `AuditLine` validates it back."""
    return line.model_dump_json().translate(OTHER_LINE_ENDS)


def write_jsonl(result: AuditResult, path: Path) -> None:
    """Write each line of a masked result as JSON, with a newline after it."""
    with path.open("w", encoding="utf-8", newline="\n") as handle:
        handle.writelines(json_line(line) + "\n" for line in result.lines)
