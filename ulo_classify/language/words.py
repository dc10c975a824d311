"""The words of a text as rules compare them, whatever the typography.

Line breaks, tabs, no-break blanks, true and no-break hyphens, curly apostrophes and invisible characters come
from PDFs and word processors and mean nothing. A hyphen between two words counts as a blank, so "user-led",
"user led" and "user\u2011led" are the same two words. Offsets always point into the original text.

Words are cut as spaCy's English tokenizer cuts them, which works between blanks; so each run of characters
without a blank is given to it once and remembered, and a text costs a look-up a run. A test compares the two.
"""

from __future__ import annotations

import re
import threading
from functools import cache
from typing import NamedTuple

import spacy
from spacy.language import Language

_RUN = re.compile(r"\S+")
_PIECE = re.compile(r"[\u2010\u2011]|[^\u2010\u2011]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_HYPHENS = frozenset("-\u2010\u2011")
_MOST_RUNS = 100_000  # remembered; then the memory begins anew, so that it does not grow with what is read
_LONGEST_RUN = 60  # characters of a run worth remembering


class Word(NamedTuple):
    """A word: `text` in small letters and plain typography, character offsets, and whether it is capital."""

    text: str
    start: int
    end: int
    capital: bool


_RUNS: dict[str, tuple[Word, ...]] = {}
_make = tuple.__new__


def words_of(text: str) -> list[Word]:
    """The words of a text, in order; blanks and joining hyphens are left out."""
    words: list[Word] = []
    for run in _RUN.finditer(text):
        at, letters = run.start(), run.group()
        if letters[0] in _HYPHENS and _after_a_break(text, at):
            found = _cut(letters, joined=True)  # the hyphen of a list item is no word
        else:
            found = _RUNS.get(letters) or _remember(letters)
        if len(found) == 1:
            word, start, end, capital = found[0]
            words.append(_make(Word, (word, at + start, at + end, capital)))
        else:
            words += [
                _make(Word, (word, at + start, at + end, capital)) for word, start, end, capital in found
            ]
    return words


def _after_a_break(text: str, at: int) -> bool:
    """True if more than one plain blank stands before a place."""
    return at > 0 and not (text[at - 1] == " " and at > 1 and not text[at - 2].isspace())


def _remember(letters: str) -> tuple[Word, ...]:
    found = _cut(letters)
    if len(letters) <= _LONGEST_RUN:
        if len(_RUNS) >= _MOST_RUNS:
            _RUNS.clear()
        _RUNS[letters] = found
    return found


def _cut(letters: str, *, joined: bool = False) -> tuple[Word, ...]:
    """The words of a run of characters without blanks; `joined`: a hyphen before them is none."""
    end = 0 if joined else -1  # where the last word ended
    words = []
    for at, token in _tokens(letters):
        for piece in _PIECE.finditer(token):
            start = at + piece.start()
            joins = piece.group() in _HYPHENS and start == end
            text = piece.group().translate(_INVISIBLE)
            end = at + piece.end()
            if text and not joins:
                words.append(Word(text.lower().translate(_APOSTROPHES), start, end, text[0].isupper()))
    return tuple(words)


def _tokens(letters: str) -> list[tuple[int, str]]:
    nlp = _tokenizing()
    # One thread at a time: a zone that another thread closes takes the words of both away.
    with _IN_A_ZONE, nlp.memory_zone():  # what is read once leaves nothing behind in the string store
        return [(token.idx, token.text) for token in nlp.make_doc(_HALVES.sub("\ufffd", letters))]


_IN_A_ZONE = threading.Lock()
# Of a pair of surrogates, as broken JSON has them: no text, and spaCy takes none.
_HALVES = re.compile("[\ud800-\udfff]")


@cache
def _tokenizing() -> Language:
    nlp = spacy.blank("en")
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]  # whether a word is like a number, a URL ...: nobody here asks
    return nlp
