"""Words on control in governing documents, before and now: what is gone, and what stands in its place.

The saved audit keeps quotes and not texts. So a quote counts as gone only where its words stand in no
governing document any more; what stands in its place is a quote of the new result on the same clause, or else
the clause of that number as it reads now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from ulo_classify.assessment.evidence import name_of
from ulo_classify.people import mask_people
from ulo_classify.schema import Assessment, Document, Evidence, Organisation
from ulo_classify.sector.watch.model import Wording
from ulo_classify.sector.watch.words import says

_ON_CONTROL = ("led", "directed", "governed", "membership")
_ALIKE = 55  # of 100: two wordings of one clause
_LONGEST = 400  # characters of a clause that are shown
_GOVERNING = "governing_document"


def wordings(
    old: Assessment, new: Assessment, organisation: Organisation, earlier: Organisation | None = None
) -> list[Wording]:
    """What the governing documents said of control and say no longer, and what they say anew.

    Args:
        old: the assessment of the saved audit.
        new: the one of now.
        organisation: the documents that were read now.
        earlier: the documents as they were, where somebody kept them: then new words too stand beside what
            they took the place of.
    """
    texts = [_flat(document.text) for document in _governing(organisation)]
    before, now = _quotes(old), _quotes(new)
    said = {_flat(quote.quote) for quote in before}
    gone = [quote for quote in before if not any(_flat(quote.quote) in text for text in texts)]
    fresh = [quote for quote in now if _flat(quote.quote) not in said]
    found = []
    for quote in gone:
        other = _counterpart(quote, fresh)
        fresh = [each for each in fresh if each is not other]
        after = (_told(other), _place_of(other, "now")) if other else _clause(quote, organisation, "now")
        found.append(
            _wording((_told(quote), _place_of(quote, "before")), after or (None, says("gone_words")))
        )
    # New words alone are a change only where the documents are others: else it is this tool that reads more.
    if gone or _other_texts(old, new):
        kept = [_flat(document.text) for document in _governing(earlier)]
        for quote in fresh:
            if not any(_flat(quote.quote) in text for text in kept):
                was = _clause(quote, earlier, "before") or (None, says("no_words"))
                found.append(_wording(was, (_told(quote), _place_of(quote, "now"))))
    return found


def _governing(organisation: Organisation | None) -> list[Document]:
    return [each for each in organisation.documents if each.kind == _GOVERNING] if organisation else []


def _wording(before: tuple[str | None, str], after: tuple[str | None, str]) -> Wording:
    return Wording(before=before[0], before_place=before[1], after=after[0], after_place=after[1])


def _told(quote: Evidence) -> str:
    """A quote with the rest of its sentence, where names are masked."""
    return " ".join(f"{quote.before}{quote.quote}{quote.after}".split())


def _quotes(assessment: Assessment) -> list[Evidence]:
    """Quotes on control out of governing documents, each once."""
    every: list[Evidence] = []
    for key in _ON_CONTROL:
        if key in assessment.criteria:
            every += assessment.criteria[key].evidence
    for share in assessment.control.values():
        every += share.evidence
    governing = {index for index, document in enumerate(assessment.documents) if document.kind == _GOVERNING}
    kept: dict[str, Evidence] = {}
    for quote in every:
        if quote.document_index in governing:
            kept.setdefault(_flat(quote.quote), quote)
    return _without_parts(list(kept.values()))


def _without_parts(quotes: Sequence[Evidence]) -> list[Evidence]:
    """Quotes that stand within no longer one."""
    flat = [_flat(quote.quote) for quote in quotes]
    return [
        quote
        for quote, own in zip(quotes, flat, strict=True)
        if not any(own != other and own in other for other in flat)
    ]


def _other_texts(old: Assessment, new: Assessment) -> bool:
    def digests(assessment: Assessment) -> set[str]:
        return {
            each.digest or str(each.characters) for each in assessment.documents if each.kind == _GOVERNING
        }

    return digests(old) != digests(new)


def _flat(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _counterpart(quote: Evidence, others: Sequence[Evidence]) -> Evidence | None:
    same = [each for each in others if each.clause and each.clause == quote.clause]
    if same:
        return same[0]
    ranked = [(fuzz.token_set_ratio(_flat(quote.quote), _flat(each.quote)), each) for each in others]
    best = max(ranked, key=lambda each: each[0], default=(0.0, None))
    return best[1] if best[0] >= _ALIKE else None


def _clause(quote: Evidence, organisation: Organisation | None, when: str) -> tuple[str, str] | None:
    """The clause of a quote's number, or else the one most like it, as some other documents have it."""
    best: tuple[float, str, str] = (_ALIKE, "", "")
    for index, document in enumerate(organisation.documents if organisation else ()):
        if document.kind != _GOVERNING:
            continue
        for start, end, label in _clauses(document):
            shown = mask_people(document.text, start=start, end=min(end, start + _LONGEST))
            text = " ".join(shown.split())
            same = bool(quote.clause) and label == quote.clause
            alike = 100.0 if same else fuzz.ratio(_flat(quote.quote), _flat(text))
            if alike > best[0]:
                best = (alike, text, _place(when, name_of(document, index), None, label))
    return best[1:] if best[1] else None


def _clauses(document: Document) -> Iterator[tuple[int, int, str]]:
    marks = [mark for mark in document.marks if mark.kind == "clause"]
    ends = [mark.start for mark in marks[1:]] + [len(document.text)]
    for mark, end in zip(marks, ends, strict=True):
        yield mark.start, end, mark.label


def _place_of(quote: Evidence, when: str) -> str:
    return _place(when, quote.document, quote.page, quote.clause)


def _place(when: str, document: str, page: str | None, clause: str | None) -> str:
    return says(
        "place",
        when=says(when),
        document=document,
        page=says("page", page=page) if page else "",
        clause=says("clause", clause=clause) if clause else "",
    )
