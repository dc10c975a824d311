"""Which column of a table is which, and what its cells mean: columns.toml, or a mapping of a user's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from ulo_classify.errors import SectorError
from ulo_classify.register.identifiers import identifier, normal_form

_NEEDED = ("id", "name", "registered")
_WHOLE = re.compile(r"[A-Z]{2}-[A-Z]", re.IGNORECASE)
_APART = re.compile(r"[\s_.-]+")


@dataclass(frozen=True)
class Columns:
    """Places of columns by role, the words of cells in small letters, and what begins bare numbers."""

    places: Mapping[str, int]
    empty: frozenset[str]
    gone: frozenset[str]
    goes_on: tuple[str, ...]
    scheme: str = ""

    def number(self, row: Sequence[str]) -> str:
        """The identifier of a row in normal form; "" where it has none."""
        text = self.cell(row, "id")
        return identifier(self.scheme, text) if self.scheme and not _WHOLE.match(text) else normal_form(text)

    def cell(self, row: Sequence[str], role: str) -> str:
        """The cell of a role, without blanks around it; "" where it is empty or there is no such column."""
        at = self.places.get(role)
        text = row[at].strip() if at is not None and at < len(row) else ""
        return "" if text.lower() in self.empty else text


def columns_of(headers: Sequence[str], source: str, mapping: Path | None = None) -> Columns:
    """Find the columns of a table.

    Args:
        headers: its first row.
        source: its name, for messages.
        mapping: a TOML file with [columns] and [words] like those of columns.toml.

    Raises:
        SectorError: a column that is needed is missing, or the mapping has a mistake.
    """
    known = _bundled()
    own = _read(mapping) if mapping else {}
    words = {**known["words"], **own.get("words", {})}
    keys = {_key(header): at for at, header in reversed(list(enumerate(headers)))}
    places: dict[str, int] = {}
    for role, names in {**known["columns"], **own.get("columns", {})}.items():
        wanted = [names] if isinstance(names, str) else names
        at = next((keys[_key(each)] for each in wanted if _key(each) in keys), None)
        if at is not None and at not in places.values():
            places[role] = at
        elif role in own.get("columns", {}):
            raise SectorError(f"{source} has no column {wanted[0]!r}, which {mapping} names for {role}.")
    missing = [role for role in _NEEDED if role not in places]
    if missing:
        raise SectorError(
            f"{source} has no column for {' and '.join(missing)} among {', '.join(headers[:12])}: name its"
            f" columns in a"
            " TOML file under [columns] and give it with --columns."
        )
    return Columns(
        places=places,
        empty=frozenset(words["empty"]),
        gone=frozenset(words["gone"]),
        goes_on=tuple(words["goes_on"]),
        scheme=own.get("scheme") or known["schemes"].get(headers[places["id"]], ""),
    )


def says_it_goes_on(reason: str, words: Sequence[str] | None = None) -> bool:
    """Whether a reason of removal says that the body goes on in another body or form."""
    small = reason.casefold()
    return any(word in small for word in words or _bundled()["words"]["goes_on"])


def _key(header: str) -> str:
    return _APART.sub("", header).casefold()


@cache
def _bundled() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__ or "").joinpath("columns.toml").read_text("utf-8"))


def _read(path: Path) -> dict[str, Any]:
    try:
        read = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SectorError(f"The mapping {path} cannot be read: check its name.") from error
    except tomllib.TOMLDecodeError as error:
        raise SectorError(f"The mapping {path} is not valid TOML: {error}.") from error
    unknown = set(read) - {"columns", "words", "scheme"} | set(read.get("columns", {})) - set(
        _bundled()["columns"]
    )
    unknown |= set(read.get("words", {})) - set(_bundled()["words"])
    if unknown:
        raise SectorError(
            f"The mapping {path} has the key {min(unknown)!r}, which is not known: see columns.toml for"
            f" those that are."
        )
    return read
