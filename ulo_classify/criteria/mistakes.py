"""Mistakes in a TOML file, each with the line of the key: what tomllib and pydantic leave out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

Place = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_NAMED = re.compile(r"[a-z_]+(?=: )")
_INSTEAD = {
    "string_type": 'write text between quotation marks, as in "..."',
    "tuple_type": "write a list in square brackets, as in [...]",
    "model_type": "write a table with keys of its own under it",
    "string_too_short": "write something between the quotation marks",
    "too_short": "write one at least",
}


def mistakes(source: str, error: ValidationError, model: type[BaseModel]) -> list[tuple[int, str]]:
    """Every mistake as (line from 1, sentence part that names the key), in the order of the lines.

    What is missing comes last: a key with a slip in it is an unknown key too, and that says more.
    """
    lines: dict[Place, int] = {}
    for place, line in _lines(source):
        lines.setdefault(place, line)
    made = [
        (each["type"] == "missing", *_mistake(each, lines, model)) for each in error.errors(include_url=False)
    ]
    return [(line, says) for _, line, says in sorted(made)]


def _mistake(found: Any, lines: dict[Place, int], model: type[BaseModel]) -> tuple[int, str]:  # noqa: ANN401
    place: Place = tuple(found["loc"])
    if found["type"] == "value_error" and (not place or isinstance(place[-1], int)):
        named = _NAMED.match(str(found["ctx"]["error"]))  # a check of several keys names the key first
        place = (*place, named[0]) if named else place
    line = next((lines[place[:end]] for end in range(len(place), -1, -1) if place[:end] in lines), 1)
    return line, f"{_written(place)}: {_says(found, place, model)}"


def _says(found: Any, place: Place, model: type[BaseModel]) -> str:  # noqa: ANN401
    match found["type"]:
        case "missing":
            return "this key is missing; add it"
        case "extra_forbidden":
            known = _fields(model, place[:-1])
            near = difflib.get_close_matches(str(place[-1]), known, n=1)
            return f"no such key; did you mean {near[0]!r}" if near else "no such key; take it out"
        case "literal_error":
            return f"must be {found['ctx']['expected']}"
        case "value_error":
            return str(found["ctx"]["error"]).removeprefix(f"{place[-1]}: " if place else "")
        case kind:
            return _INSTEAD.get(kind, str(found["msg"]))


def _fields(model: type[BaseModel], place: Place) -> list[str]:
    """The keys that a table may have: those of the model that stands at a place."""
    for part in place:
        if isinstance(part, str) and part in model.model_fields:
            kind: Any = model.model_fields[part].annotation
            inner = [each for each in (kind, *getattr(kind, "__args__", ())) if isinstance(each, type)]
            model = next((each for each in inner if issubclass(each, BaseModel)), model)
    return list(model.model_fields)


def _written(place: Place) -> str:
    """A place as a reader of the file counts: ("criterion", 1, "body") is criterion 2, body."""
    words = [f"{part + 1}" if isinstance(part, int) else part for part in place]
    joined = ", ".join(words)
    return re.sub(r", (\d+)", r" \1", joined) or "the file"


def _lines(source: str) -> Iterator[tuple[Place, int]]:
    """The line of every table and key of a TOML file that has been parsed without error."""
    table: Place = ()
    times: dict[Sequence[str], int] = {}
    inside: str | None = None  # the marks of a text of several lines
    for number, line in enumerate(source.splitlines(), start=1):
        opened = inside
        for mark in re.findall(r'"""|\'\'\'', line):
            inside = mark if inside is None else (None if inside == mark else inside)
        if opened is not None:
            continue
        if header := _HEADER.match(line):
            names = _parts(header[2])
            if header[1] == "[[":
                times[names] = times.get(names, -1) + 1
                table = (*names, times[names])
                yield names, number
            else:
                table = names
            yield table, number
        elif key := _KEY.match(line):
            place = (*table, *_parts(key[1]))
            yield from ((place[:end], number) for end in range(len(table) + 1, len(place) + 1))


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
