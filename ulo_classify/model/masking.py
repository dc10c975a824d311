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
    return [token for unit in units if (token := _token(unit))]


def _token(unit: Unit) -> str:
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
    for size in range(1, longest + 1):
        for first in range(len(line) - size + 1):
            yield " ".join(line[first : first + size])
