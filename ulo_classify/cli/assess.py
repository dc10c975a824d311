"""`ulo-classify assess`: files, folders or JSON lines to assessments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from shutil import get_terminal_size

import click
from pydantic import ValidationError

from ulo_classify import Assessor, Organisation, Unassessed
from ulo_classify.cli.kept_lines import write_lines
from ulo_classify.digests import digest_of, file_digest
from ulo_classify.errors import ReadingError, UloError
from ulo_classify.reading import read_dossier
from ulo_classify.report import assessment_text, comparison_text

_PAGE = (100, 50)  # where there is no terminal: columns and lines


def assess_paths(
    paths: tuple[Path, ...],
    name: str | None,
    assessor: Assessor,
    *,
    compare: bool,
    as_json: bool,
    trace: bool = False,
) -> bool:
    """Assess each path as one organisation and print the result; False if one gave nothing to read.

    With `compare`, every organisation is shown under all criteria sets. With `trace`, the chain of facts
    behind the shares of votes comes after each result, or in its field "trace".
    """
    answer = _answers(assessor, compare=compare, as_json=as_json, trace=trace)
    complete = True
    for path in paths:
        try:
            organisation = read_dossier(path, name=name)
        except UloError as error:
            click.echo(f"ulo-classify: {error}", err=True)
            complete = False
            continue
        click.echo(answer(organisation))
        complete = complete and bool(organisation.documents or not organisation.failures)
    return complete


def _answers(
    assessor: Assessor, *, compare: bool, as_json: bool, trace: bool = False
) -> Callable[[Organisation], str]:
    """What is printed of an organisation: under one set, or side by side under all of them."""
    if compare:
        if as_json:
            return lambda organisation: assessor.compare(organisation).model_dump_json()
        width = get_terminal_size(fallback=_PAGE).columns
        return lambda organisation: comparison_text(assessor.compare(organisation), width)
    if as_json:
        return lambda organisation: assessor.assess(organisation, trace=trace).model_dump_json()
    return lambda organisation: assessment_text(assessor.assess(organisation, trace=trace))


def assess_jsonl(
    path: Path,
    assessor: Assessor,
    jobs: int,
    *,
    compare: bool = False,
    trace: bool = False,
    out: Path | None = None,
) -> None:
    """Assess one organisation a line; print one JSON line each, in the same order, or write them to `out`.

    A line that cannot be read as an organisation gives a line with its cause, and the rest goes on. Lines in
    `out` are kept as they are made: after a crash the same command goes on.
    """
    if path.is_dir():
        raise ReadingError(
            f"{path} is a folder: name a file of JSON lines, or give the folder without --jsonl."
        )
    if not path.is_file():
        raise ReadingError(f"The file {path} does not exist: check its name.")

    def lines(known: int) -> Iterator[str]:
        return _json_lines(islice(_lines(path), known, None), assessor, jobs, compare=compare, trace=trace)

    if out is None:
        for line in lines(0):
            click.echo(line)
        return
    run = digest_of(assessor.digest, compare, trace, file_digest(path, float("inf")))
    written, known = write_lines(out, run, lines)
    there = f", {known} of them from a run that was not finished" if known else ""
    click.echo(f"Answers: {written}{there}. File: {out.resolve()}")


def _json_lines(
    items: Iterator[Organisation | Unassessed], assessor: Assessor, jobs: int, *, compare: bool, trace: bool
) -> Iterator[str]:
    if compare:
        answer = _answers(assessor, compare=True, as_json=True)
        for item in items:
            yield item.model_dump_json() if isinstance(item, Unassessed) else answer(item)
        return
    if jobs == 1:
        for item in items:
            done = item if isinstance(item, Unassessed) else next(assessor.assess_many([item], trace=trace))
            yield done.model_dump_json()
        return
    every = list(items)
    results = assessor.assess_many(
        (item for item in every if isinstance(item, Organisation)), n_jobs=jobs, trace=trace
    )
    for item in every:
        yield (item if isinstance(item, Unassessed) else next(results)).model_dump_json()


def _lines(path: Path) -> Iterator[Organisation | Unassessed]:
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _organisation(line, number)


def _organisation(line: str, number: int) -> Organisation | Unassessed:
    try:
        return Organisation.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the line"
        return Unassessed(
            id=_id_of(line),
            cause=f"Line {number} is not an organisation: {place}: {first['msg']}.",
        )


def _id_of(line: str) -> str | None:
    import json

    try:
        found = json.loads(line).get("id")
    except (ValueError, AttributeError):
        return None
    return found if isinstance(found, str) else None
