"""Quotes of one body, numbered, each shown once in full and named by its number afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ulo_classify.report.cells import clean
from ulo_classify.report.places import ends_before, where
from ulo_classify.schema import DocumentSummary, Evidence


@dataclass(frozen=True)
class Quote:
    """A quote with the words around it; `first` is False where the page has shown it already."""

    number: int
    anchor: str
    first: bool
    before: str
    words: str
    after: str
    where: str


@dataclass
class QuoteBook:
    """Numbers the quotes of one body in the order in which the page shows them."""

    anchor: str
    documents: Sequence[DocumentSummary]
    _numbers: dict[tuple[int, int, int, str], int] = field(default_factory=dict)

    def show(self, quotes: Iterable[Evidence]) -> list[Quote]:
        """The quotes to print here; those printed before only carry their number."""
        return [self._show(evidence) for evidence in quotes]

    def _show(self, evidence: Evidence) -> Quote:
        key = (evidence.document_index, evidence.start, evidence.end, evidence.quote)
        first = key not in self._numbers
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        words, before, after = clean(evidence.quote), clean(evidence.before), clean(evidence.after)
        return Quote(
            number=number,
            anchor=f"{self.anchor}-quote-{number}",
            first=first,
            before=("… " if before and evidence.start > len(evidence.before) else "")
            + before
            + _gap(before, words),
            words=words,
            after=_gap(words, after) + after + (" …" if ends_before(evidence, self.documents) else ""),
            where=where(evidence, self.documents),
        )


def _gap(left: str, right: str) -> str:
    # Words that were cut without their space would run together and read as one.
    return " " if left and right and left[-1].isalnum() and right[0].isalnum() else ""
