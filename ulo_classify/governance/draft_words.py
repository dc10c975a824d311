"""Cue patterns of seating.toml, compiled once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def pattern(family: str) -> re.Pattern[str]:
    """One pattern for all cues of a family."""
    source = resources.files(__package__).joinpath("seating/cues.toml").read_text(encoding="utf-8")
    return re.compile("|".join(f"(?:{each})" for each in tomllib.loads(source)[family]))
