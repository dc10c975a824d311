"""The table that decides the status of a body from its rules."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from ulo_classify.governance.records import Bounds, Fact, Quote
from ulo_classify.governance.status import status_of

_REMOVES = Fact("controller", "removes: the Foundation may remove those on the board", Quote(0, 1))
_NAME = Fact("controller", "consents: the Foundation must agree to certain amendments", Quote(0, 1))


def bounds(low: str, high: str = "1", *, reached: bool = True) -> Bounds:
    return Bounds(Fraction(low), Fraction(high), "", low_reached=reached)


_OPEN = bounds("0")


@pytest.mark.parametrize(
    ("board", "meeting", "controllers", "flags", "status"),
    [
        (bounds("4/7"), None, (), {}, "user_led"),
        (bounds("4/7"), None, (_REMOVES,), {}, "user_group"),
        (bounds("4/7"), None, (_NAME,), {}, "user_led"),
        (bounds("1"), bounds("1"), (_REMOVES,), {}, "user_group"),
        (bounds("1/2"), _OPEN, (), {}, "user_group"),
        (bounds("1/2"), bounds("1"), (), {}, "user_led"),
        (bounds("1/2", reached=False), None, (), {}, "user_led"),
        (bounds("1/3"), _OPEN, (), {}, "user_group"),
        (_OPEN, bounds("2/3"), (), {}, "user_group"),
        (_OPEN, bounds("1"), (), {"members_elect": True}, "user_led"),
        (bounds("0", "1/3"), bounds("1"), (), {"members_elect": True}, "user_group"),
        (_OPEN, _OPEN, (), {}, "unclear"),
        (_OPEN, None, (), {}, "unclear"),
        (_OPEN, _OPEN, (), {"is_others": True}, "not_user_led"),
        (_OPEN, _OPEN, (), {"is_others": True, "has_part": True}, "user_group"),
        (_OPEN, _OPEN, (), {"has_part": True}, "user_group"),
        (_OPEN, _OPEN, (_REMOVES,), {}, "not_user_led"),
        (bounds("0", "2/5"), None, (), {}, "not_user_led"),
        (bounds("0", "0"), None, (_REMOVES,), {}, "not_user_led"),
        (None, None, (), {}, "unclear"),
        (None, bounds("1"), (), {}, "unclear"),
        (None, None, (_REMOVES,), {"has_part": True}, "user_group"),
        (None, None, (), {"is_others": True}, "not_user_led"),
        (bounds("1"), bounds("1"), (), {"is_draft": True}, "unclear"),
        (bounds("1"), bounds("1"), (), {"is_template": True}, "unclear"),
        (None, _OPEN, (_REMOVES,), {"is_contradictory": True}, "unclear"),
    ],
)
def test_the_table(
    board: Bounds | None,
    meeting: Bounds | None,
    controllers: tuple[Fact, ...],
    flags: dict[str, bool],
    status: str,
) -> None:
    assert status_of(board, meeting, controllers, **flags) == status


_SHARES = [None, bounds("0"), bounds("0", "1/3"), bounds("1/3"), bounds("1/2"), bounds("2/3"), bounds("1")]


@pytest.mark.parametrize(("board", "meeting"), list(product(_SHARES, _SHARES)))
def test_a_controller_never_raises_a_body_to_user_led(board: Bounds | None, meeting: Bounds | None) -> None:
    assert status_of(board, meeting, (_REMOVES,), members_elect=True) in ("user_group", "not_user_led")


@pytest.mark.parametrize("meeting", _SHARES)
def test_more_of_the_board_never_lowers_the_status(meeting: Bounds | None) -> None:
    order = {"not_user_led": 0, "unclear": 1, "user_group": 2, "user_led": 3}
    boards = [bounds(low) for low in ("0", "1/5", "1/3", "1/2", "3/5", "1")]
    ranks = [order[status_of(board, meeting)] for board in boards]
    assert ranks == sorted(ranks)
