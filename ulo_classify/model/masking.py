"""Words of a sentence with names of conditions, bodies and numbers replaced by their class."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from importlib import resources

from ulo_classify.language.mentions.quantity import Quantity
from ulo_classify.language.patterns import Unit

_HALF = Fraction(1, 2)


@cache
def _classes() -> tuple[dict[str, tuple[int, str]], dict[str, str]]:
    """Slot to its rank and class, and the classes of quantities."""
    source = resources.files(__package__).joinpath("masking.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    ranked = {slot: (rank, token) for rank, (slot, token) in enumerate(data["classes"])}
    return ranked, data["quantities"]


def masked(units: Sequence[Unit]) -> list[str]:
    """The tokens of a sentence: classes in capitals, other words in small letters, figures as one token.

    Punctuation is left out.

    Example:
        >>> from ulo_classify.language import units_of_text
        >>> masked(units_of_text("Seven of our nine trustees are deaf people.", {})[0])
        ['SHARE>1/2', 'BOARD', 'are', 'USERS']
    """
    known = _TOKENS.get
    tokens = [known((unit.word, unit.slots, unit.value)) for unit in units]
    found = [_token(unit) if token is None else token for token, unit in zip(tokens, units, strict=True)]
    return [token for token in found if token]


_TOKENS: dict[tuple[str, frozenset[str], object], str] = {}
_MOST_TOKENS = 100_000  # remembered; then the memory begins anew, so that it does not grow with what is read


def _token(unit: Unit) -> str:
    if len(_TOKENS) >= _MOST_TOKENS:
        _TOKENS.clear()
    token = _TOKENS[unit.word, unit.slots, unit.value] = _worked_out(unit)
    return token


def _worked_out(unit: Unit) -> str:
    classes, quantities = _classes()
    of_slots = [classes[slot] for slot in unit.slots if slot in classes]
    if of_slots:
        return min(of_slots)[1]
    if isinstance(unit.value, Quantity):
        return quantities[_about_half(unit.value)]
    if unit.word[:1].isdigit():
        return quantities["number"]
    return unit.word if any(letter.isalpha() for letter in unit.word) else ""


def _about_half(quantity: Quantity) -> str:
    if quantity.is_majority:
        return "all" if quantity.low == 1 else "majority"
    if quantity.low == quantity.high == _HALF:
        return "half"
    return "count" if quantity.of is None and quantity.count is not None else "minority"


def grams(tokens: Sequence[str], longest: int) -> Iterator[str]:
    """Every run of one to `longest` tokens, the ends of the sentence marked."""
    line = ["<", *tokens, ">"]
    yield from line
    for size in range(2, longest + 1):
        yield from map(" ".join, zip(*(line[first:] for first in range(size)), strict=False))
