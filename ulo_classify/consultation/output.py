"""The folder of a result: written beside its place and moved there whole, so that nothing is half-written."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ulo_classify.errors import OutputError

# The file by which an earlier result of ours is known.
_OURS = "results.jsonl"
_RESULT_NAMES = frozenset({"index.html"})
_RESULT_START = "results."


@contextmanager
def fresh_folder(out: Path, *, apart_from: Path) -> Iterator[Path]:
    """Give an empty folder to write into, and move it to `out` when the block ends without an error.

    An earlier result in `out` is replaced; other files that somebody has laid beside it stay.

    Args:
        out: where the result goes; need not exist.
        apart_from: the folder of documents, which must not be `out`, hold it or stand in it.

    Raises:
        OutputError: `out` cannot be used (raised before the block runs), or the move failed.
    """
    given, out = out, out.resolve()
    _check(given, out, apart_from.resolve())
    made = _make_parents(given, out)
    fresh = _make_fresh(given, out)
    try:
        yield fresh
        try:
            _put_in_place(fresh, out)
        except OSError as error:
            raise _cannot(given, error) from error
        made = []
    except OSError as error:
        raise _cannot(given, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()


def _cannot(out: Path, error: OSError) -> OutputError:
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
        foreign = out.is_dir() and any(out.iterdir()) and not (out / _OURS).is_file()
    except OSError as error:
        raise _cannot(given, error) from error
    if foreign:
        raise OutputError(f"{given} is not empty and holds no earlier result: choose a new or empty folder.")


def _make_parents(given: Path, out: Path) -> list[Path]:
    """Make the missing folders above `out`; the list of them, deepest first, for taking back."""
    missing = [folder for folder in out.parents if not folder.exists()]
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot(given, error) from error
    return missing


def _make_fresh(given: Path, out: Path) -> Path:
    """Make the folder to write into: beside `out`, or in it where nothing else may be written (a volume)."""
    name = f".{out.name}.{secrets.token_hex(4)}.part"
    beside = os.access(out.parent, os.W_OK | os.X_OK) or not out.is_dir()
    fresh = (out.parent if beside else out) / name
    try:
        fresh.mkdir()
    except OSError as error:
        raise _cannot(given, error) from error
    return fresh


def _put_in_place(fresh: Path, out: Path) -> None:
    if not out.exists():
        fresh.rename(out)
        return
    if out in (Path.cwd(), *Path.cwd().parents):
        _replace_files(fresh, out)  # the folder one stands in may not be taken away
        return
    old = out.with_name(f".{out.name}.{secrets.token_hex(4)}.old")
    try:
        out.rename(old)
    except OSError:
        _replace_files(fresh, out)  # `out` is a mounted volume: its files can be replaced, itself not
        return
    try:
        fresh.rename(out)
    except OSError:
        old.rename(out)
        raise
    for path in old.iterdir():
        if not _is_result(path):
            shutil.move(path, out / path.name)
    shutil.rmtree(old, ignore_errors=True)


def _replace_files(fresh: Path, out: Path) -> None:
    for path in fresh.iterdir():
        part = out / f".{path.name}.part"
        shutil.copyfile(path, part)
        part.replace(out / path.name)
    kept = {path.name for path in fresh.iterdir()}
    for path in out.iterdir():
        if _is_result(path) and path.name not in kept:
            path.unlink()


def _is_result(path: Path) -> bool:
    return path.name in _RESULT_NAMES or path.name.startswith(_RESULT_START)
