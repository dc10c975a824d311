"""Words are cut as spaCy's tokenizer cuts them, though each run of characters is cut by itself."""

from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.language import words as words_module
from ulo_classify.language.words import Word, words_of

NLP = spacy.blank("en")
# No brackets beside colons: spaCy joins ":)" from two runs of a whole text, which no rule of ours needs.
PIECES = [
    "user-led",
    "don't",
    "Trustees",
    "75%",
    "£4.50",
    "e.g.",
    "(a)",
    "12-15",
    "members'",
    "co\u2011op",
    "é",
    "and/or",
    "http://a.example/b",
    " ",
    "  ",
    "\n",
    "\t",
    "\u00a0",
    "-",
    ".",
    ",",
    "“Users”",
    "U.S.",
    "4.2",
]


def by_spacy(text: str) -> list[tuple[str, int]]:
    """Letters and offsets of spaCy's tokens, without blanks and without the hyphens."""
    tokens = [(token.text, token.idx) for token in NLP.make_doc(text) if not token.is_space]
    parts = [
        (part, at + found.start())
        for token, at in tokens
        for found in re.finditer("[^\u2010\u2011]+", token)
        for part in [found.group()]
    ]
    return [(part, at) for part, at in parts if part != "-"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_as_spacy_cuts_them(text: str) -> None:
    found = [(text[word.start : word.end], word.start) for word in words_of(text)]
    assert [each for each in found if each[0] != "-"] == by_spacy(text)


@given(st.text(max_size=60))
def test_offsets_hold_and_no_word_is_blank(text: str) -> None:
    end = 0
    for word in words_of(text):
        assert end <= word.start < word.end <= len(text)
        assert word.text.strip()
        end = word.end


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("user-led", ["user", "led"]),
        ("user\u2011led", ["user", "led"]),
        ("user led", ["user", "led"]),
        ("75% - all of it", ["75", "%", "-", "all", "of", "it"]),
        ("a list:\n- users", ["a", "list", ":", "users"]),  # the hyphen of an item is no word
        ("the members’ own", ["the", "members", "'", "own"]),
        ("tru\u00adstees", ["trustees"]),
    ],
)
def test_typography(text: str, wanted: list[str]) -> None:
    assert [word.text for word in words_of(text)] == wanted


def test_the_memory_of_runs_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_module, "_MOST_RUNS", 50)
    monkeypatch.setattr(words_module, "_RUNS", {})
    for number in range(200):
        assert words_of(f"ward{number} users")[1] == Word(
            "users", len(f"ward{number} "), len(f"ward{number} users"), False
        )
    assert len(words_module._RUNS) <= 50


def test_new_words_leave_nothing_in_the_string_store() -> None:
    words_of("to begin with")
    store = words_module._tokenizing().vocab.strings
    before = len(store)
    for number in range(300):
        words_of(f"reference{number}x the members meet")
    assert len(store) <= before + 10
