"""Phrases are found where they stand, whatever the typography, and their homonyms are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.movement_language import load_catalogue, load_scanner
from ulo_classify.movement_language.spelling import plain

SENTENCES = Path(__file__).parent / "sentences.txt"
TAG = re.compile(r"<(/?)([a-z_]+)>")
NOISE = [phrase for phrase in load_catalogue().phrases.values() if phrase.phrase_class == "noise"]
FORMS = sorted(
    (form, phrase.key)
    for phrase in load_catalogue().phrases.values()
    if phrase.phrase_class != "noise"
    for form in phrase.forms
)


def sentences() -> list[str]:
    text = "\n".join(
        line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )
    return [each for each in re.split(r"(?<=[.])\n", text) if each.strip()]


def read(marked: str) -> tuple[str, list[tuple[str, str]]]:
    plain_text, found = TAG.sub("", marked), []
    for theme, words in re.findall(r"<([a-z_]+)>(.*?)</\1>", marked, re.DOTALL):
        found.append((theme, words))
    return plain_text.strip("\n"), found


@pytest.mark.parametrize("marked", sentences())
def test_sentences(marked: str) -> None:
    text, wanted = read(marked)
    assert [(hit.phrase.theme, text[hit.start : hit.end]) for hit in load_scanner().scan(text)] == wanted


@given(st.sampled_from(FORMS), st.text(max_size=40), st.text(max_size=40))
def test_a_phrase_is_found_in_any_text(form_and_key: tuple[str, str], before: str, after: str) -> None:
    """Its own words are found, alone or inside a longer phrase, and every quote is exact."""
    form, _ = form_and_key
    text = f"{before} . {form} . {after}"
    at = len(before) + 3
    hits = load_scanner().scan(text)
    assert any(hit.start <= at and at + len(form) <= hit.end for hit in hits)
    for hit in hits:
        assert plain(text[hit.start : hit.end]) in hit.phrase.forms


@given(st.sampled_from(FORMS), st.sampled_from([" ", "\n", "  ", "\u00a0", "-", "\u2011", " \n  "]))
def test_typography_means_nothing(form_and_key: tuple[str, str], gap: str) -> None:
    form, _ = form_and_key
    text = f"Here {form.replace(' ', gap)} ends."
    found = {hit.phrase.key for hit in load_scanner().scan(text)}
    assert found == {hit.phrase.key for hit in load_scanner().scan(f"Here {form} ends.")}


@given(st.sampled_from(FORMS))
def test_a_phrase_inside_a_word_is_none(form_and_key: tuple[str, str]) -> None:
    form, _ = form_and_key
    hits = load_scanner().scan(f"x{form.replace(' ', 'x')}x")
    assert hits == []


@pytest.mark.parametrize("phrase", NOISE, ids=lambda phrase: phrase.key)
def test_noise_takes_its_words_out(phrase) -> None:
    for form in phrase.forms:
        inside = f"aa {form} bb"
        assert not [hit for hit in load_scanner().scan(inside) if hit.start >= 3 and hit.end <= 3 + len(form)]


def test_letters_that_grow_in_small_letters_shift_nothing() -> None:
    text = "İİİ lived experience"
    (hit,) = load_scanner().scan(text)
    assert text[hit.start : hit.end] == "lived experience"
