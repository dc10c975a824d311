"""Reads the results of an audit back."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from ulo_classify.errors import ReadingError
from ulo_classify.schema import AuditLine

_NAME = "results.jsonl"


def read_audit(path: Path) -> list[AuditLine]:
    """The lines of an audit, in order.

    Args:
        path: the folder that an audit wrote, or its results.jsonl.

    Raises:
        ReadingError: there is no such file, or a line of it is not one of an audit.
    """
    file = path / _NAME if path.is_dir() else path
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"{file} cannot be read: name the folder of an audit's report.") from error
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(AuditLine.model_validate_json(line))
        except ValidationError as error:
            raise ReadingError(
                f"{file}, line {number}, is no line of an audit's results.jsonl; run the audit again."
            ) from error
    return found
