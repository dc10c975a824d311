"""The gate: figures may not fall below their floors, and floors may only be lowered on purpose."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from evaluation.measure import data_files
from ulo_classify.model.training import data_hash

FLOORS = Path(__file__).parent / "floors.toml"
_SLACK = 0.01  # below the figures measured: the last bits of a processor may turn a body or two
_HEAD = """\
# Floors of the figures of rules and model on authors held out (retold texts), and of names read from lists.
# `python -m evaluation gate` sets them anew: raising is free; lowering needs --lower and a line in the
# changelog that says why.
"""


def figures_of(measured: dict[str, Any]) -> dict[str, float]:
    """The figures that are gated."""
    ours = measured["systems"]["rules and model"]["retold"]
    status = ours["status"]
    language = measured["language"]["ways"]["with the learned models"]
    return {
        "right": ours["right"],
        "macro_f1": ours["macro_f1"],
        "user_led_precision": status["user_led"]["precision"],
        "user_led_recall": status["user_led"]["recall"],
        "not_user_led_precision": status["not_user_led"]["precision"],
        "user_group_precision": status["user_group"]["precision"],
        "language_precision": language["precision"],
        "language_recall": language["recall"],
    }


def read_floors() -> dict[str, Any]:
    """The floors, and the hash of the data they were set on."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {"floors": {}}


def too_low(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """One sentence for each figure below its floor."""
    return [
        f"{name} is {figures[name]:.3f}, below its floor of {floor:.3f}"
        for name, floor in floors.items()
        if figures[name] < floor
    ]


def set_floors(measured: dict[str, Any], lists: dict[str, float], *, lower: bool) -> list[str]:
    """Raise the floors to what was measured; with `lower`, lower them too.

    Args:
        measured: the figures of `evaluation.measure`.
        lists: those of `evaluation.lists`; they are the same on every machine, so their floors have no slack.
        lower: floors may fall.

    Returns:
        What stands in the way: floors that would have to be lowered. Nothing was written then.
    """
    figures = {
        "floors": {name: round(value - _SLACK, 3) for name, value in figures_of(measured).items()},
        "lists": {name: int(value * 1000) / 1000 for name, value in lists.items()},
    }
    old = read_floors()
    falling = [
        sentence
        for table, values in figures.items()
        for sentence in too_low(values, {n: f for n, f in old.get(table, {}).items() if n in values})
    ]
    if falling and not lower:
        return falling
    text = _HEAD + f'data = "{data_hash(data_files())}"\n'
    for table, values in figures.items():
        text += f"\n[{table}]\n" + "".join(f"{name} = {value}\n" for name, value in values.items())
    FLOORS.write_text(text, encoding="utf-8")
    return []
