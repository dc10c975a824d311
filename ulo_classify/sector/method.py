"""The method note: printed with every sector report, and the page docs/method.md; both from method.toml.

`python -m ulo_classify.sector.method` prints docs/method.md.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

_EVERY = "every"  # a part that belongs to all reports


@dataclass(frozen=True)
class Note:
    """One part of the note. `reports` names the reports that it belongs to; "every" stands for all."""

    title: str
    reports: tuple[str, ...]
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@cache
def _source() -> tuple[str, tuple[str, ...], tuple[Note, ...]]:
    text = resources.files(__package__ or "ulo_classify.sector").joinpath("method.toml").read_text("utf-8")
    read = tomllib.loads(text)
    notes = tuple(
        Note(
            title=each["title"],
            reports=tuple(each["reports"]),
            paragraphs=tuple(each.get("paragraphs", ())),
            points=tuple(each.get("points", ())),
        )
        for each in read["note"]
    )
    return read["title"], tuple(read["about"]), notes


def method_notes(reports: Iterable[str]) -> tuple[Note, ...]:
    """The parts that belong to any of the reports, and those of every report, in their order."""
    wanted = {*reports, _EVERY}
    return tuple(note for note in _source()[2] if wanted & set(note.reports))


def as_markdown() -> str:
    """The whole note as the page docs/method.md."""
    title, about, notes = _source()
    lines = [f"# {title}", "", *_spaced(about)]
    for note in notes:
        lines += [f"## {note.title}", "", *_spaced(note.paragraphs)]
        if note.points:
            lines += [*(f"- {point}" for point in note.points), ""]
    return "\n".join(lines).rstrip() + "\n"


def _spaced(paragraphs: Sequence[str]) -> list[str]:
    return [line for paragraph in paragraphs for line in (paragraph, "")]


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
