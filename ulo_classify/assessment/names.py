"""Names are not evidence: what is said of a named person never counts, and never leaves the library."""

from __future__ import annotations

from functools import cached_property

from ulo_classify.people import find_people

_BEFORE = 14  # characters: "Jane Okafor, who is a survivor", "Jane Okafor is a disabled person and ..."
_AFTER = 4  # "led by a disabled person, Jane Okafor"


class Names:
    """Names of persons in one text, looked for only when a statement asks."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _found(self) -> list[tuple[int, int]]:
        return find_people(self._text)

    def decide(self, start: int, end: int) -> bool:
        """True if the words [start, end) are about a named person: one is in them or right beside them."""
        return any(a < end + _AFTER and b > start - _BEFORE for a, b in self._found)
