"""The word lists of this folder, read once from their TOML files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table(file: str) -> dict[str, str | list[str]]:
    text = files(__package__).joinpath(f"{file}.toml").read_text(encoding="utf-8")
    table: dict[str, str | list[str]] = tomllib.loads(text)
    return table


@cache
def word_list(file: str, family: str) -> tuple[str, ...]:
    """Give one family of words in its order.

    Args:
        file: name of the TOML file without ending, e.g. "people".
        family: key in that file; its value is a list, or a string of words between blanks.

    Returns:
        The entries, lower case, in the order of the file.
    """
    value = _table(file)[family]
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


@cache
def word_set(file: str, *families: str) -> frozenset[str]:
    """Give the union of one or more families of a file, for membership tests."""
    return frozenset(word for family in families for word in word_list(file, family))
