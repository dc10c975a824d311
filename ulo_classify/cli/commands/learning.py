"""Commands on the learned model: train, evaluate."""

from __future__ import annotations

from pathlib import Path

import click

from ulo_classify.cli.main import main, one_line_errors
from ulo_classify.cli.options import (
    model_options,
)


@main.command()
@click.argument("corpora", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="File for the models (zip).")
@one_line_errors
def train(corpora: Path, out: Path) -> None:
    """Train the learned model on a folder of CORPORA (dossiers/*.jsonl and sentences/*.jsonl)."""
    from ulo_classify.cli.train import train_models

    train_models(corpora, out)


@main.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--errors", is_flag=True, help="List what was answered wrongly.")
@model_options
@one_line_errors
def evaluate(path: Path, model: str, trust_model: bool, errors: bool) -> None:
    """Score the tool on your own labelled FILE.

    A JSON object a line: id, status, and either documents (kind, text) or one text and its kind.
    """
    from ulo_classify import Assessor
    from ulo_classify.cli.evaluate import evaluate_file

    evaluate_file(path, Assessor.load(model=model, trust_model=trust_model), errors=errors)
