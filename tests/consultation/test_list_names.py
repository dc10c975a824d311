from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.consultation import display_name, strict_key
from ulo_classify.consultation.likeness import is_misspelling
from ulo_classify.consultation.names import is_acronym

SAME = [
    ("Harrowmere Deaf Club", "HARROWMERE DEAF CLUB"),
    ("Harrowmere Deaf Club", "The Harrowmere Deaf Club"),
    ("Harrowmere Deaf Club", "harrowmere-deaf-club"),
    ("Harrowmere Deaf Club", "harrowmere_deaf_club"),
    ("Harrowmere Deaf Club", "Harrowmere Deaf Club Ltd."),
    ("Harrowmere Deaf Club", "Harrowmere Deaf Club Limited"),
    ("Harrowmere Deaf Club", "Harrowmere Deaf Club C.I.C."),
    ("Harrowmere Deaf Club", "Harrowmere Deaf Club (CIO)"),
    ("Harrowmere Deaf Club", "Harrowmere Deaf Club (HDC)"),
    ("Harrowmere Deaf Club", "Harrowmere Deaf Club Community Interest Company"),
    ("Harrowmere Deaf Club", "Harrowmere Deaf Club Scottish Charitable Incorporated Organisation"),
    ("Hands & Voices", "Hands and Voices"),
    ("Disabled People’s Union", "Disabled People's Union"),
    ("Disabled People's Union", "Disabled Peoples Union"),
    ("Réseau Étoile", "Reseau Etoile"),
    ("U.K. Tremor Circle", "UK Tremor Circle"),
    ("North – South Panel", "North-South Panel"),
]
DIFFERENT = [
    ("Harrowmere Coalition of Disabled People", "Harrowmere Coalition for Disabled People"),
    ("Open Gate (Scotland)", "Open Gate (Wales)"),
    ("Open Gate (Scotland)", "Open Gate"),
    ("MS Circle", "ME Circle"),
    ("Access Now", "Access Now in Harrowmere"),
    ("Panel 1", "Panel 2"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert strict_key(one) == strict_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_bodies_keep_different_keys(one: str, other: str) -> None:
    assert strict_key(one) != strict_key(other)


def test_a_name_made_of_cut_words_keeps_a_key() -> None:
    assert strict_key("The") == "the"
    assert strict_key("Limited") == "limited"
    assert strict_key("(HDC)") == "hdc"


@given(st.text(min_size=1).filter(str.strip))
def test_the_key_is_stable_and_never_empty(name: str) -> None:
    key = strict_key(name)
    assert key
    assert key == strict_key(f"  {name} ")
    assert key == strict_key(name.replace("'", "’"))


@pytest.mark.parametrize("text", ["HDC", "R.N.T.", "DPOs", "AbC2", "A&B"])
def test_acronyms(text: str) -> None:
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["UK", "CIO", "NHS", "Scotland", "two words", "Ab", "of"])
def test_no_acronyms(text: str) -> None:
    assert not is_acronym(text)


def test_display_name_keeps_words_and_drops_list_marks() -> None:
    assert display_name("  “Harrowmere   Deaf Club”; ") == "Harrowmere Deaf Club"
    assert display_name("[Harrowmere Deaf Club]") == "Harrowmere Deaf Club"
    assert display_name("Panel of the U.K.") == "Panel of the U.K."


MISSPELT = [
    ("Harrowmere Haemophilia Club", "Harrowmere Haemaphilia Club"),
    ("Harrowmere Coalition of Disabled People", "Harrowmere Coalition of Disabled Peple"),
    ("Harrowmere Wheelchair Riders", "Harrowmere Wheel Chair Riders"),
    ("Harrowmere Neurodivergent Panel", "Harowmere Neurodivergent Panel"),
]
NOT_MISSPELT = [
    ("Coalition of Disabled People", "Coalition for Disabled People"),
    ("MS Circle of Harrowmere", "ME Circle of Harrowmere"),
    ("North Harrowmere Disability Forum", "South Harrowmere Disability Forum"),
    ("Northmere District Disability Association", "Southmere District Disability Association"),
    ("Hertford Disabled People's Forum", "Hereford Disabled People's Forum"),
    ("Harrowmere Men's Mental Health Panel", "Harrowmere Women's Mental Health Panel"),
    ("Open Gate Network Scotland", "Open Gate Network England"),
    ("Disability Forum Area 12 Harrowmere", "Disability Forum Area 13 Harrowmere"),
    ("Harrowmere Carers Association", "Harrowmere Careers Association"),
    ("Deaf Club", "Deaf Clubb"),
    ("Access Now", "Access Now in Harrowmere"),
]


@pytest.mark.parametrize(("one", "other"), MISSPELT)
def test_a_slip_of_one_or_two_letters(one: str, other: str) -> None:
    assert is_misspelling(strict_key(one), strict_key(other))
    assert is_misspelling(strict_key(other), strict_key(one))


@pytest.mark.parametrize(("one", "other"), NOT_MISSPELT)
def test_small_differences_that_make_another_body(one: str, other: str) -> None:
    assert not is_misspelling(strict_key(one), strict_key(other))
    assert not is_misspelling(strict_key(other), strict_key(one))
