"""From what rules guarantee and who else holds power to the status of a body.

The table of the design ("Deciding status under GC7"): the controller comes first, then the users' least
share of the board's votes; where the rules leave it open the status is "unclear", never "no".
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from ulo_classify.governance.controller import is_hollow
from ulo_classify.governance.records import Bounds, Fact

Status = Literal["user_led", "user_group", "not_user_led", "unclear"]

_NONE, _HALF, _ALL = Fraction(0), Fraction(1, 2), Fraction(1)


def status_of(
    board: Bounds | None,
    meeting: Bounds | None,
    controllers: Sequence[Fact] = (),
    *,
    is_draft: bool = False,
    is_template: bool = False,
    is_contradictory: bool = False,
    has_part: bool = False,
    is_others: bool = False,
    members_elect: bool = False,
) -> Status:
    """The status that a governing document shows.

    Args:
        board: users' least and greatest share of the votes on the board; None where it cannot be worked out.
        meeting: the same for general meetings; None where there are none.
        controllers: what others may do to the body (`read_controllers`).
        is_draft: the rules are not in force yet.
        is_template: the rules have blanks where numbers or names belong, or are a model for others.
        is_contradictory: no board obeys all the rules.
        has_part: users have a seat, a class of members or a committee reserved for them.
        is_others: the body plainly belongs to people who are not users: professionals, relatives, a founder.
        members_elect: the members in general meeting choose and remove the whole board.

    Returns:
        "user_led", "user_group", "not_user_led" or "unclear".
    """
    if is_draft or is_template or is_contradictory:
        return "unclear"
    least = board.low if board else _NONE
    voice = meeting.low if meeting else _NONE
    takes_part = has_part or least > 0 or voice > 0
    if is_hollow(controllers):
        return "user_group" if takes_part else "not_user_led"
    if board is None:
        return _without_board(takes_part=takes_part and has_part, is_others=is_others)
    if _is_sure(board, voice) or (members_elect and voice > _HALF and board.high == _ALL):
        return "user_led"
    if takes_part:
        return "user_group"
    return "not_user_led" if is_others or board.high <= _HALF else "unclear"


def _is_sure(board: Bounds, voice: Fraction) -> bool:
    """True of more than half; of half, where it is only neared and never reached or users hold the meeting.

    "At all times more than half" over a board without a greatest number comes down to one half and never is
    one half. Half of the board and most of the votes by which its rest is elected is control too.
    """
    return board.low > _HALF or (board.low == _HALF and (not board.low_reached or voice > _HALF))


def _without_board(*, takes_part: bool, is_others: bool) -> Status:
    if is_others:
        return "user_group" if takes_part else "not_user_led"
    return "unclear"


__all__ = ["Status", "status_of"]
