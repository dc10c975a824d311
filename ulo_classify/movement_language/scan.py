"""Finds the phrases of a catalogue in a text: one pass over the raw text, no tokens.

The automaton (Aho-Corasick, `ahocorasick_rs`) is made from the catalogue; of overlapping phrases the longest
counts, and noise ("peer-reviewed") takes its words out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import NamedTuple

import ahocorasick_rs

from ulo_classify.movement_language.catalogue import Catalogue, Phrase, load_catalogue
from ulo_classify.movement_language.spelling import BLANK

_RUN = re.compile(r" {2,}")
_HALVES = re.compile("[\ud800-\udfff]")  # of a pair of surrogates; the automaton takes none


class Hit(NamedTuple):
    """A phrase at ``text[start:end]``."""

    phrase: Phrase
    start: int
    end: int


class Scanner:
    """A catalogue ready to be looked for; made once and reused."""

    def __init__(self, catalogue: Catalogue) -> None:
        forms: dict[str, Phrase] = {}
        for phrase in catalogue.phrases.values():
            for form in phrase.forms:
                forms.setdefault(form, phrase)
        self._phrases = list(forms.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(forms)) if forms else None

    def scan(self, text: str) -> list[Hit]:
        """The hits in the order of the text, not overlapping, without noise."""
        if self._automaton is None:
            return []
        plain, places = _plain(text)
        found = [
            (start, end, which)
            for which, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True)
            if _is_whole(plain, start, end)
        ]
        hits: list[Hit] = []
        free = 0
        for start, end, which in _longest(found):
            if start >= free:
                free = end
                phrase = self._phrases[which]
                if phrase.phrase_class != "noise":
                    hits.append(Hit(phrase, places.at(start), places.at(end - 1) + 1))
        return hits


@cache
def load_scanner(own: Path | None = None) -> Scanner:
    """The scanner of the bundled catalogue, with phrases of one's own beside it."""
    return Scanner(load_catalogue(own))


def _longest(found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Matches in order; of overlapping ones the longest, and of those the first."""
    kept: list[tuple[int, int, int]] = []
    taken: list[tuple[int, int]] = []
    for start, end, which in sorted(found, key=lambda each: (each[0] - each[1], each[0])):
        at = bisect_right(taken, (start, end))
        free_left = at == 0 or taken[at - 1][1] <= start
        if free_left and (at == len(taken) or taken[at][0] >= end):
            taken.insert(at, (start, end))
            kept.append((start, end, which))
    return sorted(kept)


class _Places:
    """From offsets of the plain text to those of the original: where runs of blanks were drawn together."""

    def __init__(self) -> None:
        self.starts = [0]
        self.shifts = [0]

    def at(self, offset: int) -> int:
        """The place in the original text."""
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]


def _plain(text: str) -> tuple[str, _Places]:
    small = text.lower()
    if len(small) != len(text):  # a few letters grow in lower case; offsets must not
        small = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    small = _HALVES.sub("\ufffd", small.translate(BLANK))
    places = _Places()
    parts: list[str] = []
    at, shift = 0, 0
    for run in _RUN.finditer(small):
        parts.append(small[at : run.start() + 1])
        at = run.end()
        shift += run.end() - run.start() - 1
        places.starts.append(at - shift)
        places.shifts.append(shift)
    parts.append(small[at:])
    return "".join(parts), places


def _is_whole(plain: str, start: int, end: int) -> bool:
    """True if no letter or digit stands directly beside the match."""
    before = start > 0 and plain[start - 1].isalnum()
    return not before and not (end < len(plain) and plain[end].isalnum())
