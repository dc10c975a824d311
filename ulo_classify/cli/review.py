"""`ulo-classify review`: pages on which people decide, and what they decided as files."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path

import click

from ulo_classify.cli.stopping import serve_until_stopped
from ulo_classify.errors import OutputError, ReviewError
from ulo_classify.register.decisions import write_decisions
from ulo_classify.review import match_decisions
from ulo_classify.review.desk import Desk
from ulo_classify.review.export import write_labelled
from ulo_classify.review.kept import FILE


def run_review(
    out: Path,
    *,
    port: int,
    browser: bool,
    export: Path | None,
    documents: Path | None,
    matches: Path | None,
    write: bool,
) -> None:
    """Serve the pages until stopped, or write what was asked for and end."""
    desk = Desk(out)
    if export is not None:
        _export(desk, export, documents)
    if matches is not None:
        _write_matches(desk, matches)
    if write:
        desk.write_report()
        click.echo(f"Report: {(out / 'index.html').resolve()}")
    if export is None and matches is None and not write:
        _serve(desk, port, browser=browser)


def _export(desk: Desk, path: Path, documents: Path | None) -> None:
    done = write_labelled(desk.result, path, documents)
    click.echo(f"Written: {path}, bodies with a decision on their result: {done.written}.")
    if done.without_documents:
        click.echo(f"Left out, as there is no text about them: {done.without_documents}.")
    if done.changed:
        click.echo(f"Left out, as their documents have changed since the audit: {done.changed}.")


def _write_matches(desk: Desk, path: Path) -> None:
    decisions = list(dict.fromkeys(match_decisions(desk.path).values()))
    try:
        write_decisions(decisions, path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}): choose another file.") from error
    click.echo(f"Written: {path}, decisions on matches: {len(decisions)}.")


def _serve(desk: Desk, port: int, *, browser: bool) -> None:
    from ulo_classify.review.server import ReviewServer

    try:
        server = ReviewServer(desk, port)
    except OSError as error:
        raise ReviewError(f"Port {port} cannot be used ({error.strerror}): choose another one.") from error
    with server:
        click.echo(f"Review: {server.address}")
        click.echo(
            f"Decisions are kept in {desk.folder / FILE}. Stop with Ctrl-C; the report is then written anew."
        )
        sys.stdout.flush()
        if browser and sys.stdout.isatty():
            webbrowser.open(server.address)
        before = desk.result
        serve_until_stopped(server)
        if desk.result is not before:
            desk.write_report()
            click.echo(f"Report: {(desk.folder / 'index.html').resolve()}")
