"""The words of a Doc as rules compare them, whatever the typography.

Line breaks, tabs, no-break blanks, true and no-break hyphens, curly apostrophes and invisible characters come
from PDFs and word processors and mean nothing. A hyphen between two words counts as a blank, so "user-led",
"user led" and "user\u2011led" are the same two words. Offsets always point into the original text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

_PIECE = re.compile(r"[\u2010\u2011]|[^\u2010\u2011]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_HYPHENS = frozenset("-\u2010\u2011")


class Word(NamedTuple):
    """A word: `text` in small letters and plain typography, character offsets, and whether it is capital."""

    text: str
    start: int
    end: int
    capital: bool


def words_of(span: Span | Doc) -> list[Word]:
    """The words of a Doc or a sentence, in order; blanks and joining hyphens are left out."""
    return list(_words(span))


def _words(span: Span | Doc) -> Iterator[Word]:
    end = -1  # where the last word ended
    for token in span:
        for piece in _PIECE.finditer(token.text):
            start = token.idx + piece.start()
            joins = piece.group() in _HYPHENS and start == end
            text = piece.group().translate(_INVISIBLE)
            end = token.idx + piece.end()
            if text and not text.isspace() and not joins:
                yield Word(text.lower().translate(_APOSTROPHES), start, end, text[0].isupper())


def phrase_doc(vocab: Vocab, words: Sequence[Word]) -> Doc:
    """A Doc of these words alone, for spaCy's PhraseMatcher."""
    return Doc(vocab, words=[word.text for word in words])
