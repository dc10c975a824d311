"""How much a set of phrases weighs together: whether the language of a text is prominent."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from ulo_classify.movement_language.scan import Hit


def weight_of(hits: Iterable[Hit]) -> float:
    """The weight of the different phrases among hits; saying one phrase often adds little by itself.

    Each phrase counts once with its own prominence and the weight of its class, and a little more the second
    and third time (prominence.toml).
    """
    seen: dict[str, int] = {}
    total = 0.0
    for hit in hits:
        times = seen.get(hit.phrase.key, 0)
        seen[hit.phrase.key] = times + 1
        share = rules()["repeated"][min(times, len(rules()["repeated"]) - 1)]
        total += hit.phrase.prominence * rules()["weights"][hit.phrase.phrase_class] * share
    return round(total, 2)


@cache
def rules() -> dict[str, Any]:
    """What prominence.toml sets."""
    return tomllib.loads(resources.files(__package__).joinpath("prominence.toml").read_text(encoding="utf-8"))
