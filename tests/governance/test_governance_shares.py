"""Shares of votes: every kind of arithmetic, against hand-worked answers and an independent checker."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.governance import brute_force
from ulo_classify.governance import Board, Meeting, MemberClass, Quota, Seats, board_share, meeting_share

CORPUS = sorted((Path(__file__).parents[2] / "corpora" / "rules").glob("*.jsonl"))
ROWS = [json.loads(line) for path in CORPUS for line in path.read_text(encoding="utf-8").splitlines()]
THIRD, HALF = Fraction(1, 3), Fraction(1, 2)


def seats(name: str, low: int, high: int | None, who: str = "anyone", **more) -> Seats:
    return Seats(name, low, high, who, **more)


def of(*names: str) -> frozenset[str]:
    return frozenset(names)


SIX, SEVEN = seats("elected", 6, 6), seats("elected", 7, 7)
SIX_TO_NINE = seats("elected", 6, 9, "users")


@pytest.mark.parametrize(
    ("board", "low", "high"),
    [
        # a fixed board, and a range of them: 51% of 5 to 12 is least on a board of eleven
        (Board((seats("all", 9, 9, "users"),)), "1", "1"),
        (Board((seats("all", 5, 12),), quotas=(Quota(share=Fraction(51, 100)),)), "6/11", "1"),
        # "at least half" is half on an even board, "a majority" one more
        (Board((seats("all", 6, 6),), quotas=(Quota(share=HALF),)), "1/2", "1"),
        (Board((seats("all", 6, 6),), quotas=(Quota(share=HALF, over=True),)), "2/3", "1"),
        # "up to three": none of them need be there, all of them may
        (Board((seats("elected", 6, 9, "users"), seats("others", 0, 3, "others"))), "2/3", "1"),
        # a third of the elected against a third of the whole board
        (
            Board((SIX_TO_NINE, seats("co-opted", 0, None, cap=THIRD, cap_of=of("elected")))),
            "3/4",
            "1",
        ),
        (Board((SIX_TO_NINE, seats("co-opted", 0, None, cap=THIRD))), "2/3", "1"),
        # co-option without a cap of its own, under the size of the board; and without any limit
        (Board((seats("elected", 7, 7, "users"), seats("co-opted", 0, None)), 7, 12), "7/12", "1"),
        (Board((seats("elected", 7, 7, "users"), seats("co-opted", 0, None))), "0", "1"),
        (
            Board((SEVEN, seats("co-opted", 0, None)), quotas=(Quota(share=HALF, over=True),)),
            "1/2",
            "1",
        ),
        # quotas that overlap are not added up: three officers among nine, five users of the nine
        (
            Board(
                (seats("officers", 3, 3), seats("others", 6, 6)),
                quotas=(Quota(of("officers"), count=3), Quota(count=5)),
            ),
            "5/9",
            "1",
        ),
        # a quota over a part leaves the rest open
        (Board((SIX, seats("named", 3, 3)), quotas=(Quota(of("elected"), share=HALF),)), "1/3", "1"),
        # seats kept for people who are not users, and a number of them among the elected
        (Board((seats("users", 5, 5, "users"), seats("trust", 3, 3, "others"))), "5/8", "5/8"),
        (Board((seats("elected", 9, 9),), quotas=(Quota(count=2, who="others"),)), "0", "7/9"),
        # an upper bound for users
        (Board((seats("all", 10, 10),), quotas=(Quota(share=Fraction(1, 4), most=True),)), "0", "1/5"),
        # seats without a vote count for the size and not for the share
        (Board((seats("voting", 0, None, "users"), seats("guests", 3, 3, votes=False)), 9, 9), "1", "1"),
        (Board((seats("users", 5, 5, "users"), seats("staff", 4, 4, votes=False))), "1", "1"),
    ],
)  # fmt: skip
def test_board(board: Board, low: str, high: str) -> None:
    bounds = board_share(board)
    assert bounds is not None
    assert (bounds.low, bounds.high) == (Fraction(low), Fraction(high))


def test_rules_that_contradict_each_other_give_no_share() -> None:
    nine = (seats("peers", 3, 3, "users"), seats("family", 3, 3, "others"), seats("workers", 3, 3, "others"))
    assert board_share(Board(nine, 9, 9, (Quota(share=Fraction(2, 3)),))) is None
    assert board_share(Board((seats("all", 9, 9),), 11, 11)) is None
    assert board_share(Board((seats("observers", 3, 3, "users", votes=False),))) is None


def test_no_limit_on_numbers_takes_no_time() -> None:
    vast = Board((seats("a", 1, 100_000), seats("b", 1, 100_000), seats("c", 1, 100_000, "users")))
    bounds = board_share(vast)
    assert bounds is not None
    assert bounds.low < Fraction(1, 50)


@pytest.mark.parametrize(
    ("classes", "low", "high"),
    [
        ([("full", "users", True), ("associate", "anyone", False)], "1", "1"),
        ([("member", "anyone", True)], "0", "1"),
        ([("parent body", "others", True)], "0", "0"),
        ([("full", "users", True), ("family", "others", True)], "0", "1"),
    ],
)
def test_meeting(classes: list[tuple[str, str, bool]], low: str, high: str) -> None:
    bounds = meeting_share(Meeting(tuple(MemberClass(*each) for each in classes)))
    assert bounds is not None
    assert (bounds.low, bounds.high) == (Fraction(low), Fraction(high))


def test_votes_of_a_class_may_be_capped() -> None:
    capped = MemberClass("supporting", "anyone", votes=True, cap=Fraction(1, 4))
    bounds = meeting_share(Meeting((MemberClass("full", "users", votes=True), capped)))
    assert bounds is not None
    assert bounds.low == Fraction(3, 4)
    assert meeting_share(Meeting((MemberClass("friends", "anyone", votes=False),))) is None


def board_of(facts: dict) -> Board:
    """The facts of a labelled document as the code under test takes them."""
    total = facts.get("total") or {}
    return Board(
        tuple(
            Seats(
                *(s["name"], s["min"] or 0, s["max"], s["who"], s["votes"]),
                cap=Fraction(s["cap"]) if s.get("cap") else None,
                cap_of=frozenset() if s.get("cap_of") == "all" else frozenset(s.get("cap_of") or ()),
            )
            for s in facts["seats"]
        ),
        total.get("min"),
        total.get("max"),
        tuple(
            Quota(
                of=frozenset() if quota["of"] == "all" else frozenset(quota["of"]),
                share=Fraction(quota["share"]) if quota.get("share") else None,
                count=quota.get("count"),
                over=bool(quota.get("strict")),
                most=bool(quota.get("most")),
                who=quota["who"],
            )
            for quota in facts.get("quotas") or []
        ),
    )


@pytest.mark.parametrize("row", [row for row in ROWS if row["board"]], ids=lambda row: row["id"])
def test_labelled_facts_give_the_labelled_share(row: dict) -> None:
    bounds = board_share(board_of(row["board"]))
    answer = row["answer"]["board"]
    assert (bounds and [bounds.low, bounds.high]) == (answer and [Fraction(each) for each in answer])


GROUPS = st.lists(
    st.builds(
        lambda low, more, who, votes: {"min": low, "max": low + more, "who": who, "votes": votes},
        st.integers(0, 3),
        st.integers(0, 2),
        st.sampled_from(["users", "anyone", "others"]),
        st.sampled_from([True, True, True, False]),
    ),
    min_size=1,
    max_size=3,
)
QUOTAS = st.lists(
    st.one_of(
        st.builds(
            lambda share, strict: {"of": "all", "who": "users", "share": share, "strict": strict},
            st.sampled_from(["1/3", "1/2", "51/100", "2/3", "3/4"]),
            st.booleans(),
        ),
        st.builds(
            lambda count, at: {"of": [f"g{at}"], "who": "users", "count": count, "strict": False},
            st.integers(1, 3),
            st.integers(0, 2),
        ),
    ),
    max_size=2,
)


@given(groups=GROUPS, quotas=QUOTAS, low=st.none() | st.integers(1, 8))
@settings(max_examples=150, deadline=None)
def test_equal_to_counting_every_board(groups: list[dict], quotas: list[dict], low: int | None) -> None:
    for at, group in enumerate(groups):
        group["name"] = f"g{at}"
    facts = {"seats": groups, "quotas": quotas, "total": {"min": low, "max": None}}
    bounds = board_share(board_of(facts))
    assert (bounds and (bounds.low, bounds.high)) == brute_force.shares(facts)


@given(groups=GROUPS, quotas=QUOTAS, share=st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(3, 4)]))
@settings(max_examples=100, deadline=None)
def test_a_clause_that_guarantees_more_never_lowers_the_share(
    groups: list[dict], quotas: list[dict], share: Fraction
) -> None:
    for at, group in enumerate(groups):
        group["name"] = f"g{at}"
    before = board_of({"seats": groups, "quotas": quotas, "total": {}})
    after = Board(before.seats, None, None, (*before.quotas, Quota(share=share)))
    old, new = board_share(before), board_share(after)
    assert old is None or new is None or new.low >= old.low
