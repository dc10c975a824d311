"""Cue patterns of the seating files, compiled once."""

from __future__ import annotations

import re
from functools import cache

from ulo_classify.governance.patterns import table

_FILES = ("seating/cues.toml", "seating/seats.toml")
_MOD = r"(?:shall|must|will|may|is to|are to|has to|have to|can|should)"
_SHORT = {
    "{N}": r"(?P<n><N\d+>)",
    "{MOD}": _MOD,
    "{BE}": rf"(?:{_MOD} )?(?:at all times |always |at no time |not |never )*"
    r"(?:be|number|consist of|comprise|have|has|is|are|numbers|consists of|comprises|exceed)",
}


def _family(name: str) -> list[str]:
    return next(list(table(file)[name]) for file in _FILES if name in table(file))


def _written_out(shape: str) -> str:
    for short, pattern_ in _SHORT.items():
        shape = shape.replace(short, pattern_)
    return shape


@cache
def pattern(family: str) -> re.Pattern[str]:
    """One pattern for all cues of a family."""
    return re.compile("|".join(f"(?:{_written_out(each)})" for each in _family(family)))


@cache
def shapes(family: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a family one by one, in their order: they have named groups."""
    return tuple(re.compile(_written_out(each)) for each in _family(family))
