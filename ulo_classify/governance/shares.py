"""From seats to shares: the least and greatest share of votes over all boards that obey the rules.

Plain enumeration: every number of seats that the rules allow is tried, and for each the least and greatest
number of users. What is assumed where rules are silent: every seat of a fixed number is filled; a seat that
anyone may hold is held by somebody else in the worst case and by a user in the best; a group without an upper
limit may grow as far as the whole board may, and where that has no limit either the share is the limit that
larger and larger boards come near.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from ulo_classify.governance.records import Board, Bounds, Meeting, Quota, Seats

_NONE, _ALL = Fraction(0), Fraction(1)
_WIDEST = 100  # sizes tried of one group: enough for every share in hundredths to be met exactly
_MOST_BOARDS = 200_000

Counts = tuple[int, ...]


def board_share(board: Board) -> Bounds | None:
    """The least and greatest share of the votes on a board that users can hold.

    The size of a board counts its seats without a vote too, where there are boards of that size; else the
    rules are read as speaking of voting seats alone.

    Returns:
        None where no board obeys the rules (they contradict each other), or nobody on it votes.
    """
    voting = tuple(group for group in board.seats if group.votes)
    if not voting:
        return None
    return _share(board, board.seats) or _share(board, voting)


def _share(board: Board, seats: Sequence[Seats]) -> Bounds | None:
    shares: list[tuple[Fraction, int, int]] = []
    highs: list[Fraction] = []
    for counts in _boards(board, seats):
        voting = tuple(count if group.votes else 0 for group, count in zip(seats, counts, strict=True))
        total = sum(voting)
        least, most = _users(seats, voting, board.quotas)
        if total and least <= most:
            shares.append((Fraction(least, total), least, total))
            highs.append(Fraction(most, total))
    if not shares:
        return None
    low, least, total = min(shares)
    if board.high is None and any(group.high is None and group.cap is None for group in seats if group.votes):
        return _in_the_limit(seats, board.quotas, low, max(highs))
    return Bounds(low, max(highs), f"{least} of {total}")


def meeting_share(meeting: Meeting) -> Bounds | None:
    """The least and greatest share of the votes at general meetings; None where nobody votes.

    Each class may be of any size, so a class open to anyone can outvote the others unless its votes are
    capped or a share of the membership is reserved.
    """
    voting = [group for group in meeting.classes if group.votes]
    if not voting:
        return None
    kinds = {group.who for group in voting}
    reserved = max((quota.share or _NONE for quota in meeting.quotas if quota.who == "users"), default=_NONE)
    open_classes = [group for group in voting if group.who != "users"]
    if not open_classes:
        return Bounds(_ALL, _ALL)
    caps = [group.cap for group in open_classes]
    capped = _ALL - sum((cap for cap in caps if cap is not None), _NONE) if None not in caps else _NONE
    low = max(reserved, capped if "users" in kinds else _NONE, _NONE)
    return Bounds(low, _NONE if kinds == {"others"} else _ALL)


def _boards(board: Board, seats: Sequence[Seats]) -> Iterator[Counts]:
    """Every number of seats in each group that the rules allow, as far as it is worth trying."""
    ranges = [_range(group, board) for group in seats]
    while math.prod(len(each) for each in ranges) > _MOST_BOARDS:
        widest = max(range(len(ranges)), key=lambda at: len(ranges[at]))
        kept = ranges[widest]
        ranges[widest] = [*kept[: len(kept) // 4], *kept[-len(kept) // 4 :]]
    names = [group.name for group in seats]
    for counts in product(*ranges):
        total = sum(counts)
        if (board.low is not None and total < board.low) or (board.high is not None and total > board.high):
            continue
        if all(_under_cap(group, count, names, counts) for group, count in zip(seats, counts, strict=True)):
            yield counts


def _range(group: Seats, board: Board) -> list[int]:
    limits = [limit for limit in (group.high, board.high) if limit is not None]
    high = min(limits) if limits else group.low + _WIDEST
    high = min(high, group.low + _WIDEST)
    return list(range(group.low, max(high, group.low) + 1))


def _under_cap(group: Seats, count: int, names: Sequence[str], counts: Counts) -> bool:
    if group.cap is None:
        return True
    base = sum(n for name, n in zip(names, counts, strict=True) if not group.cap_of or name in group.cap_of)
    return count <= group.cap * base


def _users(seats: Sequence[Seats], counts: Counts, quotas: Sequence[Quota]) -> tuple[int, int]:
    """The least and greatest number of users on a board of these numbers; least > most if none can be."""
    free = [count if group.who == "anyone" else 0 for group, count in zip(seats, counts, strict=True)]
    fixed = [count if group.who == "users" else 0 for group, count in zip(seats, counts, strict=True)]
    needs: list[tuple[list[int], int]] = []
    room: list[tuple[list[int], int]] = []
    for quota in quotas:
        inside = [at for at, group in enumerate(seats) if not quota.of or group.name in quota.of]
        size = sum(counts[at] for at in inside)
        seats_meant = _seats_meant(quota, size)
        sure = sum(fixed[at] for at in inside)
        if quota.who == "others":
            room.append((inside, size - seats_meant - sure))
        elif quota.most:
            room.append((inside, seats_meant - sure))
        else:
            needs.append((inside, seats_meant - sure))
    least = _least(free, needs)
    most = _most(free, room)
    if least is None or most is None:
        return 1, 0
    return sum(fixed) + least, sum(fixed) + most


def _seats_meant(quota: Quota, size: int) -> int:
    if quota.count is not None:
        return quota.count
    exact = (quota.share or _NONE) * size
    if quota.most:
        return math.ceil(exact) - 1 if quota.over else math.floor(exact)
    return math.floor(exact) + 1 if quota.over else math.ceil(exact)


def _least(free: Sequence[int], needs: Sequence[tuple[list[int], int]]) -> int | None:
    """Fewest users in open seats that meet every quota: narrow quotas first, seats in most quotas first."""
    taken = [0] * len(free)
    for inside, need in sorted(needs, key=lambda entry: len(entry[0])):
        missing = need - sum(taken[at] for at in inside)
        in_most = sorted(inside, key=lambda at: -sum(at in others for others, _ in needs))
        for at in in_most:
            add = min(max(missing, 0), free[at] - taken[at])
            taken[at] += add
            missing -= add
        if missing > 0:
            return None
    return sum(taken)


def _most(free: Sequence[int], room: Sequence[tuple[list[int], int]]) -> int | None:
    taken = list(free)
    for inside, limit in sorted(room, key=lambda entry: len(entry[0])):
        if limit < 0:
            return None
        surplus = sum(taken[at] for at in inside) - limit
        for at in inside:
            less = min(max(surplus, 0), taken[at])
            taken[at] -= less
            surplus -= less
    return sum(taken)


def _in_the_limit(
    seats: Sequence[Seats], quotas: Sequence[Quota], least_tried: Fraction, most_tried: Fraction
) -> Bounds:
    """The share that ever larger boards come near, where nothing limits their size."""
    growing = {g.who for g in seats if g.votes and g.high is None and g.cap is None}
    reserved = max(
        (q.share or _NONE for q in quotas if not q.of and q.who == "users" and not q.most), default=_NONE
    )
    low = reserved if growing & {"anyone", "others"} else max(least_tried, reserved)
    high = most_tried if growing != {"others"} else max(most_tried, _NONE)
    note = "The rules set no greatest number, so the board may grow without limit."
    return Bounds(low, high, "", (note,))
