"""Clause numbers and their full labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.reading.blocks import Block
from ulo_classify.reading.clause_numbers import clause_number, is_only_a_number, roman_value
from ulo_classify.reading.joining import join_blocks
from ulo_classify.reading.list_numbers import letters, roman


def labels(*lines: str) -> list[str]:
    _, marks = join_blocks([Block(line) for line in lines])
    return [label for kind, label, _ in marks if kind == "clause"]


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("1. Name", "1"),
        ("12.2.3 The board", "12.2.3"),
        ("5.1. the members", "5.1"),
        ("(a) disabled members;", "(a)"),
        ("(iv) one other", "(iv)"),
        ("b) another", "(b)"),
        ("Article 12", "Article 12"),
        ("ARTICLE III - MEMBERSHIP", "ARTICLE III"),
        ("Section 3. Officers", "Section 3"),
        ("Rule 7 Membership", "Rule 7"),
        ("Clause 4: Objects", "Clause 4"),
        ("Schedule 2", "Schedule 2"),
        ("5.1(a) the chair", "5.1(a)"),
        ("3A. Honorary members", "3A"),
    ],
)
def test_a_clause_number_is_found_as_printed(line, printed):
    number = clause_number(line)
    assert number is not None
    assert number.printed == printed


@pytest.mark.parametrize(
    "line",
    [
        "8 of 11 trustees are disabled",
        "11 trustees were elected",
        "2023 was a good year",
        "Article 19 of the Convention says so",
        "Section 3 shall not apply",
        "(the board) decides",
        "10.30 am arrival",
        "2.5 million people",
        "12.03.2024 was a Tuesday",
        "members are disabled people",
        "3A Example Street",
    ],
)
def test_a_sentence_is_no_clause_number(line):
    assert clause_number(line) is None


def test_letters_are_cited_below_their_clause():
    assert labels(
        "5. Trustees", "5.1 The board:", "(a) seven", "(b) five:", "(i) x", "(ii) y", "(c) z", "5.2 Chair"
    ) == [
        "5",
        "5.1",
        "5.1(a)",
        "5.1(b)",
        "5.1(b)(i)",
        "5.1(b)(ii)",
        "5.1(c)",
        "5.2",
    ]


def test_i_after_h_is_a_letter_unless_ii_follows():
    alphabet = [f"({letter}) text" for letter in "abcdefghij"]
    assert labels("4. Powers", *alphabet)[-2:] == ["4(i)", "4(j)"]
    assert labels("4. Powers", *alphabet[:8], "(i) text", "(ii) text")[-2:] == ["4(h)(i)", "4(h)(ii)"]


def test_numbers_that_begin_again_are_cited_with_their_article():
    assert labels("Article I - Name", "1. A", "2. B", "Article II - Members", "1. C", "(a) D") == [
        "Article I",
        "Article I, 1",
        "Article I, 2",
        "Article II",
        "Article II, 1",
        "Article II, 1(a)",
    ]


def test_numbers_that_run_on_through_parts_are_cited_alone():
    assert labels("Part 1", "1. A", "2. B", "Part 2", "3. C") == ["Part 1", "1", "2", "Part 2", "3"]


def test_an_article_and_its_own_decimals_agree():
    assert labels("Article 12", "12.1 A", "12.2 B", "Schedule 2", "1.1 C") == [
        "Article 12",
        "12.1",
        "12.2",
        "Schedule 2",
        "Schedule 2, 1.1",
    ]


def test_a_bare_figure_is_a_clause_only_in_sequence():
    assert labels("1 Name", "2 Objects", "9 Members were present") == ["1", "2"]


def test_initials_begin_no_list():
    assert labels("A. Person was elected", "We met.") == []
    assert labels("A. Name", "B. Objects") == ["(A)", "(B)"]


def test_a_number_alone_goes_to_the_line_after_it():
    text, marks = join_blocks([Block("5.1", "paragraph"), Block("The board has ten members.")])
    assert text == "5.1 The board has ten members."
    assert marks == [("clause", "5.1", 0)]
    assert not is_only_a_number("12")
    assert is_only_a_number("(a)")


@given(st.integers(1, 99))
def test_roman_numbers_are_read_as_they_are_written(number):
    assert roman_value(roman(number)) == number


def test_list_letters_go_on_as_word_counts_them():
    assert [letters(number) for number in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
    assert roman(4000) == "4000"


@given(
    st.lists(
        st.builds(
            Block,
            text=st.sampled_from(
                ["We decide.", "5.1 The board", "(a) one", "(i) two", "Article 3", "1. A", "5.1", "x"]
            ),
            kind=st.sampled_from(["heading", "paragraph", "item", "row"]),
            page=st.sampled_from([None, "1", "2"]),
            label=st.sampled_from([None, None, "1.", "(b)", "Article 4"]),
        ),
        max_size=20,
    )
)
def test_every_mark_stands_in_the_text_and_at_the_start_of_a_line(blocks):
    text, marks = join_blocks(blocks)
    assert [start for *_, start in marks] == sorted(start for *_, start in marks)
    for kind, label, start in marks:
        assert 0 <= start < len(text)
        assert start == 0 or text[start - 1] == "\n"
        if kind == "heading":
            assert text[start:].startswith(label)
    for block in blocks:
        assert block.text in text
