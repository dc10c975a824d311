"""Phrases are found wherever they stand, overlapping ones too; then the longest counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.language.phrase_tree import Found, PhraseTree, longest
from ulo_classify.language.words import words_of

WORDS = st.sampled_from(["users", "board", "of", "the"])
TEXT = st.lists(WORDS, max_size=12).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.lists(WORDS, min_size=1, max_size=3)), max_size=6), TEXT)
def test_every_phrase_is_found(phrases: list[tuple[str, list[str]]], text: str) -> None:
    words = text.split()
    wanted = {
        (at, at + len(phrase), key)
        for key, phrase in phrases
        for at in range(len(words) - len(phrase) + 1)
        if words[at : at + len(phrase)] == phrase
    }
    tree = PhraseTree((key, " ".join(phrase)) for key, phrase in phrases)
    assert {(each.start, each.end, key) for each in tree.find(words_of(text)) for key in each.keys} == wanted


def test_the_longest_then_the_first() -> None:
    tree = PhraseTree([("body", "board of trustees"), ("body", "board"), ("people", "trustees and users")])
    found = longest(tree.find(words_of("the board of trustees and users")))
    assert found == [Found(1, 4, ("body",))]


def test_a_phrase_may_have_several_keys() -> None:
    tree = PhraseTree([("users", "peers"), ("staff", "peers"), ("users", "peers")])
    assert [each.keys for each in tree.find(words_of("our peers"))] == [("users", "staff")]
