"""Zip-based formats (DOCX, ODT): opened only after their sizes and their XML look harmless."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from ulo_classify.errors import ReadingError
from ulo_classify.reading.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_MEMBERS = 5000
_HIGHEST_RATIO = 200  # XML of real documents shrinks 5 to 60 times
_SMALL = 2**20  # below this a high ratio does no harm
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.I)
DAMAGED = "is damaged or cut short: open it in a word processor, save it again and read that."
_HOSTILE = (
    "unpacks to far more than a document holds, as a zip bomb does: it was not opened; ask for a new copy."
)
_ENTITIES = "declares XML entities, which no word processor writes: it was not opened; ask for a new copy."


def open_archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The zip archive in `data`, its declared sizes checked.

    Raises:
        ReadingError: it is damaged, encrypted, or would unpack to more than the limits allow.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise ReadingError(DAMAGED) from error
    if any(member.flag_bits & 1 for member in members):
        raise ReadingError("is encrypted with a password: save a copy without the password and read that.")
    texts = [member for member in members if member.filename.lower().endswith((".xml", ".rels"))]
    most = limits.file_mb * 2**20
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > 4 * most:
        raise ReadingError(_HOSTILE)
    for member in texts:
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > most or (member.file_size > _SMALL and ratio > _HIGHEST_RATIO):
            raise ReadingError(_HOSTILE)
    return archive


def member_bytes(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """One member, or None where the archive has none of that name.

    Raises:
        ReadingError: the member is damaged, or larger than it declares.
    """
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    try:
        with archive.open(info) as member:
            data = member.read(info.file_size + 1)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError, RuntimeError) as error:
        raise ReadingError(DAMAGED) from error
    except Exception as error:  # zlib.error and the lzma and bz2 errors have no common base
        raise ReadingError(DAMAGED) from error
    if len(data) > info.file_size:
        raise ReadingError(_HOSTILE)
    return data


def parse_xml(data: bytes) -> _Element:
    """The root element of `data`, parsed without entities, network or huge trees.

    Raises:
        ReadingError: a DOCTYPE or entity is declared, or the XML is damaged or nested too deeply.
    """
    from lxml import etree

    plain = data.replace(b"\x00", b"")  # so that a DOCTYPE in UTF-16 is seen too
    if _DOCTYPE.search(plain):
        raise ReadingError(_ENTITIES)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(DAMAGED) from error


def member_xml(archive: zipfile.ZipFile, name: str) -> _Element | None:
    """One member parsed by `parse_xml`, or None where the archive has none of that name."""
    data = member_bytes(archive, name)
    return None if data is None else parse_xml(data)
