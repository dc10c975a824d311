"""A digest of what a dossier is: the same digest, the same Organisation."""

from __future__ import annotations

from pathlib import Path

from ulo_classify.digests import digest_of, file_digest
from ulo_classify.reading.dossiers import Dossier, name_in
from ulo_classify.reading.limits import Limits
from ulo_classify.reading.versions import reader_version

_DEFAULT_LIMITS = Limits()


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
