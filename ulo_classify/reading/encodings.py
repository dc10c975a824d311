"""Bytes of a text file -> str."""

from __future__ import annotations

import codecs
import contextlib

from ulo_classify.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = frozenset("\u00a0£€§©®°±²³½¼¾·–—‘’“”•…™¡¿«»´¬¶" + "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžß")
_SAMPLE = 65536


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    if len(sample) < 4:
        return None
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) > len(zeros) * 0.7 and sample.count(0) < len(sample) * 0.6:
            return name
    return None


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, as cut or badly pasted files have."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("�")
    sound = sum(1 for character in text if character > "\x7f") - broken
    return text if sound > 4 * broken else None


def _western(data: bytes) -> str | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = {character.lower() for character in text if character > "\x7f"} - _WESTERN
    return None if foreign else text


def decode(data: bytes, declared: str | None = None) -> str:
    r"""The text in `data`: byte order mark, UTF-8, `declared`, Western European, then a guess by content.

    NUL characters stay for the caller to judge; line endings become "\n".

    Raises:
        ReadingError: the bytes are no text in any known encoding.
    """
    text = _decode(data, declared)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, declared: str | None) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    if utf16 := _utf16_without_mark(data):
        return data.decode(utf16, errors="replace")
    for encoding in ("utf-8", declared):
        with contextlib.suppress(LookupError, UnicodeDecodeError):  # a wrong declaration: the bytes decide
            if encoding:
                return data.decode(encoding)
    likely = _nearly_utf8(data) or _western(data)
    if likely is not None:
        return likely
    from charset_normalizer import from_bytes

    best = from_bytes(data[: _SAMPLE * 4]).best()
    if best is None:
        raise ReadingError("holds text in an encoding that cannot be told: save it as UTF-8 and read that.")
    return data.decode(best.encoding, errors="replace")
