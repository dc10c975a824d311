"""Items of a list that go on over more than one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.consultation.lines import Item, is_page_furniture
from ulo_classify.consultation.sections import is_section_name
from ulo_classify.consultation.totals import is_open_ended

_JOINING = "of|for|and|the|in|with|to|by|on|or|a"
_OPEN_END = re.compile(rf"(?:\b(?:{_JOINING})|[&,/(–—-])$", re.IGNORECASE)
# Not "the" or "a": a name may start with them.
_JOINING_START = re.compile(r"(?:of|for|and|in)\b(?!$)|[&(]")


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
    return joined


def _goes_on(before: Item, item: Item) -> bool:
    text = before.text
    if is_page_furniture(item.text) or is_open_ended(item.text) or item.line.heading != before.line.heading:
        return False
    if re.search(r"[.;:]$", text) or is_section_name(text) or is_page_furniture(text):
        return False
    if _OPEN_END.search(text) or text.count("(") > text.count(")"):
        return True
    if is_section_name(item.text):
        return False
    if _JOINING_START.match(item.text):
        return True
    return bool(before.shape) and (item.text[0].islower() or _indent(item) > _indent(before) + 1)


def _indent(item: Item) -> int:
    text = item.line.text.expandtabs()
    return len(text) - len(text.lstrip())
