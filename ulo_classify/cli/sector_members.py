"""`ulo-classify sector members`: two lists of members, and where the report lies."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from ulo_classify.compare import read_audit
from ulo_classify.consultation import read_list
from ulo_classify.register import Register
from ulo_classify.review import any_decisions
from ulo_classify.sector.folder import put_into
from ulo_classify.sector.members import compare_members, write_members
from ulo_classify.sector.members.noted import read_fates
from ulo_classify.sector.members.write import headlines


def run_members(
    old: Path,
    new: Path,
    out: Path,
    *,
    database: Path | None,
    results: Path | None,
    decisions: Path | None,
    column: str | None,
    dates: tuple[str | None, str | None],
) -> None:
    """Compare two lists, write the report and say in sentences what came out."""
    with ExitStack() as stack:
        register = stack.enter_context(Register(database)) if database else None
        change = compare_members(
            read_list(old, column=column),
            read_list(new, column=column),
            register=register,
            decisions=any_decisions(decisions, results),
            noted=read_fates(decisions),
            results=read_audit(results) if results else (),
            old_date=dates[0],
            new_date=dates[1],
        )
    page = put_into(out, lambda folder: write_members(change, folder), apart_from=old)
    for line in headlines(change):
        click.echo(line)
    for note in change.notes:
        click.echo(f"Note: {note}")
    click.echo(f"Report: {page.resolve()}")
