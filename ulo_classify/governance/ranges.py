"""How many: the numbers of a sentence as ranges ("not fewer than six nor more than nine", "up to three")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ulo_classify.language.lexicon import load_lexicon
from ulo_classify.language.mentions import Quantity
from ulo_classify.language.mentions.quantity import number_of
from ulo_classify.language.patterns import Unit

_NOT = frozenset({"not", "nor", "never", "no", "neither"})
_JOINS = (
    frozenset({"and", "nor", "or", "but", ",", "to", "–", "-", "be", "at", "most", "the", "is", "are"}) | _NOT
)
_MOST_JOINS = 4
_LEAST_WORDS = re.compile(r"(?:at_least|not?_less_than|not?_fewer_than|a?_?minimum_of|minimum)_")
_MOST_WORDS = re.compile(r"(?:up_to|at_most|not?_more_than|a?_?maximum_of)_")
_UNDER_WORDS = re.compile(r"(?:fewer_than|less_than)_")
_OVER_WORDS = re.compile(r"(?:more_than|over|greater_than|in_excess_of)_")
_PRONOUN = frozenset({"no", "any", "every", "each", "which", "this", "that", "some", "the"})
_OLDER = frozenset({"over", "above", "older", "more"})
_BEFORE = 4  # units in which "exceed", "maximum", "as many as" bind a number
_FAR = 8  # units in which "the maximum number of trustees is" does
_NAMED = re.compile(r"(maximum|greatest|minimum|smallest) ")
_UP = re.compile(r"exceed|as many as|more than|limited to|greater than|at the most")
_DOWN = re.compile(r"fewer than|less than|below")


@dataclass(frozen=True, slots=True)
class Range:
    """A number of people or seats: units [first, last) of a sentence; None where there is no such limit."""

    low: int | None
    high: int | None
    first: int
    last: int

    @property
    def exact(self) -> bool:
        """True of a plain number."""
        return self.low is not None and self.low == self.high


def ranges_in(units: Sequence[Unit]) -> list[Range]:
    """The ranges in a sentence, from left to right; two bounds that are joined make one range."""
    joined: list[Range] = []
    for at, unit in enumerate(units):
        number = _number(unit)
        if number is None or _counts_nothing(units, at, number):
            continue
        low, high = _bounds(units, at, number)
        found = Range(low, high, at, at + 1)
        whole = _join(joined[-1], found, units) if joined else None
        joined[-1:] = [whole] if whole else [*joined[-1:], found]
    return joined


def _number(unit: Unit) -> int | None:
    if {"percent", "fraction"} & unit.slots:
        return None
    if isinstance(unit.value, Quantity) and unit.value.of is None and unit.value.count is not None:
        return unit.value.count
    return number_of(unit, load_lexicon()) if "number" in unit.slots else None


def _counts_nothing(units: Sequence[Unit], at: int, number: int) -> bool:
    """True of "no one" and of an age: "eighteen or over"."""
    before = units[at - 1].word if at else ""
    after = [unit.word.partition("_")[0] for unit in units[at + 1 : at + 3]]
    return (number == 1 and before in _PRONOUN) or (after[:1] == ["or"] and after[-1] in _OLDER)


def _bounds(units: Sequence[Unit], at: int, number: int) -> tuple[int | None, int | None]:
    """The least and greatest number that a number with the words before it means."""
    word = units[at].word
    near = [unit.word for unit in units[max(0, at - _BEFORE) : at]]
    denied = bool(_NOT & set(near[-2:]))
    if _LEAST_WORDS.match(word) or (denied and _UNDER_WORDS.match(word)):
        return number, None
    if _MOST_WORDS.match(word) or (denied and _OVER_WORDS.match(word)):
        return None, number
    if _UNDER_WORDS.match(word):
        return None, number - 1
    if _OVER_WORDS.match(word):
        return number + 1, None
    return _bounds_before(units, at, number, " ".join(near).replace("_", " "))


def _bounds_before(units: Sequence[Unit], at: int, number: int, near: str) -> tuple[int | None, int | None]:
    """The bounds of a plain number from what stands further ahead: "the maximum number of trustees is"."""
    far = " ".join(unit.word for unit in units[max(0, at - _FAR) : at]).replace("_", " ")
    named = _NAMED.findall(f"{far} ")
    if named:
        return (None, number) if named[-1] in ("maximum", "greatest") else (number, None)
    if _UP.search(near):
        return None, number
    return (number, None) if _DOWN.search(near) else (number, number)


def _join(left: Range, right: Range, units: Sequence[Unit]) -> Range | None:
    """One range from "not fewer than six" and "not more than nine", or from "six" and "eight"."""
    between = [unit.word for unit in units[left.last : right.first]]
    if len(between) > _MOST_JOINS or not set(between) <= _JOINS:
        return None
    if left.low is not None and right.high is not None and left.low <= right.high:
        same = left.exact and right.exact and left.low == right.low
        return None if same else Range(left.low, right.high, left.first, right.last)
    if left.low is None and right.high is None and left.high is not None and right.low is not None:
        return Range(right.low, left.high, left.first, right.last)
    return None
