"""Which governing document the share of votes is read from, and which cannot be used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from ulo_classify.assessment.bounded import LONGEST_RULES
from ulo_classify.governance import Board, Fact, Meeting, Rules, read_rules
from ulo_classify.language.lexicon import load_lexicon
from ulo_classify.reading.clause_labels import clause_labels
from ulo_classify.reading.clause_numbers import clause_number
from ulo_classify.schema import Document, Mark

Numbered = tuple[int, Document]
"""A document with its place in the dossier."""

_OPENING = 400  # characters in which a document says that it is a draft
_BLANK = r"(?:_{2,}|\.{4,}|…+|\[[^\]\n]{0,40}\])"
_SEATS = r"(?:trustees?|directors?|members?|seats?|persons?|people|governors?|per ?cent|%)"
_BLANK_NUMBER = re.compile(
    rf"{_BLANK}\s*(?:\([^)\n]{{0,20}}\)\s*)?(?:of\s+(?:the\s+)?|\w+\s+)?{_SEATS}\b"
    rf"|(?:fewer|less|more|least|most|up to|number of {_SEATS}[\w ]{{0,20}})\s*(?:than\s*)?{_BLANK}",
    re.IGNORECASE,
)

_ADMITS = re.compile(
    r"\b(?:open to|any ?one|anybody|any person|may (?:join|be|become)|eligible|admit\w*|means|qualif\w+)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def rules_of(text: str) -> Rules:
    """The rules of a text; those read last are kept, because two questions are asked of them."""
    return read_rules(text)


def governing_documents(documents: Sequence[Document]) -> list[Numbered]:
    """The governing documents, best first: the newest dated one, then the longest of those without a date.

    The order does not depend on the order of the dossier.
    """
    found = [(index, each) for index, each in enumerate(documents) if each.kind == "governing_document"]
    return sorted(found, key=lambda each: (each[1].date or "", len(each[1].text), each[1].text), reverse=True)


def why_unusable(document: Document) -> Literal["draft", "blanks", "endless"] | None:
    """Why no share is read from a governing document: a draft or model, blanks for numbers, or no end."""
    if len(document.text) > LONGEST_RULES:
        return "endless"
    if any(word in document.text[:_OPENING] for word in load_lexicon().drafts):
        return "draft"
    return "blanks" if _BLANK_NUMBER.search(document.text) else None


def rules_anything(board: Board) -> bool:
    """True if a board's rules set any number, or say who may sit on it."""
    sized = board.low is not None or board.high is not None or bool(board.quotas)
    return sized or any(group.low or group.high is not None or group.who != "anyone" for group in board.seats)


def says_who_sits(board: Board, facts: Sequence[Fact]) -> bool:
    """True if rules say who may sit on a board, be it that anyone may."""
    told = bool(board.quotas) or any(fact.says == "who" for fact in facts)
    return told or any(group.who != "anyone" for group in board.seats)


def says_who_votes(meeting: Meeting, text: str) -> bool:
    """True if rules say who may be a voting member, be it that anyone may."""
    voting = [kind for kind in meeting.classes if kind.votes]
    told = bool(meeting.quotas) or any(kind.who != "anyone" for kind in voting)
    quotes = (text[quote.start : quote.end] for kind in voting for quote in kind.quotes)
    return told or any(_ADMITS.search(words) for words in quotes)


def with_clauses(document: Document) -> Document:
    """A document with marks for its clauses: those it came with, else those of its own numbering."""
    if any(mark.kind == "clause" for mark in document.marks):
        return document
    found, start = [], 0
    for line in document.text.splitlines(keepends=True):
        indent = len(line) - len(line.lstrip())
        number = clause_number(line.strip())
        if number is not None:
            found.append((number, start + indent))
        start += len(line)
    labels = clause_labels([(number, 0) for number, _ in found])
    marks = [
        Mark(kind="clause", label=label, start=at)
        for label, (_, at) in zip(labels, found, strict=True)
        if label is not None
    ]
    return document.model_copy(update={"marks": (*document.marks, *marks)}) if marks else document
