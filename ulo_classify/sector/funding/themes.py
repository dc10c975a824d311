"""Which awards are for peer support, advocacy, involvement, co-production or recovery, by their own words."""

from __future__ import annotations

import re
from typing import NamedTuple

from ulo_classify.movement_language.scan import Hit, load_scanner
from ulo_classify.sector.funding.awards import Award
from ulo_classify.sector.funding.rules import rules

_WORD_BEFORE = re.compile(r"([\w-]+)\W*$")


class Found(NamedTuple):
    """A theme with the words of the title or description that show it."""

    theme: str
    words: str


def themes_of(award: Award) -> tuple[Found, ...]:
    """The themes of an award, each once, with the first words that show it."""
    text = f"{award.title}\n{award.description}"
    found: dict[str, str] = {}
    for hit in load_scanner().scan(text):
        if hit.phrase.theme in rules().themes and not _means_otherwise(hit, text):
            found.setdefault(hit.phrase.theme, text[hit.start : hit.end])
    return tuple(Found(theme, " ".join(words.split())) for theme, words in found.items())


def _means_otherwise(hit: Hit, text: str) -> bool:
    """Whether it is the recovery of something else: of debts, from floods."""
    before = _WORD_BEFORE.search(text[: hit.start])
    return (
        hit.phrase.theme == "recovery" and before is not None and before.group(1).lower() in rules().otherwise
    )
