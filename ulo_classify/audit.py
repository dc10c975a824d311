"""A consultation list and a folder of documents -> an assessment of every body, and nobody left out.

This module only runs things in order: who is on the list and which documents are whose is decided in
`consultation`, what the documents show in `assessment`, how results look in `report`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, get_args

from ulo_classify.consultation.bodies import Bodies, Body, match_bodies
from ulo_classify.consultation.matching import Match, Named
from ulo_classify.consultation.reader import read_list
from ulo_classify.errors import CriteriaError, ReadingError, UloError
from ulo_classify.schema import (
    Assessment,
    AuditLine,
    AuditResult,
    ConsultationList,
    Denominators,
    Document,
    ListEntry,
    ListLanguage,
    Organisation,
    Outcome,
    RegisterMatch,
    Status,
    Unassessed,
)

if TYPE_CHECKING:
    from ulo_classify import Assessor
    from ulo_classify.reading import Dossier

D = TypeVar("D", bound=Named)
Progress = Callable[[int, int, str | None], None]
"""Called as (lines done, lines in all, name of the body or None); never with the name of a person."""
_UNEXPECTED = (
    "This body could not be assessed because of an unexpected error ({}): the others are not affected."
)


class LooksUp(Protocol):
    """What an audit needs of an `ulo_classify.register.look_up.LookUp`."""

    def matches(self, entries: Sequence[ListEntry]) -> list[RegisterMatch | None]:
        """A match for each entry, in order; None for individuals."""
        ...

    def documents(self, match: RegisterMatch | None) -> tuple[Document, ...]:
        """The register entry of the body that was matched."""
        ...


class Assesses(Protocol):
    """What an audit needs of an `ulo_classify.Assessor`."""

    def assess(self, organisation: Organisation) -> Assessment:
        """Assess one body."""
        ...

    def assess_many(
        self, organisations: Iterable[Organisation], n_jobs: int = 1
    ) -> Iterator[Assessment | Unassessed]:
        """Assess many bodies, lazily and in order."""
        ...


def audit(
    list_path: str | Path,
    documents: str | Path,
    out: str | Path,
    *,
    criteria: str | Path = "gc7",
    n_jobs: int = 1,
    column: str | None = None,
    pages: str | None = None,
    progress: Progress | None = None,
    assessor: Assesses | None = None,
    checked_on: dt.date | None = None,
    look_up: LooksUp | None = None,
) -> AuditResult:
    """Assess every body of a consultation list and write the report.

    Args:
        list_path: the consultation list (see `consultation.read_list`).
        documents: folder with one dossier a body (see `reading.find_dossiers`).
        out: folder for the report; made if missing, replaced if it holds an earlier report, refused if it
            holds anything else.
        criteria: key of the criteria set, or a TOML file with one of your own; not used where `assessor` is
            given.
        n_jobs: worker processes of the assessor.
        column: column of names in a table, where it is not found by itself.
        pages: pages of a PDF that hold the list ("12-19").
        progress: called after every line with (done, total, name of the body or None).
        assessor: an assessor at hand; `Assessor.load(criteria=criteria)` if not given.
        checked_on: date of the audit; today if not given.
        look_up: registers to find the bodies in; the entry of a body that is matched joins its documents.

    Returns:
        Every line of the list in its order with its outcome, and the counts; the same as was written.

    Raises:
        ListError: the list is missing or gives no names.
        ReadingError: the folder of documents is missing or its manifest has a mistake.
        OutputError: the report cannot be written to `out`; nothing is left half-written.
        CriteriaError: the criteria set is unknown.
    """
    from ulo_classify.consultation.output import fresh_folder
    from ulo_classify.reading import find_dossiers, read_dossier
    from ulo_classify.report import write_report

    documents = Path(documents)
    consultation = read_list(list_path, column=column, pages=pages)
    if not documents.is_dir():
        raise ReadingError(f"The folder of documents {documents} does not exist: check its name.")
    assessor = assessor or load_assessor(criteria)
    with fresh_folder(Path(out), apart_from=documents) as folder:
        dossiers = _without_list(find_dossiers(documents), Path(list_path))
        result = audit_list(
            consultation,
            dossiers,
            read_dossier,
            assessor,
            criteria=criteria,
            n_jobs=n_jobs,
            progress=progress,
            checked_on=checked_on,
            look_up=look_up,
        )
        write_report(result, folder)
    return result


def _without_list(dossiers: list[Dossier], list_path: Path) -> list[Dossier]:
    """Leave out the list itself, where it lies among the documents."""
    own = list_path.resolve()
    return [dossier for dossier in dossiers if [file.path.resolve() for file in dossier.files] != [own]]


def _key_of(assessor: Assesses, criteria: str | Path) -> str:
    """The key of the assessor's set: a set of one's own is given by its path, which results never hold."""
    return str(getattr(getattr(assessor, "criteria", None), "key", criteria))


def load_assessor(
    criteria: str | Path,
    *,
    model: str | Path = "bundled",
    trust_model: bool = False,
    phrases: str | Path | None = None,
) -> Assessor:
    """An assessor for one criteria set, as `Assessor.load`; an audit cannot take all sets at once."""
    from ulo_classify import Assessor
    from ulo_classify.criteria import ALL

    if criteria == ALL:
        raise CriteriaError(
            "An audit takes one criteria set: name one; assess --criteria all shows a body under all."
        )
    return Assessor.load(criteria, model=model, trust_model=trust_model, phrases=phrases)


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
    """
    entries = consultation.entries
    matched = match_bodies(entries, dossiers)
    on_register = look_up.matches(entries) if look_up else [None] * len(entries)
    reader = _Reader(read_dossier, look_up, on_register)
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
    for body, answer in _answers(to_read, reader.read, assessor, n_jobs):
        lines[body.first] = _answered(entries[body.first], body, answer)
        settled(body.first)
    assessments = [line.assessment for line in lines.values() if line.assessment]
    every_line = tuple(
        line.model_copy(update={"register_match": match})
        for line, match in zip(_all_lines(entries, matched, lines), on_register, strict=True)
    )
    return AuditResult(
        title=f"Consultation list {consultation.source}",
        checked_on=(checked_on or dt.datetime.now().astimezone().date()).isoformat(),
        criteria_set=assessments[0].criteria_set if assessments else _key_of(assessor, criteria),
        versions=assessments[0].versions if assessments else getattr(assessor, "versions", {}),
        lines=every_line,
        counts=_counts(every_line),
        outcomes=_outcomes(every_line),
        denominators=_denominators(every_line),
        language=_language(every_line),
        notes=(*consultation.notes, *matched.notes),
    )


