"""How much movement language a text has, and the spaCy component of the same name."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify import language_profile

PAGE = (
    "Peer support workers bring lived experience to our wards. We co-produce everything: co-production is in "
    "our bones. Parking is behind the laundry. You said, we did."
)


def test_figures_are_phrases_per_thousand_words() -> None:
    profile = language_profile(PAGE)
    assert (profile.hits, profile.words) == (5, 26)
    assert profile.per_thousand == pytest.approx(5 * 1000 / 26, abs=0.01)
    assert profile.themes["co_production"].hits == 2
    assert sum(use.hits for use in profile.themes.values()) == sum(profile.classes.values()) == profile.hits


def test_saying_one_phrase_often_weighs_less_than_saying_different_ones() -> None:
    often = language_profile("Peer support. " * 4).weight
    different = language_profile("Peer support. Lived experience. Co-production. Have your say.").weight
    assert often < different / 2


WORDINGS = {
    "Those on our books run the show: this is an organisation led by disabled people.": ("control"),
    "Everybody who staffs the phone has been in recovery for years.": "recovery",
    "Patients and carers take part in planning how the clinic will be run.": "involvement",
}


@pytest.mark.parametrize("sentence", WORDINGS)
def test_sentences_are_given_themes_by_the_models(sentence: str) -> None:
    text = f"The shop opens at nine. {sentence} Bring a coat."
    found = language_profile(text, sentences=True).sentences
    assert [text[each.start : each.end].strip() for each in found] == [sentence]
    assert WORDINGS[sentence] in found[0].themes


def test_without_being_asked_no_sentence_is_given_a_theme() -> None:
    assert language_profile(PAGE).sentences is None


def test_a_text_without_words_has_no_language() -> None:
    profile = language_profile("")
    assert (profile.hits, profile.per_thousand, profile.weight, profile.phrases) == (0, 0.0, 0.0, ())


@given(st.text(max_size=300))
def test_quotes_are_exact(text: str) -> None:
    for use in language_profile(text + PAGE + text).phrases:
        whole = text + PAGE + text
        assert whole[use.start : use.end] == use.quote


def test_the_component_stands_alone_in_any_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("ulo_movement_language")
    doc = nlp("Experts by experience co-produce our menus.")
    spans = [(span.text, span.label_, span.kb_id_) for span in doc.spans["ulo_movement_language"]]
    assert spans == [
        ("Experts by experience", "lived_experience", "experts by experience"),
        ("co-produce", "co_production", "co-production"),
    ]


def test_the_component_survives_storing(tmp_path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("ulo_movement_language")
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    doc = again("A recovery college.")
    stored = spacy.tokens.Doc(again.vocab).from_bytes(doc.to_bytes())
    assert [span.label_ for span in stored.spans["ulo_movement_language"]] == ["recovery"]


def test_the_component_and_the_profile_agree() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("ulo_movement_language")
    doc = nlp(PAGE)
    spans = [span.text for span in doc.spans["ulo_movement_language"]]
    assert spans == [use.quote for use in language_profile(PAGE).phrases]
