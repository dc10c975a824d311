"""One file -> Document."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, get_args

from ulo_classify.digests import digest_of, file_digest
from ulo_classify.errors import ReadingError
from ulo_classify.reading.cache import TextCache
from ulo_classify.reading.dates import date_in_name, is_date
from ulo_classify.reading.guard import read_guarded
from ulo_classify.reading.kinds import guess_kind
from ulo_classify.reading.limits import Limits
from ulo_classify.reading.versions import reader_version
from ulo_classify.schema import Document, DocumentKind, Mark

_DEFAULT_LIMITS = Limits()
KINDS = get_args(DocumentKind)
"""The document kinds of the schema."""


def _check(path: Path, limits: Limits) -> None:
    """Refuse what is no file to be read, before a child is asked to."""
    try:
        if path.is_dir():
            raise ReadingError(f"{path.name} is a folder: read it with read_dossier.")
        if not path.exists():
            raise ReadingError(f"{path} is missing: check the path.")
        if not path.is_file():
            raise ReadingError(f"{path.name} is no regular file: copy its content to a file and read that.")
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        raise ReadingError(f"{path} could not be opened: check the path and its permissions.") from error
    if not size:
        raise ReadingError(f"{path.name} is empty: get the file again, or leave it out.")
    if size > limits.file_mb * 2**20:
        raise ReadingError(
            f"{path.name} is larger than {limits.file_mb:g} MB: split it, or raise Limits.file_mb."
        )


def _answer(path: Path, limits: Limits, cache: TextCache | None, *, empty_cells: bool) -> dict[str, Any]:
    """What comes of a file, from the cache where the same bytes were read by the same readers.

    Failures that lie in the file are kept too; those for want of time or memory may be the machine's.
    """
    if cache is None:
        return read_guarded(path, limits, empty_cells=empty_cells)
    how = (path.suffix.lower(), empty_cells, reader_version(limits))
    seen = file_digest(path, limits.file_mb * 2**20)
    known = cache.get(digest_of(seen, *how)) if seen else None
    if known is not None:
        return known
    answer = read_guarded(path, limits, empty_cells=empty_cells)
    digest = answer.pop("digest", None)
    if digest and not answer.pop("passing", False):
        cache.put(digest_of(digest, *how), answer)
    return answer


def read(
    path: str | os.PathLike[str],
    *,
    kind: DocumentKind | None = None,
    date: str | None = None,
    source: str | None = None,
    limits: Limits = _DEFAULT_LIMITS,
    empty_cells: bool = False,
    cache: TextCache | None = None,
) -> Document:
    """Read a file of plain text, Markdown, HTML, PDF, DOCX, ODT or RTF.

    The format is told from the content. The file is read in a child process, so that a hostile or broken
    one costs its time limit and no more.

    Args:
        path: of the file.
        kind: of the document; guessed from file name and content where None, and `kind_guess` says from what.
        date: as the document gives it, "2024", "2024-05" or "2024-05-31"; from the file name where None.
        source: where the document was found, such as a web address.
        limits: what reading the file may cost.
        empty_cells: empty cells of a table keep their place in its rows, for lists.
        cache: texts of files that were read before.

    Returns:
        A Document whose text has one line for each heading, paragraph, list item and table row, and whose
        marks give page, heading and clause of every place in it.

    Raises:
        ReadingError: the file cannot be read; one sentence says why and what to do.
    """
    file = Path(path)
    return read_as(
        file,
        file.name,
        kind=kind,
        date=date,
        source=source,
        limits=limits,
        empty_cells=empty_cells,
        cache=cache,
    )


def read_as(
    path: Path,
    name: str,
    *,
    kind: DocumentKind | None,
    date: str | None,
    source: str | None,
    limits: Limits,
    empty_cells: bool = False,
    cache: TextCache | None = None,
) -> Document:
    """`read` with the name that the Document is to bear.

    Raises:
        ReadingError: as `read`.
    """
    if kind is not None and kind not in KINDS:
        raise ReadingError(
            f"{path.name} is said to be of the unknown kind '{kind}': write {', '.join(KINDS)}."
        )
    if date is not None and not is_date(date):
        raise ReadingError(
            f"{path.name} is said to be of the date '{date}': write 2024, 2024-05 or 2024-05-31."
        )
    _check(path, limits)
    try:
        answer = _answer(path, limits, cache, empty_cells=empty_cells)
    except ReadingError as error:
        raise ReadingError(f"{path.name} {error}") from error.__cause__
    if "cause" in answer:
        raise ReadingError(f"{path.name} {answer['cause']}")
    marks = tuple(Mark(kind=mark, label=label, start=start) for mark, label, start in answer["marks"])
    guess = None
    if kind is None:
        clauses = sum(mark.kind == "clause" for mark in marks)
        kind, guess = guess_kind(path.stem, answer["text"], answer["format"], clauses)
    if date is None:
        date = date_in_name(path.stem, reporting_year=kind == "annual_report")
    return Document(
        text=answer["text"], kind=kind, date=date, source=source, name=name, kind_guess=guess, marks=marks
    )
