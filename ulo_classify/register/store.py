"""The one file that holds registers: SQLite, opened read-only to find, replaced whole to import."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from ulo_classify.errors import RegisterError

FORMAT = "2"  # 2: dates of filings, signs of leaving, events
_DERIVED = ("name_strict", "name_folded", "name_body", "text_body", "class_body", "sign_body", "event_body")


def open_database(path: Path, *, threads: bool = False) -> sqlite3.Connection:
    """Open a database of registers to read from it; with `threads`, several may use it in turn.

    Raises:
        RegisterError: the file is missing, is none of ours, or was made by another version.
    """
    if not path.is_file():
        raise RegisterError(
            f"The register database {path} does not exist: make it with `ulo-classify register import`."
        )
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=not threads
        )
        found = dict(connection.execute("SELECT key, value FROM meta"))
    except sqlite3.DatabaseError as error:
        raise RegisterError(
            f"{path} is no register database: make one with `ulo-classify register import`."
        ) from error
    if found.get("format") != FORMAT or found.get("complete") != "yes":
        connection.close()
        raise RegisterError(
            f"The register database {path} was made by another version: delete it and import its files again."
        )
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA mmap_size = 268435456")
    return connection


@contextmanager
def replaced_database(path: Path) -> Iterator[sqlite3.Connection]:
    """Write into a copy of the database beside it, and put the copy in its place at the end.

    Whatever ends the writing before (an error, a kill, a power cut), the old database stays as it was.

    Raises:
        RegisterError: `path` is no database of ours, or another import is writing there.
    """
    if path.exists():
        open_database(path).close()
    part = path.with_name(f".{path.name}.part")
    connection = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _lock(path, part):
            part.unlink(missing_ok=True)
            if path.exists():
                shutil.copyfile(path, part)
            connection = sqlite3.connect(part)
            connection.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536"
            )
            if not path.exists():
                connection.executescript(_script("store.sql"))
            for name in _DERIVED:
                connection.execute(f"DROP INDEX IF EXISTS {name}")
            connection.execute(
                "INSERT OR REPLACE INTO meta VALUES ('format', ?), ('complete', 'no')", (FORMAT,)
            )
            yield connection
            connection.executescript(_script("indexes.sql"))
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('complete', 'yes')")
            connection.commit()
            connection.execute("ANALYZE")
            connection.commit()
            connection.close()
            _to_disk(part)
            part.replace(path)
    except OSError as error:
        raise RegisterError(
            f"The register database cannot be written to {path} ({error.strerror or type(error).__name__})."
        ) from error
    except sqlite3.OperationalError as error:
        raise RegisterError(f"The register database cannot be written to {path} ({error}).") from error
    finally:
        if connection is not None:
            connection.close()
            part.unlink(missing_ok=True)


@contextmanager
def _lock(path: Path, part: Path) -> Iterator[None]:
    """One import at a time; the lock of one that was killed is free again."""
    lock = part.with_suffix(".lock")
    with closing(sqlite3.connect(lock, timeout=0, isolation_level=None)) as held:
        try:
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise RegisterError(f"Another import is writing to {path}: wait until it is done.") from error
        try:
            yield
        finally:
            held.execute("ROLLBACK")
            with suppress(OSError):  # Windows refuses while it is open; an empty file stays
                lock.unlink()


def _script(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _to_disk(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
