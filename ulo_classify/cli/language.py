"""`ulo-classify language`: the movement language of files."""

from __future__ import annotations

from pathlib import Path

import click

from ulo_classify.errors import UloError
from ulo_classify.movement_language import language_profile, load_catalogue
from ulo_classify.reading import read_dossier
from ulo_classify.report import profile_text


def print_profiles(paths: tuple[Path, ...], phrases: Path | None, *, as_json: bool) -> bool:
    """Print a profile for each document of each file or folder; False if one could not be read."""
    load_catalogue(phrases)  # a mistake in it is said before any file is read
    complete = True
    for path in paths:
        try:
            organisation = read_dossier(path)
        except UloError as error:
            click.echo(f"ulo-classify: {error}", err=True)
            complete = False
            continue
        for document in organisation.documents:
            profile = language_profile(document.text, phrases=phrases)
            name = document.name or path.name
            click.echo(profile.model_dump_json() if as_json else profile_text(name, profile).rstrip("\n"))
        for failure in organisation.failures:
            click.echo(f"ulo-classify: {failure.where}: {failure.cause}", err=True)
            complete = False
    return complete
