"""Masks for display, and quotes that hold no name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ulo_classify.people import find_people, mask_people, name_free_span

from .test_find_people import TEXTS, WITH_NAMES, WITHOUT_NAMES, parse, plain


@pytest.mark.parametrize("annotated", WITH_NAMES)
def test_mask_hides_every_marked_name(annotated: str) -> None:
    text, names = parse(annotated)
    masked = mask_people(text)
    assert masked.count("[name]") == len(names)
    for name in names:
        assert not re.search(rf"\b{re.escape(plain(name))}\b", masked)


@pytest.mark.parametrize("text", WITHOUT_NAMES)
def test_mask_changes_nothing_without_names(text: str) -> None:
    assert mask_people(text) == text


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_mask_keeps_the_rest_in_place(text: str) -> None:
    pieces, at = [], 0
    for start, end in find_people(text):
        pieces.append(text[at:start])
        at = end
    assert mask_people(text, "\x00").split("\x00") == [*pieces, text[at:]] or "\x00" in text


def test_mask_of_a_part_hides_a_name_that_the_part_cuts() -> None:
    text = "The board is chaired by Jane Okafor, who lives nearby."
    start, end = text.index("Okafor"), text.index("lives")
    assert mask_people(text, start=start, end=end) == "[name], who "
    assert mask_people(text, mask="…", start=0, end=text.index("Okafor")) == "The board is chaired by …"


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.data())
def test_name_free_span_holds_no_name_and_lies_within(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    keep_start = data.draw(st.integers(start, end))
    keep_end = data.draw(st.integers(keep_start, end))
    left, right = name_free_span(text, start, end, (keep_start, keep_end))
    assert start <= left <= right <= end
    assert find_people(text[left:right]) == []
    assert left == right or all(b <= left or a >= right for a, b in find_people(text))


@pytest.mark.parametrize("text", WITHOUT_NAMES)
def test_a_quote_without_names_stays_whole(text: str) -> None:
    assert name_free_span(text, 0, len(text), (3, 5)) == (0, len(text.rstrip()))


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        (
            "Our chair, Jane Okafor, says that eight of our eleven trustees are disabled people.",
            "eight of our eleven trustees",
            "says that eight of our eleven trustees are disabled people.",
        ),
        (
            "The members elect the board, which Jane Okafor chairs.",
            "members elect the board",
            "The members elect the board, which",
        ),
        (
            "Jane's group is run by disabled people (contact Tom Lee).",
            "run by disabled people",
            "group is run by disabled people (contact",
        ),
        (
            "Jane Okafor, Tom Lee and five other disabled people run it.",
            "disabled people",
            "and five other disabled people run it.",
        ),
        ("The board is led by Jane Okafor.", "led by Jane Okafor", "led by"),
        ("Disabled people govern it – Dr Vance", "govern", "Disabled people govern it"),
    ],
)
def test_quotes_are_cut_at_names(text: str, cue: str, expected: str) -> None:
    at = text.index(cue)
    left, right = name_free_span(text, 0, len(text), (at, at + len(cue)))
    assert text[left:right] == expected


def test_a_deciding_cue_that_is_only_a_name_gives_nothing() -> None:
    text = "Chair: Jane Okafor"
    left, right = name_free_span(text, 0, len(text), (7, len(text)))
    assert text[left:right] == ""


def test_span_respects_the_sentence_it_was_given() -> None:
    text = "Jane Okafor founded it. Members control the board. Tom Lee left."
    start, end = text.index("Members"), text.index(" Tom")
    assert name_free_span(text, start, end, (start, start + 7)) == (start, end)
