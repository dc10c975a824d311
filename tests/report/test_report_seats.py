"""The picture of a board, its text and its table say the same; shares and a trace in every output."""

from __future__ import annotations

import csv
import re
from collections import Counter
from fractions import Fraction

import pytest
import report_builders as builders
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from selectolax.lexbor import LexborHTMLParser

from ulo_classify.report import assessment_text, write_report
from ulo_classify.report.seats import board_picture
from ulo_classify.report.wording import control_words, share_cells
from ulo_classify.schema import ControlShare, SeatGroup, TraceStep

LETTERS = {"U": "users", "O": "open", "N": "others", "–": "no_vote"}
GROUPS = st.lists(
    st.builds(
        lambda seats, held, who, votes: SeatGroup(
            name="seats",
            who=who,
            seats=seats,
            users={"users": seats, "others": 0}.get(who, min(held, seats)) if votes else 0,
            votes=votes,
        ),
        st.integers(1, 20),
        st.integers(0, 20),
        st.sampled_from(["users", "anyone", "others"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@given(GROUPS)
def test_shapes_and_words_count_the_same_seats(groups: list[SeatGroup]) -> None:
    picture = board_picture(groups)
    assert picture is not None
    drawn = Counter(seat.kind for seat in picture.seats)
    voting = [group for group in groups if group.votes]
    assert sum(drawn.values()) == sum(group.seats for group in groups)
    assert drawn["users"] == picture.users == sum(group.users for group in voting)
    assert sum(drawn.values()) - drawn["no_vote"] == picture.votes
    numbers = [int(each) for each in re.findall(r"\d+", picture.sentence)]
    assert numbers == [picture.users, picture.votes, *drawn.values()]
    places = {(seat.x, seat.y) for seat in picture.seats}
    assert len(places) == len(picture.seats)
    assert all(0 < x < picture.width and 0 < y < picture.height for x, y in places)
    assert {letter: kind for kind, letter, _ in picture.legend}.items() <= LETTERS.items()


def test_too_many_seats_are_told_and_not_drawn() -> None:
    picture = board_picture([SeatGroup(name="all", who="anyone", seats=400, users=201)])
    assert picture is not None
    assert picture.seats == []
    assert picture.sentence.startswith("201 of 400 votes are held by users: 201 held by a user; 199 open")
    assert board_picture([]) is None


@pytest.fixture
def board(page: LexborHTMLParser):
    return page.css_first("#body-line-1 .seating")


def words(node) -> str:
    return " ".join(node.text(separator=" ").split())


def test_the_picture_has_a_text_equivalent_beside_it(board) -> None:
    svg = board.css_first("svg")
    named = svg.attributes["aria-labelledby"].split()
    assert [words(board.css_first(f"#{each}")) for each in named] == [
        "The board in the worst case",
        "7 of 12 votes are held by users: 7 held by a user; 3 open to anyone, and here not held by a user; "
        "2 kept for people who are not users; 3 without a vote.",
    ]
    shapes = Counter(LETTERS[words(text)] for text in svg.css("text"))
    assert shapes == {"users": 7, "open": 3, "others": 2, "no_vote": 3}
    for kind, number in shapes.items():
        assert len(svg.css(f".seat-{kind}")) == number
    # The same in words that everybody sees, and in a table.
    assert words(board.css_first(f"#{named[1]}")) in words(board.css_first("figcaption"))
    rows = [[words(cell) for cell in row.css("th, td")] for row in board.css("tbody tr")]
    assert [row[:3] for row in rows] == [
        ["elected", "6", "6"],
        ["community <b>", "4", "1"],
        ["nominees", "2", "0"],
        ["observers", "3", "0"],
        ["All seats with a vote", "12", "7"],
    ]
    assert [row[4] for row in rows] == ["yes", "yes", "yes", "no", "yes"]


def test_every_picture_has_ids_of_its_own(page: LexborHTMLParser) -> None:
    ids = [node.id for node in page.css("[id]")]
    assert [each for each, number in Counter(ids).items() if number > 1] == []
    assert len(page.css(".seats svg")) == 3


def test_seats_are_told_apart_by_shape_too(board) -> None:
    first = {kind: board.css_first(f".seat-{kind} .shape").tag for kind in ("users", "others", "no_vote")}
    assert first == {"users": "circle", "others": "rect", "no_vote": "path"}


def test_a_casting_vote_stands_beside_the_share(page: LexborHTMLParser) -> None:
    body = words(page.css_first("#body-line-1"))
    assert "the chair has a casting vote" in body
    assert "7/12 of the votes (more than half)" in body
    assert "Users are sure of more than 1/2 of the votes, and can hold all of the votes at most." in body


def test_a_body_without_numbers_has_no_picture(tmp_path) -> None:
    share = ControlShare(low=Fraction(1, 2), high=Fraction(1), explanation="Most.", low_reached=False)
    found = builders.assessment("Alder Row", "user_led", basis="rule", control={"board": share})
    page = write_report(builders.audit(builders.assessed(1, found)), tmp_path).read_text(encoding="utf-8")
    assert "more than 1/2 of the votes" in page
    assert 'class="seating"' not in page


def test_shares_are_columns_of_the_tables(folder) -> None:
    with (folder / "results.csv").open(encoding="utf-8", newline="") as lines:
        first, second, third = list(csv.DictReader(lines))[:3]
    keys = ("board_low", "board_high", "meeting_low", "meeting_high", "control_clauses")
    assert [first[key] for key in keys] == [
        *("7 of 12", "1 of 1", "more than 1 of 2", "1 of 1", "Clauses: 5.1, 12.10"),
    ]
    assert [second[key] for key in keys] == [first[key] for key in keys]
    assert [third[key] for key in keys] == [""] * 5
    rows = CalamineWorkbook.from_path(folder / "results.xlsx").get_sheet_by_name("Results").to_python()
    assert rows[1][rows[0].index("Board: least share")] == "7 of 12"
    assert rows[1][rows[0].index("Clauses on votes")] == "Clauses: 5.1, 12.10"


@pytest.mark.parametrize(
    ("low", "high", "reached", "cells", "sentence"),
    [
        (
            "1/2",
            "1",
            (False, True),
            ("more than 1 of 2", "1 of 1"),
            "sure of more than 1/2 of the votes, and",
        ),
        (
            "0",
            "1",
            (False, False),
            ("more than 0 of 1", "less than 1 of 1"),
            "sure of some of the votes, how",
        ),
        ("0", "2/3", (True, False), ("0 of 1", "less than 2 of 3"), "can hold less than 2/3 of the votes at"),
    ],
)
def test_limits_are_said_to_be_limits(low, high, reached, cells, sentence) -> None:
    share = ControlShare(
        low=Fraction(low),
        high=Fraction(high),
        explanation="",
        low_reached=reached[0],
        high_reached=reached[1],
    )
    assert share_cells(share) == cells
    assert sentence in control_words(share)


def test_a_terminal_shows_the_board_and_the_trace() -> None:
    found = builders.user_led("Alder Row")
    step = TraceStep(
        kind="quota", body="board", text="At least 7 of all seats.", evidence=(builders.evidence(),)
    )
    text = assessment_text(
        found.model_copy(update={"trace": (step, TraceStep(kind="worst", text="7 of 12"))})
    )
    assert (
        "    The board in the worst case: elected, seats 6, held by users 6, who may hold them: only" in text
    )
    assert "    If votes on the board are equal, the chair has a casting vote." in text
    section = text[text.index("How the share of votes was worked out:") :]
    lines = section.splitlines()
    assert lines[1] == "  1. On the board: At least 7 of all seats."
    assert lines[2] == f"    Words: “{builders.RULES_QUOTE}”"
    assert lines[4] == "  2. 7 of 12"
    assert "How the share" not in assessment_text(found)
