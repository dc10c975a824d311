"""Every line of the list with what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from ulo_classify.audit.protocols import D
from ulo_classify.consultation.bodies import Bodies, Body
from ulo_classify.consultation.matching import Match
from ulo_classify.schema import Assessment, AuditLine, ListEntry, Unassessed


def answered(entry: ListEntry, body: Body[D], answer: Assessment | Unassessed) -> AuditLine:
    """The line of a body that was read."""
    dossier = body.match.dossier.name if body.match.dossier is not None else None
    if isinstance(answer, Assessment):
        return AuditLine(
            entry=entry, outcome="assessed", status=answer.status, dossier=dossier, assessment=answer
        )
    if not answer.cause:
        cause = f"The folder {dossier} holds no documents."
        return AuditLine(entry=entry, outcome="no_documents", status="unclear", dossier=dossier, cause=cause)
    return AuditLine(entry=entry, outcome="failed", dossier=dossier, cause=answer.cause)


def all_lines(
    entries: Sequence[ListEntry], matched: Bodies[D], found: dict[int, AuditLine]
) -> tuple[AuditLine, ...]:
    """All lines in the order of the list; `found` are those of bodies that were read, by their place."""
    matches = {body.first: body.match for body in matched.bodies}
    lines: list[AuditLine] = []
    for index, entry in enumerate(entries):
        if entry.kind == "individual":
            lines.append(AuditLine(entry=entry, outcome="individual"))
        elif entry.kind == "anonymous":
            lines.append(AuditLine(entry=entry, outcome="anonymous"))
        elif index in matched.firsts:
            first = lines[matched.firsts[index]]
            lines.append(_duplicate(entry, first, matched.reasons[index]))
        elif index in found:
            lines.append(found[index])
        else:
            cause = _no_documents(matches[index])
            lines.append(AuditLine(entry=entry, outcome="no_documents", status="unclear", cause=cause))
    return tuple(lines)


def _duplicate(entry: ListEntry, first: AuditLine, reason: str) -> AuditLine:
    return AuditLine(
        entry=entry,
        outcome="duplicate",
        status=first.status,
        duplicate_of=first.entry.line,
        dossier=first.dossier,
        cause=f"Line {first.entry.line} names this body first ({reason}).",
    )


def _no_documents(match: Match[D]) -> str:
    if match.several:
        return f"Several folders fit this name and none was used: {'; '.join(match.closest)}."
    if match.closest:
        return f"No documents were found for this body; the closest folder name is {match.closest[0]}."
    return "No documents were found for this body."
