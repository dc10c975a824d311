"""What every match of a pattern must hold: worked out from the pattern, to pass over sentences without it.

A part outside brackets must be there. Of a choice one alternative must, so it needs one thing of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

TOKEN = re.compile(r"\{[^{}]*\}|\.\.\d+|\)\*|[\[\]()|^$]|[^\s\[\](){}|]+")
_CLOSES = {"(": (")", ")*"), "[": ("]",)}
# How common things are, at a guess: only the order in which they are looked for depends on it.
_COMMON_SLOTS = frozenset({"we", "org", "be", "have", "modal", "people", "number", "count", "capital", "any"})
_SHORT = 3  # letters of "of", "the", "and"
_VERY_COMMON, _COMMON, _RARE = 9.0, 3.0, 1.0


class Need(NamedTuple):
    """A word, or a slot that some word must fill."""

    name: str
    is_slot: bool


def needs_of(tokens: Sequence[str]) -> list[frozenset[Need]]:
    """The needs of a pattern, of each of which one must be there; the rarest first.

    Args:
        tokens: the pattern cut by `TOKEN`, with brackets that match.
    """
    found = dict.fromkeys(_of_choice(list(tokens)))
    return sorted(found, key=lambda need: (_commonness(need), sorted(need)))


def _of_choice(tokens: Sequence[str]) -> list[frozenset[Need]]:
    """Needs of alternatives: those of the only one, or else one that is made of the rarest of each."""
    alternatives = [_of_sequence(parts) for parts in _alternatives(tokens)]
    if len(alternatives) == 1:
        return alternatives[0]
    if not all(alternatives):
        return []
    return [frozenset[Need]().union(*(min(needs, key=_commonness) for needs in alternatives))]


def _of_sequence(tokens: Sequence[str]) -> list[frozenset[Need]]:
    needs: list[frozenset[Need]] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token in _CLOSES:
            end = _closing(tokens, at)
            if token == "(" and tokens[end] == ")":
                needs += _of_choice(tokens[at + 1 : end])
            at = end
        elif token.startswith("{"):
            slots = token.strip("{}").rpartition("=")[2]
            needs += [frozenset(Need(slot, True) for slot in slots.split("|"))] if slots != "*" else []
        elif token not in "^$" and not token.startswith(".."):
            needs.append(frozenset({Need(token, False)}))
        at += 1
    return needs


def _alternatives(tokens: Sequence[str]) -> Iterator[list[str]]:
    depth, parts = 0, list[str]()
    for token in tokens:
        depth += (token in _CLOSES) - (token in ("]", ")", ")*"))
        if token == "|" and depth == 0:
            yield parts
            parts = []
        else:
            parts.append(token)
    yield parts


def _closing(tokens: Sequence[str], opening: int) -> int:
    depth = 0
    for at in range(opening, len(tokens)):
        depth += (tokens[at] in _CLOSES) - (tokens[at] in ("]", ")", ")*"))
        if depth == 0:
            return at
    raise ValueError("a bracket is not closed")


def _commonness(need: frozenset[Need]) -> float:
    return sum(_how_common(each) for each in need)


def _how_common(need: Need) -> float:
    if need.is_slot:
        return _VERY_COMMON if need.name in _COMMON_SLOTS else _COMMON
    return _RARE if len(need.name) > _SHORT else _VERY_COMMON
