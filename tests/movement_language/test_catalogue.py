"""The catalogue: rich enough, without doubles, and open to phrases of one's own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify import language_profile
from ulo_classify.errors import LexiconError
from ulo_classify.movement_language import THEMES, load_catalogue
from ulo_classify.movement_language.spelling import SpellingError, spell_out

OWN = """
[[phrase]]
key = "kitchen table"
theme = "involvement"
class = "participation"
variants = ["kitchen table (talk|talks)"]
can_mean = "people meet over tea"
does_not_show = "that anybody acts on what was said"
resolved_by = ["feedback_trail"]
"""


def test_there_are_at_least_120_phrases_over_all_themes_and_classes() -> None:
    phrases = load_catalogue().phrases.values()
    counted = [phrase for phrase in phrases if phrase.phrase_class != "noise"]
    assert len(phrases) >= 120
    assert {phrase.theme for phrase in counted} == set(THEMES)
    assert len({phrase.phrase_class for phrase in phrases}) == 7


def test_only_style_and_noise_are_resolved_by_nothing() -> None:
    for phrase in load_catalogue().phrases.values():
        if not phrase.resolved_by:
            assert phrase.phrase_class in ("style", "noise"), phrase.key


def test_no_form_belongs_to_two_phrases() -> None:
    counts = Counter(form for phrase in load_catalogue().phrases.values() for form in phrase.forms)
    assert [form for form, number in counts.items() if number > 1] == []


def test_a_phrase_of_ones_own_is_found_without_touching_code(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(OWN, encoding="utf-8")
    text = "Our kitchen-table talks are warm, with peer support."
    with_own = [use.phrase for use in language_profile(text, phrases=file).phrases]
    assert with_own == ["kitchen table", "peer support"]
    assert [use.phrase for use in language_profile(text).phrases] == ["peer support"]


def test_a_phrase_of_ones_own_stands_in_the_place_of_a_bundled_one(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(OWN.replace("kitchen table", "peer support", 1), encoding="utf-8")
    assert language_profile("Peer support at noon.", phrases=file).phrases[0].phrase != "peer support"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('class = "participation"', 'class = "warm"', "phrase.0.class"),
        ('theme = "involvement"', "", "kitchen table"),
        ("(talk|talks)", "(talk|talks", "kitchen table"),
        ("(talk|talks)", "{chats}", "chats"),
        ('"feedback_trail"', '"gossip"', "resolved_by"),
        ("[[phrase]]", "[[phrase]", "mine.toml"),
    ],
)
def test_a_mistake_names_the_file_and_the_entry(tmp_path: Path, old: str, new: str, named: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(OWN.replace(old, new), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.toml") as caught:
        load_catalogue(file)
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("spelling", "forms"),
    [
        ("peer(s)", ["peers", "peer"]),
        ("a (b|c d|) e", ["a b e", "a c d e", "a e"]),
        ("organi[sz]ation", ["organisation", "organization"]),
        ("by {users}", ["by blind people", "by peers"]),
        ("(very (big|small)|odd) dog", ["very big dog", "very small dog", "odd dog"]),
        ("co-produced", ["co produced"]),
        ("people’s", ["people s"]),
    ],
)
def test_spelling(spelling: str, forms: list[str]) -> None:
    assert sorted(spell_out(spelling, {"users": ["blind people", "peers"]})) == sorted(forms)


@given(st.text(alphabet="ab()[]{}|<> -'", max_size=12))
def test_any_spelling_gives_forms_or_says_what_is_wrong(spelling: str) -> None:
    try:
        forms = spell_out(spelling, {"a": ["b"]})
    except SpellingError as error:
        assert str(error)
        return
    assert len(set(forms)) == len(forms)
    assert all(form == " ".join(form.split()) and form for form in forms)
