"""Are two names one name with a slip of the pen?"""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from ulo_classify.consultation.names import fold
from ulo_classify.consultation.words import word_set

# Below this length one letter is too much of a name: "ms society" and "me society".
_SHORTEST_KEY = 12
LEAST_RATIO = 94
_MOST_SLIPS = 2
# A slip in a shorter word gives another word too easily.
_SHORTEST_WORD = 5
_OPPOSITES = (("north", "south"), ("east", "west"), ("upper", "lower"), ("inner", "outer"), ("over", "under"))


def is_misspelling(key: str, other: str) -> bool:
    """Tell whether two strict keys are one name with one or two letters wrong.

    Never where a number, a nation, a place, "of"/"for", an opposite or a short word makes the difference.

    Args:
        key: a strict key (`names.strict_key`).
        other: another one, not equal to it.
    """
    if min(len(key), len(other)) < _SHORTEST_KEY or fuzz.ratio(key, other) < LEAST_RATIO:
        return False
    if OSA.distance(key, other) > _MOST_SLIPS or Counter(re.findall(r"\d+", key)) != Counter(
        re.findall(r"\d+", other)
    ):
        return False
    ours, theirs = Counter(key.split()), Counter(other.split())
    only_ours, only_theirs = list((ours - theirs).elements()), list((theirs - ours).elements())
    if _distinguishing() & {*only_ours, *only_theirs}:
        return False
    if key.replace(" ", "") == other.replace(" ", ""):
        return True  # "wheelchair" and "wheel chair"
    if len(only_ours) != len(only_theirs):
        return False
    return all(is_same_word(a, b) for a, b in zip(only_ours, only_theirs, strict=True))


def _distinguishing() -> frozenset[str]:
    return frozenset(fold(word) for word in word_set("bodies", "distinguishing"))


def is_same_word(word: str, other: str) -> bool:
    """Tell whether two words a slip or two apart are one word.

    Never two places, two organisation words, opposites ("northern", "southern"), short words, or words that
    begin with different letters.

    Args:
        word: a word of a strict key.
        other: another one, not equal to it.
    """
    places = word_set("places", "places")
    if min(len(word), len(other)) < _SHORTEST_WORD or word[0] != other[0]:
        return False
    if word in places and other in places:
        return False
    known = word_set("bodies", "organisation_words") | word_set("headings", "section_heads")
    if word in known and other in known and word.removesuffix("s") != other.removesuffix("s"):
        return False  # both are words: "careers", "carers"
    return not any({a, b} <= {_start(word, a, b), _start(other, a, b)} for a, b in _OPPOSITES)


def _start(word: str, *beginnings: str) -> str:
    return next((beginning for beginning in beginnings if word.startswith(beginning)), "")
