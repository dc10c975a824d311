"""The outline: sentences with their clause numbers, headings and the words that lead into lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.governance.outline import Sentence, read_outline

TEXT = """RULES OF THE LANTERN SOCIETY
4. Members
4.1 There are two kinds of member. Each has its book.
4.2 A person may join who:
(a) is blind; and
(b) lives in the town.
9. Who are the trustees
Art. 7 (First College). To the First College belong the blind.
SCHEDULE A - MEMBERSHIP
A1 Ordinary membership is for the blind.
A2 Supporter membership is for others.
"""


def sentence(text: str, words: str) -> Sentence:
    return next(each for each in read_outline(text) if words in each.text)


@pytest.mark.parametrize(
    ("words", "clause", "heading"),
    [
        ("There are two kinds", "4.1", "Members"),
        ("Each has its book", "4.1", "Members"),
        ("is blind", "4.2(a)", "Members"),
        ("To the First College", "7", "First College"),
    ],
)
def test_clause_and_heading(words: str, clause: str, heading: str) -> None:
    found = sentence(TEXT, words)
    assert (found.clause, found.heading) == (clause, heading)


def test_numbers_of_a_schedule() -> None:
    assert sentence(TEXT, "Ordinary membership").clause.endswith("A1")
    assert sentence(TEXT, "Supporter membership").clause.endswith("A2")


def test_a_list_keeps_its_lead() -> None:
    found = sentence(TEXT, "lives in the town")
    assert found.lead.endswith("A person may join who:")
    assert found.item == "b"


def test_a_question_is_a_heading() -> None:
    assert not [each for each in read_outline(TEXT) if each.text == "Who are the trustees"]


def test_a_sentence_is_no_heading() -> None:
    text = "9.4 Applications go to the membership secretary. The trustees may refuse one.\n9.5 It ends on death.\n"
    assert sentence(text, "It ends").heading == ""


def test_paragraphs_of_an_article() -> None:
    text = "Article 5. Members\n§1. There are two classes.\n§2. Both vote.\nArticle 6. Colleges\n§1. One is first.\n"
    assert sentence(text, "Both vote").clause == "5(2)"
    assert sentence(text, "One is first").clause == "6(1)"


@given(st.text(alphabet="ab. \n(1)§A—:;", max_size=80))
def test_offsets_hold_for_any_text(text: str) -> None:
    for found in read_outline(text):
        assert 0 <= found.start <= found.end <= len(text)
        assert "".join(text[found.start : found.end].split()) == "".join(found.text.split())
