"""Items of a list that go on over more than one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ulo_classify.consultation.joint import ends_like_body
from ulo_classify.consultation.lines import Item, is_page_furniture
from ulo_classify.consultation.names import fold
from ulo_classify.consultation.runs import after_lead_in
from ulo_classify.consultation.sections import is_of_a_letter, is_section_name
from ulo_classify.consultation.totals import is_open_ended
from ulo_classify.consultation.words import word_set

_JOINING = "of|for|and|the|in|with|to|by|on|or|a"
# In small letters: a name may end in "In".
_OPEN_END = re.compile(rf"(?:(?<!\S)(?:{_JOINING})|[&,/(–—-])$")
# Not "the" or "a": a name may start with them.
_JOINING_START = re.compile(r"(?:of|for|and|in)\b(?!$)|[&(]")

# A list is in alphabetical order where it has so many lines and few are out of order; a line is full where
# little of the widest is missing.
_LEAST_ORDERED = 8
_MOST_FALLS = 0.2
_NEARLY_FULL = 0.8
_LEAST_WIDTH = 40
_LETTERS_DIFFER = 0.92  # lines of print with as many letters are not equally wide


def joined_items(items: Sequence[Item]) -> list[Item]:
    """Join a line without a list marker to the item before it, where the item plainly goes on.

    An open bracket or a joining word at the break shows it for every list; under a marked item also a small
    letter or a deeper indentation. A blank line between ends every item.
    """
    joined: list[Item] = []
    for item in items:
        before = joined[-1] if joined else None
        if before is not None and not item.shape and not item.gap and _goes_on(before, item):
            text = f"{before.text} {item.text}"
            joined[-1] = before._replace(text=text, joined=(*before.joined, item.line.number))
        else:
            joined.append(item)
    return _by_alphabet(joined)


def _by_alphabet(items: list[Item]) -> list[Item]:
    """Join the second half of a long name, where a list in alphabetical order would be out of order by it."""
    bare = [item for item in items if not item.shape and not item.line.heading]
    keys = [fold(item.text) for item in bare]
    falls = sum(a > b for a, b in pairwise(keys))
    if len(bare) < _LEAST_ORDERED or falls > len(bare) * _MOST_FALLS:
        return items
    widest = max(len(item.text) for item in bare)
    joined: list[Item] = []
    for at, item in enumerate(items):
        before, after = joined[-1] if joined else None, items[at + 1] if at + 1 < len(items) else None
        if (
            before is not None
            and after is not None
            and not (before.shape or item.shape or item.gap or item.line.heading or before.line.heading)
            and len(before.text) >= max(widest * _NEARLY_FULL, _LEAST_WIDTH)
            and len(before.text) + len(item.text.split()[0]) >= widest * _LETTERS_DIFFER
            and (
                fold(item.text) < fold(before.text)
                or fold(after.text) < fold(item.text)
                or fold(before.text.split()[-1]) in word_set("bodies", "never_last")
            )
            and fold(before.text) <= fold(after.text)
            and (
                _may_go_on(before, item) or fold(before.text.split()[-1]) in word_set("bodies", "never_last")
            )
            and not (ends_like_body(before.text) and item.text.startswith("The "))
        ):
            text = f"{before.text} {item.text}"
            joined[-1] = before._replace(text=text, joined=(*before.joined, item.line.number))
        else:
            joined.append(item)
    return joined


def _may_go_on(before: Item, item: Item) -> bool:
    texts = (before.text, item.text)
    return not any(is_page_furniture(text) or is_section_name(text) or is_open_ended(text) for text in texts)


def _goes_on(before: Item, item: Item) -> bool:
    text = before.text
    if is_page_furniture(item.text) or is_open_ended(item.text) or item.line.heading != before.line.heading:
        return False
    if (
        len(text) == 1
        or is_of_a_letter(text)
        or re.search(r"[.;:—]$|:[-–]$|\w/$", text)
        or is_section_name(text)
        or is_page_furniture(text)
    ):
        return False
    if _in_paragraph(before, item) or _OPEN_END.search(text) or text.count("(") > text.count(")"):
        return True
    if is_section_name(item.text):
        return False
    if _JOINING_START.match(item.text):
        return True
    return bool(before.shape) and (item.text[0].islower() or _indent(item) > _indent(before) + 1)


def _in_paragraph(before: Item, item: Item) -> bool:
    """Tell whether a line goes on with a sentence that lists respondents and has filled the line before."""
    if before.shape or len(before.text) < _LEAST_WIDTH or not re.search("[,;]", before.text):
        return False
    return before.text.count(";") > 1 or bool(after_lead_in(before.text, colon=False)[1])


def _indent(item: Item) -> int:
    text = item.line.text.expandtabs()
    return len(text) - len(text.lstrip())
