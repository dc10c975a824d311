"""How much movement language a text has, by theme and class, whatever it is evidence of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ulo_classify.movement_language.prominence import weight_of
from ulo_classify.movement_language.scan import Hit, Scanner, load_scanner
from ulo_classify.schema import LanguageProfile, PhraseUse, SentenceThemes, ThemeUse

if TYPE_CHECKING:
    from ulo_classify.model import Bundle

_PER = 1000  # words
"""Figures are hits per so many words."""


def language_profile(
    text: str, *, phrases: str | Path | None = None, sentences: bool = False
) -> LanguageProfile:
    """Measure the movement language of a text: a page, a report, a document of any corpus.

    The measure says which words stand there and how often. It says nothing of who controls the body.

    Args:
        text: any English text.
        phrases: a TOML file with phrases of your own beside the bundled ones (docs/movement_language.md).
        sentences: also say which sentences speak in a theme, by the bundled models, which know more wordings
            than the phrases do and give no words to point at.

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
    scanner = load_scanner(Path(phrases) if phrases is not None else None)
    profile = profile_of(text, scanner.scan(text))
    if not sentences:
        return profile
    return profile.model_copy(update={"sentences": tuple(_sentences(text, scanner))})


def _sentences(text: str, scanner: Scanner) -> Iterator[SentenceThemes]:
    from ulo_classify.language.sentences import split
    from ulo_classify.model.themes import theme_features, themes_of

    bundle = _bundled()
    for start, end in split(text):
        sentence = text[start:end]
        themes = tuple(themes_of(theme_features(sentence, scanner.scan(sentence)), bundle))
        if themes:
            yield SentenceThemes(start=start, end=end, themes=themes)


@cache
def _bundled() -> Bundle:
    from ulo_classify.model import load_bundle

    return load_bundle()


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
