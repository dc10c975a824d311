"""The least and greatest share of votes at general meetings, where classes of members have no fixed size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ulo_classify.governance.records import Bounds, Meeting, MemberClass, Quota
from ulo_classify.governance.shares import assumption

_NONE, _ALL = Fraction(0), Fraction(1)


def meeting_share(meeting: Meeting) -> Bounds | None:
    """The least and greatest share of the votes at general meetings that users can hold.

    Assumed where the rules are silent (each is listed in the result where it mattered): each class may be of
    any size, so that a class open to anyone can outvote the others unless its votes are capped or a share of
    the membership is reserved; everybody who may vote has one vote; in a class open to anyone nobody is a
    user in the worst case, and everybody in the best.

    Returns:
        None where nobody votes, or the rules contradict each other.
    """
    voting = [group for group in meeting.classes if group.votes]
    if not voting:
        return None
    quotas = [quota for quota in meeting.quotas if _is_of_all(quota, voting)]
    low, low_reached = _least(voting, quotas)
    rest, high_reached = _rest(voting, quotas)
    high = _ALL - rest
    if low > high or (low == high and not (low_reached and high_reached)):
        return None
    quotes = {q for group in voting for q in group.quotes} | {q for quota in quotas for q in quota.quotes}
    return Bounds(
        low,
        high,
        assumptions=tuple(map(assumption, _assumed(voting))),
        deciding=tuple(sorted(quotes, key=lambda quote: (quote.start, quote.end))),
        low_reached=low_reached,
        high_reached=high_reached,
    )


def _is_of_all(quota: Quota, voting: Sequence[MemberClass]) -> bool:
    return quota.share is not None and (not quota.of or {group.name for group in voting} <= quota.of)


def _least(voting: Sequence[MemberClass], quotas: Sequence[Quota]) -> tuple[Fraction, bool]:
    """The share that users are sure of, and whether it can be so."""
    if all(group.who == "users" for group in voting):
        return _ALL, True
    reserved = [
        (quota.share if quota.who == "users" else _ALL - quota.share, not quota.over)
        for quota in quotas
        if quota.share is not None
        and quota.who in ("users", "others")
        and (quota.who == "others") == quota.most
    ]
    caps = [group.cap for group in voting if group.who != "users"]
    if any(group.who == "users" for group in voting) and None not in caps:
        reserved.append((max(_ALL - sum((cap for cap in caps if cap is not None), _NONE), _NONE), True))
    # Of two equal shares the one that cannot be reached binds.
    return max(reserved, key=lambda each: (each[0], not each[1]), default=(_NONE, True))


def _rest(voting: Sequence[MemberClass], quotas: Sequence[Quota]) -> tuple[Fraction, bool]:
    """The share that others are sure of, and whether it can be so."""
    if all(group.who == "others" for group in voting):
        return _ALL, True
    reserved = [
        (quota.share if quota.who == "others" else _ALL - quota.share, not quota.over)
        for quota in quotas
        if quota.share is not None
        and quota.who in ("users", "others")
        and (quota.who == "users") == quota.most
    ]
    return max(reserved, key=lambda each: (each[0], not each[1]), default=(_NONE, True))


def _assumed(voting: Sequence[MemberClass]) -> Iterator[str]:
    if len(voting) > 1:
        yield "class_sizes"
    if any(group.who == "anyone" for group in voting):
        yield "open_class"
    if {group.who for group in voting} != {"users"}:
        yield "one_vote"