class _Reader(Generic[D]):
    """Reads what there is on a body: its dossier, and its entry where a register has it."""

    def __init__(
        self,
        read_dossier: Callable[[D], Organisation],
        look_up: LooksUp | None,
        matches: Sequence[RegisterMatch | None],
    ) -> None:
        self._read_dossier = read_dossier
        self._look_up = look_up
        self._matches = matches

    def _entry(self, body: Body[D]) -> tuple[Document, ...]:
        return self._look_up.documents(self._matches[body.first]) if self._look_up else ()

    def has_documents(self, body: Body[D]) -> bool:
        """Whether there is anything to read."""
        return body.match.dossier is not None or bool(self._entry(body))

    def read(self, body: Body[D]) -> Organisation | Unassessed:
        """Read it under the name that the list gives; no cause where a dossier is empty."""
        entry = self._entry(body)
        match = self._matches[body.first]
        org_id = match.body.org_id if match and match.body else None
        if body.match.dossier is None:
            return Organisation(name=body.name, id=org_id, documents=entry)
        try:
            organisation = self._read_dossier(body.match.dossier)
        except Exception as error:  # one dossier never stops the others
            return Unassessed(name=body.name, cause=_sentence(error))
        if organisation.documents or entry:
            documents = (*organisation.documents, *entry)
            known = organisation.id or org_id
            return organisation.model_copy(update={"name": body.name, "id": known, "documents": documents})
        causes = "; ".join(f"{failure.where}: {failure.cause}" for failure in organisation.failures)
        return Unassessed(
            name=body.name, cause=f"None of its documents could be read: {causes}" if causes else ""
        )


