"""Words beside a statement that turn it into one about somebody else; the words are in turning.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def _data() -> dict[str, frozenset[str]]:
    source = resources.files(__package__).joinpath("turning.toml").read_text(encoding="utf-8")
    return {key: frozenset(words) for key, words in tomllib.loads(source).items()}


def turning(key: str) -> frozenset[str]:
    """The words under a heading of turning.toml."""
    return _data()[key]
