"""Finds names of persons: runs of capitalised words, parted into phrases, each decided by `naming`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ulo_classify.people import context
from ulo_classify.people.contact import find_contacts
from ulo_classify.people.lexicon import Kind
from ulo_classify.people.naming import BREAKS, NAMED, SURNAMED, TITLED, Span, name_in
from ulo_classify.people.spreading import in_company, may_be_name, said_again
from ulo_classify.people.words import Word, find_runs

_ANY = re.compile(r"[^\W\d_a-z]|@|\d{3}")  # nothing personal without a capital, an at-sign or a number
_AND = frozenset({" and ", " & ", " + ", "/", " And ", " AND "})


def find_people(text: str) -> list[Span]:
    """Finds names of persons, titles and letters after the name included, and personal contact details.

    Args:
        text: any text.

    Returns:
        Sorted, non-overlapping half-open character offsets.
    """
    return list(spans_of(text))


@lru_cache(maxsize=4)  # quotes are cut from the same document one after the other
def spans_of(text: str) -> tuple[Span, ...]:
    """The same as `find_people`, remembered for the last few texts."""
    if not _ANY.search(text):
        return ()
    found = list(find_contacts(text))
    names, refused = _names(text)
    names += in_company(text, names, refused)
    found += names
    found.extend(said_again(text, names))
    return tuple(_merge(found))


def _merge(spans: list[Span]) -> Iterator[Span]:
    current: Span | None = None
    for start, end in sorted(spans):
        if current is None:
            current = (start, end)
        elif start <= current[1]:
            current = (current[0], max(current[1], end))
        else:
            yield current
            current = (start, end)
    if current is not None:
        yield current


def _names(text: str) -> tuple[list[Span], list[Span]]:
    """The names, and rows of words that were refused but might be names, in the order of the text."""
    labels = context.ListLabels(text)
    names: list[Span] = []
    refused: list[Span] = []
    last = 0  # how many of the names belong to the last phrase: they fall with "... and Ernest Vale Trust"
    last_end = 0
    for run in find_runs(text):
        for phrase in _phrases(run):
            if _is_body(text, phrase):
                linked = last and text[last_end : phrase[0].start] in _AND
                if linked and phrase[0].kind & (NAMED | TITLED | Kind.INITIAL | Kind.SURNAME):
                    del names[len(names) - (last if _half_a_body(text, names[-1]) else 0) :]
                last = 0
                continue
            last, last_end = 0, phrase[-1].end
            for part in _parts(phrase):
                span = name_in(text, part, labels)
                if span is not None:
                    names.append(span)
                    last += 1
                elif may_be_name(text, part):
                    refused.append((part[0].start, part[-1].end))
    return names, refused


def _half_a_body(text: str, span: Span) -> bool:
    """Whether a name may be the first half of a body's name: one word, or after "the"."""
    return " " not in text[span[0] : span[1]] or context.previous_word(text, span[0]) == "the"


def _is_body(text: str, phrase: list[Word]) -> bool:
    """Whether an organisation word makes the phrase a body; "Mrs House, our treasurer" is none."""
    if not any(word.kind & Kind.ORGANISATION for word in phrase):
        return False
    titled = len(phrase) == 2 and phrase[0].kind & Kind.TITLE
    return not titled or context.has_killer_after(text, phrase[1].end)


def _phrases(run: list[Word]) -> Iterator[list[Word]]:
    """A run parted at small words, roles and titles: what may be one name or one body."""
    phrase: list[Word] = []
    for word in run:
        if word.kind & Kind.STARTER and not word.kind & (NAMED | Kind.INITIAL):
            if phrase:
                yield phrase
            phrase = []
            continue
        if phrase and word.kind & Kind.TITLE and not phrase[-1].kind & TITLED:
            yield phrase
            phrase = []
        phrase.append(word)
    if phrase:
        yield phrase


def _parts(phrase: list[Word]) -> Iterator[list[Word]]:
    """A phrase parted at ordinary words, places and acronyms, unless they may be a surname."""
    part: list[Word] = []
    other = Kind.INITIAL | Kind.POSTNOMINAL
    in_capitals = sum(word.capitals for word in phrase) > 1 and all(
        word.capitals or word.kind & other for word in phrase
    )
    for word in phrase:
        last = part[-1].kind if part else Kind.NONE
        if _ends_part(word, last, in_capitals=in_capitals):
            if part:
                yield part
            part = []
            continue
        if part and word.kind & Kind.WEAK_TITLE and not last & (NAMED | TITLED | Kind.INITIAL):
            yield part
            part = []
        part.append(word)
        if word.possessive:
            yield part
            part = []
    if part:
        yield part


def _ends_part(word: Word, last: int, *, in_capitals: bool) -> bool:
    """Whether a word cannot go on with a name; `last` is what the word before it may be."""
    after_name = bool(last & (NAMED | TITLED | Kind.INITIAL))
    if word.capitals and not in_capitals and not word.kind & (Kind.POSTNOMINAL | NAMED | TITLED):
        return not last & (Kind.GIVEN | TITLED | Kind.INITIAL)  # "Jane OKAFOR" but "Stanley PTA"
    if not word.kind & BREAKS or word.kind & (NAMED | TITLED | Kind.POSTNOMINAL | Kind.INITIAL):
        return False
    if word.kind & Kind.SHAPED:
        return not last & (Kind.GIVEN | TITLED | Kind.INITIAL)
    return not (after_name and word.kind & (SURNAMED | Kind.ORGANISATION))
