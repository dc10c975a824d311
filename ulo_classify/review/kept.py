"""review.jsonl: the decisions of people beside the results, one JSON object a line, only appended to.

What `append_decision` has returned from is on the disk. The latest decision on a subject counts; those before
it stay in the file as its history.
"""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from ulo_classify.errors import ReviewError
from ulo_classify.report.jsonl_file import OTHER_LINE_ENDS
from ulo_classify.schema import ReviewDecision

FILE = "review.jsonl"


def decision_line(decision: ReviewDecision) -> str:
    """A decision on one line, whatever its texts hold."""
    return decision.model_dump_json(exclude_defaults=True).translate(OTHER_LINE_ENDS)


def read_kept(path: Path) -> list[ReviewDecision]:
    """The decisions of a file, in the order in which they were made; none where there is no file.

    A last line without an end was cut short before anybody was told that it is kept, and is left out.

    Raises:
        ReviewError: the file cannot be read, or a line of it is no decision.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ReviewError(
            f"The decisions in {path} cannot be read ({error.strerror}): check the file."
        ) from error
    whole, _, rest = data.rpartition(b"\n")
    lines = whole.split(b"\n") + ([rest] if _decision(rest) else [])
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        decision = _decision(line)
        if decision is None:
            raise ReviewError(
                f"{path}, line {number}, is no decision of a person: correct the line or take it out."
            )
        found.append(decision)
    return found


def _decision(line: bytes) -> ReviewDecision | None:
    try:
        return ReviewDecision.model_validate_json(line)
    except ValidationError:
        return None


def append_decision(path: Path, decision: ReviewDecision) -> None:
    """Keep a decision; when this returns it is on the disk.

    Raises:
        ReviewError: it could not be written; what stood in the file before still stands.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        with os.fdopen(descriptor, "r+b") as file:
            data = file.read()
            end = _whole(data)
            file.truncate(end)
            file.seek(end)
            start = b"\n" if data[:end] and not data[:end].endswith(b"\n") else b""
            try:
                file.write(start + decision_line(decision).encode("utf-8") + b"\n")
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                os.ftruncate(file.fileno(), end)
                raise
    except OSError as error:
        raise ReviewError(
            f"The decision cannot be kept in {path} ({error.strerror}): free some room or allow writing."
        ) from error


def _whole(data: bytes) -> int:
    """Where the whole lines end; a last line without an end counts where it is a decision all the same."""
    whole = data.rfind(b"\n") + 1
    return len(data) if _decision(data[whole:]) else whole
