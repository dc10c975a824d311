"""Words replaced by their class: names of conditions and numbers must not be what a model learns."""

from __future__ import annotations

import pytest

from ulo_classify.language import read_text
from ulo_classify.model.masking import grams, masked


def tokens(text: str) -> list[str]:
    return [token for units in read_text(text).sentences for token in masked(units)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seven of our nine trustees are deaf people.", "Five of the eight directors are autistic people."),
        (
            "At least 75% of the board must be disabled people.",
            "At least 60% of the board must be blind people.",
        ),
        ("We are a group of people with lupus.", "We are a group of people with epilepsy."),
    ],
)
def test_two_bodies_with_other_names_look_alike(one: str, other: str) -> None:
    plain = [[token for token in tokens(text) if token not in ("our", "the")] for text in (one, other)]
    assert plain[0] == plain[1]


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("Seven of our nine trustees are deaf people.", "SHARE>1/2"),
        ("Half of the trustees are deaf people.", "SHARE=1/2"),
        ("A third of the trustees are deaf people.", "SHARE<1/2"),
        ("Parents run the club.", "FAMILY"),
        ("Our advisory board meets monthly.", "PANEL"),
    ],
)
def test_what_matters_keeps_its_class(text: str, token: str) -> None:
    assert token in tokens(text)


def test_the_ends_of_a_sentence_are_marked_and_nothing_runs_over_them() -> None:
    assert list(grams(["a", "b"], 2)) == ["<", "a", "b", ">", "< a", "a b", "b >"]
