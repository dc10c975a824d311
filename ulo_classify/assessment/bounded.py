"""Text as it is read for statements: the same length, without what no writer of English writes.

Some rules look at every pair of words of a sentence, and a tokeniser at every part of a word. Sentences and
words of real documents are short, so that costs nothing; a file made to hang its reader has one sentence of a
million words. Such stretches are broken here with line ends, in the place of characters that say nothing, so
that all offsets stay and quotes are cut from the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ulo_classify.schema import Document

# The longest web addresses stay whole, and so do the lines of dots in a table of contents.
_NO_WORD = re.compile(r"[^\s]{400,}|[^\w\s]{100,}")
_LONGEST = 4000  # characters of a sentence; the longest one in the corpora has 1,540
# About a hundred pages. Clauses are compared with one another, so the work grows with their square.
LONGEST_RULES = 300_000
_GAP = "\n\n"  # in the place of a blank and one letter: a single line end may only be a wrapped line
_END = re.compile(r"\n|[.!?][\"”’')\]]{0,3}\s")
_BLANK = re.compile(r"\s(?=\S)")


class BoundedDocument(Document):
    """A document that had to be broken; quotes are cut from its own words."""

    own_words: str


def bounded_document(document: Document) -> Document:
    """The document as it is to be read; itself, unless it holds what nobody writes."""
    text = bounded(document.text)
    if text == document.text:
        return document
    return BoundedDocument(**{**dict(document), "text": text}, own_words=document.text)


def own_words(document: Document) -> str:
    """The text of a document as it was given."""
    return document.own_words if isinstance(document, BoundedDocument) else document.text


def bounded(text: str) -> str:
    """The text with line ends in the place of endless words and in endless sentences.

    Args:
        text: of a document.

    Returns:
        A text of the same length; the same text for every document that people write.
    """
    text = _NO_WORD.sub(lambda run: "\n" * len(run[0]), text)
    breaks = list(_breaks(text))
    if not breaks:
        return text
    pieces, at = [], 0
    for place in breaks:
        pieces += [text[at:place], _GAP]
        at = place + len(_GAP)
    return "".join([*pieces, text[at:]])


def _breaks(text: str) -> Iterator[int]:
    """Places of blanks in sentences that are too long; with words of at most 400 there is one near each."""
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        while end - start > _LONGEST:
            blank = _BLANK.search(text, start + _LONGEST - 500, end)
            if blank is None:
                break
            yield blank.start()
            start = blank.start() + len(_GAP)
        start = end
