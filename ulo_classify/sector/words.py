"""Words of a sector report, which stand in a TOML file beside the code that uses them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def words_of(package: str) -> dict[str, Any]:
    """What words.toml of a package holds."""
    read: dict[str, Any] = tomllib.loads(resources.files(package).joinpath("words.toml").read_text("utf-8"))
    return read
