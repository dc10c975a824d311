"""Labelled consultation lists (corpora/lists) -> what stands in a list, and what is right about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

LISTS = Path(__file__).parents[1] / "corpora" / "lists"
_PERSON = re.compile(r"~([^~]+)~")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")

Kind = Literal["organisation", "individual", "anonymous"]


class Right(NamedTuple):
    """One entry that a careful reader finds: its name if it is a body, its section, which joint reply."""

    kind: Kind
    name: str
    section: str | None
    joint: int | None


@dataclass
class LabelledList:
    """A list as lines, how it is set, and for each line the readings that are right."""

    name: str
    about: str
    format: str
    layout: dict[str, str]
    lines: list[str] = field(default_factory=list)
    readings: list[list[list[Right]]] = field(default_factory=list)
    """For each line that holds entries the readings that count as right, most have one."""
    people: set[str] = field(default_factory=set)
    """Words of people's names that may stand in no output."""
    has_sections: bool = False


def read_sources(folder: Path = LISTS) -> Iterator[LabelledList]:
    """Read every labelled list of a folder, by name.

    A file has a head of `key: value` lines, then `---`, then the lines of the list. After ` => ` stands what
    is right: `=` for the line itself without its marker, a name, `@` for an individual, `?` for an anonymous
    respondent, `§` for a heading that is a section; `&&` parts entries, `+` the bodies of a joint reply, `||`
    readings that are right too. People stand between `~`.
    """
    for path in sorted(folder.glob("*.txt")):
        yield _read(path)


def _read(path: Path) -> LabelledList:
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    layout = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    found = LabelledList(path.stem, layout.pop("about"), layout.pop("format"), layout)
    section: str | None = None
    for number, written in enumerate(body.rstrip("\n").split("\n")):
        line, _, label = written.partition(" => ")
        for person in _PERSON.findall(line):
            found.people |= set(_LONG_WORD.findall(person))
        line = line.replace("~", "").rstrip()
        found.lines.append(line)
        bare = re.sub(r"^(?:#+ |- |\* |\d+\. )", "", line)
        if label == "§":
            section, found.has_sections = bare.rstrip(":"), True
        elif label:
            found.readings.append([_reading(each, bare, section, number) for each in label.split(" || ")])
    named = {
        word
        for readings in found.readings
        for reading in readings
        for each in reading
        for word in _LONG_WORD.findall(each.name)
    }
    found.people -= named
    return found


def _reading(label: str, line: str, section: str | None, number: int) -> list[Right]:
    joint = number if " + " in label else None
    parts = label.split(" + ") if joint is not None else label.split(" && ")
    kinds: dict[str, Kind] = {"@": "individual", "?": "anonymous"}
    return [
        Right(
            kinds.get(part, "organisation"),
            "" if part in kinds else line if part == "=" else part,
            section,
            joint,
        )
        for part in map(str.strip, parts)
    ]
