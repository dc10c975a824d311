"""Loads the frames: the shapes of sentence in which control is stated."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ulo_classify.errors import LexiconError
from ulo_classify.language.patterns import Pattern
from ulo_classify.language.statements.record import Asserts

_FILES = ("own_voice.toml", "frames.toml")  # shapes that say more are tried first


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: what it asserts, its pattern, and a sentence it must and one it must not find.

    `group_is` "self": the words speak of users without naming them. `body_is` "previous": of the body named
    in the sentence before; "nonvoting": of those without a vote. `says_no`, `says_may`: the frame itself
    holds the "not", the "may" or the "if".
    """

    name: str
    asserts: Asserts
    pattern: Pattern
    criterion: str | None
    group_is: str | None
    body_is: str | None
    says_no: bool
    says_may: bool
    example: str
    counter: str


@cache
def load_frames() -> tuple[Frame, ...]:
    """Read and compile the frames (once).

    Raises:
        LexiconError: a frame lacks a key or its pattern cannot be read; the sentence names the frame.
    """
    frames = []
    for file, entry in _entries():
        try:
            frames.append(
                Frame(
                    entry["name"],
                    entry["asserts"],
                    Pattern(entry["pattern"], f"{file} [{entry['name']}]"),
                    entry.get("criterion"),
                    entry.get("group_is"),
                    entry.get("body_is"),
                    bool(entry.get("says_no")),
                    bool(entry.get("says_may")),
                    entry["example"],
                    entry.get("counter", ""),
                )
            )
        except KeyError as missing:
            name = entry.get("name", "?")
            raise LexiconError(f"statements/{file} [{name}]: the key {missing} is missing.") from missing
    return tuple(frames)


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of the files of frames with their file's name, in the order in which they are tried."""
    for file in _FILES:
        source = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
        for entry in tomllib.loads(source)["frame"]:
            yield file, entry
