"""Reads the lexicon's TOML files and expands their short spellings."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from ulo_classify.errors import LexiconError

_FILES = (
    "words",
    "people",
    "users",
    "others",
    "bodies",
    "quantities",
    "control",
    "rivals",
    "homonyms",
)
_CHOICE = re.compile(r"\[([a-z]+)\]|\(([a-z]+)\)")


@dataclass(frozen=True, slots=True)
class ShareWords:
    """A share said in words: low and high from 0 to 1; `over` means strictly more than low."""

    low: Fraction
    high: Fraction
    over: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A family of context words: on which `side` of a statement they count, and how many words away.

    `inside`: the words of the statement itself count too.
    """

    category: str
    side: str
    reach: int
    inside: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """Words by which a body says what kind of body it is."""

    key: str
    label: str
    decisive: tuple[str, ...]
    leaning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """Another meaning of movement words: `blanks` mean nothing where `enough` of the `signs` stand."""

    name: str
    signs: frozenset[str]
    enough: int
    blanks: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """All word lists, expanded: `slots` maps a slot to its phrases (lower case, blanks for hyphens)."""

    slots: dict[str, tuple[str, ...]]
    suffixes: dict[str, tuple[str, ...]]
    shares: dict[str, ShareWords]
    numbers: dict[str, int]
    context: tuple[Cue, ...]
    kinds: tuple[Kind, ...]
    stops: tuple[str, ...]
    drafts: tuple[str, ...]
    senses: tuple[Sense, ...]


def expand(word: str) -> list[str]:
    """Spell out "user(s)" as user, users and "organi[sz]ation" with either letter."""
    options: list[tuple[str, ...]] = []
    at = 0
    for hit in _CHOICE.finditer(word):
        options.append((word[at : hit.start()],))
        options.append(tuple(hit[1]) if hit[1] else ("", hit[2]))
        at = hit.end()
    options.append((word[at:],))
    return ["".join(parts) for parts in itertools.product(*options)]


def normal(phrase: str) -> str:
    """Lower case, straight apostrophes, blanks for hyphens: the form in which words are compared."""
    return " ".join(phrase.lower().replace("’", "'").replace("-", " ").split())


def _spelled(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(normal(form) for word in words for form in expand(word)))


def _read(name: str) -> dict[str, Any]:
    source = resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicon/{name}.toml cannot be read: {error}; correct that line.") from error


@cache
def load_lexicon() -> Lexicon:
    """Read the bundled lexicon (once).

    Raises:
        LexiconError: a file has a mistake; the sentence names the file and the key.
    """
    slots: dict[str, tuple[str, ...]] = {}
    suffixes: dict[str, tuple[str, ...]] = {}
    shares: dict[str, ShareWords] = {}
    numbers: dict[str, int] = {}
    for name in _FILES:
        for slot, table in _read(name).items():
            if slot == "sense":
                continue
            for entry in table.get("entry", ()):
                value = ShareWords(Fraction(entry["low"]), Fraction(entry["high"]), entry.get("over", False))
                shares |= dict.fromkeys(_spelled(entry["words"]), value)
            if "value" in table:
                numbers |= {normal(word): int(number) for word, number in table["value"].items()}
            words = table.get("words", table.get("value", ()))
            if not words and "entry" not in table:
                raise LexiconError(f"lexicon/{name}.toml: [{slot}] has no words; add some or take it out.")
            slots[slot] = slots.get(slot, ()) + _spelled(words)
            suffixes |= {slot: tuple(table["suffixes"])} if "suffixes" in table else {}
    slots["share"] = tuple(shares)
    return Lexicon(
        slots,
        suffixes,
        shares,
        numbers,
        _context(),
        _kinds(),
        _stops(),
        tuple(_read("context")["draft"]["words"]),
        _senses(),
    )


def _context() -> tuple[Cue, ...]:
    return tuple(
        Cue(key, table["side"], int(table["reach"]), bool(table.get("inside")), _spelled(table["words"]))
        for key, table in _read("context").items()
        if key not in ("stop", "draft")
    )


def _stops() -> tuple[str, ...]:
    return _spelled(_read("context")["stop"]["words"])


def _senses() -> tuple[Sense, ...]:
    return tuple(
        Sense(
            entry["name"],
            frozenset(_spelled(entry["signs"])),
            int(entry["enough"]),
            frozenset(_spelled(entry["blanks"])),
        )
        for entry in _read("homonyms")["sense"]
    )


def _kinds() -> tuple[Kind, ...]:
    return tuple(
        Kind(key, table["label"], _spelled(table["decisive"]), _spelled(table["leaning"]))
        for key, table in _read("kinds").items()
    )
