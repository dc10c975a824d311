"""E-mail addresses, handles and telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Every repetition is bounded, so that a long row of letters or digits costs linear time.
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_HANDLE = re.compile(r"\w{3,30}\b")
_SPELT_OUT = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?[\[(]\s?at\s?[\])]\s?[\w-]{1,63}(?:(?:\.|\s?[\[(]\s?dot\s?[\])]\s?)[\w-]{1,63}){1,6}",
    re.IGNORECASE,
)
_MAX_LOCAL = 64
_LOCAL = frozenset("._%+-'’")
_PHONE = re.compile(
    r"(?<![\w.,/£$€])(?:\+\(?\d|\(0|0|1800[12][ ]?0)(?:[ \u00a0.\-()‐–]{0,3}\d){8,15}(?!\w)"
    r"|(?<![\w.,/£$€])\(?[2-9]\d{2}\)?[ .\-]\d{3}[ .\-]\d{4}(?!\w)"
)
# After one of these words even a short number is somebody's.
_CALL = re.compile(
    r"(?<!\w)(?:tel|telephone|phone|mobile|mob|text|call|ring|fax|whatsapp|sms|textphone|minicom)"
    r"[ .:]{1,3}(?:us |me |on |no\.? |number |at ){0,3}(\+?\(?\d(?:[ \u00a0.\-()]{0,2}\d){4,15})(?!\w)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}[-.]\d{1,2}[-.](?:\d{4}|\d{2})(?!\d)")
_MIN_DIGITS = 10
_SEARCH_CALL = re.compile(r"\d[ \u00a0.\-()]{0,2}\d")


def find_contacts(text: str) -> Iterator[tuple[int, int]]:
    """Half-open offsets of addresses and numbers, in no order and perhaps overlapping."""
    if "@" in text:
        yield from _addresses(text)
    if "at]" in text or "at)" in text or "AT]" in text or "AT)" in text or "at )" in text or "at ]" in text:
        yield from (match.span() for match in _SPELT_OUT.finditer(text))
    if _SEARCH_CALL.search(text):
        yield from _numbers(text)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    at = text.find("@")
    while at >= 0:
        start = at
        while (
            start > 0 and at - start < _MAX_LOCAL and (text[start - 1].isalnum() or text[start - 1] in _LOCAL)
        ):
            start -= 1
        while start < at and not text[start].isalnum():
            start += 1
        found = _DOMAIN.match(text, at + 1) if start < at else _HANDLE.match(text, at + 1)
        if found:
            yield start, found.end()
        at = text.find("@", found.end() if found else at + 1)


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _PHONE.finditer(text):
        digits = sum(char.isdigit() for char in match[0])
        isbn = (
            text[max(0, match.start() - 8) : match.start()].upper().rstrip(" :-").endswith(("ISBN", "ISSN"))
        )
        if digits >= _MIN_DIGITS and not isbn and not _DATE.match(match[0]):
            yield match.span()
    for match in _CALL.finditer(text):
        if not _DATE.match(match[1]):
            yield match.span(1)
