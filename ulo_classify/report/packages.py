"""Files that are zip packages, written so that the same result gives the same bytes."""

from __future__ import annotations

import io
import zipfile

_FIRST = (
    "mimetype"  # of an OpenDocument package: stands first and is not compressed (OpenDocument 1.3, part 2)
)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def without_moments(data: bytes) -> bytes:
    """The same package with every entry of one fixed date, in a fixed order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=lambda each: (each != _FIRST, each)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_STORED if name == _FIRST else zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return out.getvalue()
