"""Two names word by word: what agrees, what is one slip apart, and what keeps them two bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from ulo_classify.consultation.likeness import is_same_word
from ulo_classify.consultation.words import word_set
from ulo_classify.register.keys import folded_words
from ulo_classify.register.vocabulary import Vocabulary, slips_allowed

# Small words that say who acts for whom. One in the place of another is another name; the rest ("the", "and",
# "in") say nothing.
_TELLING = frozenset({"of", "for", "by", "with", "from", "to"})
_WEAK = frozenset({"of", "for"})  # may be left out where the other words stand in the same order
_MOST_SLIPS = 3  # in all words together
_TYPO_RATIO = 30  # a word so much rarer than the other one is taken for a misspelling of it
_LEAST_ESTABLISHED = 2  # names: a word in as many is a word of its own
_ACRONYM_LETTERS = 2


class Alignment(NamedTuple):
    """How two names agree.

    `score` is from 0 to 1: twice the weight of the words they share over the weight of all. `slips` counts
    letters that are wrong. `differences` are reasons, in words, why they may be two bodies; none means that
    every word has its partner.
    """

    score: float
    slips: int
    differences: tuple[str, ...]


def align(strict: str, other: str, vocabulary: Vocabulary) -> Alignment:
    """Compare two names.

    Args:
        strict: strict key of the name that is looked for.
        other: strict key of a name on the register.
        vocabulary: the words of the register, for their weights.
    """
    ours, theirs = Counter(folded_words(strict)), Counter(folded_words(other))
    shared = ours & theirs
    only_ours, only_theirs = list((ours - shared).elements()), list((theirs - shared).elements())
    weight = vocabulary.weight
    agreed = sum(weight(word) * count for word, count in shared.items())
    differences: list[str] = []
    slips = 0
    if only_ours and only_theirs:
        agreed += _take_joined(only_ours, only_theirs, vocabulary)
        more, slips, doubts = _take_misspelt(only_ours, only_theirs, vocabulary)
        agreed += more
        differences += doubts
        agreed += _take_initials(only_ours, strict, only_theirs, other, vocabulary, differences)
    total = agreed * 2 + sum(map(weight, only_ours)) + sum(map(weight, only_theirs))
    differences += _unmatched(only_ours, only_theirs)
    differences += _small_words(strict, other)
    if slips > _MOST_SLIPS:
        differences.append("too many letters differ")
    words = 2 * agreed / total if total else 0.0
    letters = fuzz.token_sort_ratio(strict, other) / 100
    return Alignment(0.7 * words + 0.3 * letters, slips, tuple(differences))


def _take_joined(ours: list[str], theirs: list[str], vocabulary: Vocabulary) -> float:
    """Take out words that one name writes as one and the other as two ("wheel chair")."""
    agreed = 0.0
    for left, right in ((ours, theirs), (theirs, ours)):
        for first, second in list(pairwise(left)):
            if first + second in right and first in left and second in left:
                left.remove(first)
                left.remove(second)
                right.remove(first + second)
                agreed += vocabulary.weight(first + second)
    return agreed


def _take_misspelt(
    ours: list[str], theirs: list[str], vocabulary: Vocabulary
) -> tuple[float, int, list[str]]:
    """Take out pairs of words a slip or two apart, nearest first; doubts are differences in words."""
    pairs = sorted(
        (OSA.distance(word, other), word, other)
        for word in set(ours)
        for other in set(theirs)
        if abs(len(word) - len(other)) <= slips_allowed(other)
    )
    agreed, slips = 0.0, 0
    doubts: list[str] = []
    for distance, word, other in pairs:
        if (
            distance > max(slips_allowed(other), slips_allowed(word))
            or word not in ours
            or other not in theirs
        ):
            continue
        ours.remove(word)
        theirs.remove(other)
        agreed += vocabulary.weight(other) * (1 - distance / max(len(word), len(other)))
        slips += distance
        if not _is_misspelling(word, other, vocabulary):
            doubts.append(f"“{word}” may be another word than “{other}”")
    return agreed, slips, doubts


def _is_misspelling(word: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is the other one misspelt, and no word (or place) of its own."""
    if any(char.isdigit() for char in word + other) or {word, other} <= word_set("bodies", "distinguishing"):
        return False
    if word.removesuffix("s") == other.removesuffix("s"):
        return True
    if word in word_set("places", "places") or not is_same_word(word, other):
        return False
    ours, theirs = vocabulary.count(word), vocabulary.count(other)
    return ours < _LEAST_ESTABLISHED or ours * _TYPO_RATIO <= theirs


def _take_initials(
    ours: list[str],
    strict: str,
    theirs: list[str],
    other: str,
    vocabulary: Vocabulary,
    differences: list[str],
) -> float:
    """Take out initials that may stand for words of the other name ("MS" for "multiple sclerosis")."""
    agreed = 0.0
    for short, long, key in ((ours, theirs, other), (theirs, ours, strict)):
        words = folded_words(key)
        for letters in [word for word in short if _ACRONYM_LETTERS <= len(word) <= len(words)]:
            for start in range(len(words) - len(letters) + 1):
                run = words[start : start + len(letters)]
                if "".join(word[0] for word in run) == letters and not Counter(run) - Counter(long):
                    short.remove(letters)
                    for word in run:
                        long.remove(word)
                    agreed += 0.8 * sum(map(vocabulary.weight, run))
                    differences.append(f"“{letters}” may stand for “{' '.join(run)}”")
                    break
    return agreed


def _unmatched(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    found = []
    if ours:
        found.append(f"the register's name lacks {_quoted(ours)}")
    if theirs:
        found.append(f"the register's name also has {_quoted(theirs)}")
    return found


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _small_words(strict: str, other: str) -> list[str]:
    ours, theirs = set(strict.split()) & _TELLING, set(other.split()) & _TELLING
    only_ours, only_theirs = sorted(ours - theirs), sorted(theirs - ours)
    if only_ours and only_theirs:
        return [f"one name has “{only_ours[0]}” where the other has “{only_theirs[0]}”"]
    # "Action for Disability" and "Action Disability", but not "Disability Action".
    same_order = folded_words(strict) == folded_words(other)
    extra = [word for word in (*only_ours, *only_theirs) if word not in _WEAK or not same_order]
    return [f"only one of the names has “{extra[0]}”"] if extra else []
