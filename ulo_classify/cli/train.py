"""`ulo-classify train`: a folder of labelled data to a file of models."""

from __future__ import annotations

from pathlib import Path

import click

from ulo_classify.model.bundle import KNOWN, home, save_bundle
from ulo_classify.training import train


def train_models(corpora: Path, out: Path) -> None:
    """Train, write the file, and say what it is worth on authors held out."""
    bundle = train(corpora)
    digest = save_bundle(bundle, out)
    if out.parent.resolve() == home().resolve():
        (out.parent / KNOWN).write_text(f"{digest}  {out.name}\n", encoding="ascii")
    facts = bundle.facts
    click.echo(
        f"{out}: {facts['dossiers']} dossiers and {facts['sentences']} sentences"
        f" by {facts['authors']} authors"
    )
    for name, right in facts["held_out"].items():
        click.echo(f"  {name}: right on {right['right']:.1%} of texts by authors held out")
    for status, least in facts["thresholds"].items():
        click.echo(f"  {status}: from a probability of {least:.3f}" if least <= 1 else f"  {status}: never")
    click.echo(f"  SHA-256 {digest}")
