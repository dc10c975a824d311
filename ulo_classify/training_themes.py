"""Training the models of themes: one a theme, with the threshold that does best on authors held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ulo_classify.labelled import ThemedSentence
from ulo_classify.model.features import Features
from ulo_classify.model.linear import Floats, LinearModel
from ulo_classify.model.themes import model_of, theme_features
from ulo_classify.model.training import Example, calibrated, fit, held_out, probabilities
from ulo_classify.movement_language import THEMES, load_scanner
from ulo_classify.schema import MovementTheme

YES_NO = ("yes", "no")
_STEPS = np.arange(0.15, 0.7, 0.05)


@dataclass(frozen=True, slots=True)
class ThemeModel:
    """A model, its threshold, and the chances of every sentence by models that had not seen its author."""

    model: LinearModel
    threshold: float
    chances: Floats


def train_themes(sentences: Sequence[ThemedSentence], folds: int) -> dict[MovementTheme, ThemeModel]:
    """A model for every theme that some sentence has and some has not."""
    scanner = load_scanner()
    features = [theme_features(each.text, scanner.scan(each.text)) for each in sentences]
    found = {}
    for theme in THEMES:
        gold = np.array([theme in each.themes for each in sentences])
        if 0 < gold.sum() < len(gold):
            found[theme] = _train(theme, sentences, features, gold, folds)
    return found


def _train(
    theme: MovementTheme,
    sentences: Sequence[ThemedSentence],
    features: Sequence[Features],
    gold: np.ndarray[tuple[int], np.dtype[np.bool_]],
    folds: int,
) -> ThemeModel:
    examples = [
        Example(each.id, each.author, row, YES_NO[0] if has else YES_NO[1])
        for each, row, has in zip(sentences, features, gold, strict=True)
    ]
    scores = held_out(examples, YES_NO, "theme", folds)
    model = calibrated(fit(examples, YES_NO, "theme"), scores, examples)
    chances: Floats = probabilities(model, scores)[:, 0]
    best = max(_STEPS, key=lambda step: _f1(chances >= step, gold))
    return ThemeModel(model, round(float(best), 2), chances)


def _f1(
    found: np.ndarray[tuple[int], np.dtype[np.bool_]], gold: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> float:
    both = float((found & gold).sum())
    return 2 * both / max(float(found.sum() + gold.sum()), 1.0)


def named(models: dict[MovementTheme, ThemeModel]) -> dict[str, LinearModel]:
    """The models by the names that a bundle gives them."""
    return {model_of(theme): each.model for theme, each in models.items()}
