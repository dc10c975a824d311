"""A clause that guarantees more never lowers the least share, read from words."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.assessment.dossiers import gc7
from ulo_classify import Document, Organisation

USERS = st.sampled_from(["disabled people", "Deaf people", "people with experience of psychosis"])
FILLER = (
    "The Society shall hold a general meeting in each year. Notice of fourteen days shall be given in writing to"
    " every member. The income of the Society shall be applied to its objects alone. Accounts shall be kept and"
    " laid before the members. The Society may employ staff and may hold land. "
)


def rules(seats: int, *clauses: str) -> str:
    numbered = "\n".join(f"3.{n} {clause}" for n, clause in enumerate(clauses, start=2))
    return (
        f"CONSTITUTION OF THE LARKWELL SOCIETY\n\n1. Name\n1.1 The name is the Larkwell Society.\n\n2. Business\n"
        f"2.1 {FILLER}\n\n3. The Board\n3.1 The Board consists of {seats} directors, elected by the members at the"
        f" annual general meeting.\n{numbered}\n\n4. Meetings\n4.1 {FILLER * 16}\n"
    )


def low(text: str) -> Fraction | None:
    body = Organisation(name="Larkwell", documents=(Document(text=text, kind="governing_document"),))
    share = gc7().assess(body).control.get("board")
    return share.low if share else None


def quota(least: int, seats: int, users: str) -> str:
    return f"At least {least} of the {seats} directors must at all times be {users}."


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.integers(5, 15), USERS)
def test_a_further_guarantee_never_lowers_the_share(data: st.DataObject, seats: int, users: str) -> None:
    first = data.draw(st.integers(1, seats))
    more = data.draw(st.integers(1, seats))
    before = low(rules(seats, quota(first, seats, users)))
    after = low(rules(seats, quota(first, seats, users), quota(more, seats, users)))
    assert before == Fraction(first, seats)
    assert after is not None
    assert after >= before
    assert after == Fraction(max(first, more), seats)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(5, 15), st.integers(1, 15), USERS)
def test_a_greater_number_in_the_clause_gives_a_greater_share(seats: int, least: int, users: str) -> None:
    assume(least < seats)
    smaller, greater = (low(rules(seats, quota(n, seats, users))) for n in (least, least + 1))
    assert smaller is not None
    assert greater is not None
    assert smaller < greater


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(5, 15), USERS)
def test_rules_without_a_guarantee_guarantee_nothing(seats: int, users: str) -> None:
    least = low(rules(seats, f"The Board shall have regard to the views of {users}."))
    assert least in (None, Fraction(0))
