"""Loads signs.toml: shapes of sentence that show what kind of body a page is about."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ulo_classify.errors import LexiconError
from ulo_classify.language.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: the kind it speaks for, its pattern, and a sentence it must and one it must not find."""

    name: str
    kind: str
    decisive: bool
    pattern: Pattern
    example: str
    counter: str


@cache
def load_signs() -> tuple[Sign, ...]:
    """Read and compile the signs (once).

    Raises:
        LexiconError: a sign lacks a key or its pattern cannot be read; the sentence names the sign.
    """
    source = resources.files(__package__).joinpath("signs.toml").read_text(encoding="utf-8")
    signs = []
    for entry in tomllib.loads(source)["sign"]:
        name = entry.get("name", "?")
        try:
            pattern = Pattern(entry["pattern"], f"signs.toml [{name}]")
            signs.append(
                Sign(
                    name, entry["kind"], bool(entry["decisive"]), pattern, entry["example"], entry["counter"]
                )
            )
        except KeyError as missing:
            raise LexiconError(f"kinds/signs.toml [{name}]: the key {missing} is missing.") from missing
    return tuple(signs)
