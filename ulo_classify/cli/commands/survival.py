"""`ulo-classify sector survival`: arguments to calls, nothing else."""

from __future__ import annotations

from pathlib import Path

import click

from ulo_classify.cli.commands.sector import sector
from ulo_classify.cli.main import one_line_errors
from ulo_classify.cli.options import as_date


@sector.command()
@click.argument("source", metavar="SOURCE", type=click.Path(path_type=Path))
@click.option("--results", type=click.Path(path_type=Path), help="An audit's results.jsonl, or its folder.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the report.")
@click.option(
    "--columns", type=click.Path(path_type=Path), help="TOML file that names the columns of a table."
)
@click.option(
    "--since",
    "removals_from",
    metavar="YYYY-MM-DD",
    callback=as_date,
    help="Day from which the register tells of removals; that of the first removal in it by default.",
)
@click.option("--until", metavar="YYYY-MM-DD", callback=as_date, help="Day to which the source tells.")
@click.option(
    "--date-order",
    type=click.Choice(["day-first", "month-first"]),
    help="How dates like 03/04/2012 are read, where the column does not tell.",
)
@click.option("--imputations", type=click.IntRange(2, 1000), help="How often statuses are imputed.")
@click.option(
    "--seed", default=1, show_default=True, help="Of the random numbers: the same gives the same figures."
)
@one_line_errors
def survival(
    source: Path,
    results: Path | None,
    out: Path | None,
    columns: Path | None,
    removals_from: str | None,
    until: str | None,
    date_order: str | None,
    imputations: int | None,
    seed: int,
) -> None:
    """Show how long bodies last, by status: curves, medians, closures by age and size.

    SOURCE is a database of registers (register import) or a CSV with dates of registration and removal. It
    must hold bodies that have closed. What is not known of a body's status is carried through to every
    figure.
    """
    from ulo_classify.cli.sector_reports import run_survival

    run_survival(
        source,
        out,
        results=results,
        mapping=columns,
        removals_from=removals_from,
        until=until,
        order=date_order,
        imputations=imputations,
        seed=seed,
    )
