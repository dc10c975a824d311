"""The linear model computes what scikit-learn computes, and can say what moved it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from ulo_classify.model.features import Features, Passage
from ulo_classify.model.fitting import fit_calibration, fit_linear, fit_vectors, matrix
from ulo_classify.model.linear import softmax

WORDS = st.lists(st.sampled_from(["we", "run", "it", "they", "serve", "us"]), min_size=1, max_size=12)


def features(*sentences: list[str], **signals: float) -> Features:
    passages = tuple(Passage(0, 100 * at, 100 * at + 50, tuple(words)) for at, words in enumerate(sentences))
    return Features(passages, signals)


@given(st.lists(WORDS, min_size=3, max_size=8))
def test_words_weigh_what_scikit_learn_weighs(texts: list[list[str]]) -> None:
    rows = [features(words) for words in texts]
    vectors = fit_vectors(rows, least=1, weight=1.0)
    theirs = TfidfVectorizer(analyzer=lambda words: words, sublinear_tf=True)
    expected = theirs.fit_transform(texts).toarray()
    assert list(vectors.grams) == list(theirs.get_feature_names_out())
    assert np.allclose(matrix(vectors, rows).toarray(), expected, atol=1e-4)


TRAIN = [
    *[features(["we", "run", "it"], user=1.0) for _ in range(6)],
    *[features(["they", "serve", "us"], host=2.0) for _ in range(6)],
]
LABELS = ["led"] * 6 + ["served"] * 6
MODEL = fit_linear(TRAIN, LABELS, ("led", "served"), strength=5.0, weight=0.5)


def test_it_learns_and_its_chances_add_up() -> None:
    chances = MODEL.probabilities(features(["we", "run"]))
    assert chances["led"] > 0.5
    assert sum(chances.values()) == pytest.approx(1)


def test_what_moved_it_is_the_sentence_that_speaks_for_the_class() -> None:
    body = features(["the", "board"], ["they", "serve"], ["we", "run", "it"])
    (first, pull), *_, (last, push) = MODEL.moved_by(body, "led")
    assert (first.start, last.start) == (200, 100)
    assert pull > 0 > push


def test_the_parts_add_up_to_the_whole() -> None:
    body = features(["they", "run"], ["we", "run", "it"])
    moved = sum(pull for _, pull in MODEL.moved_by(body, "led"))
    led, served = MODEL.scores(body) - MODEL.intercept
    assert moved == pytest.approx(led - served, abs=1e-9)


def test_the_same_data_give_the_same_numbers() -> None:
    again = fit_linear(TRAIN, LABELS, ("led", "served"), strength=5.0, weight=0.5)
    assert (again.weights == MODEL.weights).all()


def test_calibration_makes_chances_true_where_scores_are_too_sure() -> None:
    draw = np.random.default_rng(0)
    truth = draw.integers(0, 2, 4000)
    right = draw.random(4000) < 0.7
    guess = np.where(right, truth, 1 - truth)
    scores = np.zeros((4000, 2))
    scores[np.arange(4000), guess] = 9.0
    slope, shift = fit_calibration(scores, list(truth))
    sure = max(softmax(slope * np.array([9.0, 0.0]) + shift))
    assert sure == pytest.approx(0.7, abs=0.03)
