"""How much movement language a text has, by theme and class, whatever it is evidence of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ulo_classify.movement_language.prominence import weight_of
from ulo_classify.movement_language.scan import Hit, load_scanner
from ulo_classify.schema import LanguageProfile, PhraseUse, ThemeUse

_PER = 1000  # words
"""Figures are hits per so many words."""


def language_profile(text: str, *, phrases: str | Path | None = None) -> LanguageProfile:
    """Measure the movement language of a text: a page, a report, a document of any corpus.

    The measure says which words stand there and how often. It says nothing of who controls the body.

    Args:
        text: any English text.
        phrases: a TOML file with phrases of your own beside the bundled ones (docs/movement_language.md).

    Returns:
        Phrases in the order of the text with offsets (``text[start:end] == quote``), hits by theme and class,
        and hits per 1,000 words.

    Raises:
        LexiconError: the file of phrases has a mistake.

    Example:
        >>> from ulo_classify import language_profile
        >>> profile = language_profile("Peer support workers bring lived experience to our wards.")
        >>> [use.quote for use in profile.phrases]
        ['Peer support workers', 'lived experience']
    """
    hits = load_scanner(Path(phrases) if phrases is not None else None).scan(text)
    return profile_of(text, hits)


def profile_of(text: str, hits: Iterable[Hit]) -> LanguageProfile:
    """The profile of a text whose phrases have been found."""
    hits = list(hits)
    words = len(text.split())
    themes = Counter(hit.phrase.theme for hit in hits)
    return LanguageProfile(
        words=words,
        hits=len(hits),
        per_thousand=_rate(len(hits), words),
        weight=weight_of(hits),
        themes={
            theme: ThemeUse(hits=number, per_thousand=_rate(number, words))
            for theme, number in sorted(themes.items())
        },
        classes=dict(sorted(Counter(hit.phrase.phrase_class for hit in hits).items())),
        phrases=tuple(
            PhraseUse(
                phrase=hit.phrase.key,
                theme=hit.phrase.theme,
                phrase_class=hit.phrase.phrase_class,
                quote=text[hit.start : hit.end],
                start=hit.start,
                end=hit.end,
                does_not_show=hit.phrase.does_not_show,
                resolved_by=hit.phrase.resolved_by,
            )
            for hit in hits
        ),
    )


def _rate(number: int, words: int) -> float:
    return round(number * _PER / words, 2) if words else 0.0
