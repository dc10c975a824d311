"""The page of published figures, from what `python -m evaluation results` has measured."""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evaluation.measure import MEASURED
from evaluation.status import assess_cases, read_cases
from ulo_classify.scoring import STATUSES, Answer, accuracy, by_status, macro_f1

HERE = Path(__file__).parent
PAGE = HERE / "RESULTS.md"
PLOT = HERE / "reliability.svg"
UNSEEN = HERE / "unseen.toml"
WORDS = dict(zip(STATUSES, ("user-led", "user group", "not user-led", "unclear"), strict=True))


def _templates() -> Environment:
    # the page is Markdown and the plot is made of numbers: nothing in them comes from a stranger
    return Environment(  # noqa: S701
        loader=FileSystemLoader(HERE / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def page(measured: dict[str, Any] | None = None) -> str:
    """The page, from the figures kept in measured.json."""
    told = measured or json.loads(MEASURED.read_text(encoding="utf-8"))
    first = [entry["row"] for entry in tomllib.loads(UNSEEN.read_text(encoding="utf-8"))["measured"]]
    return (
        _templates()
        .get_template("results.md")
        .render(told=told, words=WORDS, statuses=STATUSES, unseen=list(_table(first, "set", "commit")))
    )


def plot(measured: dict[str, Any] | None = None) -> str:
    """The reliability plot as SVG: chances given across, how often they came true upwards."""
    told = measured or json.loads(MEASURED.read_text(encoding="utf-8"))
    return _templates().get_template("reliability.svg").render(bins=told["reliability"])


def measure_unseen(path: Path) -> list[str]:
    """Measure the rules on a set for the first time and record the figures with the commit.

    Raises:
        ValueError: the set was measured before, so that it is not unseen.
    """
    recorded = UNSEEN.read_text(encoding="utf-8")
    if any(entry["row"][0] == path.stem for entry in tomllib.loads(recorded).get("measured", ())):
        raise ValueError(f"The set {path.stem} was measured before: its first figures stay.")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True, cwd=HERE
    )
    row = [path.stem, commit.stdout.strip(), *_figures(assess_cases(read_cases(path)))]
    cells = ", ".join(f'"{cell}"' for cell in row)
    UNSEEN.write_text(f"{recorded}\n[[measured]]\nrow = [{cells}]\n", encoding="utf-8")
    return row


def _figures(answers: Sequence[Answer]) -> list[str]:
    found = by_status(answers).values()
    return [
        str(len(answers)),
        f"{accuracy(answers):.2f}",
        f"{macro_f1(answers):.2f}",
        *(f"{score.precision:.2f} / {score.recall:.2f}" for score in found),
    ]


def _table(rows: Iterable[Sequence[str]], *keys: str) -> Iterator[str]:
    head = [*keys, "texts", "right", "macro-F1", *WORDS.values()]
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
