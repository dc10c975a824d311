"""What our components leave for each other on a Doc.

Kept beside the Doc and not in its ``user_data``, so that it can still be stored and sent between processes
(``to_bytes`` takes plain values only); the spans in ``doc.spans["ulo"]`` are what travels.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

if TYPE_CHECKING:
    from ulo_classify.language.kinds import KindHit
    from ulo_classify.language.patterns import Unit
    from ulo_classify.language.statements import Statement
    from ulo_classify.language.words import Word
    from ulo_classify.schema import DocumentKind


@dataclass(slots=True)
class Records:
    """What one text says, as far as it has been read: words, units of every sentence, statements and more.

    `kind` is what kind of document it is, `names` are the body's, in small letters; both are given.
    """

    text: str = ""
    kind: DocumentKind = "other"
    names: tuple[str, ...] = ()
    words: list[Word] = field(default_factory=list)
    units: list[list[Unit]] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    kinds: list[KindHit] = field(default_factory=list)
    other_sense: list[tuple[int, int]] = field(default_factory=list)
    quotations: list[tuple[int, int]] = field(default_factory=list)  # offsets of the longer ones
    widened: bool = False  # the text counts relatives among people with lived experience
    has_board: bool = False  # the text names a board, so a bare "committee" sits under it


_RECORDS: WeakKeyDictionary[Doc, Records] = WeakKeyDictionary()  # gone with the Doc


def records_of(doc: Doc) -> Records:
    """The records of a Doc: empty where no component of ours has seen it (or it has been stored since)."""
    return _RECORDS.setdefault(doc, Records())


def statements_of(doc: Doc) -> list[Statement]:
    """The statements that `ulo_statements` found in a Doc, in the order of its sentences.

    Example:
        >>> from ulo_classify.language import load_pipeline, statements_of
        >>> [found] = statements_of(load_pipeline()("We are run by disabled people."))
        >>> found.criterion, found.group, found.scope
        ('led', 'users', 'organisation')
    """
    return records_of(doc).statements
