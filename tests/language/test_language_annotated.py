"""Annotated sentences: what is said of control, of whom, how much, and what does not count."""

from __future__ import annotations

import pytest

from ulo_classify.language import statements_of

from .annotated import DATA, Example, analyse, load, problems, supports_users

ANNOTATED = sorted(
    path.name
    for path in DATA.glob("*.txt")
    if path.name not in {"sentences.txt", "not_users.txt", "mixed.txt", "contexts.txt", "compositions.txt"}
)
EXAMPLES = [example for name in ANNOTATED for example in load(name)]
NAMES = [tag for example in load("users.txt") for tag in [(example.words(example.tags[0]))]]
PHRASES = {
    name: [
        line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    for name in ("not_users.txt", "mixed.txt")
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.where)
def test_annotated_sentence(example: Example) -> None:
    assert problems(example) == [], example.text


def control_groups(words: str) -> list[str]:
    first = words[0].lower() + words[1:] if words[:2] != words[:2].upper() else words
    text = f"We are run by {first}."
    return [s.group for s in statements_of(analyse(text)) if s.asserts == "control" and s.counts]


@pytest.mark.parametrize("words", NAMES)
def test_run_by_any_users_is_control_by_users(words: str) -> None:
    assert control_groups(words) == ["users"]


@pytest.mark.parametrize("words", PHRASES["not_users.txt"])
def test_run_by_others_is_never_control_by_users(words: str) -> None:
    for text in (
        f"We are run by {words}.",
        f"The board is made up of {words}.",
        f"Most of our trustees are {words}.",
    ):
        doc = analyse(text)
        assert not [s for s in statements_of(doc) if supports_users(s)], text


@pytest.mark.parametrize("words", PHRASES["mixed.txt"])
def test_run_by_users_and_others_is_never_control_by_users(words: str) -> None:
    for text in (
        f"We are run by {words}.",
        f"The board is made up of {words}.",
        f"Most of our trustees are {words}.",
    ):
        doc = analyse(text)
        assert not [s for s in statements_of(doc) if supports_users(s)], text
    assert set(control_groups(words)) <= {"mixed"}


def test_there_are_enough_examples() -> None:
    assert len(EXAMPLES) >= 250
    assert len(set(NAMES)) >= 40
