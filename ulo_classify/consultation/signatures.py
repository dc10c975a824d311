"""Blocks of a letter: a person, a role and a body on lines of their own -> one line each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.consultation.lines import Item, is_page_furniture
from ulo_classify.consultation.people import is_person, is_role
from ulo_classify.consultation.sections import is_of_a_letter, is_section_name

# So many blocks of a person and further lines show a habit; one alone may be two respondents.
_LEAST_BLOCKS = 3
_LONGEST_BLOCK = 5
# Where so many lines have a blank one before them, as the paragraphs of a document, it parts nothing.
_SPACED = 0.8


def joined_signatures(items: Sequence[Item]) -> list[Item]:
    """Join the lines of each signature with commas: "Jane Example", "Chair", "Anytown Club" are one entry.

    A role under a person shows a signature. Where the blocks between blank lines mostly start with a person
    and have more lines, the lines after the first are taken for the person's body without a role too.
    """
    if sum(item.gap for item in items) >= len(items) * _SPACED:
        items = [item._replace(gap=False) for item in items]
    habit = _are_blocks(items)
    joined: list[Item] = []
    at = 0
    while at < len(items):
        end = _end_of_signature(items, at, habit=habit)
        item = items[at]
        if end > at + 1:
            text = ", ".join(part.text.rstrip(" ,;") for part in items[at:end])
            item = item._replace(text=text, joined=tuple(part.line.number for part in items[at + 1 : end]))
        joined.append(item)
        at = end
    return joined


def _end_of_signature(items: Sequence[Item], at: int, *, habit: bool) -> int:
    if not _is_plain(items[at]) or not is_person(items[at].text):
        return at + 1
    end = at + 1
    while end < len(items) and _goes_with(items[end]) and _starts_with_role(items[end].text):
        end += 1
    holds_role = end > at + 1
    holds_body = holds_role and not is_role(items[end - 1].text)
    if (holds_role or habit) and not holds_body:
        last = at + _LONGEST_BLOCK if habit else end + 1
        while end < min(len(items), last) and _goes_with(items[end]) and not is_section_name(items[end].text):
            end += 1
    return end


def _is_plain(item: Item) -> bool:
    return not item.line.heading and not is_page_furniture(item.text)


def _goes_with(item: Item) -> bool:
    return (
        not item.shape
        and not item.gap
        and _is_plain(item)
        and not is_person(item.text)
        and not is_of_a_letter(item.text)
    )


def _starts_with_role(text: str) -> bool:
    return is_role(re.split(r"[,;]\s|\s[–—-]\s", text, maxsplit=1)[0])


def _are_blocks(items: Sequence[Item]) -> bool:
    blocks: list[list[Item]] = []
    for item in items:
        if item.gap or not blocks:
            blocks.append([])
        blocks[-1].append(item)
    longer = [block for block in blocks if 1 < len(block) <= _LONGEST_BLOCK]
    signed = [
        block for block in longer if is_person(block[0].text) and all(_goes_with(item) for item in block[1:])
    ]
    return len(signed) >= _LEAST_BLOCKS and len(signed) * 2 > len(longer)
