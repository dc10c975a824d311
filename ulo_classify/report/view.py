"""What the page shows of each line and each body, worked out before the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ulo_classify.report.entries import anchors, first_mentions, names_a_person, shown_name
from ulo_classify.report.quotes import Quote, QuoteBook
from ulo_classify.report.reviews import ReviewView, review_view
from ulo_classify.report.seats import BoardPicture, board_picture
from ulo_classify.report.wording import (
    Term,
    control_word,
    control_words,
    criterion_label,
    flag_word,
    set_result_words,
    term,
)
from ulo_classify.schema import (
    Assessment,
    AuditLine,
    Basis,
    CriterionResult,
    Flag,
    ListEntry,
    RegisterMatch,
)


@dataclass(frozen=True)
class Row:
    """One row of the table of lines; `detail` is the id of the section with the reasons, if there is one."""

    anchor: str
    entry: ListEntry
    name: str
    person: bool
    outcome: Term
    cause: str | None
    first: Row | None
    status_key: str
    status: Term
    basis: Term | None
    detail: str | None
    register_match: RegisterMatch | None = None
    review: ReviewView | None = None


@dataclass(frozen=True)
class Criterion:
    """A criterion in words with its quotes; `key` is what messages.toml and the criteria set call it."""

    key: str
    word: str
    verdict: Term
    basis: Term | None
    result: CriterionResult
    quotes: list[Quote]


@dataclass(frozen=True)
class Votes:
    """Who holds the votes on one body: the share in words, how it was worked out, and the quotes."""

    word: str
    sentence: str
    explanation: str
    assumptions: tuple[str, ...]
    quotes: list[Quote]
    casting_vote: str | None
    picture: BoardPicture | None


@dataclass(frozen=True)
class FlagView:
    """A flag in words with its quotes."""

    word: str
    flag: Flag
    quotes: list[Quote]


@dataclass(frozen=True)
class Article:
    """The section of one assessed body."""

    anchor: str
    row: Row
    line: AuditLine
    assessment: Assessment
    under_sets: list[str]
    quotes: list[Quote]
    votes: list[Votes]
    criteria: list[Criterion]
    flags: list[FlagView]


def rows(lines: Sequence[AuditLine]) -> list[Row]:
    """One row for each masked line, in order."""
    ids, firsts = anchors(lines), first_mentions(lines)
    made: list[Row] = []
    for index, line in enumerate(lines):
        first_index = firsts[index]
        first = made[first_index] if first_index is not None and first_index < index else None
        made.append(_row(line, ids[index], first))
    return made


def _row(line: AuditLine, anchor: str, first: Row | None) -> Row:
    assessment = line.assessment
    status = line.status or (assessment.status if assessment else None)
    key = status or (first.status_key if first else "none")
    own_detail = f"body-{anchor}" if assessment or line.review else None
    return Row(
        anchor=anchor,
        entry=line.entry,
        name=shown_name(line.entry),
        person=names_a_person(line.entry),
        outcome=term("outcome", line.outcome),
        cause=line.cause,
        first=first,
        status_key=key,
        status=term("status", key),
        basis=_basis(assessment) or (first.basis if first else None),
        # A body that is named twice has one section, at its first line.
        detail=(first.detail if first else None) or own_detail,
        register_match=line.register_match,
        review=review_view(line.review),
    )


def _basis(assessment: Assessment | None) -> Term | None:
    return term("basis", assessment.basis) if assessment and assessment.basis else None


def bases(lines: Sequence[AuditLine]) -> set[Basis]:
    """The grounds to explain: rule, fact and claim always, the model only where it decided something."""
    results = [line.assessment for line in lines if line.assessment]
    found: set[Basis | None] = {result.basis for result in results}
    found |= {criterion.basis for result in results for criterion in result.criteria.values()}
    always: set[Basis] = {"rule", "fact", "claim"}
    return always | {basis for basis in found if basis is not None}


def articles(lines: Sequence[AuditLine], table: Sequence[Row]) -> list[Article]:
    """One section for each assessed body, in the order of the list."""
    return [
        article(line, row, line.assessment)
        for line, row in zip(lines, table, strict=True)
        if line.assessment and row.detail == f"body-{row.anchor}"
    ]


def decided_only(lines: Sequence[AuditLine], table: Sequence[Row]) -> list[Row]:
    """Bodies that were not assessed and on which people decided: they have a section too."""
    return [row for line, row in zip(lines, table, strict=True) if line.review and not line.assessment]


def article(line: AuditLine, row: Row, assessment: Assessment) -> Article:
    """The section of one body."""
    anchor = f"body-{row.anchor}"
    book = QuoteBook(anchor, assessment.documents)
    # The order here is the order on the page, which numbers the quotes.
    return Article(
        anchor=anchor,
        row=row,
        line=line,
        assessment=assessment,
        under_sets=set_result_words(assessment),
        quotes=book.show(assessment.evidence),
        votes=[
            Votes(
                control_word(body),
                control_words(share),
                share.explanation,
                share.assumptions,
                book.show(share.evidence),
                share.casting_vote,
                board_picture(share.worst) if body == "board" else None,
            )
            for body, share in assessment.control.items()
        ],
        criteria=[
            Criterion(
                key=key,
                word=criterion_label(key, result),
                verdict=term("verdict", result.verdict),
                basis=term("basis", result.basis) if result.basis else None,
                result=result,
                quotes=book.show(result.evidence),
            )
            for key, result in assessment.criteria.items()
        ],
        flags=[FlagView(flag_word(flag.kind), flag, book.show(flag.evidence)) for flag in assessment.flags],
    )
