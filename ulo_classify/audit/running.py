"""A whole audit: files in, an assessment of every body, and a report out."""

from __future__ import annotations

import datetime as dt
import secrets
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ulo_classify.audit.answering import Memory
from ulo_classify.audit.folder import put_report, report_folder
from ulo_classify.audit.listing import audit_list
from ulo_classify.audit.protocols import Assesses, LooksUp, Progress
from ulo_classify.consultation.reader import read_list
from ulo_classify.digests import digest_of, file_digest
from ulo_classify.errors import ReadingError
from ulo_classify.schema import AuditResult

if TYPE_CHECKING:
    from ulo_classify import Assessor
    from ulo_classify.reading import Dossier, TextCache


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
    cache: TextCache | None = None,
) -> AuditResult:
    """Assess every body of a consultation list and write the report.

    Every answer is on the disk, in `out`, as soon as it is made. After a crash the same call goes on where it
    stopped and ends with the same bytes; whatever document, list or rule has changed since is made anew.

    Args:
        list_path: the consultation list (see `consultation.read_list`).
        documents: folder with one dossier a body (see `reading.find_dossiers`).
        out: folder for the report; made if missing, replaced if it holds an earlier report, refused if it
            holds anything else.
        criteria: key of the criteria set, or a TOML file with one of your own, or several with commas between
            them (the first is the one of the audit); not used where `assessor` is given.
        n_jobs: worker processes of the assessor.
        column: column of names in a table, where it is not found by itself.
        pages: pages of a PDF that hold the list ("12-19").
        progress: called after every line with (done, total, name of the body or None).
        assessor: an assessor at hand; `Assessor.load(criteria=criteria)` if not given.
        checked_on: date of the audit; if not given, the day on which it began.
        look_up: registers to find the bodies in; the entry of a body that is matched joins its documents.
        cache: texts of files that were read before; none where not given.

    Returns:
        Every line of the list in its order with its outcome, and the counts; the same as was written.

    Raises:
        ListError: the list is missing or gives no names.
        ReadingError: the folder of documents is missing or its manifest has a mistake.
        OutputError: the report cannot be written to `out`, or another audit is writing there; nothing is lost
            and nothing is left half-written.
        CriteriaError: the criteria set is unknown.
    """
    from ulo_classify.reading import dossier_digest, find_dossiers, read_dossier
    from ulo_classify.report import write_report
    from ulo_classify.review import with_reviews

    list_path, documents = Path(list_path), Path(documents)
    consultation = read_list(list_path, column=column, pages=pages)
    if not documents.is_dir():
        raise ReadingError(f"The folder of documents {documents} does not exist: check its name.")
    assessor = assessor or load_assessor(criteria)
    with report_folder(Path(out), apart_from=documents) as journal:
        dossiers = _without_list(find_dossiers(documents), list_path)
        rules = _rules_of(assessor)
        if checked_on is None:
            run = digest_of(rules, list_path.name, file_digest(list_path, float("inf")), column, pages)
            checked_on = journal.begin(run, dt.datetime.now().astimezone().date())
        result = audit_list(
            consultation,
            dossiers,
            partial(read_dossier, cache=cache),
            assessor,
            criteria=criteria,
            n_jobs=n_jobs,
            progress=progress,
            checked_on=checked_on,
            look_up=look_up,
            memory=Memory(journal, rules, dossier_digest),
        )
        result = with_reviews(result, Path(out))
        put_report(journal, lambda folder: write_report(result, folder))
    return result


def _rules_of(assessor: Assesses) -> str:
    """By what answers are made; an assessor that does not say so shares answers with no other run."""
    return getattr(assessor, "digest", None) or secrets.token_hex()


def _without_list(dossiers: list[Dossier], list_path: Path) -> list[Dossier]:
    """Leave out the list itself, where it lies among the documents."""
    own = list_path.resolve()
    return [dossier for dossier in dossiers if [file.path.resolve() for file in dossier.files] != [own]]


def load_assessor(
    criteria: str | Path,
    *,
    model: str | Path = "bundled",
    trust_model: bool = False,
    phrases: str | Path | None = None,
) -> Assessor:
    """An assessor as `Assessor.load`, for one criteria set, several with commas between them, or "all"."""
    from ulo_classify import Assessor
    from ulo_classify.criteria import several

    first, *beside = several(criteria)
    return Assessor.load(first, model=model, trust_model=trust_model, phrases=phrases, beside=beside)
