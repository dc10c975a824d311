"""`ulo-classify evaluate`: score the tool on somebody's own labelled file."""

from __future__ import annotations

from pathlib import Path

import click

from ulo_classify import Assessor
from ulo_classify.labelled import Labelled, read_labelled
from ulo_classify.schema import Assessment
from ulo_classify.scoring import (
    Answer,
    Score,
    accuracy,
    by_status,
    calibration_error,
    interval,
    macro_f1,
    wrong_no,
)


def evaluate_file(path: Path, assessor: Assessor, *, errors: bool) -> None:
    """Assess every body of the file and print how often the answers are right."""
    answers = answers_of(path, assessor)
    if not answers:
        click.echo(f"{path.name} holds no labelled bodies.")
        return
    low, high = interval(answers, macro_f1)
    click.echo(
        f"{path.name}: {len(answers)} bodies, {accuracy(answers):.1%} right,"
        f" macro-F1 {macro_f1(answers):.3f} (95 %: {low:.3f} to {high:.3f})"
    )
    for status, score in by_status(answers).items():
        click.echo(_line(status, score))
    click.echo(f"unclear bodies called not_user_led: {wrong_no(answers)}")
    if any(answer.chances for answer in answers):
        click.echo(f"calibration error of the probabilities: {calibration_error(answers):.3f}")
    for answer in answers if errors else ():
        if answer.got not in answer.right:
            click.echo(f"  {answer.id}: {answer.got}, labelled {' or '.join(dict.fromkeys(answer.right))}")


def answers_of(path: Path, assessor: Assessor) -> list[Answer]:
    """The assessor's answers on a labelled file."""
    found = []
    for row in read_labelled(path, Labelled):
        result: Assessment = assessor.assess(row.organisation())
        found.append(Answer(row.id, row.right, result.status, result.probabilities))
    return found


def _line(status: str, score: Score) -> str:
    return (
        f"  {status:13} precision {score.precision:.2f}  recall {score.recall:.2f}  F1 {score.f1:.2f}"
        f"  ({score.bodies} bodies)"
    )
