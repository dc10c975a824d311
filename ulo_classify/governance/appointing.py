"""Whether others fill most of the seats on a board, by the numbers that the rules give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ulo_classify.governance.numerals import counts_in
from ulo_classify.governance.parties import Marked
from ulo_classify.governance.records import Fact, Quote

_FEWEST = 3  # seats that make a board
_FILLS = re.compile(
    r"(?P<many>[^.;<>]{0,60}?)(?:<ds?>|<n>|persons?|people|members?|seats?|places?|individuals?|[a-z]+s)[^.;<>]{0,60}?"
    r"(?:appointed|chosen|named|nominated|selected|designated|elected|sent|put forward) by (?P<who><h\d+>)"
    r"|(?P<whose><h\d+>)(?: shall| may| is to| will| can)? (?:appoints?|names?|nominates?|chooses?|selects?|designates?|sends?)(?P<count>[^.;<>]{0,40}?)(?:<ds?>|<n>|persons?|people|members?|of)"
)
_WHOLE = re.compile(
    r"(?:<b>|number of <ds>|<ds>|<s>)[^.;]{0,80}?(?:consists?|shall (?:consist|comprise|have|be|number)|comprises?|is made up|are to be|there (?:are|shall be)|has|numbers?)\b(?P<size>[^.;]{0,60})"
)


def seats_of_others(sentences: Sequence[tuple[Quote, Marked]]) -> Iterator[Fact]:
    """A fact for each group of seats, where outsiders together appoint more than half of the board.

    Args:
        sentences: the marked sentences of a document with their places.
    """
    size = 0
    filled: dict[tuple[str, int], Quote] = {}
    for quote, marked in sentences:
        if "<k>" in marked.words:
            continue
        size = size or _size(marked.words)
        for found in _FILLS.finditer(marked.words) if "<h" in marked.words else ():
            many = _number(found["many"] or found["count"] or "")
            if many and "<b>" not in (found["many"] or ""):
                party = found["who"] or found["whose"]
                filled.setdefault((marked.names[int(party[2:-1])], many), quote)
    total = sum(many for _, many in filled)
    if size >= _FEWEST and size >= total > size / 2:
        for (name, many), quote in filled.items():
            yield Fact("controller", f"appoints: {name} fills {many} of {size} seats", quote)


def _size(words: str) -> int:
    """The whole number of seats, if a sentence gives it."""
    whole = _WHOLE.search(words)
    return _number(whole["size"]) if whole else 0


def _number(words: str) -> int:
    numbers = [count.low or count.high or 0 for count in counts_in(words)]
    return numbers[0] if len(numbers) == 1 else 0


__all__ = ["seats_of_others"]
