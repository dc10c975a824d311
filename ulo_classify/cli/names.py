"""`ulo-classify names`: whom a list names."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ulo_classify.cli.register import match_cells
from ulo_classify.consultation import read_list
from ulo_classify.register.look_up import LookUp
from ulo_classify.report import register_text

_SHOWN = ("line", "page", "section", "raw", "name", "acronym", "is_individual", "joint_id")


def print_names(
    path: Path,
    column: str | None,
    *,
    as_json: bool,
    pages: str | None = None,
    look_up: LookUp | None = None,
) -> None:
    """Print the entries of a list: a JSON array, or a line each with notes after them.

    With `look_up`, each entry also has what the registers say to it: the field "register", or lines under it.
    """
    found = read_list(path, column=column, pages=pages)
    matches = look_up.matches(found.entries) if look_up else [None] * len(found.entries)
    if as_json:
        rows = [{key: getattr(entry, key) for key in _SHOWN} for entry in found.entries]
        if look_up:
            rows = [row | match_cells(match) for row, match in zip(rows, matches, strict=True)]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for entry, match in zip(found.entries, matches, strict=True):
        click.echo(f"{entry.line}\t{entry.name or f'({entry.kind}, not named)'}")
        if match:
            _, _, answer = register_text(match).partition(": ")
            click.echo("\t" + answer.replace("\n", "\n\t"))
    for note in found.notes:
        click.echo(f"Note: {note}")
