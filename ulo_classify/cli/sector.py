"""`ulo-classify sector`: what is being lost, and who takes its place; arguments to calls, nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ulo_classify.cli.main import _as_date, main, one_line_errors

_DECISIONS = "What a person decided: a CSV (raw_name, org_id, who, when, why; fate, fate_date, into)."
_REGISTER = "Database of registers (see register import)."


@main.group()
def sector() -> None:
    """Look at a whole field: members lost and gained, survival, money, changes since an audit."""


@sector.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--results", type=click.Path(path_type=Path), help="An audit (folder): statuses of bodies.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Closures are known from this day on.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="And up to this day; by default today.")
@click.option("--out", type=click.Path(path_type=Path), help="Also write tables and a page into this folder.")
@one_line_errors
def survival(
    source: Path, results: Path | None, since: dt.datetime | None, until: dt.datetime | None, out: Path | None
) -> None:
    """Measure how long the bodies of SOURCE live, by status.

    SOURCE is a register database (`ulo-classify register import`) or a CSV with dates of registration and
    removal. Nothing is said where the bodies that closed are missing.
    """
    from ulo_classify.compare import read_audit
    from ulo_classify.sector.survival import measure, read_lives
    from ulo_classify.sector.survival.tell import survival_lines, write_survival

    last = until.date() if until else dt.datetime.now(tz=dt.UTC).date()
    lives = read_lives(source, read_audit(results) if results else (), until=last)
    found = measure(lives.lives, since=since.date() if since else None, until=last)
    for line in survival_lines(lives, found):
        click.echo(line)
    if out is not None:
        for path in write_survival(lives, found, out):
            click.echo(f"Written: {path}")


@sector.command()
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the report.")
@click.option("--register", "database", type=click.Path(path_type=Path), help=_REGISTER)
@click.option("--results", type=click.Path(path_type=Path), help="An audit's folder: gives each its status.")
@click.option("--decisions", type=click.Path(path_type=Path), help=_DECISIONS)
@click.option("--column", help="Column of names, where the lists are tables and it is not found by itself.")
@click.option("--old-date", metavar="YYYY-MM-DD", callback=_as_date, help="Day of the OLD list.")
@click.option("--new-date", metavar="YYYY-MM-DD", callback=_as_date, help="Day of the NEW list.")
@one_line_errors
def members(
    old: Path,
    new: Path,
    out: Path,
    database: Path | None,
    results: Path | None,
    decisions: Path | None,
    column: str | None,
    old_date: str | None,
    new_date: str | None,
) -> None:
    """Compare two lists of members, OLD and NEW: who stayed, closed, left, joined, merged, changed name.

    A register tells who has closed. Without a row on one, what became of a body stays unknown.
    """
    from ulo_classify.cli.sector_members import run_members

    run_members(
        old,
        new,
        out,
        database=database,
        results=results,
        decisions=decisions,
        column=column,
        dates=(old_date, new_date),
    )


@sector.command()
@click.argument("saved", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--register", "database", type=click.Path(path_type=Path), help=_REGISTER)
@click.option("--documents", type=click.Path(path_type=Path), help="Folder of dossiers as it is now.")
@click.option("--documents-before", type=click.Path(path_type=Path), help="The folder as it was, if kept.")
@click.option("--decisions", type=click.Path(path_type=Path), help=_DECISIONS)
@click.option("--out", type=click.Path(path_type=Path), help="Folder for a report; it can be watched again.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@one_line_errors
def watch(
    saved: Path,
    database: Path | None,
    documents: Path | None,
    documents_before: Path | None,
    decisions: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Run the audit saved in OUT again, and list what registers and documents now show otherwise.

    Closed, about to leave a register, other words on control, more of the movement's words with less control.
    """
    from ulo_classify.cli.sector_watch import run_watch

    run_watch(
        saved,
        out,
        database=database,
        documents=documents,
        documents_before=documents_before,
        decisions=decisions,
        as_json=as_json,
    )
