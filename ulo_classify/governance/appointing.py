"""Whether others fill most of the seats on a board, by the numbers that the rules give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ulo_classify.governance.numerals import counts_in
from ulo_classify.governance.parties import Marked
from ulo_classify.governance.powers import word
from ulo_classify.governance.records import Fact, Quote

_FEWEST = 3  # seats that make a board


def seats_of_others(sentences: Sequence[tuple[Quote, Marked]], size: int = 0) -> Iterator[Fact]:
    """A fact for each group of seats, where outsiders together appoint more than half of the board.

    Args:
        sentences: the marked sentences of a document with their places.
        size: how many seats the board has, if that is known; else the first number that is said is taken.
    """
    filled: dict[tuple[str, int], Quote] = {}
    for quote, marked in sentences:
        if "<k>" in marked.words:
            continue
        size = size or _size(marked.words)
        for found in word("fills").finditer(marked.words) if "<h" in marked.words else ():
            many = (_numbers(found["many"] or found["count"] or "") or [0])[-1]
            if many and "<b>" not in (found["many"] or ""):
                party = found["who"] or found["whose"]
                filled.setdefault((marked.names[int(party[2:-1])], many), quote)
    total = sum(many for _, many in filled)
    if size >= _FEWEST and size >= total > size / 2:
        for (name, many), quote in filled.items():
            yield Fact("controller", f"appoints: {name} fills {many} of {size} seats", quote)


def _size(words: str) -> int:
    """The whole number of seats, if a sentence gives it."""
    whole = word("whole").search(words)
    numbers = _numbers(whole["size"]) if whole else []
    return numbers[0] if len(numbers) == 1 else 0


def _numbers(words: str) -> list[int]:
    return [count.low or count.high or 0 for count in counts_in(words)]


__all__ = ["seats_of_others"]
