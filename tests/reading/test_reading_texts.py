"""Plain text, Markdown, RTF and encodings."""

# ruff: noqa: E501 - the documents under test stand here as they are read

from __future__ import annotations

import pytest

from ulo_classify.errors import ReadingError
from ulo_classify.reading.encodings import decode
from ulo_classify.reading.extract import extract
from ulo_classify.reading.limits import Limits


def read(text: str | bytes, suffix: str):
    data = text.encode() if isinstance(text, str) else text
    return extract(data, suffix, Limits())


def test_plain_text_keeps_its_lines_and_marks_headings_and_clauses():
    found = read(
        "CONSTITUTION OF OAKLANE FORUM\r\n\r\nArticle III - Membership\r\n1. Members are disabled people.\r\n"
        "(a) Full members\r\n\r\nWe meet monthly.\r\n",
        ".txt",
    )
    assert found.text == (
        "CONSTITUTION OF OAKLANE FORUM\n\nArticle III - Membership\n\n1. Members are disabled people.\n"
        "(a) Full members\n\nWe meet monthly."
    )
    assert found.marks == [
        ("heading", "CONSTITUTION OF OAKLANE FORUM", 0),
        ("heading", "Article III - Membership", 31),
        ("clause", "Article III", 31),
        ("clause", "Article III, 1", 57),
        ("clause", "Article III, 1(a)", 89),
    ]


def test_text_wrapped_at_a_column_is_joined_and_lists_of_names_are_not():
    found = read(
        "The board shall consist of not fewer than seven trustees, of whom at\n"
        "least five shall be disabled people elected by the members as set out in\n"
        "5.1 and in the standing orders made by the board from time to time in\n"
        "general meeting.\n\nPat Example\nSam Sample\nKim Instance\n",
        ".txt",
    )
    assert found.text.startswith(
        "The board shall consist of not fewer than seven trustees, of whom at least five shall be disabled people "
        "elected by the members as set out in 5.1 and in the standing orders made by the board from time to time "
        "in general meeting.\n\n"
    )
    assert found.text.endswith("\n\nPat Example\nSam Sample\nKim Instance")
    assert found.marks == []


def test_a_clause_title_is_a_heading_where_its_clauses_follow():
    found = read("5. The board\n5.1 It has ten members.\n6. We pay nobody\n", ".txt")
    assert [mark for mark in found.marks if mark[0] == "heading"] == [("heading", "5. The board", 0)]


def test_bullets_and_underlines_go():
    found = read("Our aims\n========\n\n- to decide\n• to act\n", ".txt")
    assert found.text == "Our aims\n\nto decide\nto act"
    assert found.marks == [("heading", "Our aims", 0)]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("café £5 – “us”".encode("utf-8-sig"), "café £5 – “us”"),
        ("café £5 – “us”".encode("cp1252"), "café £5 – “us”"),
        ("café £5 – “us”".encode("utf-16"), "café £5 – “us”"),
        ("We decide by vote.".encode("utf-16-le"), "We decide by vote."),
        (
            "одни мы решаем, и никто другой не решает за нас".encode("cp1251"),
            "одни мы решаем, и никто другой не решает за нас",
        ),
        ("déjà vu — œuvre ".encode() * 3 + b"\xe9", "déjà vu — œuvre " * 3 + "�"),
        (b"a\r\nb\rc", "a\nb\nc"),
    ],
)
def test_encodings_are_told_from_the_bytes(data, text):
    assert decode(data) == text


def test_nul_and_control_characters_go_and_spaces_are_plain():
    found = read(b"We\x00 are\x07 a\xc2\xa0user\xc2\xad-led\xe2\x80\x91group\xe2\x80\x8b.", ".txt")
    assert found.text == "We are a user-led-group."


def test_markdown_headings_lists_tables_and_indented_clauses():
    found = read(
        "---\ntitle: hidden\n---\n# About us\n\nWe are **user**-led.\nWe vote.\n\n1. One\n   1. Inner\n2. Two\n\n"
        "    (a) indented\n\n| Name | Role |\n|---|---|\n| Pat | chair |\n",
        ".md",
    )
    assert found.text == (
        "About us\n\nWe are user-led.\nWe vote.\n1. One\n1. Inner\n2. Two\n(a) indented\nName | Role\nPat | chair"
    )
    assert found.marks == [
        ("heading", "About us", 0),
        ("clause", "1", 36),
        ("clause", "1.1", 43),
        ("clause", "2", 52),
        ("clause", "2(a)", 59),
    ]


RTF = rb"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 heading 2;}}
{\header Running head\par}\pard\plain\s1\f0 Constitution\par
\pard\plain\s0 {\listtext\pard\plain 1.\tab}The caf\'e9 board has \u8220?ten\u8221? members.\par
\pard {\*\pntext 2.\tab}Second {\deleted\f0 struck out }clause {\v hidden }here.\par
\trowd\cellx100\cellx200 Name\cell Role\cell\row
\pard\outlinelevel1 Meetings\par \pard We meet.\par}"""


def test_rtf_keeps_list_numbers_headings_and_rows_and_drops_deleted_text():
    found = read(RTF, ".rtf")
    assert found.text == (
        "Constitution\n\n1. The café board has “ten” members.\n\n2. Second clause here.\nName | Role\n\n"
        "Meetings\n\nWe meet."
    )
    assert found.marks == [
        ("heading", "Constitution", 0),
        ("clause", "1", 14),
        ("clause", "2", 52),
        ("heading", "Meetings", 88),
    ]


def test_rtf_that_breaks_its_reader_is_a_reading_error():
    with pytest.raises(ReadingError, match=r"damaged RTF|holds no text"):
        read(rb"{\rtf1 \uc \u99999999 }", ".rtf")
