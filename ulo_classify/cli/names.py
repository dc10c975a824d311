"""`ulo-classify names`: whom a list names."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ulo_classify.consultation import read_list

_SHOWN = ("line", "page", "section", "raw", "name", "acronym", "is_individual", "joint_id")


def print_names(path: Path, column: str | None, *, as_json: bool) -> None:
    """Print the entries of a list: a JSON array, or a line each with notes after them."""
    found = read_list(path, column=column)
    if as_json:
        rows = [{key: getattr(entry, key) for key in _SHOWN} for entry in found.entries]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for entry in found.entries:
        click.echo(f"{entry.line}\t{entry.name or f'({entry.kind}, not named)'}")
    for note in found.notes:
        click.echo(f"Note: {note}")
