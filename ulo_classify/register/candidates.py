"""A name's words -> the ids of the names on the register that are worth a closer look: rare words first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ulo_classify.register.vocabulary import Ids, Vocabulary

MOST = 40
_MOST_HOLDERS = 60_000  # ids gathered for one name, rarest words first
_SHORTLIST = 3_000
_SLIP = 0.8  # of a word's weight, where it is found through a misspelling
_SHORTEST_PIECE = 3


def find_candidates(
    words: Sequence[str], vocabulary: Vocabulary, near: Mapping[str, tuple[str, ...]]
) -> list[int]:
    """Ids of names, likeliest first.

    Args:
        words: folded words of the name that is looked for (`keys.folded_words`).
        vocabulary: the words of the register.
        near: words a slip apart, for those that are rare (`Vocabulary.near`).
    """
    wanted = _wanted(words, vocabulary, near)
    ranked = sorted(wanted, key=lambda word: (vocabulary.count(word), word))
    ids: list[Ids] = []
    weights: list[NDArray[np.float64]] = []
    gathered = 0
    common: list[str] = []
    for word in ranked:
        if ids and gathered + vocabulary.count(word) > _MOST_HOLDERS:
            common.append(word)
            continue
        holders = vocabulary.holders(word)
        ids.append(holders)
        weights.append(np.full(len(holders), wanted[word]))
        gathered += len(holders)
    if not ids:
        return []
    found, inverse = np.unique(np.concatenate(ids), return_inverse=True)
    scores = np.bincount(inverse, weights=np.concatenate(weights))
    total = sum(vocabulary.weight(word) for word in words)
    # What a name holds beyond the words looked for is judged by its length, which is at hand.
    length = max(len(" ".join(words)), 1)
    extra = total * (vocabulary.lengths[found] / length)
    ranks = scores / (total + extra)
    if len(found) > _SHORTLIST:
        best = np.argpartition(-ranks, _SHORTLIST)[:_SHORTLIST]
        found, scores, extra = found[best], scores[best], extra[best]
    for word in common:
        holders = vocabulary.holders(word)
        at = np.minimum(np.searchsorted(holders, found), len(holders) - 1)
        scores = scores + wanted[word] * (holders[at] == found)
    ranks = scores / (total + extra)
    order = np.lexsort((found, -ranks))[:MOST]
    return [int(found[at]) for at in order]


def _wanted(
    words: Sequence[str], vocabulary: Vocabulary, near: Mapping[str, tuple[str, ...]]
) -> dict[str, float]:
    """Words of the register to look under, with the weight that each adds."""
    wanted: dict[str, float] = {}

    def want(word: str, share: float) -> None:
        if vocabulary.count(word):
            wanted[word] = max(wanted.get(word, 0.0), share * vocabulary.weight(word))

    for word in words:
        want(word, 1.0)
        for other in near.get(word, ()):
            want(other, _SLIP)
        if not vocabulary.count(word):
            for at in range(_SHORTEST_PIECE, len(word) - _SHORTEST_PIECE + 1):
                left, right = word[:at], word[at:]
                if vocabulary.count(left) and vocabulary.count(right):
                    want(left, _SLIP)
                    want(right, _SLIP)
    for left, right in pairwise(words):
        want(left + right, 1.0)
    return wanted
