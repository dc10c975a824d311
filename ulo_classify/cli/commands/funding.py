"""`ulo-classify sector funding`: arguments to calls, nothing else."""

from __future__ import annotations

from pathlib import Path

import click

from ulo_classify.cli.commands.sector import sector
from ulo_classify.cli.main import one_line_errors


@sector.command()
@click.argument("sources", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--results",
    required=True,
    type=click.Path(path_type=Path),
    help="An audit's results.jsonl, or its folder.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the report.")
@click.option(
    "--register", type=click.Path(path_type=Path), help="Database of registers, to join names and numbers."
)
@click.option(
    "--kinds", type=click.Path(path_type=Path), help="CSV of decisions: org_id, kind (family, provider, ...)."
)
@click.option(
    "--deflators", type=click.Path(path_type=Path), help="CSV of deflators: year, index (and currency)."
)
@click.option("--base-year", type=int, help="Year of the prices; the last of the deflators by default.")
@click.option(
    "--date-order",
    type=click.Choice(["day-first", "month-first"]),
    help="How dates like 03/04/2012 are read, where the column does not tell.",
)
@click.option(
    "--seed", default=1, show_default=True, help="Of the random numbers: the same gives the same figures."
)
@one_line_errors
def funding(
    sources: tuple[Path, ...],
    results: Path,
    out: Path | None,
    register: Path | None,
    kinds: Path | None,
    deflators: Path | None,
    base_year: int | None,
    date_order: str | None,
    seed: int,
) -> None:
    """Show who gets the money for peer support, advocacy, involvement, co-production and recovery.

    FILEs are 360Giving grants (JSON or CSV) and OCDS contract data (release or record packages, JSON lines).
    """
    from ulo_classify.cli.sector_reports import run_funding

    run_funding(
        sources,
        out,
        results=results,
        register=register,
        kinds=kinds,
        deflators=deflators,
        base_year=base_year,
        order=date_order,
        seed=seed,
    )
