"""Shares where numbers are wide, quotas overlap and shares are capped: against plain counting."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.governance import brute_force
from tests.governance.test_governance_shares import board_of, of, seats
from ulo_classify.governance import (
    Board,
    Meeting,
    MemberClass,
    Quota,
    Quote,
    board_share,
    contradiction,
    meeting_share,
)

HALF, MORE = Fraction(1, 2), Fraction(51, 100)
SEAT, GUESTS = seats("all", 3, 3), seats("guests", 2, 2, votes=False)
NAMES = ("g0", "g1", "g2")

GROUPS = st.lists(
    st.builds(
        lambda low, more, who, votes, cap, of: {
            **{"min": low, "max": low + more, "who": who, "votes": votes, "cap": cap, "cap_of": of}
        },
        st.integers(0, 3),
        st.integers(0, 3),
        st.sampled_from(["users", "anyone", "anyone", "others"]),
        st.sampled_from([True, True, True, False]),
        st.sampled_from([None, None, "1/3", "1/4", "1/2"]),
        st.lists(st.sampled_from(NAMES), unique=True, max_size=2),
    ),
    min_size=1,
    max_size=3,
).map(lambda groups: [{"name": f"g{at}"} | group for at, group in enumerate(groups)])
# Quotas of two groups each overlap in one: what fills one quota best need not fill both best.
QUOTAS = st.lists(
    st.builds(
        lambda of, who, share, count, strict, most: {
            **{"of": of, "who": who, "share": share, "count": None if share else count},
            **{"strict": strict, "most": most},
        },
        st.just("all") | st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=2),
        st.sampled_from(["users", "users", "others"]),
        st.sampled_from([None, "1/3", "1/2", "51/100", "2/3"]),
        st.integers(0, 4),
        st.booleans(),
        st.sampled_from([False, False, True]),
    ),
    max_size=3,
)
LIMIT = st.none() | st.integers(1, 9)


@given(groups=GROUPS, quotas=QUOTAS, low=LIMIT, high=LIMIT)
@settings(max_examples=300, deadline=None)
def test_equal_to_counting_with_caps_and_quotas_that_overlap(
    groups: list[dict], quotas: list[dict], low: int | None, high: int | None
) -> None:
    facts = {"seats": groups, "quotas": quotas, "total": {"min": low, "max": high}}
    bounds = board_share(board_of(facts))
    assert (bounds and (bounds.low, bounds.high)) == brute_force.shares(facts)


@given(groups=GROUPS, quotas=QUOTAS, low=LIMIT, high=LIMIT)
@settings(max_examples=150, deadline=None)
def test_the_worst_and_the_best_board_have_the_shares(
    groups: list[dict], quotas: list[dict], low: int | None, high: int | None
) -> None:
    bounds = board_share(board_of({"seats": groups, "quotas": quotas, "total": {"min": low, "max": high}}))
    if bounds is None:
        return
    assert bounds.low_reached
    assert bounds.high_reached
    for board, share in ((bounds.worst, bounds.low), (bounds.best, bounds.high)):
        voting = [each for each in board if each.group.votes]
        assert Fraction(sum(each.users for each in voting), sum(each.seats for each in voting)) == share
        assert all(each.group.low <= each.seats <= (each.group.high or 0) for each in board)
        assert all(0 <= each.users <= each.seats for each in board)
    # The boards themselves obey the rules: nothing but them can be, and the share is the same.
    fixed = [
        {**group, "min": each.seats, "max": each.seats}
        for each in bounds.worst
        for group in groups
        if group["name"] == each.group.name
    ]
    alone = brute_force.shares({"seats": fixed, "quotas": quotas, "total": {"min": low, "max": high}})
    assert alone is not None
    assert alone[0] == bounds.low


@pytest.mark.parametrize(("low", "high"), [(5, 12), (5, 60), (7, 99), (5, 400), (1, 1000), (101, 199)])
@pytest.mark.parametrize("share", [HALF, MORE, Fraction(2, 3), Fraction(501, 1000)])
@pytest.mark.parametrize("over", [False, True])
def test_a_wide_range_has_an_exact_minimum_over_all_its_sizes(
    low: int, high: int, share: Fraction, over: bool
) -> None:
    def least(size: int) -> int:
        exact = share * size
        return exact.numerator // exact.denominator + (1 if over or exact.denominator > 1 else 0)

    expected, size = min((Fraction(least(size), size), size) for size in range(low, high + 1))
    bounds = board_share(Board((seats("all", low, high),), quotas=(Quota(share=share, over=over),)))
    assert bounds is not None
    assert bounds.low_reached
    assert bounds.low == expected
    (worst,) = bounds.worst
    assert (worst.users, worst.seats) == (least(size), size)  # the smallest board that has it


def test_without_a_greatest_number_the_share_is_a_limit_or_a_minimum() -> None:
    strict = board_share(Board((seats("all", 3, None),), quotas=(Quota(share=HALF, over=True),)))
    assert strict is not None
    assert (strict.low, strict.low_reached, strict.worst) == (HALF, False, ())
    loose = board_share(Board((seats("all", 3, None),), quotas=(Quota(share=MORE),)))
    assert loose is not None
    assert (loose.low, loose.low_reached, loose.example) == (MORE, True, "51 of 100")
    others = board_share(Board((seats("members", 4, None, "users"), seats("appointed", 2, 2, "others"))))
    assert others is not None
    assert (others.low, others.high, others.high_reached) == (Fraction(2, 3), 1, False)


@pytest.mark.parametrize(
    "board",
    [
        Board((seats("all", 0, 100_000),), 3, 100_000, (Quota(share=MORE),)),
        Board((seats("all", 0, 99_999),), 3, 99_999, (Quota(share=Fraction(4999, 9973), over=True),)),
        Board(
            tuple(seats(f"g{at}", 0, 100_000) for at in range(12)),
            7,
            100_000,
            tuple(
                Quota(of(f"g{at}", f"g{(at + 1) % 12}"), share=Fraction(at + 2, 2 * at + 7))
                for at in range(12)
            ),
        ),
        Board(
            tuple(seats(f"g{at}", at, None, cap=Fraction(1, 3 + at % 4)) for at in range(9)),
            11,
            None,
            (Quota(share=Fraction(501, 1000)), Quota(of("g1", "g2"), share=Fraction(333, 1000), most=True)),
        ),
        Board((seats("all", 5, 100_000),), quotas=(Quota(share=MORE), Quota(share=MORE, most=True))),
        Board(
            tuple(
                seats(f"g{at}", 0, 999 + at, cap=Fraction(1, 3 + at % 5) if at % 3 else None)
                for at in range(25)
            ),
            25,
            2500,
            tuple(
                Quota(of(f"g{at}", f"g{(at * 7 + 3) % 25}"), share=Fraction(at + 2, 2 * at + 7))
                for at in range(25)
            ),
        ),
        Board(
            tuple(seats(f"g{at}", 1, 3, ("anyone", "users", "others")[at % 3]) for at in range(300)),
            300,
            600,
            (Quota(share=HALF, over=True), Quota(of("g0", "g1"), count=1)),
        ),
    ],
)  # fmt: skip
def test_adversarial_numbers_end_and_bound_the_share_from_the_safe_side(board: Board) -> None:
    bounds = board_share(board)
    assert bounds is None or 0 <= bounds.low <= bounds.high <= 1
    if bounds is not None:
        reserved = [quota.share for quota in board.quotas if not quota.of and not quota.most]
        assert all(bounds.low >= share for share in reserved)


def test_what_decides_the_share_is_quoted_and_what_does_not_is_left_out() -> None:
    places = [Quote(at, at + 5) for at in range(0, 60, 10)]
    board = Board(
        (
            seats("elected", 6, 6, quotes=(places[0],)),
            seats("co-opted", 0, 3, quotes=(places[1],)),
            seats("observers", 0, 2, votes=False, quotes=(places[2],)),
        ),
        6,
        9,
        (Quota(of("elected"), count=5, quotes=(places[3],)), Quota(count=2, quotes=(places[4],))),
        quotes=(places[5],),
    )
    bounds = board_share(board)
    assert bounds is not None
    assert (bounds.low, bounds.example) == (Fraction(5, 9), "5 of 9")
    assert bounds.deciding == (places[0], places[1], places[3], places[5])


@pytest.mark.parametrize(
    ("board", "says", "never"),
    [
        (Board((seats("all", 7, 7, "users"),)), ["all of them are filled"], ["anyone may hold", "limit"]),
        (Board((seats("all", 5, 9),)), ["anyone may hold"], ["all of them are filled", "rounded"]),
        (Board((seats("all", 11, 11),), quotas=(Quota(share=MORE),)), ["is rounded"], ["limit"]),
        (Board((seats("all", 10, 10),), quotas=(Quota(share=HALF),)), ["filled"], ["is rounded"]),
        (Board((seats("all", 3, None),)), ["grow without limit"], ["room for", "rounded"]),
        (
            Board((seats("elected", 3, 3, "users"), seats("more", 0, None)), 3, 9),
            ["as the whole board has room", "there may be none"],
            ["without limit"],
        ),
        (Board((SEAT, GUESTS), 5, 5), ["without a vote too"], []),
        (Board((SEAT, GUESTS), 3, 3), ["only seats with a vote"], []),
    ],
)  # fmt: skip
def test_assumptions_are_listed_where_they_matter(board: Board, says: list[str], never: list[str]) -> None:
    bounds = board_share(board)
    assert bounds is not None
    text = " ".join(bounds.assumptions)
    assert [words for words in says if words not in text] == []
    assert [words for words in never if words in text] == []


def test_rules_that_contradict_each_other_are_named() -> None:
    size, quota, cap, fine = Quote(0, 9), Quote(10, 19), Quote(20, 29), Quote(30, 39)
    board = Board(
        (seats("elected", 6, 6, "others", quotes=(cap,)),),
        6,
        6,
        (Quota(count=4, quotes=(quota,)), Quota(count=0, quotes=(fine,))),
        quotes=(size,),
    )
    assert board_share(board) is None
    assert contradiction(board) == (quota, cap)
    assert contradiction(Board((seats("all", 6, 6),))) == ()


@pytest.mark.parametrize(
    ("classes", "quotas", "low", "reached", "high"),
    [
        ([("members", "anyone")], [Quota(share=HALF, over=True)], "1/2", False, "1"),
        ([("members", "anyone")], [Quota(share=HALF)], "1/2", True, "1"),
        ([("members", "anyone")], [Quota(share=Fraction(1, 4), who="others", most=True)], "3/4", True, "1"),
        ([("members", "anyone")], [Quota(share=Fraction(1, 4), who="others")], "0", True, "3/4"),
        # a share of one class of two is no share of the meeting
        ([("full", "anyone"), ("friends", "anyone")], [Quota(of("full"), share=HALF)], "0", True, "1"),
    ],
)
def test_shares_reserved_among_members(
    classes: list[tuple[str, str]], quotas: list[Quota], low: str, reached: bool, high: str
) -> None:
    meeting = Meeting(tuple(MemberClass(*each, votes=True) for each in classes), tuple(quotas))  # type: ignore[arg-type]
    bounds = meeting_share(meeting)
    assert bounds is not None
    assert (bounds.low, bounds.low_reached, bounds.high) == (Fraction(low), reached, Fraction(high))


def test_members_that_cannot_be_give_no_share() -> None:
    parent = MemberClass("parent", "others", votes=True)
    assert meeting_share(Meeting((parent,), (Quota(share=HALF),))) is None


def test_groups_that_no_rule_tells_apart_come_back_one_by_one() -> None:
    """They are counted together inside; the worst board names each, within its own limits."""
    groups = (seats("a", 1, 2), seats("b", 0, 3), seats("c", 2, 2), seats("d", 1, 4, "others"))
    bounds = board_share(Board(groups, 9, 9, (Quota(count=4),)))
    assert bounds is not None
    assert bounds.low == Fraction(4, 9)
    assert [each.group.name for each in bounds.worst] == ["a", "b", "c", "d"]
    assert sum(each.seats for each in bounds.worst) == 9
    assert sum(each.users for each in bounds.worst) == 4
    assert all(each.group.low <= each.seats <= (each.group.high or 0) for each in bounds.worst)
