"""A list that has been read, and dossiers that have not -> the outcome of every line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from ulo_classify.audit.answering import Memory, Reader, answers
from ulo_classify.audit.counting import counts, denominators, language, outcomes
from ulo_classify.audit.lines import all_lines, answered
from ulo_classify.audit.protocols import Assesses, D, LooksUp, Progress
from ulo_classify.consultation.bodies import match_bodies
from ulo_classify.schema import AuditLine, AuditResult, ConsultationList, Organisation


def audit_list(
    consultation: ConsultationList,
    dossiers: Sequence[D],
    read_dossier: Callable[[D], Organisation],
    assessor: Assesses,
    *,
    criteria: str | Path = "gc7",
    n_jobs: int = 1,
    progress: Progress | None = None,
    checked_on: dt.date | None = None,
    look_up: LooksUp | None = None,
    memory: Memory[D] | None = None,
) -> AuditResult:
    """Assess every body of a list that has been read; writes nothing.

    Args:
        consultation: the list.
        dossiers: the dossiers there are, unread.
        read_dossier: reads one of them.
        assessor: assesses one body or many.
        criteria: key of the criteria set, for the result where no assessment names it.
        n_jobs: worker processes of the assessor.
        progress: called after every line with (done, total, name of the body or None).
        checked_on: date of the audit; today if not given.
        look_up: registers to find the bodies in.
        memory: what an unfinished run has answered, and where answers of this one are kept.
    """
    entries = consultation.entries
    matched = match_bodies(entries, dossiers)
    on_register = look_up.matches(entries) if look_up else [None] * len(entries)
    reader = Reader(read_dossier, look_up, on_register, memory)
    done = 0

    def settled(index: int) -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(
                done, len(entries), entries[index].name if entries[index].kind == "organisation" else None
            )

    to_read = [body for body in matched.bodies if reader.has_documents(body)]
    waiting = {body.first for body in to_read}
    for index in range(len(entries)):
        if index not in waiting:
            settled(index)
    lines: dict[int, AuditLine] = {}
    for body, answer in answers(to_read, reader, assessor, n_jobs):
        reader.remember(body, answer)
        lines[body.first] = answered(entries[body.first], body, answer)
        settled(body.first)
    assessments = [lines[index].assessment for index in sorted(lines)]
    first = next((assessment for assessment in assessments if assessment), None)
    every_line = tuple(
        line.model_copy(update={"register_match": match})
        for line, match in zip(all_lines(entries, matched, lines), on_register, strict=True)
    )
    return AuditResult(
        title=f"Consultation list {consultation.source}",
        checked_on=(checked_on or dt.datetime.now().astimezone().date()).isoformat(),
        criteria_set=first.criteria_set if first else key_of(assessor, criteria),
        versions=first.versions if first else getattr(assessor, "versions", {}),
        lines=every_line,
        counts=counts(every_line),
        outcomes=outcomes(every_line),
        denominators=denominators(every_line),
        language=language(every_line),
        notes=(*consultation.notes, *matched.notes),
    )


def key_of(assessor: Assesses, criteria: str | Path) -> str:
    """The key of the assessor's set: a set of one's own is given by its path, which results never hold."""
    return str(getattr(getattr(assessor, "criteria", None), "key", criteria))
