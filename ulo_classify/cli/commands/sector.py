"""`ulo-classify sector`: what is being lost, and who takes its place; arguments to calls, nothing else."""

from __future__ import annotations

from pathlib import Path

import click

from ulo_classify.cli.main import main, one_line_errors
from ulo_classify.cli.options import as_date

_DECISIONS = "What a person decided: a CSV (raw_name, org_id, who, when, why; fate, fate_date, into)."
_REGISTER = "Database of registers (see register import)."


@main.group()
def sector() -> None:
    """Look at a whole field: members lost and gained, survival, money, changes since an audit."""


@sector.command()
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the report.")
@click.option("--register", "database", type=click.Path(path_type=Path), help=_REGISTER)
@click.option("--results", type=click.Path(path_type=Path), help="An audit's folder: gives each its status.")
@click.option("--decisions", type=click.Path(path_type=Path), help=_DECISIONS)
@click.option("--column", help="Column of names, where the lists are tables and it is not found by itself.")
@click.option("--old-date", metavar="YYYY-MM-DD", callback=as_date, help="Day of the OLD list.")
@click.option("--new-date", metavar="YYYY-MM-DD", callback=as_date, help="Day of the NEW list.")
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
