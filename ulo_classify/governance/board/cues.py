"""Cue words of cues.toml and the small questions that every part of the reading asks of a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from ulo_classify.governance.ranges import Range
from ulo_classify.language.patterns import Unit

COOPTED, ELECTED = "co-opted", "elected"
LOOK = 6  # units in which the noun that a number counts stands
SUBJECT = 6  # units in which a sentence names what it is about
SHARES = frozenset(
    {"percent", "fraction", "share", "at_least_quantity", "more_than_quantity", "at_most_quantity"}
    | {"fraction_figure", "count_of"}
)
NOUNS = frozenset(
    {
        "board",
        "own_seat",
        "seats",
        "membership",
        "own_class",
        "users",
        "user_noun",
        "user_noun_weak",
        "people",
    }
    | {"own_people", "office", "officers", "family", "professional", "ally", "nonuser", "mixed", "staff"}
)
_PEOPLE = frozenset(
    {"users", "user_noun", "own_class", "own_people", "family", "professional", "nonuser", "staff"}
)
_LARGEST = 60  # seats; larger numbers count something else
_CONDITION = 8  # units over which an "if" reaches
_SHORTEST_KEY = 4  # letters


@cache
def cues() -> dict[str, tuple[str, ...]]:
    """The cue words of cues.toml, read once."""
    source = resources.files(__package__).joinpath("cues.toml").read_text(encoding="utf-8")
    return {key: tuple(words) for key, words in tomllib.loads(source).items()}


def text_of(units: Sequence[Unit]) -> str:
    """Words of units in small letters with blanks around, as cues are compared."""
    return f" {' '.join(unit.word for unit in units)} ".replace("_", " ")


def has(text: str, family: str) -> bool:
    """True if a text of `text_of` has one of the cues of a family."""
    return any(f" {cue} " in text for cue in cues()[family])


def opens_with(text: str, family: str) -> bool:
    """True if a text of `text_of` begins with one of the cues of a family."""
    return any(text.startswith(f" {cue} ") for cue in cues()[family])


def is_people(unit: Unit) -> bool:
    """True of a word for a kind of people, users or others."""
    return bool(_PEOPLE & unit.slots)


def is_reference(units: Sequence[Unit], found: Range) -> bool:
    """True of numbers that count no seats: of a clause, a year, an age, of any two who may do something."""
    before = units[found.first - 1].word if found.first else ""
    after = units[found.last].word if found.last < len(units) else ""
    return (
        max(found.low or 0, found.high or 0) > _LARGEST
        or before in cues()["references"]
        or after in ("years", "year", "%", "per_cent", "⟩", "or_over", "th")
        or bool({"percent", "fraction"} & units[found.first].slots)
    )


def is_conditional(units: Sequence[Unit], first: int) -> bool:
    """True of "if there are fewer than six trustees": the number says when, not how many."""
    ahead = {unit.word for unit in units[max(0, first - _CONDITION) : first]}
    return not ahead.isdisjoint(cues()["conditions"])


def at_most(found: Range) -> Range:
    """A number of seats that may also stay empty: nobody has to be co-opted."""
    return Range(0, found.high if found.high is not None else found.low, found.first, found.last)


def name_of(unit: Unit) -> str:
    """The name of a group of seats from a unit, singular; elected and co-opted seats have one name each."""
    words = unit.word.removeprefix("the_").split("_")
    if words[:2] == ["co", "opted"] or words[0] in ("co-opted", "coopted"):
        return COOPTED
    if words[0] == "elected":
        return ELECTED
    last = words[-1]
    if last.endswith("ies"):
        last = f"{last[:-3]}y"
    elif last.endswith("s") and not last.endswith("ss"):
        last = last[:-1]
    return " ".join([*words[:-1], last])


_REST_OF_NAME = re.compile(r" ,| of | being | elected | who | to be | from | appointed by ")
_COUNT_OF_NAME = re.compile(
    r"^(?:the|an?|any|up to|not more than|no more than|at least|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|\d+|\s)+"
)


@cache
def keys_of(name: str) -> tuple[str, ...]:
    """Words by which a sentence names a group of seats again."""
    if name == COOPTED:
        return cues()["coopted"]
    if name == ELECTED:
        return cues()["elected_again"]
    plain = _COUNT_OF_NAME.sub("", _REST_OF_NAME.split(f"{name} ")[0]).strip()
    return (plain, f"{plain}s", plain.removesuffix("s")) if len(plain) >= _SHORTEST_KEY else ()
