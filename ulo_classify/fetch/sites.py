"""Whose sites to fetch: addresses as they are given, or a file of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from ulo_classify.consultation.decoding import decode
from ulo_classify.errors import FetchError

_NAMES = ("name", "organisation", "organization", "body")
_ADDRESSES = ("url", "website", "web address", "address", "link")
_LARGEST = 10 * 2**20  # bytes of a file of addresses


class Site(NamedTuple):
    """A body and where its pages begin."""

    name: str
    addresses: tuple[str, ...]


def sites_of(given: Sequence[str], name: str | None = None) -> list[Site]:
    """Sites from addresses and files of addresses, in their order; a body named twice is one site.

    Args:
        given: web addresses, or paths of files: a CSV with the columns name and url, or one address a line.
        name: of the body, where all addresses are of one.

    Raises:
        FetchError: a file cannot be read, or nothing is given.
    """
    found: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for each in given:
        pairs = [("", each)] if is_address(each) else read_sites(Path(each))
        for own_name, address in pairs:
            called = name or own_name or host_name(address)
            names.setdefault(called.casefold(), called)
            found.setdefault(called.casefold(), []).append(address)
    if not found:
        raise FetchError("There is no address to fetch: give one, or a file with one a line.")
    return [Site(names[key], tuple(dict.fromkeys(addresses))) for key, addresses in found.items()]


def is_address(text: str) -> bool:
    """Whether an argument is a web address and no path: it has a scheme."""
    return "://" in text


def host_name(address: str) -> str:
    """The name of a body of which only the address is known: its host."""
    try:
        host = urlsplit(address if "://" in address else f"https://{address}").hostname
    except ValueError:
        host = None
    return (host or "site").removeprefix("www.")


def read_sites(path: Path) -> list[tuple[str, str]]:
    """Names and addresses in a file; the name is empty where the file gives none.

    Raises:
        FetchError: the file is missing, too large, or has no address.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise FetchError(f"{path} is too large for a file of addresses: divide it.")
        text = decode(path.read_bytes())
    except OSError as error:
        raise FetchError(f"The file of addresses {path} cannot be read: check its name.") from error
    rows = [
        row for row in csv.reader(io.StringIO(text), delimiter=_delimiter(text)) if any(map(str.strip, row))
    ]
    headers = [cell.strip().casefold() for cell in rows[0]] if rows else []
    at = next((headers.index(each) for each in _ADDRESSES if each in headers), None)
    if at is not None:
        named = next((headers.index(each) for each in _NAMES if each in headers), None)
        found = [(_cell(row, named), _cell(row, at)) for row in rows[1:]]
    else:
        found = [("", line.strip()) for line in text.splitlines() if not line.lstrip().startswith("#")]
    pairs = [(name, _with_scheme(address)) for name, address in found if address]
    if not pairs:
        raise FetchError(f"{path.name} holds no address: write one a line, or columns name and url.")
    return pairs


def _delimiter(text: str) -> str:
    first = text.lstrip().partition("\n")[0]
    return max(",;\t", key=first.count)


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""


def _with_scheme(address: str) -> str:
    """Registers and lists often leave out the scheme."""
    return address if "://" in address else f"https://{address}"
