"""Runs the reports of `ulo-classify sector` on survival and money, and prints them in short."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import click

from ulo_classify.sector.dates import Order
from ulo_classify.sector.figures import put_figures


def run_survival(
    source: Path,
    out: Path | None,
    *,
    results: Path | None,
    mapping: Path | None,
    removals_from: str | None,
    until: str | None,
    order: str | None,
    imputations: int | None,
    seed: int,
) -> None:
    """Work survival out, print it in short, and write the report if a folder is given."""
    from ulo_classify.sector.survival import survival_of
    from ulo_classify.sector.survival.report import in_short, write_survival

    found = survival_of(
        source,
        results=results,
        mapping=mapping,
        removals_from=_day(removals_from),
        until=_day(until),
        order=cast("Order | None", order),
        imputations=imputations,
        seed=seed,
    )
    for sentence in in_short(found):
        click.echo(sentence)
    _end(
        found.lives.problems.counts.total(),
        out,
        source,
        lambda folder: write_survival(found, folder, _today()),
    )


def run_funding(
    sources: Sequence[Path],
    out: Path | None,
    *,
    results: Path,
    register: Path | None,
    kinds: Path | None,
    deflators: Path | None,
    base_year: int | None,
    order: str | None,
    seed: int,
) -> None:
    """Work the shares out, print them in short, and write the report if a folder is given."""
    from ulo_classify.sector.funding import funding_of
    from ulo_classify.sector.funding.report import in_short, write_funding

    found = funding_of(
        sources,
        results=results,
        register=register,
        kinds=kinds,
        deflators=deflators,
        base_year=base_year,
        order=cast("Order | None", order),
        seed=seed,
    )
    for sentence in in_short(found):
        click.echo(sentence)
    _end(
        found.problems.counts.total(), out, sources[0], lambda folder: write_funding(found, folder, _today())
    )


def _end(cases: int, out: Path | None, source: Path, write: Callable[[Path], Path]) -> None:
    if cases:
        click.echo(f"Cases that were wrong in the data, named in the report: {cases}")
    if out is not None:
        click.echo(f"Report: {put_figures(out, write, apart_from=source).resolve()}")


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
