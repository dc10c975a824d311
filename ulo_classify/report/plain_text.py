"""One body's result as plain text: labels and sentences, no drawing and no colour.

Lines are not wrapped, so that a terminal, a screen reader or a braille display wraps them as its user likes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ulo_classify.report.cells import one_line
from ulo_classify.report.places import where
from ulo_classify.report.seats import seat_words
from ulo_classify.report.wording import (
    control_word,
    control_words,
    criteria_set_word,
    criterion_label,
    date_words,
    flag_word,
    set_result_words,
    term,
)
from ulo_classify.schema import Assessment, Evidence


def assessment_text(assessment: Assessment) -> str:
    """The result of one body for a terminal, ending in a newline.

    Control characters in names and quotes are removed, so that a document cannot command a terminal.
    """
    blocks = (
        _head(assessment),
        _section("Words that decide it", _quotes(assessment.evidence, assessment)),
        _section("Who holds the votes", _votes(assessment)),
        _section("How the share of votes was worked out", _trace(assessment)),
        _section("Criteria", _criteria(assessment)),
        _section("Things to know", _flags(assessment)),
        _section("What would settle what is unknown", _numbered(assessment.questions)),
        _section("Documents read", _documents(assessment)),
        _section("Could not be read", (f"{each.where}: {each.cause}" for each in assessment.failures)),
        _versions(assessment),
    )
    return "\n\n".join("\n".join(map(_clean_line, block)) for block in map(list, blocks) if block) + "\n"


def _clean_line(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    return " " * min(indent, 4) + one_line(line)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield f"{title}:"
        yield from ("  " + line for line in body)


def _numbered(items: Iterable[str]) -> Iterator[str]:
    return (f"{number}. {item}" for number, item in enumerate(items, start=1))


def _head(assessment: Assessment) -> Iterator[str]:
    status = term("status", assessment.status)
    yield f"Name: {assessment.name}"
    if assessment.id:
        yield f"Identifier: {assessment.id}"
    yield f"Result: {status.word}"
    yield f"In plain words: {status.sentence}"
    yield f"Why: {assessment.explanation}"
    yield f"Rests on: {term('basis', assessment.basis).word}"
    yield from set_result_words(assessment)


def _quotes(quotes: Iterable[Evidence], assessment: Assessment) -> Iterator[str]:
    for evidence in quotes:
        yield f"Words: “{one_line(evidence.quote)}”"
        yield f"Where: {where(evidence, assessment.documents)}"


def _votes(assessment: Assessment) -> Iterator[str]:
    for body, share in assessment.control.items():
        yield f"{control_word(body)}: {control_words(share)} {share.explanation}"
        if share.casting_vote:
            yield f"  {share.casting_vote}"
        for group in share.worst:
            yield f"  {seat_words(group)}"
        for assumption in share.assumptions:
            yield f"  Assumed: {one_line(assumption)}"
        yield from ("  " + line for line in _quotes(share.evidence, assessment))


def _trace(assessment: Assessment) -> Iterator[str]:
    for number, step in enumerate(assessment.trace or (), start=1):
        body = f"{control_word(step.body)}: " if step.body else ""
        yield f"{number}. {body}{one_line(step.text)}"
        yield from ("  " + line for line in _quotes(step.evidence, assessment))


def _criteria(assessment: Assessment) -> Iterator[str]:
    for key, result in assessment.criteria.items():
        yield f"{criterion_label(key, result)}: {term('verdict', result.verdict).word}"
        yield f"  Why: {one_line(result.explanation)}"
        if result.basis:
            yield f"  Rests on: {term('basis', result.basis).word}"
        yield f"  Reference: {one_line(result.reference)}"
        yield from ("  " + line for line in _quotes(result.evidence, assessment))


def _flags(assessment: Assessment) -> Iterator[str]:
    for flag in assessment.flags:
        degree = f" ({term('strength', flag.strength).word.lower()})" if flag.strength else ""
        yield f"{flag_word(flag.kind)}{degree}: {flag.explanation}"
        yield f"  What would clear it: {one_line(flag.would_clear)}"
        yield from ("  " + line for line in _quotes(flag.evidence, assessment))


def _documents(assessment: Assessment) -> Iterator[str]:
    for document in assessment.documents:
        kind = term("document_kind", document.kind).word
        guessed = f", kind guessed from {document.kind_guess}" if document.kind_guess else ""
        dated = f", dated {date_words(document.date)}" if document.date else ", no date"
        yield f"{document.name}: {kind}{guessed}{dated}, {document.characters:,} characters"


def _versions(assessment: Assessment) -> Iterator[str]:
    yield f"Criteria: {criteria_set_word(assessment.criteria_set)}"
    if assessment.versions:
        yield "Versions: " + ", ".join(f"{part} {version}" for part, version in assessment.versions.items())
