"""The numbers and lists of rules.toml, typed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True)
class Rules:
    """See rules.toml."""

    themes: tuple[str, ...]
    otherwise: tuple[str, ...]
    sizes: tuple[int, ...]
    draws: int
    level: float
    funders: int
    top: tuple[int, ...]
    public: tuple[str, ...]
    registers: tuple[str, ...]
    kinds: Mapping[str, str]


@cache
def rules() -> Rules:
    """What rules.toml says."""
    read: dict[str, Any] = tomllib.loads(
        resources.files(__package__ or "").joinpath("rules.toml").read_text("utf-8")
    )
    lists: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in read.items()
    }
    return Rules(**lists)
