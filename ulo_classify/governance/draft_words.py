"""Cue patterns of the seating files, compiled once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_FILES = ("cues.toml", "seats.toml", "eligibility.toml", "quotas.toml")
_MOD = r"(?:shall|must|will|may|is to|are to|has to|have to|can|should)"
_SHORT = {
    "{N}": r"(?P<n><N\d+>)",
    "{MOD}": _MOD,
    "{BE}": rf"(?:{_MOD} )?(?:at all times |always |at no time |not |never )*"
    r"(?:be|number|consist of|comprise|have|has|is|are|numbers|consists of|comprises|exceed)",
}


@cache
def _families() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in _FILES:
        source = resources.files(__package__).joinpath("seating", name)
        if source.is_file():
            found |= tomllib.loads(source.read_text(encoding="utf-8"))
    return found


def _written_out(shape: str) -> str:
    for short, pattern_ in _SHORT.items():
        shape = shape.replace(short, pattern_)
    return shape


@cache
def pattern(family: str) -> re.Pattern[str]:
    """One pattern for all cues of a family."""
    return re.compile("|".join(f"(?:{_written_out(each)})" for each in _families()[family]))


@cache
def shapes(family: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a family one by one, in their order: they have named groups."""
    return tuple(re.compile(_written_out(each)) for each in _families()[family])
