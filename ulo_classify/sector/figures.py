"""Every row of a page's tables as a line of JSON, for programs: results.jsonl of the reports on survival and money."""

from __future__ import annotations

import json
from pathlib import Path

from ulo_classify.errors import OutputError
from ulo_classify.sector.page import Page

_FILE = "results.jsonl"


def write_figures(page: Page, folder: Path) -> None:
    """Write results.jsonl: on each line `table` (its key), `columns` (its headers) and `row` (its cells).

    Raises:
        OutputError: the file cannot be written.
    """
    lines = (
        json.dumps({"table": table.key, "columns": table.header, "row": row}, ensure_ascii=True)
        for section in page.sections
        for table in section.tables
        for row in table.rows
    )
    try:
        with (folder / _FILE).open("w", encoding="utf-8", newline="\n") as handle:
            handle.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise OutputError(
            f"{folder / _FILE} cannot be written ({error.strerror}): free the folder."
        ) from error
