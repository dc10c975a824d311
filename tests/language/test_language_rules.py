"""Every rule of the data files does what its own example says, and not what its counter-example says."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from ulo_classify.language import statements_of
from ulo_classify.language.mentions.component import load_grammar
from ulo_classify.language.records import records_of
from ulo_classify.language.statements.frames import load_frames

from .annotated import analyse, show

GRAMMAR = load_grammar()
FRAMES = load_frames()
ALIASES = tomllib.loads(
    resources.files("ulo_classify.language.mentions").joinpath("aliases.toml").read_text(encoding="utf-8")
)["definition"]
# Frames whose example is about others than users, by the group that their example names.
_ABOUT_OTHERS = {
    "control_by_members": {"members"},
    "control_by_outsider": {"authority", "host", "professional"},
    "others_may_be_members": {"other"},
}


def slots_of(text: str) -> set[str]:
    found = {slot for units in records_of(analyse(text)).units for unit in units for slot in unit.slots}
    return found | {"mixed"} if "family_first" in found else found


@pytest.mark.parametrize("index", range(len(GRAMMAR)), ids=lambda i: f"{i}-{GRAMMAR[i].gives}")
def test_grammar_rule_finds_its_example_and_not_its_counter(index: int) -> None:
    rule = GRAMMAR[index]
    assert rule.gives in slots_of(rule.example), rule.example
    if rule.counter:
        assert rule.gives not in slots_of(rule.counter), rule.counter


@pytest.mark.parametrize("index", range(len(ALIASES)))
def test_a_text_may_define_its_own_word_for_users(index: int) -> None:
    text = ALIASES[index]["example"]
    own = {"kin", "warrior", "leaders"} & {word.strip(".,\"()'").lower() for word in text.split()}
    word = own.pop().rstrip("s")
    later = f"{text} {word.capitalize()}s make all the decisions."
    doc = analyse(later)
    names = {span.text.lower() for span in doc.spans["ulo"] if span.label_ == "users"}
    assert f"{word}s" in names
    # and only there: without the definition the word is nobody's name
    alone = analyse(f"{word.capitalize()}s make all the decisions.")
    assert not [span for span in alone.spans["ulo"] if span.label_ == "users"]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_frame_finds_its_example_and_not_its_counter(frame) -> None:  # type: ignore[no-untyped-def]
    statements = statements_of(analyse(frame.example))
    found = [s for s in statements if s.asserts == frame.asserts and s.counts]
    if frame.asserts in ("control", "composition", "eligibility", "identity"):
        found = [s for s in found if s.group in _ABOUT_OTHERS.get(frame.name, {"users"})]
    assert found, [show(s, frame.example) for s in statements] or "no statement at all"
    if frame.counter:
        statements = statements_of(analyse(frame.counter))
        wrong = [show(s, frame.counter) for s in statements if s.asserts == frame.asserts and s.counts]
        assert not wrong


def test_every_frame_and_rule_has_an_example() -> None:
    assert all(rule.example for rule in GRAMMAR)
    assert all(frame.example for frame in FRAMES)
    assert len({frame.name for frame in FRAMES}) == len(FRAMES)
