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


def test_numbers_with_dots_are_items_after_a_colon() -> None:
    text = "3.1 The council is made up of:\n3.1.1 two stewards; and\n3.1.2 three others.\n3.2 It meets.\n"
    assert sentence(text, "two stewards").lead.endswith("is made up of:")
    assert sentence(text, "three others").item
    assert sentence(text, "It meets").lead == ""


def test_a_lettered_title_in_capitals_is_a_heading() -> None:
    text = "D. THE COUNCIL\n14. It looks after the boats.\n"
    assert sentence(text, "looks after").heading == "THE COUNCIL"


def test_a_question_is_a_heading() -> None:
    assert not [each for each in read_outline(TEXT) if each.text == "Who are the trustees"]


def test_a_sentence_is_no_heading() -> None:
    text = "9.4 Applications go to the membership secretary. The trustees may refuse one.\n9.5 It ends on death.\n"
    assert sentence(text, "It ends").heading == ""


def test_letters_below_roman_paragraphs() -> None:
    text = "RULE 7: THE BOARD\n(i) It shall consist of:\n(a) a chair;\n(b) a clerk.\n(ii) It meets.\n(iii) It eats.\n"
    assert sentence(text, "a clerk").clause == "7(i)(b)"
    assert sentence(text, "a clerk").lead.endswith("It shall consist of:")
    assert (sentence(text, "It meets").clause, sentence(text, "It meets").lead) == ("7(ii)", "")
    assert sentence(text, "It eats").clause == "7(iii)"


def test_roman_items_below_letters() -> None:
    text = "3. Who may join:\n(a) those who:\n(i) sign; and\n(ii) pay; and\n(b) those invited.\n"
    assert sentence(text, "pay").clause == "3(a)(ii)"
    assert sentence(text, "those invited").clause == "3(b)"


def test_the_letter_i_is_no_number_after_h() -> None:
    text = "3. It may:\n" + "".join(f"({letter}) do {letter}{letter};\n" for letter in "abcdefghij")
    assert sentence(text, "do ii").clause == "3(i)"
    assert sentence(text, "do jj").clause == "3(j)"


def test_an_article_alone_on_its_line() -> None:
    text = "Board: composition\nArticle 5\n1. The Board has five members.\n2. It meets.\nSeat\nArticle 6\n1. It sits here.\n"
    assert (sentence(text, "It meets").clause, sentence(text, "It meets").heading) == (
        "5(2)",
        "Board: composition",
    )
    assert sentence(text, "It sits").clause == "6(1)"


def test_words_behind_a_colon_are_no_heading() -> None:
    text = "4. Places\nWard places: three\nThey are filled by lot.\n"
    assert sentence(text, "filled by lot").heading != "Ward places: three"


def test_paragraphs_of_an_article() -> None:
    text = "Article 5. Members\n§1. There are two classes.\n§2. Both vote.\nArticle 6. Colleges\n§1. One is first.\n"
    assert sentence(text, "Both vote").clause == "5(2)"
    assert sentence(text, "One is first").clause == "6(1)"


@given(st.text(alphabet="ab. \n(1)§A—:;", max_size=80))
def test_offsets_hold_for_any_text(text: str) -> None:
    for found in read_outline(text):
        assert 0 <= found.start <= found.end <= len(text)
        assert "".join(text[found.start : found.end].split()) == "".join(found.text.split())
