"""Words and patterns kept as data in the TOML files of this folder, read and compiled once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(file: str) -> dict[str, Any]:
    """All of a file: "casting.toml", "seating/quotas.toml"."""
    source = resources.files(__package__).joinpath(*file.split("/"))
    return tomllib.loads(source.read_text(encoding="utf-8"))


def entry(file: str, *path: str) -> Any:  # noqa: ANN401 - what stands in a TOML file
    """What stands at a path of keys in a file."""
    found: Any = table(file)
    for key in path:
        found = found[key]
    return found


@cache
def one_of(file: str, *path: str, flags: int = 0) -> re.Pattern[str]:
    """One pattern for all that stands at a path: a pattern or a list of them."""
    found = entry(file, *path)
    return re.compile(found if isinstance(found, str) else "|".join(f"(?:{each})" for each in found), flags)
