"""Themes of movement language by sentence: the catalogue, a classifier, and both, on authors held out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from evaluation.measure import CORPORA
from evaluation.readers import kappa
from ulo_classify.labelled import ThemedSentence, ThemeReading, read_labelled
from ulo_classify.movement_language import THEMES, load_scanner
from ulo_classify.training import FOLDS
from ulo_classify.training_themes import train_themes


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """How one way of finding a theme does: sentences found, of them right, and sentences that have it."""

    theme: str
    way: str
    found: int
    right: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of those with the theme that are found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def theme_scores() -> list[ThemeScore]:
    """Every theme by every way: "phrases", "classifier", "either"."""
    sentences = list(read_labelled(CORPORA / "themes" / "sentences.jsonl", ThemedSentence))
    phrases = [{hit.phrase.theme for hit in load_scanner().scan(each.text)} for each in sentences]
    scores = []
    for theme, learned in train_themes(sentences, FOLDS).items():
        gold = np.array([theme in each.themes for each in sentences])
        by_phrases = np.array([theme in found for found in phrases])
        by_model = learned.chances >= learned.threshold
        ways = {"phrases": by_phrases, "classifier": by_model, "either": by_phrases | by_model}
        for way, found in ways.items():
            right = int((found & gold).sum())
            scores.append(ThemeScore(theme, way, int(found.sum()), right, int(gold.sum())))
    return scores


def theme_agreement() -> Iterator[tuple[str, float]]:
    """Kappa of two readers on each theme, on the sentences that both labelled."""
    first = {each.id: each for each in read_labelled(CORPORA / "themes" / "sentences.jsonl", ThemedSentence)}
    second = list(read_labelled(CORPORA / "themes" / "second_reader.jsonl", ThemeReading))
    for theme in THEMES:
        yield (
            theme,
            kappa([(str(theme in first[each.id].themes), str(theme in each.themes)) for each in second]),
        )
