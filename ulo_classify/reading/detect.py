"""What a file really is, from its content; the name only tells Markdown from plain text."""

from __future__ import annotations

import re
from typing import Literal

from ulo_classify.errors import ReadingError
from ulo_classify.reading.archives import member_bytes, open_archive
from ulo_classify.reading.limits import Limits

Format = Literal["PDF", "DOCX", "ODT", "RTF", "web page", "Markdown", "plain text"]

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b|<(?:html|body)[\s>]",
    re.I | re.S,
)
_SOME_HTML = re.compile(rb"<(?:p|div|h[1-6]|ul|table|article|section|span|main)[\s>]", re.I)
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".aspx", ".php"})
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown"})
_NEVER_TEXT = {".pdf": "PDF", ".docx": "DOCX", ".odt": "ODT", ".rtf": "RTF"}
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_READABLE = "plain text, Markdown, HTML, PDF, DOCX, ODT or RTF"
_OTHER_PACKAGES = (
    ("xl/", "is a spreadsheet"),
    ("ppt/", "is a presentation"),
    ("META-INF/container.xml", "is an e-book"),
    ("Index/Document.iwa", "is an Apple Pages document"),
)
_CONTROL = bytes(set(range(1, 32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
_MOST_CONTROL = 0.05
_MOST_ZEROS = 0.3


def _package(data: bytes, limits: Limits) -> Format:
    archive = open_archive(data, limits)
    names = set(archive.namelist())
    if any(name.startswith("word/") and name.endswith(".xml") for name in names):
        return "DOCX"
    mimetype = member_bytes(archive, "mimetype") or b""
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text") or (
        not mimetype and "content.xml" in names
    ):
        return "ODT"
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        raise ReadingError(f"is an OpenDocument file that is no text document: save its text as {_READABLE}.")
    for start, what in _OTHER_PACKAGES:
        if any(name.startswith(start) for name in names):
            raise ReadingError(f"{what}: save its text as {_READABLE}.")
    raise ReadingError("is a zip archive that is no document: unpack it and read the files in it.")


def _old_office(data: bytes) -> ReadingError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ReadingError("is encrypted with a password: save a copy without the password and read that.")
    if "WordDocument".encode("utf-16-le") in data:
        return ReadingError("is in the old Word format (.doc): open it and save it as DOCX.")
    return ReadingError(f"is in an old Office format: save its text as {_READABLE}.")


def _is_binary(data: bytes) -> bool:
    head = data[: _HEAD * 4]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _HTML.match(head):
        return False
    zeros = head.count(0)
    one_sided = max(head[0::2].count(0), head[1::2].count(0)) > 0.9 * zeros  # UTF-16 without its mark
    if zeros > len(head) * _MOST_ZEROS and not one_sided:
        return True
    control = len(head) - len(head.translate(None, delete=_CONTROL))
    return control > len(head) * _MOST_CONTROL


def _text_format(data: bytes, suffix: str) -> Format:
    head = data[:_HEAD].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head) or (suffix not in _MARKDOWN_NAMES and re.search(rb"<html[\s>]", head, re.I)):
        return "web page"
    if suffix in _HTML_NAMES and _SOME_HTML.search(data):
        return "web page"
    if suffix in _NEVER_TEXT:
        raise ReadingError(
            f"is named {suffix} but is no {_NEVER_TEXT[suffix]}: get it again, or name it for what it is."
        )
    return "Markdown" if suffix in _MARKDOWN_NAMES else "plain text"


def detect(data: bytes, suffix: str, limits: Limits) -> Format:
    """The format of a file.

    Args:
        data: the whole file.
        suffix: of its name, in lower case, with the dot.
        limits: for the packages that have to be opened.

    Raises:
        ReadingError: no format that can be read, or nothing in it.
    """
    head = data[:_HEAD]
    if not data.strip(b" \t\r\n\v\f\x00\xef\xbb\xbf\xff\xfe"):
        raise ReadingError("is empty: get the file again, or leave it out.")
    if b"%PDF-" in head[:1024]:
        return "PDF"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data, limits)
    if head.startswith(_OLE):
        raise _old_office(data)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{\\rtf"):
        return "RTF"
    if head.startswith(_IMAGES):
        raise ReadingError("is a picture: run text recognition (OCR) on it and read the result.")
    if head.startswith(_ARCHIVES):
        raise ReadingError("is a packed archive: unpack it and read the files in it.")
    if _is_binary(data):
        raise ReadingError(f"is in a format that cannot be read, or damaged: save its text as {_READABLE}.")
    return _text_format(data, suffix)
