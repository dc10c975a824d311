"""An independent checker of shares: every board there can be, one by one, every user in every open seat.

It knows nothing of the code it checks but the shape of the facts in corpora/rules (`board`), and is meant to
be too plain to be wrong: no bounds, no greedy steps, only counting.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

LARGEST = 16  # seats of a group without a limit


def shares(board: dict) -> tuple[Fraction, Fraction] | None:
    """Least and greatest share of users over all boards; None where there is none."""
    total = board.get("total") or {}
    quotas, limits = board.get("quotas") or [], board.get("limits") or []
    every = _shares(board["seats"], quotas, limits, total)
    voting = [group for group in board["seats"] if group["votes"]]
    return every or _shares(voting, quotas, limits, total)


def _shares(
    seats: list[dict], quotas: list[dict], limits: list[dict], total: dict
) -> tuple[Fraction, Fraction] | None:
    sizes = []
    for group in seats:
        high = group["max"] if group["max"] is not None else (total.get("max") or LARGEST)
        sizes.append(range(group["min"] or 0, high + 1))
    found = set()
    for counts in product(*sizes):
        if total.get("min") is not None and sum(counts) < total["min"]:
            continue
        if total.get("max") is not None and sum(counts) > total["max"]:
            continue
        if not all(
            _under_cap(group, count, seats, counts) for group, count in zip(seats, counts, strict=True)
        ):
            continue
        if not all(_within(limit, seats, counts) for limit in limits):
            continue
        votes = sum(n for n, group in zip(counts, seats, strict=True) if group["votes"])
        if not votes:
            continue
        users = [_users(n, group) for n, group in zip(counts, seats, strict=True)]
        found |= {
            Fraction(sum(each), votes)
            for each in product(*users)
            if all(_obeys(quota, seats, counts, each) for quota in quotas)
        }
    return (min(found), max(found)) if found else None


def _under_cap(group: dict, count: int, seats: list[dict], counts: tuple[int, ...]) -> bool:
    """Whether a group keeps to its greatest share of some groups, or of all where none are named."""
    if group.get("cap") is None:
        return True
    named = group.get("cap_of") or "all"
    base = sum(n for n, each in zip(counts, seats, strict=True) if named == "all" or each["name"] in named)
    return Fraction(count) <= Fraction(group["cap"]) * base


def _within(limit: dict, seats: list[dict], counts: tuple[int, ...]) -> bool:
    """Whether some groups together keep to a number, or to a share of others; whoever holds the seats."""

    def seats_of(names: list[str] | str) -> int:
        named = (n for n, each in zip(counts, seats, strict=True) if names == "all" or each["name"] in names)
        return sum(named)

    held, strict = seats_of(limit["of"]), limit["strict"]
    share = Fraction(limit["share"]) * seats_of(limit["base"]) if limit.get("share") else limit["count"]
    if limit.get("most", True):
        return held < share if strict else held <= share
    return held > share if strict else held >= share


def _users(count: int, group: dict) -> range:
    """How many of the seats of a group users can hold, and have a vote in."""
    if not group["votes"] or group["who"] == "others":
        return range(1)
    return range(count, count + 1) if group["who"] == "users" else range(count + 1)


def _obeys(quota: dict, seats: list[dict], counts: tuple[int, ...], users: tuple[int, ...]) -> bool:
    inside = [
        at
        for at, group in enumerate(seats)
        if group["votes"] and (quota["of"] == "all" or group["name"] in quota["of"])
    ]
    size = sum(counts[at] for at in inside)
    held = sum(users[at] for at in inside)
    held = size - held if quota["who"] == "others" else held
    most = quota.get("most", False)
    if quota.get("count") is not None:
        return held <= quota["count"] if most else held >= quota["count"]
    if quota.get("pool"):
        size = -(-Fraction(quota["pool"]) * size // 1)  # the fewest seats that the pool may have: rounded up
    share = Fraction(quota["share"]) * size
    if most:
        return held < share if quota["strict"] else held <= share
    return held > share if quota["strict"] else held >= share
