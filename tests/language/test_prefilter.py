"""The index of patterns loses no match: trying its candidates gives what trying every pattern gives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.language.kinds.signs import load_signs
from ulo_classify.language.mentions.component import load_grammar
from ulo_classify.language.patterns import Pattern, PatternIndex, Unit, render
from ulo_classify.language.reader import units_of_text
from ulo_classify.language.statements.frames import load_frames

PATTERNS: dict[str, list[Pattern]] = {
    "frames": [frame.pattern for frame in load_frames()],
    "signs": [sign.pattern for sign in load_signs()],
    "grammar": [rule.pattern for rule in load_grammar()],
}
EXAMPLES = [each.example for each in (*load_frames(), *load_signs(), *load_grammar())]
UNITS = [unit for text in EXAMPLES for units in units_of_text(text, {}) for unit in units]


def without_filter(patterns: list[Pattern], units: list[Unit]) -> set[tuple[int, int, int]]:
    """Every match by the regular expressions alone."""
    rendering = render(units)
    return {
        (at, hit.start(), hit.end())
        for at, pattern in enumerate(patterns)
        for hit in pattern.expression.finditer(rendering.text)
        if hit.end() > hit.start()
    }


def with_filter(patterns: list[Pattern], units: list[Unit]) -> set[tuple[int, int, int]]:
    rendering = render(units)
    offsets = [len(render(units[:index]).text) for index in range(len(units) + 1)]
    return {
        (at, offsets[match.first], offsets[match.last])
        for at in PatternIndex(patterns).candidates(rendering)
        for match in patterns[at].matches(rendering)
    }


@pytest.mark.parametrize("name", PATTERNS)
def test_on_the_examples(name: str) -> None:
    found = 0
    for text in EXAMPLES[::3]:
        for units in units_of_text(text, {}):
            wanted = without_filter(PATTERNS[name], list(units))
            assert with_filter(PATTERNS[name], list(units)) == wanted, text
            found += len(wanted)
    assert found


@given(st.lists(st.sampled_from(UNITS), max_size=14), st.sampled_from(sorted(PATTERNS)))
def test_on_any_order_of_units(units: list[Unit], name: str) -> None:
    assert with_filter(PATTERNS[name], units) == without_filter(PATTERNS[name], units)


def test_candidates_are_few_and_in_order() -> None:
    rendering = render(next(iter(units_of_text("The hall was painted green.", {}))))
    candidates = PatternIndex(PATTERNS["frames"]).candidates(rendering)
    assert candidates == sorted(candidates)
    assert len(candidates) < len(PATTERNS["frames"]) / 2


def test_words_with_semicolons_are_no_slots() -> None:
    unit = Unit("a;board;b", frozenset(), 0, 9)
    assert re.search("board", render([unit]).text)
    assert with_filter(PATTERNS["frames"], [unit]) == without_filter(PATTERNS["frames"], [unit])
