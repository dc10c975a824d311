"""From seats to shares: the least and greatest share of votes over all boards that obey the rules.

Every board is a choice of whole numbers: seats in each group, and users in each (`program.py`). The least and
the greatest share over all of them are found exactly, however wide the numbers are (`search.py`): a range of
5 to 400 seats with a quota of 51% gives the exact minimum over all sizes, 51 of 100. Where nothing limits the
size, and no board has the least share, it is the infimum, which larger and larger boards come near
(`Bounds.low_reached` is False). What is assumed where the rules are silent stands in `assumptions.toml`, and
in each result as far as it mattered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ulo_classify.governance.patterns import entry
from ulo_classify.governance.program import Condition, Program
from ulo_classify.governance.records import Board, Bounds, Holding, Quote, Seats
from ulo_classify.governance.search import Least, least_share


def assumption(key: str) -> str:
    """An assumption in words."""
    return str(entry("assumptions.toml", key))


def board_share(board: Board) -> Bounds | None:
    """The least and greatest share of the votes on a board that users can hold.

    Assumed where the rules are silent (each is listed in the result where it mattered):

    - a seat that anyone may hold is held by somebody who is not a user in the worst case, by a user in the
      best;
    - where a number of seats is fixed, all are filled; where only a greatest number is set, there may be
      none;
    - a group without a greatest number may grow as far as the whole board, without end where that has none;
    - a share of the seats that is no whole number is rounded so that the rule is kept;
    - the size counts seats without a vote too where there are boards of that size, else voting seats alone;
      quotas count voting seats alone.

    A casting vote is not counted (`casting.py`).

    Returns:
        None where no board obeys the rules (they contradict each other), or nobody on it votes.
    """
    voting = tuple(group for group in board.seats if group.votes)
    if not voting or board.conflicts:
        return None
    return _share(board, board.seats) or (_share(board, voting) if len(voting) < len(board.seats) else None)


def contradiction(board: Board) -> tuple[Quote, ...]:
    """Where the rules stand that cannot all be kept at once, in the document's order; empty if they can."""
    if board.conflicts:
        return _in_order(board.conflicts)
    program = Program(board, tuple(group for group in board.seats if group.votes))
    if not program.votes or _can_be(program, program.conditions):
        return ()
    kept = list(program.conditions)
    for condition in program.conditions:
        without = [each for each in kept if each is not condition]
        if not _can_be(program, without):
            kept = without
    quotes = [quote for each in kept for quote in each.quotes]
    quotes += [quote for group in program.groups if group.low or group.high for quote in group.quotes]
    return _in_order(quotes)


def _can_be(program: Program, conditions: Sequence[Condition]) -> bool:
    return least_share(program.space(conditions), program.votes, program.votes) is not None


def _share(board: Board, seats: Sequence[Seats]) -> Bounds | None:
    program = Program(board, seats)
    space = program.space()
    worst = least_share(space, program.users, program.votes)
    best = least_share(space, program.others, program.votes)
    if worst is None or best is None:
        return None
    sides = [program.holdings(each.point) for each in (worst, best)]
    low, high = (
        side if each.reached and not _beyond(board, side) else ()
        for side, each in zip(sides, (worst, best), strict=True)
    )
    return Bounds(
        low=worst.share,
        high=1 - best.share,
        example=_example(sides[0] if worst.reached else ()),
        assumptions=tuple(map(assumption, _assumed(program, (worst, best), sides))),
        worst=low,
        best=high,
        deciding=_deciding(program, (worst, best), sides),
        low_reached=worst.reached or not worst.whole,
        high_reached=best.reached or not best.whole,
    )


def _beyond(board: Board, side: Sequence[Holding]) -> bool:
    """True of a number of seats that no rule speaks of: 100 where they say "three or more"."""
    endless = (each for each in side if each.group.high is None and each.group.cap is None)
    return board.high is None and any(each.seats > max(each.group.low, board.low or 0) for each in endless)


def _example(holdings: Sequence[Holding]) -> str:
    if not holdings:
        return ""
    voting = [each for each in holdings if each.group.votes]
    return f"{sum(each.users for each in voting)} of {sum(each.seats for each in voting)}"


def _deciding(
    program: Program, found: Sequence[Least], sides: Sequence[Sequence[Holding]]
) -> tuple[Quote, ...]:
    """Quotes of what decides the worst case, and of what keeps the best below all votes."""
    quotes: list[Quote] = []
    for least, side in zip(found, sides, strict=True):
        if least is found[1] and least.share == 0:
            continue
        quotes += [quote for each in side if each.seats for quote in each.group.quotes]
        quotes += [
            q for each in program.conditions if least.point and each.binds(least.point) for q in each.quotes
        ]
    return _in_order(quotes)


def _in_order(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    return tuple(sorted(set(quotes), key=lambda quote: (quote.start, quote.end)))


def _assumed(program: Program, found: Sequence[Least], sides: Sequence[Sequence[Holding]]) -> Iterator[str]:
    """Keys of the assumptions that mattered."""
    board, seats = program.board, program.groups
    every = [each for side in sides for each in side]
    size_fixed = bool(board.low) and board.low == board.high
    if any(each.seats and each.group.votes and each.group.who == "anyone" for each in every):
        yield "open_seats"
    if size_fixed or any(group.low and group.low == group.high for group in seats):
        yield "filled"
    if any(each.group.low == 0 and each.seats == 0 for each in every):
        yield "may_be_none"
    yield from _of_size(board, seats)
    if any(_rounds(each, least.point) for least in found if least.reached for each in program.conditions):
        yield "rounding"
    if board.quotas and any(not group.votes for group in board.seats):
        yield "voting_quota"
    if not all(each.whole for each in found):
        yield "parts"


def _of_size(board: Board, seats: Sequence[Seats]) -> Iterator[str]:
    endless = [group for group in seats if group.high is None and group.cap is None]
    if endless and len(seats) > 1 and board.high is not None:
        yield "room"
    if any(group.who != "users" for group in endless) and board.high is None:
        yield "no_limit"
    if board.low is not None or board.high is not None:
        if not all(group.votes for group in seats):
            yield "whole_size"
        if len(seats) < len(board.seats):
            yield "voting_size"


def _rounds(condition: Condition, point: Sequence[int]) -> bool:
    """True of a quota that binds and whose share of the seats is no whole number."""
    quota = condition.quota
    if quota is None or quota.share is None or quota.count is not None or not condition.binds(point):
        return False
    used = sum(weight * point[at] for at, weight in condition.row.weights.items())
    return used % quota.share.denominator != 0
