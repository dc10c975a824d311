"""Which body a quoted statement speaks of, in the finer terms of criteria sets; words in bodies.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from ulo_classify.criteria import Body
from ulo_classify.language import Statement
from ulo_classify.language.lexicon import load_lexicon

_SLOTS_OF_OTHERS = ("family", "professional", "ally", "nonuser", "staff")
_PERCENT = re.compile(r"%|per ?cent", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    """How words show that a statement is about a body; see bodies.toml."""

    slots: frozenset[str]
    needs: re.Pattern[str] | None
    narrower: re.Pattern[str] | None
    pooled: re.Pattern[str] | None
    parts_of: str | None


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files(__package__).joinpath("bodies.toml").read_text(encoding="utf-8"))


@cache
def _bodies() -> dict[str, _Words]:
    return {
        body: _Words(
            frozenset(table.get("slots", ())),
            _any_of(table.get("needs")),
            _any_of(table.get("narrower")),
            _any_of(table.get("pooled")),
            table.get("parts_of"),
        )
        for body, table in _tables().items()
    }


@cache
def no_staff() -> re.Pattern[str]:
    """Finds words by which a body says that it has no staff."""
    return re.compile("|".join(_tables()["no_staff"]["says"]), re.IGNORECASE)


def _any_of(expressions: Sequence[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(expressions), re.IGNORECASE) if expressions else None


def is_about(statement: Statement, quote: str, body: Body) -> bool:
    """True if a statement on a share, with the words quoted for it, speaks of this body and of it alone."""
    words = _bodies()[body]
    everybody = statement.low == 1 or statement.high == 0
    if words.parts_of is not None and statement.body == words.parts_of and everybody:
        whole = _bodies()[words.parts_of]
        if not (whole.narrower and whole.narrower.search(quote)):
            return True  # all of the staff are users, so those in management are too
    if statement.body not in words.slots:
        return False
    # The group of a slot of its own ("managers") needs no further word.
    if words.needs and statement.body == words.parts_of and not words.needs.search(quote):
        return False
    if words.narrower and words.narrower.search(quote):
        return False
    return everybody or not (words.pooled and words.pooled.search(quote))


def others_in(quote: str) -> frozenset[str]:
    """Which groups beside users a quotation names: "family", "professional", "ally", "nonuser", "staff"."""
    small = quote.lower().replace("-", " ")
    slots = load_lexicon().slots
    return frozenset(
        slot
        for slot in _SLOTS_OF_OTHERS
        if any(re.search(rf"\b{re.escape(word)}\b", small) for word in slots[slot])
    )


def total_in(quote: str, share: Fraction) -> int | None:
    """Of how many a quotation counts ("nine of the twelve": 12), where its figures give the share."""
    if _PERCENT.search(quote):
        return None
    numbers = load_lexicon().numbers
    words = re.findall(r"\d+|[a-z]+", quote.lower())
    found = [numbers.get(word) or int(word) for word in words if word.isdecimal() or word in numbers]
    pairs = [(part, whole) for part in found for whole in found if 0 < part < whole]
    return next((whole for part, whole in pairs if Fraction(part, whole) == share), None)