def _answers(
    bodies: Sequence[Body[D]],
    read: Callable[[Body[D]], Organisation | Unassessed],
    assessor: Assesses,
    n_jobs: int,
) -> Iterator[tuple[Body[D], Assessment | Unassessed]]:
    """Read and assess bodies one after another, holding no more of them than the assessor takes at once.

    Bodies whose documents cannot be read are answered too. An exception of the assessor costs at most the
    body that raises it: all that it took and did not answer are assessed again one by one.
    """
    unread: deque[tuple[Body[D], Unassessed]] = deque()
    taken: deque[tuple[Body[D], Organisation]] = deque()
    readable = _readable(bodies, read, unread)

    def feed() -> Iterator[Organisation]:
        for body, organisation in readable:
            taken.append((body, organisation))
            yield organisation

    skipped: list[tuple[Body[D], Organisation]] = []
    try:
        for answer in assessor.assess_many(feed(), n_jobs=n_jobs):
            # The answer to another body must never stand under this one: one that was passed over waits.
            while answer.name not in {None, taken[0][1].name}:
                skipped.append(taken.popleft())
            yield taken.popleft()[0], answer
            while unread:
                yield unread.popleft()
    except Exception:  # noqa: S110 - whatever it was, the bodies concerned are assessed singly below
        pass
    # What was taken and not answered, then what was never taken: none if all went well.
    for body, organisation in chain(skipped, tuple(taken), readable):
        yield body, _assess_one(assessor, organisation)
    yield from unread


def _readable(
    bodies: Sequence[Body[D]],
    read: Callable[[Body[D]], Organisation | Unassessed],
    unread: deque[tuple[Body[D], Unassessed]],
) -> Iterator[tuple[Body[D], Organisation]]:
    """Read one dossier after another; those that give no document go to `unread`."""
    for body in bodies:
        organisation = read(body)
        if isinstance(organisation, Unassessed):
            unread.append((body, organisation))
        else:
            yield body, organisation


def _assess_one(assessor: Assesses, organisation: Organisation) -> Assessment | Unassessed:
    try:
        return assessor.assess(organisation)
    except Exception as error:  # one body never stops the others
        return Unassessed(name=organisation.name, cause=_sentence(error))


def _sentence(error: Exception) -> str:
    """Give the sentence of our own errors; of others only the kind, as their text may quote a document."""
    return str(error) if isinstance(error, UloError) else _UNEXPECTED.format(type(error).__name__)


def _answered(entry: ListEntry, body: Body[D], answer: Assessment | Unassessed) -> AuditLine:
    dossier = body.match.dossier.name if body.match.dossier is not None else None
    if isinstance(answer, Assessment):
        return AuditLine(
            entry=entry, outcome="assessed", status=answer.status, dossier=dossier, assessment=answer
        )
    if not answer.cause:
        cause = f"The folder {dossier} holds no documents."
        return AuditLine(entry=entry, outcome="no_documents", status="unclear", dossier=dossier, cause=cause)
    return AuditLine(entry=entry, outcome="failed", dossier=dossier, cause=answer.cause)


def _all_lines(
    entries: Sequence[ListEntry], matched: Bodies[D], answered: dict[int, AuditLine]
) -> tuple[AuditLine, ...]:
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
        elif index in answered:
            lines.append(answered[index])
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


def _different(lines: Iterable[AuditLine]) -> list[AuditLine]:
    return [line for line in lines if line.entry.kind == "organisation" and line.outcome != "duplicate"]


def _counts(lines: Iterable[AuditLine]) -> dict[Status, int]:
    """Count different bodies by status; a body that failed has none."""
    found = Counter(line.status for line in _different(lines))
    statuses: tuple[Status, ...] = get_args(Status)
    return {status: found[status] for status in statuses}


def _outcomes(lines: Iterable[AuditLine]) -> dict[Outcome, int]:
    found = Counter(line.outcome for line in lines)
    outcomes: tuple[Outcome, ...] = get_args(Outcome)
    return {outcome: found[outcome] for outcome in outcomes}


def _denominators(lines: Sequence[AuditLine]) -> Denominators:
    different = _different(lines)
    with_evidence = sum(line.status not in {None, "unclear"} for line in different)
    return Denominators(lines=len(lines), organisations=len(different), with_evidence=with_evidence)


def _language(lines: Sequence[AuditLine]) -> ListLanguage | None:
    """The movement language of all assessed bodies together; None where no document was measured."""
    from ulo_classify.assessment.coopted import language_of_all

    found = [line.assessment.language for line in _different(lines) if line.assessment is not None]
    return language_of_all(measure for measure in found if measure is not None)
