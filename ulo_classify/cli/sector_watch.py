"""`ulo-classify sector watch`: a saved audit run again, and what changed."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from ulo_classify.compare import read_audit
from ulo_classify.errors import OutputError
from ulo_classify.register import Register
from ulo_classify.review import any_decisions
from ulo_classify.sector.folder import put_into
from ulo_classify.sector.watch import watch_audit, write_watch
from ulo_classify.sector.watch.words import words
from ulo_classify.sector.watch.write import summary_lines


def run_watch(
    saved: Path,
    out: Path | None,
    *,
    database: Path | None,
    documents: Path | None,
    documents_before: Path | None,
    decisions: Path | None,
    as_json: bool,
) -> None:
    """Run a saved audit again, say what changed, and write a report where asked for."""
    if out is not None and out.resolve() == saved.resolve():
        raise OutputError(f"{out} holds the saved audit: choose another folder for what changed.")
    with ExitStack() as stack:
        register = stack.enter_context(Register(database)) if database else None
        watched = watch_audit(
            read_audit(saved),
            source=saved.name,
            register=register,
            documents=documents,
            documents_before=documents_before,
            decisions=any_decisions(decisions, saved if saved.is_dir() else None),
        )
    if out is not None:
        put_into(out, lambda folder: write_watch(watched, folder), apart_from=documents or saved)
    if as_json:
        click.echo(watched.model_dump_json(exclude={"lines"}))
        return
    for line in summary_lines(watched):
        click.echo(line)
    for note in watched.notes:
        click.echo(f"Note: {note}")
    if out is not None:
        click.echo(words()["terminal"]["report"].format(path=(out / "index.html").resolve()))
