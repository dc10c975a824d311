"""From offsets to evidence that can be shown: the words, where they stand, and no name of a person."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from ulo_classify.assessment.bounded import own_words
from ulo_classify.assessment.findings import Finding, KindFinding
from ulo_classify.language import Mention
from ulo_classify.language.sentences import split
from ulo_classify.people import mask_label, mask_people, name_free_span
from ulo_classify.schema import Document, Evidence, Mark

_NAME = "[name]"
# Words after a name that only go on with the sentence, and say nothing of the person.
_LINKS = frozenset(
    {"and", "or", "with", "of", "the", "a", "an", "by", "to", "in", "for", "may", "shall", "must"}
)
_AROUND = 160  # characters of context on either side


def evidence_of(findings: Iterable[Finding]) -> tuple[Evidence, ...]:
    """Evidence for statements, each quotation once, in the given order."""
    seen: dict[tuple[int, int, int], Evidence] = {}
    for finding in findings:
        statement = finding.statement
        made = cite(finding.document, finding.index, statement.start, statement.end, statement.cues[0])
        if made is not None:
            seen.setdefault((finding.index, made.start, made.end), made)
    return tuple(seen.values())


def evidence_of_kinds(findings: Iterable[KindFinding], documents: list[Document]) -> tuple[Evidence, ...]:
    """Evidence for words of kind."""
    made = (
        cite(documents[f.index], f.index, f.hit.start, f.hit.end, f"kind: {f.hit.kind}") for f in findings
    )
    return tuple(dict.fromkeys(evidence for evidence in made if evidence is not None))


def evidence_of_mentions(
    mentions: Iterable[tuple[int, Mention]], documents: list[Document]
) -> tuple[Evidence, ...]:
    """Evidence for words that say what a document is about, such as the name of a panel."""
    made = (cite(documents[index], index, found.start, found.end, found.slot) for index, found in mentions)
    return tuple(evidence for evidence in made if evidence is not None)


def evidence_of_passages(
    passages: Iterable[tuple[int, int, int]], documents: list[Document]
) -> tuple[Evidence, ...]:
    """Evidence for sentences that moved the learned model (document, start, end)."""
    made = (cite(documents[index], index, start, end, "model") for index, start, end in passages)
    return tuple(evidence for evidence in made if evidence is not None)


def cite(document: Document, index: int, start: int, end: int, cue: str) -> Evidence | None:
    """Quote ``document.text[start:end]``, cut so that it holds no name of a person.

    The context is the rest of the sentence (at most 160 characters a side) with names masked. None if nothing
    but a name would be left.
    """
    text = document.text
    left, right = _sentence(text, start, end)
    start, end = name_free_span(text, start, end, (start, end))
    if not text[start:end].strip():
        return None
    return Evidence(
        quote=own_words(document)[start:end],
        document=name_of(document, index),
        document_index=index,
        start=start,
        end=end,
        page=_mark(document.marks, "page", start),
        heading=_heading(document.marks, start),
        clause=_mark(document.marks, "clause", start),
        before=_around(text, max(left, start - _AROUND), start),
        after=_around(text, end, min(right, end + _AROUND)),
        date=document.date,
        cue=cue,
    )


def _around(text: str, start: int, end: int) -> str:
    """Words around a quotation, names masked and what is said of a named person left out.

    "[name], who has epilepsy, sits on it" still says something of somebody whom others may know.
    """
    first, *rest = mask_people(text, _NAME, start=start, end=end).split(_NAME)
    kept = [piece if _only_links(piece) else " … " for piece in rest]
    return _NAME.join([first, *kept])


def _only_links(piece: str) -> bool:
    return all(word.strip(".,;:()[]&/–—-'’\"”").lower() in _LINKS | {""} for word in piece.split())


def clause_at(document: Document, start: int) -> str | None:
    """The number of the clause in which a place of a document stands, as its marks have it."""
    return _mark(document.marks, "clause", start)


def name_of(document: Document, index: int) -> str:
    """What results call a document: its name, else its source, else its place in the dossier."""
    return document.name or document.source or f"document {index + 1}"


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Borders of the sentences around a quotation."""
    starts, ends = _borders(text)
    left = bisect_right(starts, start)
    right = bisect_left(ends, end)
    return starts[left - 1] if left else start, ends[right] if right < len(ends) else end


@lru_cache(maxsize=4)  # quotes are cut from the same document one after the other
def _borders(text: str) -> tuple[list[int], list[int]]:
    spans = split(text)
    return [start for start, _ in spans], [end for _, end in spans]


def _heading(marks: tuple[Mark, ...], start: int) -> str | None:
    heading = _mark(marks, "heading", start)
    return mask_label(heading) if heading else heading


def _mark(marks: tuple[Mark, ...], kind: Literal["page", "heading", "clause"], start: int) -> str | None:
    return next((mark.label for mark in reversed(marks) if mark.kind == kind and mark.start <= start), None)
