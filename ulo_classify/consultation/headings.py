"""Which lines of a list are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.consultation.lines import Item
from ulo_classify.consultation.names import fold
from ulo_classify.consultation.people import is_person
from ulo_classify.consultation.sections import LONGEST_HEADING, is_prose, is_section_name, starts_like_title
from ulo_classify.consultation.splitting import starts_with_person
from ulo_classify.consultation.unnamed import (
    has_individual_tag,
    is_anonymous,
    is_individuals_heading,
    is_unnamed_individual,
)
from ulo_classify.consultation.words import word_set

# Shares of all lines: headings by format, capitals, marked lines, blocks that start with a heading.
_MOST_BY_FORMAT = 0.5
_MOST_CAPITALS = 0.4
_LEAST_MARKED = 0.5
_HABIT = 0.6
_AROUND = 2
_LEAST_WORDS = 3
_LONGEST_OPENING = 8  # lines above a list that starts with its first marked line


def find_headings(items: Sequence[Item]) -> list[bool]:
    """Tell for each item of a list whether it is a heading.

    Shape decides: a format's own heading, the words of a section, a colon at the end, capitals amid other
    lines, an unmarked short line above marked ones, or the first line of a block where other blocks start
    with headings. Persons and unnamed respondents are never headings, and neither is a line that stands in
    its place of the alphabet between others.
    """
    shape = _Shape(items)
    return [shape.is_heading(at) for at in range(len(items))]


class _Shape:
    """What the lines of a list have in common, and how one of them differs."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        every = max(len(items), 1)
        phrases = [item.text for item in items if " " in item.text]  # one word in capitals is an acronym
        capitals = sum(text.isupper() for text in phrases) / max(len(phrases), 1)
        self.few_capitals = capitals <= _MOST_CAPITALS
        self.few_by_format = sum(item.line.heading for item in items) <= every * _MOST_BY_FORMAT
        self.mostly_marked = sum(bool(item.shape) for item in items) >= every * _LEAST_MARKED
        first_marked = next((i for i, item in enumerate(items) if item.shape), len(items))
        first_by_format = next((i for i, item in enumerate(items) if item.line.heading), len(items))
        self.opening = min(first_marked, first_by_format) if first_marked <= _LONGEST_OPENING else 0
        self.first_lines = _first_lines(items)

    def is_heading(self, at: int) -> bool:
        """Tell whether the item at this place is a heading."""
        item = self.items[at]
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        alone = not item.shape or (following is not None and following.shape != item.shape)
        if not alone or _is_respondent(item.text):
            return False
        if item.line.heading and self.few_by_format:
            return True
        if _says_heading(item.text) and (_is_plain(item.text) or not self._in_order(at, _AROUND, _AROUND)):
            return True
        return at in self.first_lines or self._is_in_capitals(at) or self._is_above_marked(at)

    def _is_in_capitals(self, at: int) -> bool:
        item = self.items[at]
        return (
            not item.shape
            and item.text.isupper()
            and self.few_capitals
            and _capitals_heading(item.text)
            and not self._in_order(at, 1, 1)
        )

    def _is_above_marked(self, at: int) -> bool:
        item = self.items[at]
        short = len(item.text.split()) <= LONGEST_HEADING and not is_prose(item.text)
        if item.shape or not self.mostly_marked or not short:
            return False
        return at < self.opening or (at + 1 < len(self.items) and bool(self.items[at + 1].shape))

    def _in_order(self, at: int, before: int, after: int) -> bool:
        """Tell a name by its place: with no blank line about it, in alphabetical order."""
        item = self.items[at]
        around = self.items[max(at - before, 0) : at + after + 1]
        if len(around) < before + after + 1 or len(item.text) == 1 or item.text.endswith(":"):
            return False
        keys = [fold(other.text) for other in around]
        apart = any(other.gap for other in around[1:])
        return (
            not apart and not any(each.shape or each.line.heading for each in around) and keys == sorted(keys)
        )


def _first_lines(items: Sequence[Item]) -> set[int]:
    """Give the first lines of the blocks between blank lines, where most of them are plain headings."""
    starts = [
        i
        for i, item in enumerate(items)
        if (item.gap or not i) and not item.shape and i + 1 < len(items) and not items[i + 1].gap
    ]
    told = sum(is_section_name(items[i].text) for i in starts)
    if told < 2 or told < len(starts) * _HABIT:
        return set()
    return {
        i for i in starts if len(items[i].text.split()) <= LONGEST_HEADING and not is_prose(items[i].text)
    }


def _is_plain(text: str) -> bool:
    """Tell whether a heading speaks of people, or in so few words that no body can be called so."""
    return is_individuals_heading(text) or len(text.split()) < _LEAST_WORDS


def _is_respondent(text: str) -> bool:
    if is_section_name(text) and not is_anonymous(text):
        return is_unnamed_individual(text) and not text.rstrip().endswith("s")
    return (
        is_person(text.rstrip(":"))
        or (not text.endswith(":") and starts_with_person(text))
        or has_individual_tag(text)
        or is_anonymous(text)
        or is_unnamed_individual(text)
    )


def _says_heading(text: str) -> bool:
    if len(text) == 1 and text.isalpha():
        return True
    return (
        is_section_name(text)
        or text.endswith((":", ":-", ":–", "—"))
        or (starts_like_title(text) and not is_prose(text))
    )


def _capitals_heading(text: str) -> bool:
    words = [fold(word) for word in re.findall(r"[\w'’-]+", text)]
    return len(words) > 1 and words[-1] not in word_set("bodies", "body_heads")
