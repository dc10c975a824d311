"""Which content types can be read, and the ending that a stored file gets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from ulo_classify.errors import FetchError

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}
# Said by servers that do not know; the ending of the name must then say it.
_UNSURE = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/download"})
ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"
_DISPOSITION_MOST = 500


def ending_of(url: str, media_type: str, headers: Mapping[str, str]) -> str:
    """The ending of the file in which a page is stored, with its dot.

    Args:
        url: of the page.
        media_type: as the server gives it, without parameters.
        headers: of the answer; a file name in them counts like that of the address.

    Raises:
        FetchError: the page is of a kind that cannot be read.
    """
    if media_type in _ENDINGS:
        return _ENDINGS[media_type]
    named = PurePosixPath(file_name(url, headers)).suffix.lower()
    if media_type in _UNSURE and named in {*_ENDINGS.values(), ".htm"}:
        return ".html" if named == ".htm" else named
    said = media_type[:80] or "nothing"
    raise FetchError(f"{url} is of a kind that is not read ({said}): it was left out.")


def file_name(url: str, headers: Mapping[str, str]) -> str:
    """The file name that the server gives, else the last part of the address; empty for a first page."""
    disposition = headers.get("content-disposition", "")
    if disposition and len(disposition) < _DISPOSITION_MOST:
        message = Message()
        message["content-disposition"] = re.sub(r"[\r\n]", " ", disposition)
        if given := message.get_filename():
            return PurePosixPath(given.replace("\\", "/")).name
    return PurePosixPath(unquote(urlsplit(url).path)).name
