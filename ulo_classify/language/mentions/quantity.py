"""What a quantity says as a share: "75%", "three quarters", "seven of the twelve", "a majority", "most"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ulo_classify.language.lexicon import Lexicon
from ulo_classify.language.patterns import Unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """A share from `low` to `high` (0 to 1); `over`: strictly more than low.

    `count` is the number of seats where the words give a number without a whole ("four trustees"); then low
    and high say nothing. `of` is the whole where it is given ("seven of the twelve": 7, 12). `rule` is true
    for bounds ("at least", "a majority"), false for plain counts.
    """

    low: Fraction
    high: Fraction
    over: bool = False
    count: int | None = None
    of: int | None = None

    @property
    def is_majority(self) -> bool:
        """True if the share is more than half in the worst case."""
        return self.low > Fraction(1, 2) or (self.low == Fraction(1, 2) and self.over)


_LONGEST_NUMBER = 10  # digits; longer ones count nothing that votes
_ANY = (Fraction(0), Fraction(1))


def number_of(word: str, lexicon: Lexicon) -> int | None:
    """The number that a unit's word writes in figures or words, or None."""
    digits = word.partition("_⟨")[0].replace(",", "").rstrip("+")
    if digits.isdecimal() and len(digits) < _LONGEST_NUMBER:
        return int(digits)
    tens, _, ones = digits.partition("_")
    if tens in lexicon.numbers and ones in lexicon.numbers:
        return lexicon.numbers[tens] + lexicon.numbers[ones]  # "fifty-one"
    return lexicon.numbers.get(digits)


def quantity_of(slot: str, units: Sequence[Unit], lexicon: Lexicon) -> Quantity | None:
    """Work out the share that the units of one grammar rule say, or None if they say none."""
    if slot in ("at_least_quantity", "more_than_quantity", "at_most_quantity"):
        return _bounded(slot, units)
    numbers = [number for unit in units if (number := number_of(unit.word, lexicon)) is not None]
    if slot == "count" and numbers:
        return Quantity(*_ANY, count=numbers[-1])
    if slot == "count_of" and len(numbers) == 2:
        return _part_of(numbers[0], numbers[1], counted=True)
    if slot == "percent" and numbers:
        return _part_of(numbers[0], 100)
    if slot == "fraction" and numbers:  # "three quarters", and "a quarter" with one number only
        return _part_of(numbers[0] if len(numbers) > 1 else 1, numbers[1] if len(numbers) > 1 else numbers[0])
    return None


def _part_of(part: int, whole: int, *, counted: bool = False) -> Quantity | None:
    if not 0 <= part <= whole or not whole:
        return None
    share = Fraction(part, whole)
    return Quantity(share, share, count=part if counted else None, of=whole if counted else None)


def figure(word: str) -> Quantity | None:
    """The share that a fraction in figures says ("2/3"), or None ("24/7", "1/2/2020")."""
    part, _, whole = word.partition("/")
    if part.isdecimal() and whole.isdecimal() and 0 < int(part) < int(whole) <= 20:
        return _part_of(int(part), int(whole))
    return None


def _bounded(slot: str, units: Sequence[Unit]) -> Quantity | None:
    inner = next((unit.value for unit in units if isinstance(unit.value, Quantity)), None)
    if inner is None:
        return None
    if slot == "at_most_quantity":
        return Quantity(Fraction(0), inner.low)
    return Quantity(inner.low, Fraction(1), over=slot == "more_than_quantity" or inner.over)
