"""How flags are told: sentences and bars from flags.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any, Literal

from ulo_classify.schema import Evidence, Flag


def make_flag(
    kind: str,
    evidence: tuple[Evidence, ...],
    strength: Literal["strong", "moderate", "weak"],
    **words: object,
) -> Flag:
    """A flag with its sentences from flags.toml."""
    told = words_of_flags()[kind]
    return Flag(
        kind=kind,
        evidence=evidence,
        explanation=told["explanation"].format(**words),
        would_clear=told["would_clear"],
        strength=strength,
    )


def listed(evidence: Iterable[Evidence]) -> str:
    """Quotes as a list in words."""
    quotes = list(dict.fromkeys(f"“{' '.join(each.quote.split())}”" for each in evidence))
    return quotes[0] if len(quotes) == 1 else ", ".join(quotes[:-1]) + f" and {quotes[-1]}"


def where_of(evidence: Evidence) -> str:
    """The document that is quoted, with its date."""
    return f"{evidence.document}, {evidence.date}" if evidence.date else evidence.document


@cache
def words_of_flags() -> dict[str, Any]:
    """What flags.toml sets: sentences and bars."""
    return tomllib.loads(resources.files(__package__).joinpath("flags.toml").read_text(encoding="utf-8"))
