"""The report that an audit wrote, read back, and written again in its place."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from pydantic import ValidationError

from ulo_classify.compare.read import read_audit
from ulo_classify.errors import OutputError, ReadingError
from ulo_classify.report.summary_file import FILE
from ulo_classify.report.write import write_report
from ulo_classify.schema import AuditResult

_LAST = "index.html"  # put in place when all else stands


def read_report(folder: Path) -> AuditResult:
    """The result that an audit wrote into a folder.

    Raises:
        ReadingError: the folder holds no report, or one of an earlier version.
    """
    lines = read_audit(folder)
    try:
        head = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return AuditResult.model_validate({**head, "lines": lines})
    except (OSError, ValueError, TypeError, ValidationError) as error:
        raise ReadingError(
            f"{folder / FILE} cannot be read: run the audit again, and its report has one."
        ) from error


def rewrite_report(result: AuditResult, folder: Path) -> None:
    """Write all files of a report anew; each is replaced whole.

    Raises:
        OutputError: they cannot be written; those that were not yet replaced still stand.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".report.", suffix=".part", dir=folder) as aside:
            write_report(result, Path(aside))
            for path in sorted(Path(aside).iterdir(), key=lambda each: (each.name == _LAST, each.name)):
                path.replace(folder / path.name)
    except OSError as error:
        raise OutputError(
            f"The report in {folder} cannot be written ({error.strerror}): close its files and try again."
        ) from error
