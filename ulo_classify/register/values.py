"""Cells of a register -> dates, lists and clean text."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUOTED = re.compile(r"'((?:[^']|'(?!\s*(?:,|$)))*)'\s*(?:,|$)")
_TIGHT = re.compile(r",(?=\S)")


def clean(cell: str) -> str:
    """One line of text without control characters and bidi overrides."""
    words = (_CONTROL.sub("", word) for word in cell.split())
    return " ".join(word for word in words if word)


def clean_text(cell: str) -> str:
    """Text without control characters; its line breaks stay."""
    return _CONTROL.sub("", cell.replace("\r\n", "\n").replace("\r", "\n")).strip()


@lru_cache(maxsize=1 << 14)
def iso_date(cell: str, *forms: str) -> str:
    """A date as YYYY-MM-DD, or YYYY-MM where the register gives no day; empty where it is none.

    Args:
        cell: the register's own writing; a time after an ISO date is dropped.
        forms: how the register writes dates (`datetime.strptime`); the first that fits counts.
    """
    cell = cell.strip()
    found = _ISO.match(cell)
    if found:
        return found.group()
    for form in forms:
        try:
            date = dt.datetime.strptime(cell, form)
        except ValueError:
            continue
        return date.strftime("%Y-%m-%d" if "%d" in form else "%Y-%m")
    return ""


def split_cell(cell: str, how: str) -> list[str]:
    """The values of a cell that holds a list (see `mapping.Split`)."""
    match how:
        case "semicolons":
            parts = cell.split(";")
        case "lines":
            parts = re.split(r"[\r\n;|]+", cell)
        case "quoted":
            parts = _QUOTED.findall(cell) if cell.lstrip().startswith("'") else cell.split(",")
        case "tight commas":
            parts = _TIGHT.split(cell)
        case _:
            parts = [cell]
    return [text for part in parts if (text := clean(part))]


def outward_code(postcode: str) -> str:
    """The first half of a UK postcode, which is a district and no address; of others nothing."""
    found = re.fullmatch(r"\s*([A-Z]{1,2}\d[A-Z\d]?)\s*\d[A-Z]{2}\s*", postcode.upper())
    return found.group(1) if found else ""
