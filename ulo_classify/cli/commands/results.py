"""Commands on results: review, compare, and the form by which a body declares totals."""

from __future__ import annotations

from pathlib import Path

import click

from ulo_classify.cli.main import main, one_line_errors
from ulo_classify.errors import UloError


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="Port; any free one if not given.")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option(
    "--export", metavar="FILE", type=click.Path(path_type=Path), help="Write labelled data and end."
)
@click.option(
    "--documents", type=click.Path(path_type=Path), help="Folder of dossiers, for whole texts in --export."
)
@click.option(
    "--matches", metavar="CSV", type=click.Path(path_type=Path), help="Write a decisions file and end."
)
@click.option("--write", is_flag=True, help="Write the report anew with the decisions, and end.")
@one_line_errors
def review(
    out: Path,
    port: int,
    no_browser: bool,
    export: Path | None,
    documents: Path | None,
    matches: Path | None,
    write: bool,
) -> None:
    """Review a report in OUT: confirm or correct its answers, with reasons, and record replies of bodies.

    Opens pages on this machine only. Decisions are kept in OUT/review.jsonl beside the machine's answers, are
    shown in every report, and outlive a new audit.
    """
    from ulo_classify.cli.review import run_review

    if documents is not None and export is None:
        raise UloError("--documents goes with --export: name the file to write.")
    run_review(
        out,
        port=port,
        browser=not no_browser,
        export=export,
        documents=documents,
        matches=matches,
        write=write,
    )


@main.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--csv", "csv_path", type=click.Path(path_type=Path), help="Also write a table to this file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@one_line_errors
def compare(old: Path, new: Path, csv_path: Path | None, as_json: bool) -> None:
    """Compare two audits: what changed from OLD to NEW, through documents or through rules.

    OLD and NEW are folders that audit has written: last year and this, invited and replied, old rules and
    new.
    """
    from ulo_classify.cli.compare import run_compare

    run_compare(old, new, csv_path, as_json=as_json)


@main.command()
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the form.")
@click.option("--body", help="Name of the body; a line to write on if not given.")
@click.option("--users", help='The body\'s own word for the people it is about, such as "disabled people".')
@one_line_errors
def declaration(out: Path, body: str | None, users: str | None) -> None:
    """Write a blank one-page form by which a body declares who governs it: totals, a date, no names.

    Filled in and put beside the body's other documents, it is read as a declaration.
    """
    from ulo_classify.declaration import blank_form, write_form

    for path in write_form(blank_form(body, users), out):
        click.echo(f"Written: {path}")
