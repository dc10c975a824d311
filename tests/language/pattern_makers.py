"""Makes sentences that fit a pattern, straight from its source: a second reading of the pattern language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ulo_classify.language.patterns import Unit

_TOKEN = re.compile(r"\{[^{}]*\}|\.\.\d+|\)\*|[\[\]()|^$]|[^\s\[\](){}|]+")
Choose = Callable[[int, int], int]  # a whole number from the first to the second, both included


def units(words: str) -> list[Unit]:
    """Units from "the board/board;panel is": a word, and after a slash its slots."""
    made, at = [], 0
    for part in words.split():
        word, _, slots = part.partition("/")
        made.append(Unit(word, frozenset(slots.split(";")) - {""}, at, at + len(word)))
        at += len(word) + 1
    return made


def fitting(source: str, choose: Choose) -> list[Unit]:
    """Units that the pattern must match as a whole."""
    tokens = _TOKEN.findall(source)
    parts = list(_choice(tokens, choose))
    made, at = [], 0
    for word, slots in parts:
        made.append(Unit(word, slots, at, at + len(word)))
        at += len(word) + 1
    return made


def _choice(tokens: list[str], choose: Choose) -> Iterator[tuple[str, frozenset[str]]]:
    options: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token in "[(") - (token in ("]", ")", ")*"))
        if token == "|" and depth == 0:
            options.append([])
        else:
            options[-1].append(token)
    yield from _sequence(options[choose(0, len(options) - 1)], choose)


def _sequence(tokens: list[str], choose: Choose) -> Iterator[tuple[str, frozenset[str]]]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token in "[(":
            end = _closing(tokens, at)
            times = {"]": (0, 1), ")": (1, 1), ")*": (0, 2)}[tokens[end]]
            for _ in range(choose(*times)):
                yield from _choice(tokens[at + 1 : end], choose)
            at = end
        elif token.startswith(".."):
            for number in range(choose(0, int(token[2:]))):
                yield f"gap{number}", frozenset()
        elif token.startswith("{"):
            slots = token.strip("{}").rpartition("=")[2].split("|")
            slot = slots[choose(0, len(slots) - 1)]
            yield ("thing", frozenset() if slot == "*" else frozenset({slot, "other"}))
        elif token not in "^$":
            yield token, frozenset()
        at += 1


def _closing(tokens: list[str], at: int) -> int:
    depth = 0
    for index in range(at, len(tokens)):
        depth += (tokens[index] in "[(") - (tokens[index] in ("]", ")", ")*"))
        if depth == 0:
            return index
    raise AssertionError(f"a bracket of {tokens} is not closed")
