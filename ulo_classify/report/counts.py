"""The counts in words: never one number without the three denominators, never a percentage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from ulo_classify.report.wording import Term, counted, terms
from ulo_classify.schema import AuditResult, Outcome, Status


@dataclass(frozen=True)
class CountRow:
    """A result with its number of different organisations, and that number of each denominator in words."""

    key: str
    term: Term
    number: int
    of_lines: str
    of_organisations: str
    of_with_evidence: str


def answering(with_evidence: int) -> str:
    """The third denominator in words: '18 organisations whose documents allow an answer'."""
    return f"{counted(with_evidence, 'organisation')} whose documents allow an answer"


def count_rows(result: AuditResult) -> list[CountRow]:
    """One row for each status, and one for organisations without a result if there are any.

    "Unclear" and "no result" are no part of the third denominator, and their cell says so.
    """
    base = result.denominators
    numbers: dict[str, int] = {key: result.counts.get(key, 0) for key in get_args(Status)}
    without = base.organisations - sum(numbers.values())
    if without > 0:
        numbers["none"] = without
    rows = []
    for key, number in numbers.items():
        outside = key in ("unclear", "none")
        rows.append(
            CountRow(
                key=key,
                term=terms("status")[key],
                number=number,
                of_lines=f"{number} of {base.lines}",
                of_organisations=f"{number} of {base.organisations}",
                of_with_evidence="not part of these" if outside else f"{number} of {base.with_evidence}",
            )
        )
    return rows


def in_words(row: CountRow, result: AuditResult) -> list[str]:
    """A row's number against each denominator, as three phrases."""
    base = result.denominators
    phrases = [
        f"{row.number} of {counted(base.lines, 'line')} of the list, each organisation counted once",
        f"{row.number} of {counted(base.organisations, 'different organisation')}",
    ]
    if row.key in ("unclear", "none"):
        return [*phrases, f"not part of the {answering(base.with_evidence)}"]
    return [*phrases, f"{row.number} of {answering(base.with_evidence)}"]


def headline(result: AuditResult) -> str:
    """The result of the whole list in one or two sentences, what is unknown included."""
    organisations = result.denominators.organisations
    if not organisations:
        return "The list names no organisation, so there is nothing to count."
    user_led, user_group, not_user_led, *unknown = (row.number for row in count_rows(result))

    def are(number: int) -> str:
        return f"{number} {'is' if number == 1 else 'are'}"

    groups = "a user group" if user_group == 1 else "user groups"
    return (
        f"The list names {counted(organisations, 'different organisation')}. "
        f"By the documents seen, {are(user_led)} user-led, "
        f"{are(user_group)} {groups} that somebody else controls, and {are(not_user_led)} not user-led. "
        f"For {sum(unknown)} there is no answer yet."
    )


def outcome_counts(result: AuditResult) -> list[tuple[Term, int]]:
    """Lines by what happened to them, in a fixed order."""
    return [(terms("outcome")[key], result.outcomes.get(key, 0)) for key in get_args(Outcome)]
