"""Where a sector report goes: into its folder whole or not at all, in the way of an audit's report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ulo_classify.audit.folder import put_report, report_folder


def put_into(out: Path, write: Callable[[Path], object], *, apart_from: Path) -> Path:
    """Write a report into a folder, which is made if missing; an earlier report there is replaced.

    Args:
        out: the folder.
        write: writes all files of the report into the folder that it is given; one is index.html, and one
            results.jsonl, by which the next report knows that it may replace this one.
        apart_from: a file or folder of the input, which must not be `out`, hold it or stand in it.

    Returns:
        The path of index.html.

    Raises:
        OutputError: the folder cannot be used, or holds something else; nothing is left half-written.
    """
    with report_folder(out, apart_from=apart_from) as journal:
        put_report(journal, write)
    return out / "index.html"
