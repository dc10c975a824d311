"""`ulo-classify sector`: what is being lost, and who takes its place; arguments to calls, nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ulo_classify.cli.main import main, one_line_errors


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
