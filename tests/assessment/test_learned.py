"""The model beside the table: it speaks only where the table gives way, never without a quote."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ulo_classify import Assessor, Document, Organisation
from ulo_classify.labelled import Dossier, as_organisation, read_labelled

from .dossiers import gc7, organisation

SENTENCES = [
    "We all have lupus and we meet on Tuesdays.",
    "Our staff support people with learning disabilities in their own homes.",
    "The council set up the forum and its officers take the minutes.",
    "The jumble sale raised forty pounds.",
    "Our nurses visit every patient twice a week.",
    "Everybody on the committee has been in hospital.",
    "Bring a cushion, the hall is cold.",
    "The trustees are appointed by the board.",
]


@cache
def with_model() -> Assessor:
    return Assessor.load()


@given(st.lists(st.sampled_from(SENTENCES), max_size=6))
@settings(max_examples=60, deadline=None)
def test_no_answer_without_a_quote_and_chances_add_up(sentences: list[str]) -> None:
    body = organisation(" ".join(sentences))
    result = with_model().assess(body)
    assert result.probabilities is not None
    assert sum(result.probabilities.values()) == pytest.approx(1)
    assert (result.status == "unclear") or result.evidence
    for evidence in result.evidence:
        assert body.documents[0].text[evidence.start : evidence.end] == evidence.quote
    if result.basis == "model":
        assert {evidence.cue for evidence in result.evidence} == {"model"}
        assert max(result.probabilities, key=lambda key: result.probabilities[key]) == result.status


@pytest.mark.parametrize(
    "text",
    [
        "At least two thirds of the trustees must be disabled people.",
        "Seven of our nine trustees are deaf people.",
        "The organisation is run by and for people who hear voices.",
    ],
)
def test_a_rule_a_fact_and_a_claim_stand(text: str) -> None:
    body = organisation(text, kind="governing_document")
    alone, together = gc7().assess(body), with_model().assess(body)
    assert (together.status, together.basis) == (alone.status, alone.basis) == ("user_led", alone.basis)
    assert together.basis in ("rule", "fact", "claim")


def test_what_others_say_of_a_body_gives_no_chances() -> None:
    result = with_model().assess(organisation("Run by its members, all of them blind.", kind="third_party"))
    assert (result.status, result.probabilities) == ("unclear", None)


def test_nothing_to_read_is_unclear() -> None:
    result = with_model().assess(Organisation(name="X", documents=(Document(text=""),)))
    assert result.status == "unclear"


def test_without_users_nobody_is_called_user_led() -> None:
    text = (
        "We choose our own committee at the yearly meeting, and every one of us has a vote and runs the club."
    )
    assert with_model().assess(organisation(text)).status != "user_led"


def test_the_model_speaks_somewhere_and_says_so() -> None:
    """On the corpora, which it has seen, its answers carry its name, its reason and its quotes."""
    from evaluation.measure import CORPORA

    bodies = [as_organisation(each) for each in read_labelled(CORPORA / "dossiers" / "ee.jsonl", Dossier)]
    answers = [result for body in bodies if (result := with_model().assess(body)).basis == "model"]
    assert len(answers) >= 5
    for result in answers:
        assert "learned model" in result.explanation
        assert all(evidence.cue == "model" for evidence in result.evidence)
