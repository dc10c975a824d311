"""The share of votes that users can hold, from the rules of a dossier's governing document, in plain words.

One document is read: the newest dated one, else the longest (`governing.py`); where it says nothing of a
body, the next one is. What it says is put together by `ulo_classify.governance` and told by `rulebook.py`: a
`ControlShare` with an explanation, the clauses that decide, quotes without names, and the assumptions. Where
there is no share, a question says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ulo_classify.assessment.governing import Numbered, governing_documents, why_unusable
from ulo_classify.assessment.rulebook import BODIES, RuleBook
from ulo_classify.assessment.words import clause_words, say
from ulo_classify.language import Reading
from ulo_classify.schema import ControlShare, Document, Evidence


@dataclass(frozen=True, slots=True)
class Control:
    """Shares by body, why others are missing, and the documents that they were read from.

    `clashes`: by body, the clauses that cannot all be kept.
    """

    shares: dict[str, ControlShare] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    sources: dict[str, RuleBook] = field(default_factory=dict)
    clashes: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)


def read_control(documents: Sequence[Document], readings: Sequence[Reading]) -> Control:
    """Work out the shares of votes that users can hold, from the governing documents of a dossier.

    Args:
        documents: the dossier.
        readings: what the language of each says; single sentences of short extracts are rules too.

    Assumed where the rules are silent: see `board_share` and `meeting_share`; what mattered is listed in each
    share.
    """
    governing = governing_documents(documents)
    usable = [each for each in governing if why_unusable(each[1]) is None]
    if not usable:
        return Control(questions=_unusable(governing[:1]))
    read = [RuleBook(index, each, readings[index].statements) for index, each in usable]
    shares: dict[str, ControlShare] = {}
    sources: dict[str, RuleBook] = {}
    questions: list[str] = []
    clashes: dict[str, tuple[Evidence, ...]] = {}
    for body in BODIES:
        source = next((each for each in read if each.why_not(body) not in ("silent", "no_who")), read[0])
        share = source.share(body)
        sources[body] = source
        if share is None:
            why = source.why_not(body) or "unquotable"
            clauses = clause_words(source.clauses(source.deciding(body)))
            if why == "contradiction":
                quoted = (source.cite(quote, f"clash: {body}") for quote in source.deciding(body))
                clashes[body] = tuple(each for each in quoted if each is not None)
            questions.append(say("absent", body, why, name=_called(source.document), clauses=clauses))
            continue
        left_out = tuple(
            say("words", "other_document", name=each.name) for each in read if each is not source
        )
        shares[body] = share.model_copy(update={"assumptions": (*share.assumptions, *left_out)})
    return Control(shares, tuple(questions), sources, clashes)


def _unusable(governing: Sequence[Numbered]) -> tuple[str, ...]:
    return tuple(
        say("absent", "both", why_unusable(document) or "draft", name=_called(document))
        for _, document in governing
    )


def _called(document: Document) -> str:
    """The name of a document in a bracket; its mere place in the dossier would say nothing."""
    name = document.name or document.source
    return f" ({name})" if name else ""
