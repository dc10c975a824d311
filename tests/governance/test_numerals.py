"""Numbers and shares in running words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.governance.numerals import counts_in, parts_in


@pytest.mark.parametrize(
    ("words", "shares"),
    [
        ("at least two thirds of the members", [("2/3", "low")]),
        ("not more than one quarter (1/4) of the votes", [("1/4", "high")]),
        ("no fewer than 51% of them", [("51/100", "low")]),
        ("fifty-one per cent or more", [("51/100", "low")]),
        ("more than half of the votes", [("1/2", "over")]),
        ("a majority of the trustees", [("1/2", "over")]),
        ("fewer than two fifths", [("2/5", "under")]),
        ("four fifths and one fifth", [("4/5", "exact"), ("1/5", "exact")]),
        # no shares at all
        ("on its behalf", []),
        ("thirty to the second and thirty to the third", []),
        ("the third of the trustees to retire", [("1/3", "exact")]),
    ],
)
def test_shares(words: str, shares: list[tuple[str, str]]) -> None:
    assert [(str(part.share), part.bound) for part in parts_in(words)] == shares


@given(st.integers(1, 99), st.sampled_from(["at least", "not less than"]))
def test_percentages_are_exact(value: int, bound: str) -> None:
    (part,) = parts_in(f"{bound} {value}% of the members")
    assert part.share == Fraction(value, 100)
    assert part.bound == "low"


@given(st.integers(1, 40), st.integers(1, 40))
def test_ranges_in_figures(one: int, other: int) -> None:
    low, high = sorted((one, other))
    (count,) = counts_in(f"not fewer than {low} nor more than {high} trustees")
    assert (count.low, count.high) == (low, high)


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("no fewer than six and no more than ten tenants' representatives", [(6, 10)]),
        ("up to three carers' places on the board", [(None, 3)]),
        ("in no case shall the council have among its members fewer than four", [(4, None)]),
        ("at no time shall the number of lodges be fewer than three or more than nine", [(3, 9)]),
        ("at no time may fewer than six of them be women", [(6, None)]),
        # no numbers of people, or no rule
        ("fourteen days' notice of the meeting", []),
        ("if the board has among its members fewer than four", []),
        ("not later than the fifth of may 12 at noon", []),
    ],
)
def test_numbers(words: str, counts: list[tuple[int | None, int | None]]) -> None:
    assert [(count.low, count.high) for count in counts_in(words)] == counts
