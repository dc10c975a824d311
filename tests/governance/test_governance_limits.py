"""Limits on groups of seats together, shares of a pool, and rules known to conflict, against plain counting."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.governance import brute_force
from ulo_classify.governance import Board, Limit, Quota, Quote, Seats, board_share, contradiction

NAMES = ("a", "b", "c")
SHARES = ("1/4", "1/3", "1/2", "3/5", "2/3")


def board_of(facts: dict) -> Board:
    """The facts that the checker counts, as the code under test takes them."""

    def names(of: list[str] | str) -> frozenset[str]:
        return frozenset() if of == "all" else frozenset(of)

    return Board(
        tuple(Seats(s["name"], s["min"], s["max"], s["who"], s["votes"]) for s in facts["seats"]),
        quotas=tuple(
            Quota(
                names(q["of"]),
                Fraction(q["share"]),
                over=q["strict"],
                pool=Fraction(q["pool"]) if q["pool"] else None,
            )
            for q in facts["quotas"]
        ),
        limits=tuple(
            Limit(
                names(each["of"]),
                names(each["base"]),
                Fraction(each["share"]) if each["share"] else None,
                each["count"],
                each["strict"],
                each["most"],
            )
            for each in facts["limits"]
        ),
    )


SEATS = st.tuples(
    *(
        st.builds(
            lambda low, more, who, votes, name=name: {
                "name": name,
                "min": low,
                "max": low + more,
                "who": who,
                "votes": votes,
            },
            st.integers(0, 3),
            st.integers(0, 3),
            st.sampled_from(["users", "anyone", "others"]),
            st.sampled_from([True, True, True, False]),
        )
        for name in NAMES
    )
)
SOME = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True)
LIMITS = st.builds(
    lambda of, base, share, count, strict, most: {
        "of": of,
        "base": base,
        "share": share,
        "count": None if share else count,
        "strict": strict,
        "most": most,
    },
    SOME,
    st.one_of(st.just("all"), SOME),
    st.one_of(st.none(), st.sampled_from(SHARES)),
    st.integers(1, 4),
    st.booleans(),
    st.booleans(),
)
QUOTAS = st.builds(
    lambda share, strict, pool: {"of": "all", "who": "users", "share": share, "strict": strict, "pool": pool},
    st.sampled_from(SHARES),
    st.booleans(),
    st.one_of(st.none(), st.sampled_from(SHARES)),
)


@given(SEATS, st.lists(LIMITS, max_size=2), st.lists(QUOTAS, max_size=1))
@settings(max_examples=200, deadline=None)
def test_limits_and_pools_equal_counting_every_board(
    groups: tuple[dict, ...], limits: list[dict], quotas: list[dict]
) -> None:
    facts = {"seats": list(groups), "quotas": quotas, "limits": limits}
    bounds = board_share(board_of(facts))
    assert (bounds and (bounds.low, bounds.high)) == brute_force.shares(facts)


@pytest.mark.parametrize(
    ("limit", "low"),
    [
        # co-opted and nominated people together, a third of the elected at most: 6 of 8
        (Limit(frozenset({"co-opted", "sent"}), frozenset({"elected"}), Fraction(1, 3)), "3/4"),
        # together never more than three
        (Limit(frozenset({"co-opted", "sent"}), count=3), "2/3"),
        # fewer than a third of the whole board: three of nine would be too many
        (Limit(frozenset({"co-opted", "sent"}), share=Fraction(1, 3), over=True), "3/4"),
        # the elected must be a majority of the whole board
        (Limit(frozenset({"elected"}), share=Fraction(1, 2), over=True, most=False), "6/11"),
    ],
)
def test_a_limit_on_groups_together(limit: Limit, low: str) -> None:
    groups = (Seats("elected", 6, 6, "users"), Seats("co-opted", 0, None, "anyone"), Seats("sent", 0, 4, "anyone"))
    bounds = board_share(Board(groups, limits=(limit,)))
    assert bounds is not None
    assert (bounds.low, bounds.high) == (Fraction(low), 1)


def test_a_majority_of_a_pool_is_rounded_up_within_the_pool() -> None:
    sixty = Quota(share=Fraction(1, 2), over=True, pool=Fraction(3, 5))
    nine = board_share(Board((Seats("all", 9, 9, "anyone"),), quotas=(sixty,)))
    assert nine is not None
    assert nine.low == Fraction(4, 9)  # six of nine are the 60%, and four are a majority of six


def test_rules_known_to_conflict_have_no_share_and_are_named() -> None:
    quotes = (Quote(90, 120), Quote(10, 40))
    board = Board((Seats("all", 9, 9, "users"),), conflicts=quotes)
    assert board_share(board) is None
    assert contradiction(board) == (Quote(10, 40), Quote(90, 120))
