"""Signals that settle what movement language leaves open: shapes of sentence, and statements."""

from __future__ import annotations

import pytest

from ulo_classify import Assessor, Document, Organisation
from ulo_classify.assessment.coopted.signals import Shape, load_shapes


def signals(text: str, kind: str = "website") -> set[tuple[str, str]]:
    document = Document(text=text, kind=kind)
    found = Assessor.load(model="none").assess(Organisation(name="Ferry Lane", documents=(document,))).signals
    assert all(text[each.evidence.start : each.evidence.end] == each.evidence.quote for each in found)
    return {(each.kind, each.holder) for each in found}


@pytest.mark.parametrize("shape", load_shapes(), ids=lambda shape: f"{shape.kind}-{shape.holder}")
def test_every_shape_finds_its_example_and_not_its_counter(shape: Shape) -> None:
    assert (shape.kind, shape.holder) in signals(shape.example)
    assert (shape.kind, shape.holder) not in signals(shape.counter)


@pytest.mark.parametrize(
    ("text", "kind", "signal"),
    [
        ("At least nine of the twelve directors must be disabled people.", "rules", "composition_rule"),
        ("Eight of our eleven trustees are disabled people.", "report", "dated_count"),
        ("Membership is open to people who are Deaf.", "rules", "voting_class"),
        ("The members of the Council are appointed by the Minister.", "rules", "appointing_authority"),
        ("The panel advises the health board.", "rules", "budget_and_agenda"),
    ],
)
def test_statements_are_signals(text: str, kind: str, signal: str) -> None:
    kinds = {"rules": "governing_document", "report": "annual_report"}
    assert signal in {each for each, _ in signals(text, kinds[kind])}


@pytest.mark.parametrize(
    "text",
    [
        "We hope that one day most of our trustees will be disabled people.",
        "Until 2009 the society was run by blind people.",
    ],
)
def test_what_is_hoped_or_past_is_an_assertion_that_does_not_count(text: str) -> None:
    document = Document(text=text, kind="website")
    found = Assessor.load(model="none").assess(Organisation(name="x", documents=(document,))).signals
    assert {(each.kind, each.counts) for each in found} <= {("assertion", False), ("scope", False)}
    assert found


def test_no_signal_in_ordinary_sentences() -> None:
    for text in (
        "The rugby club has a new roof.",
        "Our credit union lends to savers at one per cent.",
        "The linux user group will meet at the library.",
        "Participants in the trial were given a placebo.",
        "The committee meets on the third Tuesday.",
    ):
        assert signals(text) == set(), text
