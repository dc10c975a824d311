"""What stands on each sheet of the workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ulo_classify.report.counts import count_rows, headline, in_words, outcome_counts
from ulo_classify.report.entries import criterion_keys, shown_name
from ulo_classify.report.figures import Figure, figures
from ulo_classify.report.places import document_words, evidence_date, place
from ulo_classify.report.records import CRITERION_PREFIX, SET_PREFIX, Value, columns_of, record
from ulo_classify.report.reviews import review_summary
from ulo_classify.report.wording import (
    counted,
    criteria_set_word,
    criterion_label,
    criterion_word,
    date_words,
    messages,
    term,
    terms,
)
from ulo_classify.schema import Assessment, AuditResult, Evidence

Cell = str | int


@dataclass(frozen=True)
class Sheet:
    """One sheet with one table; `when_empty` stands in its first cell where there are no rows."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int]
    when_empty: str = "Nothing to list."


_CONTENTS = {
    "Cover": "What was checked, when, and how.",
    "Notes": "How to read the results, what each word and each column means, and what a person should check.",
    "Counts": "How many organisations have which result, against three denominators.",
    "Results": "One row for each line of the list, in the order of the list.",
    "Criteria": "One row for each body and criterion, with every quote and where it stands.",
}
_WIDTHS = {
    "raw_text": 40,
    "name": 36,
    "section": 20,
    "outcome": 22,
    "status": 22,
    "basis": 22,
    "explanation": 60,
    "control_clauses": 28,
    "evidence_quote": 60,
    "evidence_document": 28,
    "evidence_place": 32,
    "questions": 50,
    "flags": 40,
    "shown_control": 24,
    "language_gap": 30,
    "cause": 40,
    "matched_name": 36,
    "match_reason": 48,
    "candidates": 48,
    "person_reason": 48,
    "person_match_reason": 40,
    "person_note": 40,
    "reply": 60,
}
_DEFAULT_WIDTH = 14


def workbook_sheets(result: AuditResult) -> list[Sheet]:
    """The sheets of a masked result, in order: five, and one for each figure."""
    drawn = figures(result)
    return [
        _cover(result, drawn),
        _notes(result),
        _counts(result),
        *(_figure(each) for each in drawn),
        _results(result),
        _criteria(result),
    ]


def _figure(figure: Figure) -> Sheet:
    widths = [36, *[16] * (len(figure.header) - 1)]
    return Sheet(figure.sheet, figure.header, figure.rows, widths)


def _cover(result: AuditResult, drawn: Sequence[Figure]) -> Sheet:
    summary = review_summary(result.lines, result.denominators.organisations)
    rows = [
        ("List", result.title),
        ("Checked on", date_words(result.checked_on)),
        ("Criteria", criteria_set_word(result.criteria_set)),
        *((f"Version of {part}", version) for part, version in result.versions.items()),
        ("In short", headline(result)),
        *([("Decisions of people", summary)] if summary else []),
        ("Empty cells", "An empty cell means that there is nothing to say, never “no”."),
        *((f"Sheet {name}", content) for name, content in _CONTENTS.items()),
        *((f"Sheet {each.sheet}", f"{each.content} {each.about}") for each in drawn),
    ]
    return Sheet("Cover", ("About this workbook", "Content"), rows, (28, 90))


def _notes(result: AuditResult) -> Sheet:
    rows: list[tuple[str, str, str]] = [
        ("To check", str(number), note) for number, note in enumerate(result.notes, 1)
    ]
    rows += [
        ("Lines of the list", each.word, f"{counted(number, 'line')}. {each.sentence}")
        for each, number in outcome_counts(result)
    ]
    rows += [("How to read", each["word"], each["sentence"]) for each in messages()["reading"]]
    for group, kind in (("status", "Result"), ("verdict", "Verdict"), ("basis", "Rests on")):
        rows += [(kind, each.word, each.sentence) for each in terms(group).values()]
    rows += [("Column", each.word, each.sentence) for each in terms("column").values()]
    return Sheet("Notes", ("About", "Word", "Note"), rows, (20, 44, 90))


