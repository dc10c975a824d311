"""Digests of what reading depends on: the same digest, the same text."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from ulo_classify.digests import code_digest, digest_of, file_digest
from ulo_classify.reading.dossiers import Dossier, name_in
from ulo_classify.reading.limits import Limits

_LIBRARIES = (
    "pypdfium2",
    "mammoth",
    "lxml",
    "striprtf",
    "selectolax",
    "markdown-it-py",
    "charset-normalizer",
)
_DEFAULT_LIMITS = Limits()


def reader_version(limits: Limits) -> str:
    """A digest of our readers, their libraries and the limits under which they work."""
    return digest_of(code_digest(("reading",), _LIBRARIES), asdict(limits))


def dossier_digest(dossier: Dossier, limits: Limits = _DEFAULT_LIMITS) -> str:
    """A digest of all that `read_dossier` depends on: bytes, names, and what a manifest says of the files.

    Reads the files, but opens none as a document. A file that may not be read has its own place in it too.
    """
    most = limits.file_mb * 2**20
    files = [
        (
            name_in(dossier.folder, file.path),
            file.kind,
            file.date,
            file.source,
            file_digest(file.path, most),
            _size(file.path),
            file.path.is_symlink(),
        )
        for file in dossier.files
    ]
    failures = [failure.model_dump() for failure in dossier.failures]
    return digest_of(reader_version(limits), dossier.name, files, failures)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return None
