"""The words of this folder, from `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def words() -> dict[str, Any]:
    """The whole file, read once."""
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def reason(key: str, **parts: object) -> str:
    """A reason in words."""
    return str(words()["reason"][key].format(**parts))


def note(key: str, **parts: object) -> str:
    """A note in words."""
    return str(words()["note"][key].format(**parts))


def fate_word(fate: str) -> str:
    """A fate in a word or two."""
    return str(words()["fate"][fate]["word"])
