"""The words of all names on the registers: how often each occurs, and which are one slip of the pen apart.

Trade words weigh by their frequency in the register itself: "association" next to nothing, a place a lot.
"""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

Ids = NDArray[np.uint32]

_SHORTEST = 4  # letters: a slip in a shorter word gives another word
_LONG = 8  # letters: from here two slips
_RARE = 20  # names: a word in more of them is taken as it stands
_MOST_NEAR = 6
_BLOCK = 64  # words compared with the whole vocabulary at once: bounds memory


def slips_allowed(word: str) -> int:
    """How many letters of a word may be wrong for it to be found."""
    if len(word) < _SHORTEST:
        return 0
    return 1 if len(word) < _LONG else 2


class Vocabulary:
    """Words, their counts and the names that hold them, read from a database when they are needed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read from an open database."""
        self._connection = connection
        (self.names,) = connection.execute("SELECT coalesce(max(id), 0) FROM name").fetchone()
        self.holders = lru_cache(maxsize=2048)(self._holders)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many names hold each word."""
        return dict(self._connection.execute("SELECT word, names FROM word_count"))

    @cached_property
    def lengths(self) -> NDArray[np.uint16]:
        """Letters of the folded key of each name, by its id."""
        lengths = np.zeros(self.names + 1, dtype=np.uint16)
        for number, length in self._connection.execute("SELECT id, min(length(folded), 65535) FROM name"):
            lengths[number] = length
        return lengths

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for word in self.counts:
            found[len(word)].append(word)
        return dict(found)

    def count(self, word: str) -> int:
        """How many names hold a word."""
        return self.counts.get(word, 0)

    def weight(self, word: str) -> float:
        """How much a word tells: the logarithm of how rare it is; an unknown word counts as unique."""
        return math.log(1 + self.names / max(self.count(word), 1))

    def _holders(self, word: str) -> Ids:
        rows = self._connection.execute("SELECT names FROM word WHERE word = ? ORDER BY part", (word,))
        return _joined(rows)

    def with_initials(self, letters: str) -> Ids:
        """Ids of the names with these initials, in small letters."""
        return _joined(
            self._connection.execute("SELECT names FROM initials WHERE letters = ? ORDER BY part", (letters,))
        )

    def needs_near(self, word: str) -> bool:
        """Whether a word is rare enough that it may be another word misspelt."""
        return len(word) >= _SHORTEST and self.count(word) <= _RARE

    def near(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each word those of the register that are a slip or two apart, nearest and commonest first."""
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in dict.fromkeys(words):
            by_length[len(word)].append(word)
        found: dict[str, tuple[str, ...]] = {}
        for length, group in by_length.items():
            most = slips_allowed(group[0])
            choices = [
                word
                for other in range(length - most, length + most + 1)
                for word in self._by_length.get(other, ())
            ]
            for start in range(0, len(group), _BLOCK):
                block = group[start : start + _BLOCK]
                found.update(self._nearest(block, choices, most))
        return found

    def _nearest(
        self, block: list[str], choices: list[str], most: int
    ) -> Iterable[tuple[str, tuple[str, ...]]]:
        if not choices or not most:
            return
        distances = process.cdist(
            block, choices, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8, workers=2
        )
        for word, row in zip(block, distances, strict=True):
            near = np.flatnonzero((row <= most) & (row > 0))
            ranked = sorted(near.tolist(), key=lambda at: (row[at], -self.count(choices[at]), choices[at]))
            yield word, tuple(choices[at] for at in ranked[:_MOST_NEAR])


def _joined(rows: Iterable[tuple[bytes]]) -> Ids:
    parts = [np.frombuffer(names, dtype=np.uint32) for (names,) in rows]
    return np.concatenate(parts) if parts else np.empty(0, dtype=np.uint32)
