"""What registers say of a body now: it has left, has left one of several, or may be about to leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ulo_classify.register import RegisterRow
from ulo_classify.report.wording import date_words
from ulo_classify.schema import AuditLine
from ulo_classify.sector.watch.model import WatchFinding
from ulo_classify.sector.watch.words import says


def register_findings(line: AuditLine, rows: Sequence[RegisterRow], day: str) -> Iterator[WatchFinding]:
    """Findings about one body.

    Args:
        line: its line in the saved audit.
        rows: every row of the registers about it now.
        day: ISO date as of which filings are late, where a register does not say when it was taken.
    """
    if not rows:
        match = line.register_match
        if match and match.body:
            yield _finding(line, "not_found", says("not_found", id=match.body.org_id), match.body.org_id)
        return
    there = [row for row in rows if not row.gone]
    gone = [row for row in rows if row.gone]
    if not there and not _known_gone(line):
        last = max(gone, key=lambda row: row.removed)
        yield _finding(line, "closed", _left(last), last.org_id, last.removed)
    elif there and gone and not _known_gone(line):
        told = says("left_one", gone=_names(gone), there=_names(there))
        yield _finding(line, "left_one", told, gone[-1].org_id, gone[-1].removed)
    for row in there:
        told = " ".join(_signs(row, day))
        if told:
            yield _finding(line, "may_close", told, row.org_id)


def _known_gone(line: AuditLine) -> bool:
    """Whether the saved audit knew already that the body had left a register."""
    match = line.register_match
    return bool(match and match.body and match.body.gone)


def _left(row: RegisterRow) -> str:
    why = next((event.reason for event in row.events if event.kind == "removed" and event.reason), "")
    return says(
        "closed",
        register=row.title,
        id=row.org_id,
        on=_on(row.removed),
        reason=says("reason", reason=why.lower()) if why else "",
    )


def _signs(row: RegisterRow, day: str) -> Iterator[str]:
    for sign in row.signs:
        yield says("sign", register=row.title, id=row.org_id, text=sign.text, on=_on(sign.date))
    taken = row.extracted or day
    if row.due and row.due < taken:
        yield says(
            "due",
            register=row.title,
            id=row.org_id,
            what=row.due_for,
            due=date_words(row.due),
            day=date_words(taken),
        )


def _names(rows: Sequence[RegisterRow]) -> str:
    return "; ".join(f"{row.title} ({row.org_id}){_on(row.removed)}" for row in rows)


def _on(date: str) -> str:
    return says("on", date=date_words(date)) if date else ""


def _finding(
    line: AuditLine, kind: str, sentence: str, org_id: str | None = None, date: str = ""
) -> WatchFinding:
    return WatchFinding.model_validate(
        {
            "kind": kind,
            "line": line.entry.line,
            "name": line.entry.name or "",
            "org_id": org_id,
            "date": date or None,
            "sentence": sentence,
        }
    )
