"""`ulo-classify compare`: what changed between two audits."""

from __future__ import annotations

from pathlib import Path

import click

from ulo_classify.compare import compare_audits, comparison_lines, read_audit, write_changes


def run_compare(old: Path, new: Path, csv_path: Path | None, *, as_json: bool) -> None:
    """Print the comparison of two audits, and write it as a table where asked for."""
    comparison = compare_audits(read_audit(old), read_audit(new), names=(str(old), str(new)))
    if csv_path is not None:
        write_changes(comparison, csv_path)
    if as_json:
        click.echo(comparison.model_dump_json())
        return
    for line in comparison_lines(comparison):
        click.echo(line)
