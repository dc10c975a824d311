"""Many phrases looked for at once among the words of a text: a tree, a branch a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ulo_classify.language.words import Word, words_of


class Found(NamedTuple):
    """Words [start, end) are a phrase; `keys`: those it was given under, in that order."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(slots=True)
class _Branch:
    keys: tuple[str, ...] = ()
    then: dict[str, _Branch] = field(default_factory=dict)


class PhraseTree:
    """Phrases with their keys; the same phrase may have several."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """Take pairs of key and phrase; phrases are cut into words as texts are."""
        self._root: dict[str, _Branch] = {}
        for key, phrase in phrases:
            words = [word.text for word in words_of(phrase)]
            if not words:
                continue
            branch = self._root.setdefault(words[0], _Branch())
            for word in words[1:]:
                branch = branch.then.setdefault(word, _Branch())
            if key not in branch.keys:
                branch.keys += (key,)

    def find(self, words: Sequence[Word]) -> Iterator[Found]:
        """Yield every phrase that stands in the words, overlapping ones too, by where it begins."""
        root, count = self._root, len(words)
        for start, word in enumerate(words):
            branch = root.get(word[0])
            end = start + 1
            while branch is not None:
                if branch.keys:
                    yield Found(start, end, branch.keys)
                branch = branch.then.get(words[end][0]) if branch.then and end < count else None
                end += 1


def longest(found: Iterable[Found]) -> list[Found]:
    """Of overlapping phrases the longest, and of those the first; in the order of the text."""
    taken: set[int] = set()
    kept = []
    for each in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if taken.isdisjoint(range(each.start, each.end)):
            taken.update(range(each.start, each.end))
            kept.append(each)
    return sorted(kept)
