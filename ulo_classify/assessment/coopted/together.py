"""The movement language of all bodies of a list together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ulo_classify.schema import LanguageMeasure, ListLanguage, MovementTheme

_PER = 1000  # words


def language_of_all(measures: Iterable[LanguageMeasure]) -> ListLanguage | None:
    """Phrases per 1,000 words of all documents by theme, and how many bodies have which gap."""
    found = list(measures)
    if not found:
        return None
    words, hits = sum(each.words for each in found), sum(each.hits for each in found)
    themes: Counter[MovementTheme] = Counter()
    for each in found:
        for theme, rate in each.themes.items():
            themes[theme] += round(rate * each.words / _PER)
    return ListLanguage(
        bodies=len(found),
        words=words,
        hits=hits,
        per_thousand=_rate(hits, words),
        themes={theme: _rate(number, words) for theme, number in sorted(themes.items())},
        gaps=dict(sorted(Counter(each.gap for each in found).items())),
    )


def _rate(hits: int, words: int) -> float:
    return round(hits * _PER / words, 2) if words else 0.0
