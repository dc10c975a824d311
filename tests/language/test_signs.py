"""Each sign of a kind of body finds its own example, and not the sentence that only looks like it."""

from __future__ import annotations

import pytest

from ulo_classify.language import read_text
from ulo_classify.language.kinds.signs import Sign, load_signs


def names_of(text: str) -> set[str]:
    return {hit.word for hit in read_text(text).kinds if hit.is_sign}


@pytest.mark.parametrize("sign", load_signs(), ids=lambda sign: sign.name)
def test_a_sign_finds_its_example_and_not_its_counter(sign: Sign) -> None:
    assert f"({sign.name})" in names_of(sign.example), sign.example
    assert f"({sign.name})" not in names_of(sign.counter), sign.counter


@pytest.mark.parametrize(
    "text",
    [
        "Our letters went to the hospital twice.",
        "We are disabled people who meet in the school.",
        "Our members look out for each other.",
        "A parent asked whether the lift would be mended.",
        "The Minister came to tea with the club.",
    ],
)
def test_words_in_passing_are_no_sign(text: str) -> None:
    assert not names_of(text)
