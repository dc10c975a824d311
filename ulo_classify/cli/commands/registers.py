"""Commands on registers: import, find, decide, serve."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ulo_classify.cli.main import main, one_line_errors
from ulo_classify.cli.options import DATE, DECISIONS, as_date


@main.group()
def register() -> None:
    """Registers of charities and companies: import them into a file, and find names in it."""


@register.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into", required=True, type=click.Path(path_type=Path), help="Database file to make or renew."
)
@click.option("--mapping", type=click.Path(path_type=Path), help="TOML file that names a CSV's columns.")
@one_line_errors
def import_command(files: tuple[Path, ...], into: Path, mapping: Path | None) -> None:
    """Import FILEs of registers (CSV, TSV, JSON, XLSX, zips of these, or folders of them).

    Which register a file is of is seen from its headers. Names of trustees and contacts are never read.
    """
    from ulo_classify.cli.register import run_import

    run_import(files, into, mapping)


@register.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--register", "database", required=True, type=click.Path(path_type=Path), help="Database file.")
@click.option("--decisions", type=click.Path(path_type=Path), help=DECISIONS)
@click.option("--date", metavar="YYYY-MM-DD", callback=as_date, help=DATE)
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 50), help="Candidates to show.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@one_line_errors
def find(
    names: tuple[str, ...],
    database: Path,
    decisions: Path | None,
    date: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Find NAMEs (or numbers) of bodies in a database of registers."""
    from ulo_classify.cli.register import run_find

    run_find(names, database, decisions=decisions, date=date, limit=limit, as_json=as_json)


@register.command()
@click.argument("raw_name", metavar="NAME")
@click.argument("org_id", metavar="ID")
@click.option(
    "--decisions", required=True, type=click.Path(path_type=Path), help="CSV of decisions, made if missing."
)
@click.option("--who", required=True, help="Who decides.")
@click.option("--why", required=True, help="On what ground.")
@click.option("--when", metavar="YYYY-MM-DD", callback=as_date, help="Date of the decision; today.")
@click.option(
    "--register", "database", type=click.Path(path_type=Path), help="Database in which ID must be found."
)
@one_line_errors
def decide(
    raw_name: str, org_id: str, decisions: Path, who: str, why: str, when: str | None, database: Path | None
) -> None:
    """Write down that NAME, as a list prints it, is the body with ID; "none" for a body on no register.

    names, audit and register find read decisions before they look anything up.
    """
    from ulo_classify.cli.register import run_decide

    day = when or dt.datetime.now().astimezone().date().isoformat()
    run_decide(raw_name, org_id, decisions, who=who, why=why, when=day, database=database)


@register.command()
@click.option("--register", "database", required=True, type=click.Path(path_type=Path), help="Database file.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="Port.")
@click.option(
    "--results",
    type=click.Path(path_type=Path),
    help="An audit's results.jsonl (or its folder): serves its results as types and a property.",
)
@click.option("--name", "served_names", multiple=True, help="Further name under which it may be asked.")
@click.option("--allow-origin", "origins", multiple=True, help="Origin of a web page that may read results.")
@one_line_errors
def serve(
    database: Path,
    host: str,
    port: int,
    results: Path | None,
    served_names: tuple[str, ...],
    origins: tuple[str, ...],
) -> None:
    """Serve the reconciliation API (OpenRefine) from a database of registers, on this machine only."""
    from ulo_classify.cli.register import run_serve

    run_serve(database, host, port, results=results, names=served_names, origins=origins)
