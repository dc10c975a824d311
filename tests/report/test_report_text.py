"""One body's result as plain text."""

from __future__ import annotations

import report_builders as builders
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.report import assessment_text


def test_everything_is_there_in_order():
    text = assessment_text(builders.user_led("Quay Street Union"))
    expected = [
        "Name: Quay Street Union\nResult: User-led\n",
        "Why: The rules reserve more than half",
        "Rests on: A rule in a governing document",
        "\n\nWords that decide it:\n  Words: “At least seven of the twelve trustees shall be disabled",
        "  Where: rules.txt (governing document), page 3, under the heading “The trustees”, clause 12.1.",
        "\n\nWho holds the votes:\n  On the board: Users are sure of 7/12",
        "\n\nCriteria:\n  Governed by users: Shown\n    Why: ",
        "    Reference: CRPD/C/GC/7 para 11\n",
        "  Led by users: Documents disagree\n",
        "\n\nWhat would settle what is unknown:\n  1. Who may vote at general meetings?\n  2. Does",
        "\n\nDocuments read:\n  rules.txt: governing document, kind guessed from the file name, dated",
        "\n\nCould not be read:\n  old-rules.doc: The file is locked with a password.",
        "\n\nCriteria: UN CRPD General Comment No. 7 (gc7)\nVersions: criteria 1.0\n",
    ]
    places = [text.find(words) for words in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


def test_empty_sections_are_left_out():
    text = assessment_text(builders.assessment("Alder Row Group", criteria={}))
    assert (
        "Result: Unclear\nIn plain words: The documents seen do not allow an answer. This is not a no."
        in text
    )
    for title in ("Words that decide it", "Who holds the votes", "Things to know", "Could not be read"):
        assert title not in text
    assert "\n\n\n" not in text


def test_a_flag_is_said_in_words():
    text = assessment_text(builders.flagged("Brackenmoor Care Trust"))
    assert (
        "  The movement's words, and control shown elsewhere (plainly shown): The pages speak of taking part"
        in text
    )
    assert "coopted" not in text


def test_a_quote_without_a_date_says_so():
    text = assessment_text(builders.assessment("Alder Row", evidence=(builders.evidence(date=None),)))
    assert "The document gives no date." in text


@given(st.text(min_size=1))
def test_a_document_cannot_command_the_terminal_or_add_lines(hostile):
    plain = assessment_text(builders.user_led("Alder Row", "words"))
    text = assessment_text(builders.user_led("Alder Row" + hostile, "words" + hostile))
    assert text.count("\n") == plain.count("\n")
    assert all(each == "\n" or (each.isprintable() or ord(each) > 159) for each in text)


def test_no_box_drawing():
    text = assessment_text(builders.user_led("Quay Street Union"))
    assert not [each for each in text if "\u2500" <= each <= "\u259f"]
