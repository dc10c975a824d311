"""The counts of an audited list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import get_args

from ulo_classify.schema import AuditLine, Denominators, ListLanguage, Outcome, Status


def _different(lines: Iterable[AuditLine]) -> list[AuditLine]:
    return [line for line in lines if line.entry.kind == "organisation" and line.outcome != "duplicate"]


def counts(lines: Iterable[AuditLine]) -> dict[Status, int]:
    """Count different bodies by status; a body that failed has none."""
    found = Counter(line.status for line in _different(lines))
    statuses: tuple[Status, ...] = get_args(Status)
    return {status: found[status] for status in statuses}


def outcomes(lines: Iterable[AuditLine]) -> dict[Outcome, int]:
    """Count lines by outcome."""
    found = Counter(line.outcome for line in lines)
    every: tuple[Outcome, ...] = get_args(Outcome)
    return {outcome: found[outcome] for outcome in every}


def denominators(lines: Sequence[AuditLine]) -> Denominators:
    """The three denominators, always printed together."""
    different = _different(lines)
    with_evidence = sum(line.status not in {None, "unclear"} for line in different)
    return Denominators(lines=len(lines), organisations=len(different), with_evidence=with_evidence)


def language(lines: Sequence[AuditLine]) -> ListLanguage | None:
    """The movement language of all assessed bodies together; None where no document was measured."""
    from ulo_classify.assessment.coopted import language_of_all

    found = [line.assessment.language for line in _different(lines) if line.assessment is not None]
    return language_of_all(measure for measure in found if measure is not None)
