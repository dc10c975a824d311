"""Files that survive a killed process, a full disk and a second run: locked, appended to, and renamed.

The lock is the system's own on an open file. It ends with the process that holds it, however that ends, so a
lock can never be left behind.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
_FAR = 1 << 30  # a place in the file that is never written, for systems that lock parts of files
_TRIES = 100


class HeldElsewhereError(Exception):
    """Another run has the file open to write."""


def is_full(error: OSError) -> bool:
    """Whether a write failed for want of room: a full disk, a quota, or a limit on the size of files."""
    return error.errno in _FULL


class Appended:
    """A file that only this run may append to; what `append` has returned from stays, come what may."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, made where missing, and lock it.

        Raises:
            HeldElsewhereError: another run holds it.
            OSError: it cannot be opened to write.
        """
        self.path = path
        for _ in range(_TRIES):
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                _lock(self._descriptor)
            except BaseException:
                os.close(self._descriptor)
                raise
            if _is_still(path, self._descriptor):
                sync_folder(path.parent)
                return
            os.close(self._descriptor)  # the run that held it has just finished and taken it away
        raise HeldElsewhereError

    def __enter__(self) -> Self:
        """Give the file itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it, which lets the lock go."""
        self.close()

    def lines(self) -> list[bytes]:
        """The whole lines that stand in the file; a last one that was cut short is taken out of it."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        with os.fdopen(os.dup(self._descriptor), "rb") as file:
            data = file.read()
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            os.ftruncate(self._descriptor, whole)
        os.lseek(self._descriptor, 0, os.SEEK_END)
        return data[:whole].split(b"\n")[:-1]

    def append(self, line: bytes) -> None:
        """Write a line at the end; when this returns it is on the disk.

        Raises:
            OSError: it could not be written whole; nothing of it is left.
        """
        end = os.lseek(self._descriptor, 0, os.SEEK_END)
        view = memoryview(line + b"\n")
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
            os.fsync(self._descriptor)
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._descriptor, end)
            raise

    def clear(self) -> None:
        """Take all lines out."""
        os.ftruncate(self._descriptor, 0)
        os.fsync(self._descriptor)

    def remove(self) -> None:
        """Take the file away and let the lock go."""
        if os.name == "nt":  # an open file cannot be taken away there
            self.close()
        self.path.unlink(missing_ok=True)
        sync_folder(self.path.parent)
        self.close()

    def move_to(self, target: Path) -> None:
        """Give the file its last name and let the lock go; what stood there is replaced."""
        if os.name == "nt":
            self.close()
        self.path.replace(target)
        sync_folder(target.parent)
        self.close()

    @property
    def closed(self) -> bool:
        """Whether it was let go."""
        return self._descriptor < 0

    def close(self) -> None:
        """Let the file and its lock go."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _is_still(path: Path, descriptor: int) -> bool:
    """Whether the file that was opened is the one that stands there now."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except OSError:
        return False


def _lock(descriptor: int) -> None:
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            raise HeldElsewhereError from error
        # Some network drives know no locks; there, two runs on one folder are not told apart.


def sync_folder(folder: Path) -> None:
    """Make what was created, renamed or taken away in a folder last, where the system can."""
    with suppress(OSError), _opened(folder) as descriptor:
        os.fsync(descriptor)


def sync_file(path: Path) -> None:
    """Make what stands in a file last."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
