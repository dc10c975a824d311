"""A saved audit, looked up and read again; a body whose documents have not changed is not assessed anew."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ulo_classify.compare import compare_audits
from ulo_classify.errors import UloError
from ulo_classify.register import Decision, Register
from ulo_classify.register.look_up import LookUp
from ulo_classify.report.wording import counted
from ulo_classify.schema import (
    Assessment,
    AuditComparison,
    AuditLine,
    ConsultationList,
    Organisation,
    RegisterMatch,
    Unassessed,
)
from ulo_classify.sector.watch.model import FINDINGS, Watched, WatchFinding
from ulo_classify.sector.watch.registers import register_findings
from ulo_classify.sector.watch.results import document_findings
from ulo_classify.sector.watch.words import note

if TYPE_CHECKING:
    from ulo_classify import Assessor

_MOST_NAMED = 8


class Assesses(Protocol):
    """What a watch needs of an `ulo_classify.Assessor`."""

    def assess(self, organisation: Organisation) -> Assessment:
        """Assess one body."""
        ...


class Remembering:
    """An assessor that gives the saved assessment of a body whose documents are as they were.

    It keeps the documents of the others, so that their words can be looked at again.
    """

    def __init__(self, assessor: Assesses, saved: Iterable[AuditLine], versions: Mapping[str, str]) -> None:
        """`versions`: what makes results now; saved ones of other versions are made anew."""
        self._assessor = assessor
        self._saved = {
            line.assessment.name: line.assessment
            for line in saved
            if line.assessment is not None and dict(line.assessment.versions) == dict(versions)
        }
        self.criteria = getattr(assessor, "criteria", None)
        self.versions = versions
        self.read: dict[str, Organisation] = {}
        self.unchanged = 0

    def assess(self, organisation: Organisation) -> Assessment:
        """The saved assessment, or a new one."""
        saved = self._saved.get(organisation.name)
        if saved is not None and _as_before(saved, organisation):
            self.unchanged += 1
            return saved
        self.read[organisation.name] = organisation
        return self._assessor.assess(organisation)

    def assess_many(
        self, organisations: Iterable[Organisation], n_jobs: int = 1
    ) -> Iterator[Assessment | Unassessed]:
        """One after another: few have changed, as a rule."""
        for organisation in organisations:
            try:
                yield self.assess(organisation)
            except UloError as error:
                yield Unassessed(name=organisation.name, id=organisation.id, cause=str(error))


def _as_before(saved: Assessment, organisation: Organisation) -> bool:
    before = [(each.digest, each.kind, each.date) for each in saved.documents]
    now = [
        (hashlib.sha256(each.text.encode("utf-8", "surrogatepass")).hexdigest(), each.kind, each.date)
        for each in organisation.documents
    ]
    return len(before) == len(now) and all(
        digest is not None and text.startswith(digest) and (kind, date) == (new_kind, new_date)
        for (digest, kind, date), (text, new_kind, new_date) in zip(before, now, strict=True)
    )


def watch_audit(
    saved: Sequence[AuditLine],
    *,
    source: str = "",
    register: Register | None = None,
    documents: Path | None = None,
    documents_before: Path | None = None,
    decisions: Mapping[str, Decision] | None = None,
    assessor: Assessor | None = None,
    day: dt.date | None = None,
) -> Watched:
    """Run a saved audit again and say what changed.

    Args:
        saved: its lines (`compare.read_audit`).
        source: what the audit is called.
        register: registers as they are now.
        documents: the folder of documents as it is now.
        documents_before: the folder as it was, if somebody kept it: what results keep of documents is quotes.
        decisions: what a person decided of names.
        assessor: an assessor at hand; else one of the criteria set of the audit is loaded.
        day: as of which filings are late where a register does not say when it was taken; today if not given.

    Raises:
        UloError: there is neither a register nor documents, or the audit used registers and is to be read
            again without them.
        ReadingError: the folder of documents is missing.
        CriteriaError: the criteria set of the audit is not a bundled one.
    """
    if register is None and documents is None:
        raise UloError("There is nothing to watch: name a database with --register, or --documents, or both.")
    on = (day or dt.datetime.now().astimezone().date()).isoformat()
    matches = _matches(saved, register, decisions)
    notes: list[str] = [] if register else [note("no_register")]
    found: list[WatchFinding] = []
    if register is not None:
        for line, match in zip(saved, matches, strict=True):
            if match is not None and match.body is not None:
                found += register_findings(line, register.rows(match.body.org_id), on)
        notes += _unmatched(saved, matches)
    if documents is None:
        notes.append(note("no_documents"))
        lines = _with_matches(saved, matches) if register else list(saved)
        read, unchanged = 0, 0
    else:
        again = _read_again(saved, documents, register, decisions, assessor, documents_before)
        lines, read, unchanged = again.lines, len(again.remembering.read), again.remembering.unchanged
        found += again.findings
        notes += again.notes
    found.sort(key=lambda each: (FINDINGS.index(each.kind), each.line))
    return Watched(
        source=source,
        day=on,
        registers=tuple(register.registers.values()) if register else (),
        documents=documents is not None,
        lines=tuple(lines),
        findings=tuple(found),
        read_again=read,
        unchanged=unchanged,
        notes=tuple(notes),
    )


def _matches(
    saved: Sequence[AuditLine], register: Register | None, decisions: Mapping[str, Decision] | None
) -> list[RegisterMatch | None]:
    """The match of each line: the saved one, as names move and numbers stay, else a new one."""
    if register is None:
        return [None] * len(saved)
    new = LookUp(register, decisions).matches([line.entry for line in saved])
    return [
        line.register_match
        if line.register_match and line.register_match.body and not (match and match.method == "decision")
        else match
        for line, match in zip(saved, new, strict=True)
    ]


def _with_matches(saved: Sequence[AuditLine], matches: Sequence[RegisterMatch | None]) -> list[AuditLine]:
    return [
        line.model_copy(update={"register_match": match}) for line, match in zip(saved, matches, strict=True)
    ]


def _unmatched(saved: Sequence[AuditLine], matches: Sequence[RegisterMatch | None]) -> list[str]:
    without = sum(
        match is not None and match.body is None and line.outcome != "duplicate"
        for line, match in zip(saved, matches, strict=True)
    )
    return [note("unmatched", count=counted(without, "body", "bodies"))] if without else []


class _Earlier:
    """The documents as they were, read only for bodies whose documents have changed."""

    def __init__(self, folder: Path | None) -> None:
        from ulo_classify.reading import find_dossiers

        self._dossiers = {each.name: each for each in find_dossiers(folder)} if folder else {}

    def of(self, dossier: str | None) -> Organisation | None:
        from ulo_classify.reading import read_dossier

        found = self._dossiers.get(dossier) if dossier else None
        return read_dossier(found) if found else None


class _Again:
    """The lines of an audit whose documents were read again, and what came of it."""

    def __init__(self, lines: list[AuditLine], remembering: Remembering) -> None:
        self.lines = lines
        self.remembering = remembering
        self.findings: list[WatchFinding] = []
        self.notes: list[str] = []


def _read_again(
    saved: Sequence[AuditLine],
    documents: Path,
    register: Register | None,
    decisions: Mapping[str, Decision] | None,
    assessor: Assessor | None,
    documents_before: Path | None,
) -> _Again:
    from ulo_classify.audit import audit_list, load_assessor
    from ulo_classify.reading import find_dossiers, read_dossier

    if register is None and any(line.register_match for line in saved):
        raise UloError(
            "This audit read entries of registers too: name the database with --register, so that it can be"
            " read again in the same way."
        )
    key = next((line.assessment.criteria_set for line in saved if line.assessment), "gc7")
    assessor = assessor or load_assessor(key)
    now = assessor.assess(Organisation(name="")).versions
    remembering = Remembering(assessor, saved, now)
    looks_up = any(line.register_match for line in saved)
    result = audit_list(
        ConsultationList(source="", entries=tuple(line.entry for line in saved)),
        find_dossiers(documents),
        read_dossier,
        remembering,
        criteria=key,
        look_up=LookUp(register, decisions) if register is not None and looks_up else None,
    )
    again = _Again(list(result.lines), remembering)
    comparison = compare_audits(saved, again.lines)
    again.findings = list(_changes(saved, again, comparison, _Earlier(documents_before)))
    again.notes = _notes(saved, again.lines, comparison)
    return again


def _changes(
    saved: Sequence[AuditLine], again: _Again, comparison: AuditComparison, earlier: _Earlier
) -> Iterator[WatchFinding]:
    """Findings line by line; lines stand in the same order in both."""
    by_line = {(body.new_line, body.name): body for body in comparison.bodies if body.old_line is not None}
    for old, new in zip(saved, again.lines, strict=True):
        change = by_line.get((new.entry.line, new.entry.name or ""))
        lost = old.assessment is not None and new.assessment is None
        if change is None or lost:
            continue
        read = again.remembering.read.get(new.assessment.name) if new.assessment else None
        yield from document_findings(
            old,
            new,
            change,
            (read, earlier.of(old.dossier) if read else None),
            tool_changed=bool(comparison.versions_changed),
        )


def _notes(saved: Sequence[AuditLine], lines: Sequence[AuditLine], comparison: AuditComparison) -> list[str]:
    notes = [
        note("versions", part=part, old=old or "–", new=new or "–")
        for part, (old, new) in comparison.versions_changed.items()
    ]
    pairs = list(zip(saved, lines, strict=True))
    lost = [new.entry.name or "" for old, new in pairs if old.dossier and not new.dossier]
    if lost:
        count = counted(len(lost), "body", "bodies")
        notes.append(note("no_dossier", count=count, names="; ".join(lost[:_MOST_NAMED])))
    failed = [new.entry.name or "" for old, new in pairs if new.outcome == "failed"]
    if failed:
        notes.append(note("failed", names="; ".join(failed[:_MOST_NAMED])))
    return notes
