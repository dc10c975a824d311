"""PDF."""

# ruff: noqa: E501 - the documents under test stand here as they are read

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption

from ulo_classify.errors import ReadingError
from ulo_classify.reading.extract import extract
from ulo_classify.reading.hyphens import joined, vocabulary
from ulo_classify.reading.limits import Limits

from .files import column, pdf, raw_pdf


def read(data: bytes):
    return extract(data, ".pdf", Limits())


def framed(number: int, *lines: str, of: int = 3):
    return [
        (72, 810, 8, "Oaklane Forum constitution"),
        (280, 30, 8, f"Page {number} of {of}"),
        *column(lines),
    ]


PAGES = [
    [
        *framed(1),
        (72, 780, 20, "Constitution"),
        (72, 750, 15, "5. Trustees"),
        *column(
            [
                "5.1 The board shall consist of not fewer than seven and not more than twelve trus-",
                "tees, of whom at least three quarters shall be disabled people elected by the user-",
                "led groups in membership, as set out in full for each such group by the rules made in",
                "5.2 and in the schedule.",
                "5.2 The chair is disabled.",
                "(a) a deputy; and",
                "• one more",
                "",
                "The members of the board shall retire by rotation and one third of them shall do so",
            ],
            top=720,
        ),
    ],
    framed(2, "at each annual meeting.", "Nobody else votes on page two."),
    framed(3, "Pat Example", "Sam Sample", "Signed by us all."),
]


def test_text_headings_clauses_and_pages_of_a_constitution():
    found = read(pdf(PAGES))
    assert found.text == (
        "Constitution\n\n5. Trustees\n\n"
        "5.1 The board shall consist of not fewer than seven and not more than twelve trustees, of whom at least three "
        "quarters shall be disabled people elected by the user-led groups in membership, as set out in full for each "
        "such group by the rules made in 5.2 and in the schedule.\n\n"
        "5.2 The chair is disabled.\n(a) a deputy; and\none more\n\n"
        "The members of the board shall retire by rotation and one third of them shall do so at each annual meeting.\n\n"
        "Nobody else votes on page two.\n\nPat Example\n\nSam Sample\n\nSigned by us all."
    )
    assert [(kind, label, found.text[start : start + 8]) for kind, label, start in found.marks] == [
        ("page", "1", "Constitu"),
        ("heading", "Constitution", "Constitu"),
        ("heading", "5. Trustees", "5. Trust"),
        ("clause", "5", "5. Trust"),
        ("clause", "5.1", "5.1 The "),
        ("clause", "5.2", "5.2 The "),
        ("clause", "5.2(a)", "(a) a de"),
        ("page", "2", "at each "),
        ("page", "3", "Pat Exam"),
    ]


def test_two_columns_are_read_one_after_the_other():
    left = ["Our members choose", "every trustee at the", "annual meeting."]
    right = ["Nobody else has", "a vote in it."]
    page = [*column(left), *((330, height, size, text) for _, height, size, text in column(right))]
    text = read(pdf([page])).text
    assert text.index("annual meeting") < text.index("Nobody else")


def test_lines_of_a_table_of_contents_go():
    assert (
        read(pdf([column(["1. Name .................. 3", "We decide together."])])).text
        == "We decide together."
    )


def test_a_scan_is_named_as_one():
    with pytest.raises(ReadingError, match="scan with no text layer"):
        read(raw_pdf(b"0 0 100 100 re f"))


def test_a_password_is_asked_for():
    locked = pdf([column(["secret"])], encrypt=StandardEncryption("user", "owner", strength=128))
    with pytest.raises(ReadingError, match="encrypted with a password"):
        read(locked)
    open_to_readers = pdf(
        [column(["We decide together."])], encrypt=StandardEncryption("", "owner", strength=128)
    )
    assert read(open_to_readers).text == "We decide together."


def test_a_cut_off_file_is_damaged():
    with pytest.raises(ReadingError, match="damaged or cut-short PDF"):
        read(pdf(PAGES)[:700])


def test_too_many_characters_are_refused():
    with pytest.raises(ReadingError, match="more than 10 characters"):
        extract(pdf(PAGES), ".pdf", Limits(characters=10))


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "between"),
    [
        ("of the user", "led groups", "", "-"),
        ("the trus", "tees shall", "", ""),
        ("an over", "sight body", "the over-sight board", "-"),
        ("a co", "operative", "each cooperative votes", ""),
        ("the Oaklane", "Eastfield group", "", "-"),
    ],
)
def test_a_hyphen_at_a_line_end(before, after, elsewhere, between):
    assert joined(before, after, vocabulary(elsewhere)) == between


@given(
    st.lists(st.text("abcde ", min_size=12, max_size=60).map(str.strip).filter(bool), min_size=1, max_size=25)
)
def test_every_word_of_every_line_is_kept_in_order(lines):
    wanted = "".join(lines).replace(" ", "")
    assert "".join(read(pdf([column(lines)])).text.split()) == wanted
