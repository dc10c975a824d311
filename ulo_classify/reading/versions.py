"""By which readers a text was made."""

from __future__ import annotations

from dataclasses import asdict

from ulo_classify.digests import code_digest, digest_of
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


def reader_version(limits: Limits) -> str:
    """A digest of our readers, their libraries and the limits under which they work."""
    return digest_of(code_digest(("reading",), _LIBRARIES), asdict(limits))
