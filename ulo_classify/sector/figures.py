"""Every table of a page as a line of JSON, for programs and for the next report: results.jsonl."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ulo_classify.errors import OutputError
from ulo_classify.sector.folder import put_into
from ulo_classify.sector.page import Page

_FILE = "results.jsonl"


def write_figures(page: Page, folder: Path) -> None:
    """Write results.jsonl: on each line `table` (its key), `file` (its CSV), `columns` and `rows`.

    Raises:
        OutputError: the file cannot be written.
    """
    tables = [table for section in page.sections for table in section.tables]
    lines = (
        json.dumps({"table": each.key, "file": each.file, "columns": each.header, "rows": each.rows})
        for each in tables
    )
    try:
        with (folder / _FILE).open("w", encoding="utf-8", newline="\n") as handle:
            handle.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise OutputError(
            f"{folder / _FILE} cannot be written ({error.strerror}): free the folder."
        ) from error


def put_figures(out: Path, write: Callable[[Path], object], *, apart_from: Path) -> Path:
    """As `put_into`; tables of an earlier report that the new one does not have go, and nothing else does."""
    before = _tables(out)
    page = put_into(out, write, apart_from=apart_from)
    for name in before - _tables(out):
        with suppress(OSError):
            (out / name).unlink()
    return page


def _tables(out: Path) -> set[str]:
    """The CSV files that a report in a folder is known to have written."""
    try:
        read = [json.loads(line) for line in (out / _FILE).read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError):
        return set()
    names = {str(each.get("file")) for each in read if isinstance(each, dict) and "rows" in each}
    return {name for name in names if name.endswith(".csv") and Path(name).name == name}