def _counts(result: AuditResult) -> Sheet:
    base = result.denominators
    rows = [
        (
            row.term.word,
            row.number,
            base.lines,
            base.organisations,
            # An empty cell would read as nought; "unclear" is no part of this denominator.
            row.of_with_evidence if row.key in ("unclear", "none") else base.with_evidence,
            "; ".join(in_words(row, result)),
        )
        for row in count_rows(result)
    ]
    header = (
        "Result",
        "Different organisations",
        "Of lines of the list",
        "Of different organisations",
        "Of organisations whose documents allow an answer",
        "In words",
    )
    return Sheet("Counts", header, rows, (36, 16, 16, 16, 24, 80))


_IN_WORDS: dict[str, Callable[[str], str]] = {
    "status": lambda key: term("status", key).word,
    "basis": lambda key: term("basis", key).word,
    "outcome": lambda key: term("outcome", key).word,
    "register_outcome": lambda key: term("register_outcome", key).word,
    "match_method": lambda key: term("match_method", key).word,
    "person_status": lambda key: term("status", key).word,
}


def _cell(column: str, value: Value) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return "\n".join(value)
    return _worded(column, value)


def _worded(column: str, value: str) -> str:
    """A key of a closed group in words; any other text as it is."""
    for prefix, group in ((CRITERION_PREFIX, "verdict"), (SET_PREFIX, "set_result")):
        if column.startswith(prefix):
            return term(group, value).word
    return _IN_WORDS[column](value) if column in _IN_WORDS else value


def _heading(column: str) -> str:
    if column.startswith(CRITERION_PREFIX):
        return f"Criterion: {criterion_word(column.removeprefix(CRITERION_PREFIX))}"
    if column.startswith(SET_PREFIX):
        return f"Criteria set: {criteria_set_word(column.removeprefix(SET_PREFIX))}"
    return term("column", column).word


def _results(result: AuditResult) -> Sheet:
    criteria = criterion_keys(result.lines)
    names = columns_of(result.lines)
    records = (record(line, criteria) for line in result.lines)
    rows = [[_cell(name, values.get(name)) for name in names] for values in records]
    widths = [_WIDTHS.get(name, _DEFAULT_WIDTH) for name in names]
    return Sheet("Results", [_heading(name) for name in names], rows, widths, "The list has no lines.")


def _each(quotes: Sequence[Evidence], words: Callable[[Evidence], str]) -> str:
    # Several quotes share a row, numbered alike in every column.
    if len(quotes) == 1:
        return words(quotes[0])
    return "\n".join(f"[{number}] {words(each)}" for number, each in enumerate(quotes, start=1))


def _criteria(result: AuditResult) -> Sheet:
    def rows_of(line_number: int, name: str, assessment: Assessment) -> list[list[Cell]]:
        documents = assessment.documents
        return [
            [
                line_number,
                name,
                criterion_label(key, each),
                term("verdict", each.verdict).word,
                term("basis", each.basis).word if each.basis else "",
                each.explanation,
                each.reference,
                _each(each.evidence, lambda one: f"“{one.quote}”"),
                _each(each.evidence, lambda one: document_words(one, documents)),
                _each(each.evidence, place),
                _each(each.evidence, lambda one: evidence_date(one, documents) or ""),
            ]
            for key, each in assessment.criteria.items()
        ]

    rows = [
        row
        for line in result.lines
        if line.assessment and line.outcome != "duplicate"
        for row in rows_of(line.entry.line, shown_name(line.entry), line.assessment)
    ]
    keys = [
        *("line_no", "name", "criterion", "verdict", "basis", "explanation", "reference"),
        *("evidence_quote", "evidence_document", "evidence_place", "evidence_date"),
    ]
    header = [term("column", key).word for key in keys]
    widths = [_WIDTHS.get(key, _DEFAULT_WIDTH) for key in keys[:2]] + [30, 22, 26, 60, 26, 60, 28, 32, 16]
    return Sheet("Criteria", header, rows, widths, "No body was assessed.")
