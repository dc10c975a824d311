"""Patterns kept as data: the forms and words of a TOML file of this folder, compiled once."""

from __future__ import annotations

import re
from functools import cache

from ulo_classify.governance.patterns import table


@cache
def forms(file: str, family: str) -> tuple[re.Pattern[str], ...]:
    """The forms of a family, in order, with the pieces of [parts] put in."""
    data = _data(file)
    parts = data.get("parts", {})
    return tuple(re.compile(_filled(each, parts)) for each in data["forms"][family])


@cache
def cue(file: str, family: str) -> re.Pattern[str]:
    """One pattern for all cues of a family of [words]."""
    data = _data(file)
    parts = data.get("parts", {})
    return re.compile("|".join(f"(?:{_filled(each, parts)})" for each in data["words"][family]))


@cache
def words_of(file: str, family: str) -> frozenset[str]:
    """The plain words of a family of [words]."""
    return frozenset(_data(file)["words"][family])


def _data(file: str) -> dict[str, dict[str, list[str]]]:
    return table(f"seating/{file}")


def _filled(pattern: str, parts: object) -> str:
    """A pattern with the pieces that it names: braces around digits stay."""
    known = parts if isinstance(parts, dict) else {}
    while found := re.search(r"\{([a-z_]+)\}", pattern):
        pattern = pattern.replace(found[0], str(known[found[1]]))
    return pattern
