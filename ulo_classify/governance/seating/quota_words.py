"""The wordings of quotas, limits and denied votes (quotas.toml), compiled, and sentences put into one form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from ulo_classify.governance.patterns import one_of, table
from ulo_classify.governance.references import with_points


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to word a quota or a limit: its name and its pattern over the one form."""

    name: str
    find: re.Pattern[str]


def _source() -> dict[str, Any]:
    return table("seating/quotas.toml")


def cue(family: str, part: str = "words") -> re.Pattern[str]:
    """One pattern for all words of a family, in one of the parts: "words", "limits", "votes", "conflicts"."""
    return one_of("seating/quotas.toml", part, family)


@cache
def shapes(kind: str) -> tuple[Shape, ...]:
    """The shapes of one kind ("shape", "compare", "limit", "group_limit"), in the order in which they are tried."""
    return tuple(Shape(each["name"], re.compile(each["find"])) for each in _source()[kind])


@cache
def _rewrites() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(each["find"]), each["put"]) for each in _source()["rewrite"])


@cache
def one_form(words: str) -> str:
    """A tagged sentence with every duty as "must", every ban as "must never", and idle adverbs left out."""
    words = with_points(words)
    for find, put in _rewrites():
        words = find.sub(put, words)
    return words.strip()


_JOINT = re.compile(
    r"; (?:and |but |or )?|(?:,? (?:and|but)|,)(?: that)? (?=(?:of (?:them|these|those|whom|which)\b,? )?"
    r"(?:exactly |precisely |all but )?<[NQ]\d+>,? (?:of|must|being|to be|for|from|<[UACPTS]))"
)
_JOINT_END = re.compile(r"(?:[;,]|,? (?:and|but))?(?: that)? ?$")
_VERB = re.compile(r"\b(?:must|may|are|is|has|have|being|consists?|comprises?|includes?)\b")


def clauses_of(words: str) -> list[tuple[str, str]]:
    """The parts of a sentence that each set a number of their own, with the words before each."""
    borders = [0]
    for found in _JOINT.finditer(words):
        if _VERB.search(words[borders[-1] : found.start()]):  # "of the trustees, seven must be" is one part
            borders.append(found.end())
    borders.append(len(words))
    pairs = pairwise(borders)
    parts = ((words[:first], _JOINT_END.sub("", words[first:last])) for first, last in pairs)
    return [(before, part) for before, part in parts if part.strip()]
