"""Hides names for display, and cuts quotes so that they hold none."""

from __future__ import annotations

import re

from ulo_classify.people.finder import find_people, spans_of

Span = tuple[int, int]

_DANGLING_LEFT = " \t\r\n\u00a0,;:.!?)]}–—-”’\"'/&|"
_DANGLING_RIGHT = " \t\r\n\u00a0,;:([{–—-“‘\"'/&|"
_POSSESSIVE = re.compile(r"['’][sS](?!\w)")
_BLANKS = " \t\r\n\u00a0"


def mask_people(text: str, mask: str = "[name]", *, start: int = 0, end: int | None = None) -> str:
    """The text with every name of a person replaced; for display only, since its length may change.

    Args:
        text: the whole text, so that a name is recognised by what stands around it.
        mask: what stands in for a name.
        start: where the part to be shown begins.
        end: where it ends (exclusive); by default the end of the text.

    Returns:
        The masked `text[start:end]`; a name that the part cuts in two is masked as well.
    """
    stop = len(text) if end is None else min(end, len(text))
    pieces: list[str] = []
    at = start
    for left, right in spans_of(text):
        if right <= start or left >= stop:
            continue
        pieces += [text[at : max(left, at)], mask]
        at = right
    pieces.append(text[at:stop])
    return "".join(pieces)


def name_free_span(text: str, start: int, end: int, keep: Span) -> Span:
    """The longest part of `text[start:end]` that holds `keep` and no name of a person.

    Args:
        text: the whole text, so that a name is recognised by what stands around it.
        start: where the quote begins.
        end: where it ends (exclusive).
        keep: offsets of the deciding words; what lies outside the quote is left out of account.

    Returns:
        Offsets within `[start, end)`, without blanks and dangling punctuation at a cut. If a name overlaps
        `keep`, the longest part of `keep` without a name; an empty span if `keep` is only a name.
    """
    end = min(end, len(text))
    start = max(0, min(start, end))
    wanted = (min(max(keep[0], start), end), max(min(keep[1], end), start))
    names = [span for span in spans_of(text) if span[0] < end and span[1] > start]
    while True:
        left, right = _cut(text, start, end, wanted, names)
        # Cutting takes words away by which names were told from other words: look again.
        hits = [(left + a, left + b) for a, b in find_people(text[left:right])]
        if not hits:
            return left, right
        names = sorted(names + hits)


def _cut(text: str, start: int, end: int, wanted: Span, names: list[Span]) -> Span:
    inner = _longest_gap(wanted, names)
    if inner is not None:
        return _trim(text, inner, cut_left=inner[0] > wanted[0], cut_right=inner[1] < wanted[1])
    left = max([start, *(b for _, b in names if b <= wanted[0])])
    right = min([end, *(a for a, _ in names if a >= wanted[1])])
    trimmed = _trim(text, (left, right), cut_left=left > start, cut_right=right < end)
    if wanted[0] >= wanted[1]:
        return trimmed
    # Trimming never takes a letter, but it must not bite into the deciding words either.
    return min(trimmed[0], wanted[0]), max(trimmed[1], wanted[1])


def _longest_gap(wanted: Span, names: list[Span]) -> Span | None:
    """The longest part of `wanted` between names; None where no name overlaps it."""
    at, gaps = wanted[0], []
    for left, right in names:
        inside = left < wanted[0] < right  # a deciding point (an empty `keep`) within a name
        if not inside and (right <= wanted[0] or left >= wanted[1]):
            continue
        gaps.append((at, max(at, left)))
        at = max(at, right)
    if not gaps:
        return None
    gaps.append((min(at, wanted[1]), wanted[1]))
    return max(gaps, key=lambda gap: gap[1] - gap[0])


def _trim(text: str, span: Span, *, cut_left: bool, cut_right: bool) -> Span:
    left, right = span
    if cut_left and _POSSESSIVE.match(text, left, right):
        left += 2  # what is left of "Jane's"
    while left < right and text[left] in (_DANGLING_LEFT if cut_left else _BLANKS):
        left += 1
    while right > left and text[right - 1] in (_DANGLING_RIGHT if cut_right else _BLANKS):
        right -= 1
    return left, right
