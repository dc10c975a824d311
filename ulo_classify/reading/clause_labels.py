"""Clause numbers in a row -> the full label of each, so that "(a)" under "5.1" is cited as "5.1(a)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ulo_classify.reading.clause_numbers import ClauseNumber, Numeral

_DIVISIONS = frozenset({"part", "chapter"})  # numbering runs on through them
_ATTACHMENTS = frozenset({"schedule", "appendix", "annex"})  # numbering always begins again in them


@dataclass(slots=True)
class _Place:
    """Where in the numbering the reader is: under which word, which decimal number, which letters."""

    container: ClauseNumber | None = None
    restarts: bool = False
    top: int = 0
    base: str = ""
    levels: list[tuple[Numeral, str]] = field(default_factory=list)

    def label(self) -> str:
        return self.base + "".join(printed for _, printed in self.levels)


def _enter_container(place: _Place, number: ClauseNumber) -> str:
    word = (number.word or "").lower()
    place.container = None if word in _DIVISIONS else number
    place.restarts = word in _ATTACHMENTS
    place.base = number.printed
    place.levels.clear()
    return number.printed


def _qualified(place: _Place, number: ClauseNumber) -> str:
    """The number 1 under Article 12 is "Article 12, 1" where numbers begin again in each article."""
    container = place.container
    if container is None or (number.path[:1] == container.path[:1] and len(number.path) > 1):
        return number.printed
    if not place.restarts and number.path[0] == 1:
        place.restarts = True
    if place.restarts:
        return f"{container.printed}, {number.printed}"
    place.container = None
    return number.printed


def _decimal(place: _Place, number: ClauseNumber, depth: int) -> str | None:
    if depth > 1 and len(number.path) == 1 and place.base:
        # A list inside a list, numbered 1, 2, 3 again by the format: cited as "4.1" below item 4.
        return _put(place, Numeral(f"list {depth}", number.path[0]), f".{number.path[0]}")
    if not number.sure and number.path[0] != place.top + 1:
        return None
    place.base = _qualified(place, number)
    place.top = number.path[0]
    place.levels.clear()
    return place.base


def _put(place: _Place, numeral: Numeral, printed: str) -> str:
    for at, (level, _) in enumerate(place.levels):
        if level.style == numeral.style:
            del place.levels[at:]
            break
    place.levels.append((numeral, printed))
    return place.label()


def _continues(place: _Place, numeral: Numeral) -> bool:
    return any(level.style == numeral.style and level.value + 1 == numeral.value for level, _ in place.levels)


def _follows(later: Sequence[ClauseNumber], numeral: Numeral) -> bool:
    return any(Numeral(numeral.style, numeral.value + 1) in number.readings for number in later)


def _letter(place: _Place, number: ClauseNumber, later: Sequence[ClauseNumber]) -> str | None:
    going_on = [reading for reading in number.readings if _continues(place, reading)]
    beginning = [reading for reading in number.readings if reading.value == 1]
    if going_on and beginning:  # "(i)" after "(h)": "(ii)" next makes it roman
        chosen = beginning[0] if _follows(later[:1], beginning[0]) else going_on[0]
        return _put(place, chosen, number.printed)
    if going_on:
        deepest = max(
            going_on, key=lambda reading: [level.style for level, _ in place.levels].index(reading.style)
        )
        return _put(place, deepest, number.printed)
    if not number.sure:  # "A. Person" begins no list unless a "B." comes
        beginning = [reading for reading in beginning if _follows(later, reading)]
        return _put(place, beginning[0], number.printed) if beginning else None
    known = [
        reading for reading in number.readings if reading.style in {level.style for level, _ in place.levels}
    ]
    chosen = (beginning or known or list(number.readings))[0]
    return _put(place, chosen, number.printed)


def clause_labels(numbers: Sequence[tuple[ClauseNumber, int]]) -> list[str | None]:
    """The full label of each number, or None where it turns out to be no clause number.

    Args:
        numbers: the numbers of a document in order, each with the depth of its list (0 where unknown).
    """
    place = _Place()
    labels: list[str | None] = []
    for at, (number, depth) in enumerate(numbers):
        if number.word:
            labels.append(_enter_container(place, number))
        elif number.path:
            labels.append(_decimal(place, number, depth))
        else:
            labels.append(_letter(place, number, [later for later, _ in numbers[at + 1 : at + 200]]))
    return labels
