"""Texts of files that were read before, known by the bytes of the file and the readers that read them.

One SQLite file. A row is a digest, a day and a packed text: no name of a file, a folder or a body. The texts
themselves are whole documents, which is why the folder is the user's own and closed to others, rows that
nobody has asked for in three months go, and what is deleted is overwritten.

The cache never fails a reading: whatever is wrong with it, files are read as if there were none.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ulo_classify.errors import OutputError

_FILE = "texts.sqlite3"
_DAYS = 90
_WAIT = 10  # seconds for another process to end its write
_ROOM_AFTER = 0.8  # of the size, once the oldest rows had to go
_AT_ONCE = 50
_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
    }
)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS texts (key TEXT PRIMARY KEY, used INTEGER NOT NULL, answer BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS texts_by_day ON texts (used);
"""


def user_folder() -> Path:
    """The folder in which this user's programs keep what can be made again; the system says where."""
    from platformdirs import user_cache_path

    return user_cache_path("ulo-classify", appauthor=False)


class TextCache:
    """Answers of the readers by key; safe in several processes at once."""

    def __init__(self, folder: Path | None = None, *, most_mb: float = 512) -> None:
        """Use the cache in `folder`, made where missing.

        Args:
            folder: where its file is; the user's cache folder where None.
            most_mb: size that its file does not grow over, in MiB; the rows longest unused go first.

        Raises:
            OutputError: `folder` was named and cannot be used.
        """
        self._most = most_mb * 2**20
        self._lock = threading.Lock()
        self._process = os.getpid()
        self._database: sqlite3.Connection | None = None
        try:
            self._path = (folder or user_folder()) / _FILE
            self._open()
        except (OSError, sqlite3.Error, ValueError) as error:
            self._database = None
            if folder is not None:
                raise OutputError(
                    f"The folder {folder} cannot hold a cache ({error}): name another one, or go without."
                ) from error

    def _open(self) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
        try:
            self._database = self._connect()
        except (sqlite3.Error, ValueError) as error:
            if not _is_damage(error):
                raise
            self._path.unlink()
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
            self._database = self._connect()

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(
            self._path, timeout=_WAIT, isolation_level=None, check_same_thread=False, cached_statements=16
        )
        try:
            database.execute("PRAGMA auto_vacuum = INCREMENTAL")
            database.execute("PRAGMA secure_delete = ON")
            # A killed process loses nothing by this; after a power cut a damaged cache is begun anew.
            database.execute("PRAGMA synchronous = OFF")
            database.executescript(_SCHEMA)
            database.execute("DELETE FROM texts WHERE used < ?", (_today() - _DAYS,))
        except BaseException:
            database.close()
            raise
        return database

    def _usable(self) -> sqlite3.Connection | None:
        """The open database; none in a fork of the process that opened it, which SQLite does not allow."""
        return self._database if self._process == os.getpid() else None

    @contextmanager
    def _safely(self) -> Iterator[None]:
        """Let nothing that is wrong with the file out; a damaged one is taken away, to be made anew."""
        try:
            yield
        except (sqlite3.Error, zlib.error, ValueError) as error:
            if not _is_damage(error):
                return
            with suppress(OSError, sqlite3.Error):
                if self._database is not None:
                    self._database.close()
                self._database = None
                self._path.unlink(missing_ok=True)

    def get(self, key: str) -> dict[str, Any] | None:
        """The answer kept under `key`, if there is one."""
        with self._lock, self._safely():
            database = self._usable()
            if database is None:
                return None
            row = database.execute("SELECT answer, used FROM texts WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            answer = json.loads(zlib.decompress(row[0]))
            if row[1] != _today():
                database.execute("UPDATE texts SET used = ? WHERE key = ?", (_today(), key))
            return answer if isinstance(answer, dict) else None
        return None

    def put(self, key: str, answer: dict[str, Any]) -> None:
        """Keep an answer, if there is room."""
        packed = zlib.compress(json.dumps(answer).encode("ascii"), 6)
        if len(packed) > self._most * _ROOM_AFTER:
            return
        with self._lock, self._safely():
            database = self._usable()
            if database is None:
                return
            row = (key, _today(), packed)
            database.execute("INSERT OR REPLACE INTO texts (key, used, answer) VALUES (?, ?, ?)", row)
            if self._size(database) > self._most:
                self._make_room(database)

    def _size(self, database: sqlite3.Connection) -> int:
        """Bytes of the file that are in use."""
        pages, free, size = (
            database.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)

    def _make_room(self, database: sqlite3.Connection) -> None:
        oldest = "DELETE FROM texts WHERE rowid IN (SELECT rowid FROM texts ORDER BY used, rowid LIMIT ?)"
        while self._size(database) > self._most * _ROOM_AFTER:
            at_once = max(1, min(_AT_ONCE, self._count(database) // 10))
            if not database.execute(oldest, (at_once,)).rowcount:
                break
        database.execute("PRAGMA incremental_vacuum").fetchall()

    def _count(self, database: sqlite3.Connection) -> int:
        return int(database.execute("SELECT count(*) FROM texts").fetchone()[0])

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            if self._database is not None and self._process == os.getpid():
                self._database.close()
            self._database = None


def _is_damage(error: Exception) -> bool:
    """Whether the file itself is bad: not locked for long, not out of room, not closed to us."""
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) not in _PASSING


def _today() -> int:
    return dt.date.today().toordinal()
