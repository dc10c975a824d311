"""Which themes of movement language a sentence speaks in, where phrases alone do not tell.

One model a theme, on the words of the sentence and the catalogue's phrases in it. It needs no reading of the
text by rules, so it is quick and can be used on any corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ulo_classify.model.bundle import Bundle
from ulo_classify.model.features import Features, Passage
from ulo_classify.movement_language.catalogue import THEMES
from ulo_classify.movement_language.scan import Hit
from ulo_classify.schema import MovementTheme

_WORD = re.compile(r"[a-z']+")
_STEM = 6  # letters of a word that count: "involve", "involvement" and "involving" are one


def model_of(theme: MovementTheme) -> str:
    """The name of a theme's model in a bundle."""
    return f"theme_{theme}"


def theme_features(sentence: str, hits: Sequence[Hit]) -> Features:
    """Stems of the words alone and in pairs, and the phrases of the catalogue."""
    stems = [word[:_STEM] for word in _WORD.findall(sentence.lower().replace("\u2019", "'"))]
    pairs = (f"{first} {second}" for first, second in pairwise(stems))
    signals = {f"theme: {hit.phrase.theme}": 1.0 for hit in hits}
    signals |= {f"phrase: {hit.phrase.key}": 1.0 for hit in hits}
    return Features((Passage(0, 0, len(sentence), (*stems, *pairs)),), signals)


def themes_of(features: Features, bundle: Bundle) -> Iterator[MovementTheme]:
    """The themes that a bundle's models find, in the order of the catalogue; none without such models."""
    for theme in THEMES:
        model = bundle.models.get(model_of(theme))
        if model is not None:
            chance = model.probabilities(features)["yes"]
            if chance >= bundle.facts["thresholds"][model_of(theme)]:
                yield theme
