"""Files, folders and pages -> Documents with text, pages, headings and clause numbers."""

from __future__ import annotations

from ulo_classify.reading.cache import TextCache
from ulo_classify.reading.dossiers import Dossier, DossierFile, find_dossiers, read_dossier
from ulo_classify.reading.fingerprint import dossier_digest
from ulo_classify.reading.limits import Limits
from ulo_classify.reading.reader import read

__all__ = [
    "Dossier",
    "DossierFile",
    "Limits",
    "TextCache",
    "dossier_digest",
    "find_dossiers",
    "read",
    "read_dossier",
]
