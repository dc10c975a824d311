"""Digests that tell whether work done earlier still holds: of values, of files, and of our own code."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

_OURS = (".py", ".toml", ".txt", ".csv")
_PIECE = 1 << 20


def digest_of(*values: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """SHA-256 in hexadecimal of values that JSON can hold; each value has its own place."""
    told = json.dumps(values, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode("ascii")).hexdigest()


def file_digest(path: Path, most_bytes: float) -> str | None:
    """SHA-256 in hexadecimal of a file's bytes.

    Never waits and never follows a name to a pipe or a device: what is opened is looked at before it is read.

    Args:
        path: of the file.
        most_bytes: above this the file is not read.

    Returns:
        None where it is missing, no regular file, not to be opened, or larger.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError):
        return None
    with os.fdopen(descriptor, "rb") as file:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode) or state.st_size > most_bytes:
            return None
        found = hashlib.sha256()
        try:
            while piece := file.read(_PIECE):
                found.update(piece)
        except OSError:
            return None
    return found.hexdigest()


@cache
def code_digest(parts: tuple[str, ...] = (), libraries: tuple[str, ...] = ()) -> str:
    """A digest of our own code and word lists, so that no version number has to be remembered.

    Args:
        parts: subfolders of the package; all of it where none is named.
        libraries: distributions whose versions count too.
    """
    root = files("ulo_classify")
    found = hashlib.sha256(f"Python {sys.version_info[:2]}".encode())
    for part in parts or ("",):
        for name, data in sorted(_sources(root / part if part else root, part)):
            found.update(f"\n{name} {len(data)}\n".encode())
            found.update(data)
    for library in libraries:
        found.update(f"\n{library} {_version(library)}".encode())
    return found.hexdigest()


def _sources(folder: Traversable, name: str) -> Iterable[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _sources(entry, f"{name}/{entry.name}")
        elif entry.name.endswith(_OURS):
            yield f"{name}/{entry.name}", entry.read_bytes()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
