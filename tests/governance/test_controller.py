"""What others may do to a body, in many voices; denials and look-alikes are not taken for control."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from ulo_classify.governance.controller import ACTS, is_hollow, read_controllers
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.records import Fact, Quote
from ulo_classify.governance.terms import read_terms

CORPUS = Path(__file__).parents[2] / "corpora" / "rules"
_RULES = tomllib.loads(Path(__file__).with_name("controller_cases.toml").read_text(encoding="utf-8"))["rules"]
_COMPANY = _RULES[0]["text"]
_ALL = [(rules["text"], case) for rules in _RULES for case in rules["cases"]]


def controllers(text: str) -> tuple[Fact, ...]:
    return read_controllers(read_terms(text, read_outline(text)))


def acts(found: tuple[Fact, ...]) -> set[str]:
    return {fact.what.partition(":")[0] for fact in found}


@pytest.mark.parametrize(("frame", "case"), _ALL, ids=[case for _, case in _ALL])
def test_what_others_may_do_is_found_and_nothing_else(frame: str, case: str) -> None:
    wanted, _, sentence = case.partition(" | ")
    found = acts(controllers(frame.format(sentence)))
    if wanted == "-":
        assert not found
    else:
        assert wanted in found


@pytest.mark.parametrize(
    ("told", "hollow"),
    [
        ([], False),
        (["removes: the Trust may remove those on the board"], True),
        (["overrules: the Trust may overrule decisions"], True),
        (["directs: the Trust may direct the board"], True),
        (["dissolves: the Trust may end the body"], True),
        (["amends: the Trust may change the rules"], True),
        (["appoints: the Trust chooses those on the board"], True),
        (["sole member: there is one member only, somebody else"], True),
        (["consents: the Trust must agree to amendments"], True),
        (["consents: the Trust must agree to certain amendments"], False),
        (["consents: the Trust must agree to borrowing"], False),
        (
            ["consents: the Trust must agree to borrowing", "consents: the Trust must agree to borrowing"],
            False,
        ),
        (["consents: the Trust must agree to budget", "consents: the Trust must agree to staff"], True),
    ],
)
def test_what_makes_a_majority_hollow(told: list[str], hollow: bool) -> None:
    facts = [Fact("controller", what, Quote(at, at + 1)) for at, what in enumerate(told)]
    assert is_hollow(facts) == hollow


def test_facts_name_who_and_are_quoted_from_the_text() -> None:
    text = _COMPANY.format("The Foundation may by letter remove any director.")
    (fact,) = controllers(text)
    assert fact.says == "controller"
    assert fact.what == "removes: the Foundation may remove those on the board"
    assert text[fact.quote.start : fact.quote.end] == "The Foundation may by letter remove any director."
    assert fact.what.partition(":")[0] in ACTS


def test_it_in_the_next_sentence_is_the_party_of_the_last() -> None:
    text = _COMPANY.format("The Foundation may send an observer. It may also remove any director.")
    assert acts(controllers(text)) == {"removes"}


def test_a_list_keeps_the_party_of_its_lead() -> None:
    rule = (
        "The Foundation may at any time:\n(a) call for the accounts;\n(b) remove any director; or\n(c) visit."
    )
    found = controllers(_COMPANY.format(rule))
    assert acts(found) == {"removes"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<h1> may remove <d>",
        "The Trust may\n\n(a)",
        "¡Ÿ <b>" * 40,
        "İ" * 50 + " The Trust may remove any director.",
    ],
)
def test_odd_texts_do_no_harm(text: str) -> None:
    assert isinstance(controllers(text), tuple)


@pytest.mark.parametrize("stem", list("abcdefghi"))
def test_controllers_of_whole_documents(stem: str) -> None:
    """Documents whose errors have been read: each body with a controller is told from each without one."""
    for line in (CORPUS / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert is_hollow(controllers(row["text"])) == (row["controller"] is not None), row["id"]
