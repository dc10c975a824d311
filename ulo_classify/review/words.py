"""The words of the review pages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words() -> dict[str, Any]:
    """The whole of `words.toml`, read once."""
    return tomllib.loads(files("ulo_classify.review").joinpath("words.toml").read_text(encoding="utf-8"))
