"""The folder of a report: files are made aside in it and renamed, so that none is ever half-written.

While an audit is not finished, its journal stands in the folder. It holds every answer so far and is the lock
that keeps a second audit out. It goes when the report stands.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ulo_classify.audit.journal import Journal
from ulo_classify.durable import HeldElsewhereError, is_full, sync_file, sync_folder
from ulo_classify.errors import OutputError

JOURNAL = "unfinished.jsonl"
_STAGE = ".report.part"
# The file by which an earlier result of ours is known.
_OURS = "results.jsonl"
_RESULT_NAMES = frozenset({"index.html", "plain.html", "report.docx"})
_RESULT_START = "results."
_LAST = "index.html"


@contextmanager
def report_folder(out: Path, *, apart_from: Path) -> Iterator[Journal]:
    """Make or take over the folder of a report, and open the journal in it.

    Where the block ends with an error, a journal that holds answers stays for the next run; an empty one
    goes, with every folder that was made for it.

    Args:
        out: where the report goes; need not exist.
        apart_from: the folder of documents, which must not be `out`, hold it or stand in it.

    Raises:
        OutputError: `out` cannot be used or another audit is using it (raised before the block runs), or
            writing failed.
    """
    given, out = out, out.resolve()
    _check(given, out, apart_from.resolve())
    made = _make_folders(given, out)
    journal = None
    try:
        journal = _open_journal(given, out)
        yield journal
    except OSError as error:
        raise _cannot(given, error) from error
    except OutputError as error:
        full = _full_behind(error)
        if full is None:
            raise
        raise _cannot(given, full) from error
    finally:
        if journal is not None:
            journal.close()
        for folder in made:
            with suppress(OSError):  # it holds something by now
                folder.rmdir()


def put_report(journal: Journal, write: Callable[[Path], object]) -> None:
    """Write a report beside the journal, put its files into their places, and end the journal.

    An earlier report is replaced; other files that somebody has laid beside it stay. Killed in between, the
    folder still holds the journal, and the next run begins the report again.

    Args:
        journal: of the audit, open.
        write: writes all files of the report into the folder that it is given.

    Raises:
        OSError, OutputError: as `write`; the earlier report still stands.
    """
    out = journal.path.parent
    stage = out / _STAGE
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    try:
        write(stage)
        files = sorted(stage.iterdir(), key=lambda path: (path.name == _LAST, path.name))
        for path in files:
            sync_file(path)
        for path in files:
            path.replace(out / path.name)
        kept = {path.name for path in files}
        for path in list(out.iterdir()):
            if _is_result(path) and path.name not in kept:
                path.unlink()
        sync_folder(out)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    journal.finish()


def _open_journal(given: Path, out: Path) -> Journal:
    try:
        return Journal(out / JOURNAL)
    except HeldElsewhereError as error:
        raise OutputError(
            f"Another audit is writing to {given}: wait until it has ended, or choose another folder."
        ) from error


def _full_behind(error: BaseException | None) -> OSError | None:
    """The want of room that made another error, if that was it; writers of workbooks wrap it in their own."""
    while error is not None:
        for each in (error, *error.args):
            if isinstance(each, OSError) and is_full(each):
                return each
        error = error.__cause__ or error.__context__
    return None


def _cannot(out: Path, error: OSError) -> OutputError:
    if is_full(error):
        return OutputError(
            f"There is no room left to write to {out}: free some and give the same command again; "
            "it goes on where it stopped."
        )
    return OutputError(
        f"The result cannot be written to {out} ({error.strerror or type(error).__name__}): "
        "choose another folder."
    )


def _check(given: Path, out: Path, documents: Path) -> None:
    if out.exists() and not out.is_dir():
        raise OutputError(f"{given} is a file: choose a folder for the result.")
    if out == documents or out in documents.parents or documents in out.parents:
        raise OutputError(f"{given} and the folder of documents overlap: choose a folder apart from it.")
    try:
        foreign = (
            out.is_dir()
            and any(out.iterdir())
            and not any((out / name).is_file() for name in (_OURS, JOURNAL))
        )
    except OSError as error:
        raise _cannot(given, error) from error
    if foreign:
        raise OutputError(f"{given} is not empty and holds no earlier result: choose a new or empty folder.")


def _make_folders(given: Path, out: Path) -> list[Path]:
    """Make `out` and the missing folders above it; the list of them, deepest first, for taking back."""
    missing = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot(given, error) from error
    return missing


def _is_result(path: Path) -> bool:
    return path.name in _RESULT_NAMES or path.name.startswith(_RESULT_START)
