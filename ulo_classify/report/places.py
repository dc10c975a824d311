"""Where a quote stands, in words."""

from __future__ import annotations

from collections.abc import Sequence

from ulo_classify.report.cells import one_line
from ulo_classify.report.wording import date_words, messages, term
from ulo_classify.schema import DocumentSummary, Evidence


def _labelled(word: str, label: str) -> str:
    # Some readers label a mark "12.1" and some "Clause 12.1"; the word is said once.
    line = one_line(label)
    return line if line.casefold().startswith(word) else f"{word} {line}"


def place(evidence: Evidence) -> str:
    """Page, heading and clause: 'page 3, under the heading “Trustees”, clause 12.1'; empty if unknown."""
    parts = []
    if evidence.page:
        parts.append(_labelled("page", evidence.page))
    if evidence.heading:
        parts.append(f"under the heading “{one_line(evidence.heading)}”")
    if evidence.clause:
        parts.append(_labelled("clause", evidence.clause))
    return ", ".join(parts)


def _document(evidence: Evidence, documents: Sequence[DocumentSummary]) -> DocumentSummary | None:
    if evidence.document_index >= len(documents):
        return None
    return documents[evidence.document_index]


def document_words(evidence: Evidence, documents: Sequence[DocumentSummary]) -> str:
    """The document's name and kind: 'rules.pdf (governing document)'."""
    document = _document(evidence, documents)
    kind = f" ({term('document_kind', document.kind).word})" if document else ""
    return one_line(evidence.document) + kind


def evidence_date(evidence: Evidence, documents: Sequence[DocumentSummary]) -> str | None:
    """The date of the quote, or of its document."""
    document = _document(evidence, documents)
    return evidence.date or (document.date if document else None)


def where(evidence: Evidence, documents: Sequence[DocumentSummary]) -> str:
    """Document, place and date as two short sentences."""
    date = evidence_date(evidence, documents)
    dated = f"Dated {date_words(date)}." if date else messages()["no_date"]
    return f"{', '.join(filter(None, (document_words(evidence, documents), place(evidence))))}. {dated}"


def ends_before(evidence: Evidence, documents: Sequence[DocumentSummary]) -> bool:
    """Whether the document goes on after the words shown, so that an ellipsis is due."""
    document = _document(evidence, documents)
    return bool(evidence.after) and (
        document is None or evidence.end + len(evidence.after) < document.characters
    )
