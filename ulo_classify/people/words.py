"""Capitalised words, and the runs they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ulo_classify.people.lexicon import Kind, kind_of, load_lexicon


class Word(NamedTuple):
    """A capitalised word: its offsets (without a possessive 's), what it may be, and how it is written."""

    start: int
    end: int
    kind: int
    capitals: bool
    possessive: bool


# Latin capitals with and without accents; `re` has no class for them.
_UPPER = "A-Z" + "".join(
    chr(code) for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)] if chr(code).isupper()
)
_LETTER = r"[^\W\d_]|[\u0300-\u036f]"
_CAPITALISED = re.compile(rf"(?<![\w\u0300-\u036f])[{_UPPER}](?:{_LETTER})*(?:['’\-‐‑](?:{_LETTER})+)*")
_ONE_LINE = re.compile(r"[ \t\u00a0]{0,6}\r?\n[ \t\u00a0]{0,24}")
_MAX_GAP = 32
_BEFORE_STOP = Kind.INITIAL | Kind.TITLE | Kind.WEAK_TITLE | Kind.SAINT | Kind.POSTNOMINAL
_OPENING, _CLOSING = "\"“‘'(", "\"”’')"


def _word(text: str, start: int, end: int) -> Word:
    raw = text[start:end]
    possessive = raw.endswith(("'s", "’s", "'S", "’S")) and len(raw) > 2
    kind = Kind.NONE if text[end : end + 1].isdigit() or text[end : end + 1] == "_" else kind_of(raw)
    if len(raw) == 1 and text[end : end + 1] != "." and kind & Kind.STARTER:
        kind &= ~Kind.INITIAL  # "A" and "I" are words unless a full stop follows
    stop = end - 2 if possessive else end
    return Word(start, stop, kind, stop - start > 1 and text[start:stop].isupper(), possessive)


def _is_nickname(text: str, left: Word, right: Word, gap: str) -> bool:
    """Whether `right` is the nickname in 'Jane "Jay" Okafor'."""
    closed = text[right.end : right.end + 2]
    after = text[right.end + 2 : right.end + 3]
    return (
        bool(left.kind & (Kind.GIVEN | Kind.DOUBTFUL))
        and not left.capitals
        and not right.capitals
        and gap[0] == " "
        and gap[1] in _OPENING
        and closed[:1] in _CLOSING
        and closed[1:] == " "
        and after.isupper()
        and not right.kind & (Kind.STARTER | Kind.ORDINARY)
    )


def _joins(text: str, run: list[Word], right: Word) -> bool:
    """Whether `right` belongs to the run: only blanks, particles, or the full stop of an initial between."""
    left = run[-1]
    gap = text[left.end : right.start]
    if gap in {" ", "\u00a0"}:
        return True
    if left.possessive or len(gap) > _MAX_GAP:
        return left.possessive and gap[2:] == " "
    if not gap.strip(" \t\u00a0"):
        return len(gap) <= 3
    if gap[0] == ".":
        return not gap[1:].strip() and len(gap) <= 3 and bool(left.kind & _BEFORE_STOP)
    if _ONE_LINE.fullmatch(gap):
        return _wraps(text, run)
    return _is_inside_name(text, left, right, gap)


def _is_inside_name(text: str, left: Word, right: Word, gap: str) -> bool:
    """Whether a gap that holds more than blanks stands within a name: a nickname's quotes, or particles."""
    if len(gap) == 2 and gap[0] in _CLOSING and gap[1] == " ":
        return _opened(text, left)
    if len(gap) == 2 and _is_nickname(text, left, right, gap):
        return True
    parts = gap.replace("-", " ").lower().split()
    return bool(parts) and gap[0].isspace() and all(part in load_lexicon().particles for part in parts)


def _opened(text: str, word: Word) -> bool:
    return word.start >= 2 and text[word.start - 1] in _OPENING and text[word.start - 2] == " "


def _wraps(text: str, run: list[Word]) -> bool:
    """Whether a name goes on in the next line: an unfinished name that did not start its own line."""
    if run[-1].kind & (Kind.TITLE | Kind.INITIAL):
        return True
    if not run[-1].kind & (Kind.GIVEN | Kind.DOUBTFUL) or (len(run) > 1 and run[-2].kind & Kind.GIVEN):
        return False
    line_start = text.rfind("\n", max(0, run[0].start - 200), run[0].start) + 1
    return bool(text[max(line_start, run[0].start - 200) : run[0].start].strip(" \t•*–-"))


def find_runs(text: str) -> Iterator[list[Word]]:
    """Runs of capitalised words in the order of the text, each word in one run."""
    run: list[Word] = []
    for match in _CAPITALISED.finditer(text):
        word = _word(text, match.start(), match.end())
        if run and not _joins(text, run, word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run
