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


def says(key: str, **parts: object) -> str:
    """A sentence of a finding, or a piece of one."""
    return str(words()["says"][key].format(**parts))


def note(key: str, **parts: object) -> str:
    """A note in words."""
    return str(words()["note"][key].format(**parts))
