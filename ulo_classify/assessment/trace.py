"""The chain of facts behind a share: each rule as read, with its clause and words, then the arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from ulo_classify.assessment.control import Control
from ulo_classify.assessment.rulebook import BODIES, Body, RuleBook
from ulo_classify.assessment.words import masked, say, share_words
from ulo_classify.governance import Board, Bounds, Holding, Meeting, Quota, Quote, Seats
from ulo_classify.schema import TraceKind as Kind
from ulo_classify.schema import TraceStep


def trace_of(control: Control) -> tuple[TraceStep, ...]:
    """The chain for every body: document, terms, members, seats, quotas, controllers, arithmetic."""
    steps: list[TraceStep] = []
    for each in {source.index: source for source in control.sources.values()}.values():
        steps += _shared(each)
    for body in BODIES:
        source = control.sources.get(body)
        if source is not None:
            steps += _of_body(source, body)
            # The share as it is given has the documents that were left out among its assumptions.
            share = control.shares.get(body)
            steps += [
                TraceStep(kind="arithmetic", body=body, text=say("trace", "assumed", assumption=assumed))
                for assumed in (share.assumptions if share else ())
            ]
    return tuple(steps)


class _Chain:
    """Makes steps with the words of one document."""

    def __init__(self, source: RuleBook, body: Body | None) -> None:
        self._source = source
        self._body = body

    def step(self, kind: Kind, text: str, quotes: Iterable[Quote] = ()) -> TraceStep:
        """One step; quotes that hold nothing but a name are left out."""
        cited = (self._source.cite(quote, f"trace: {kind}") for quote in quotes if quote.end > quote.start)
        return TraceStep(
            kind=kind, body=self._body, text=text, evidence=tuple(each for each in cited if each is not None)
        )


def _shared(source: RuleBook) -> Iterator[TraceStep]:
    chain = _Chain(source, None)
    date = source.document.date
    dated = say("trace", "dated", date=date) if date else ""
    yield chain.step("document", say("trace", "document", name=source.name, dated=dated))
    for term in source.rules.terms.values():
        if term.who is not None and term.meaning.end:
            text = say("trace", "term", name=masked(term.name), who=say("who", term.who))
            yield chain.step("term", text, [term.meaning])
    for fact in source.rules.controllers:
        yield chain.step("controller", say("trace", "controller", what=masked(fact.what)), [fact.quote])


def _of_body(source: RuleBook, body: Body) -> Iterator[TraceStep]:
    chain = _Chain(source, body)
    board, meeting = source.rules.board, source.rules.meeting
    if body == "board" and board is not None:
        yield from _board(chain, board)
    if body == "general_meeting" and meeting is not None:
        yield from _meeting(chain, meeting)
    if fact := source.casting.get(body):
        holder = fact.what.partition(": ")[2]
        text = say("casting", holder, where=say("where", body), clauses="")
        yield chain.step("casting", text, [fact.quote])
    bounds = source.bounds[body]
    if bounds is not None and source.why_not(body) is None:
        yield from _arithmetic(chain, bounds)


def _board(chain: _Chain, board: Board) -> Iterator[TraceStep]:
    if board.low is not None or board.high is not None:
        yield chain.step("size", say("trace", "size", number=_range(board.low, board.high)), board.quotes)
    for group in board.seats:
        text = say(
            *("trace", "seats"),
            name=masked(group.name),
            number=_range(group.low, group.high),
            who=say("who", group.who),
            votes=_votes(group.votes),
        )
        yield chain.step("seats", text, group.quotes)
        if group.cap is not None:
            yield _cap(chain, group)
    for quota in board.quotas:
        yield chain.step("quota", _quota(quota, "whole_board"), quota.quotes)


def _cap(chain: _Chain, group: Seats) -> TraceStep:
    of = _names(group.cap_of) or say("trace", "whole_board")
    share = share_words(group.cap or Fraction(0))
    text = say("trace", "cap", name=masked(group.name), share=share, of=of)
    return chain.step("cap", text, group.quotes)


def _meeting(chain: _Chain, meeting: Meeting) -> Iterator[TraceStep]:
    for kind in meeting.classes:
        votes = _votes(kind.votes)
        if kind.votes and kind.cap is not None:
            votes = say("trace", "capped", share=share_words(kind.cap))
        who = say("who", kind.who)
        text = say("trace", "member_class", name=masked(kind.name), who=who, votes=votes)
        yield chain.step("member_class", text, kind.quotes)
    for quota in meeting.quotas:
        yield chain.step("quota", _quota(quota, "whole_membership"), quota.quotes)


def _quota(quota: Quota, whole: str) -> str:
    number = str(quota.count) if quota.count is not None else share_words(quota.share or Fraction(0))
    strict = quota.over and quota.count is None
    key = {(False, False): "at_least", (False, True): "more_than", (True, False): "at_most"}
    bound = say("trace", key.get((quota.most, strict), "less_than"), number=number)
    who = say("trace", "held_by_users" if quota.who == "users" else "held_by_others")
    of = _names(quota.of) or say("trace", whole)
    return say("trace", "most_quota" if quota.most else "quota", bound=bound, of=of, who=who)


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"“{masked(name)}”" for name in sorted(names))


def _range(low: int | None, high: int | None) -> str:
    if low is not None and low == high:
        return str(low)
    if high is None:
        return say("trace", "no_most", low=low) if low else say("trace", "any_number")
    return say("trace", "range", low=low, high=high) if low else say("trace", "no_least", high=high)


def _votes(votes: bool) -> str:
    return say("trace", "voting" if votes else "not_voting")


def _arithmetic(chain: _Chain, bounds: Bounds) -> Iterator[TraceStep]:
    for kind, board in (("worst", bounds.worst), ("best", bounds.best)):
        if board:
            yield chain.step(
                "worst" if kind == "worst" else "best", say("trace", kind, groups=_groups(board))
            )
    sides = (
        ("low", bounds.low, bounds.worst, bounds.low_reached),
        ("high", bounds.high, bounds.best, bounds.high_reached),
    )
    for side, share, board, reached in sides:
        yield chain.step("arithmetic", _sum(side, share, board, reached=reached))


def _sum(side: str, share: Fraction, board: Sequence[Holding], *, reached: bool) -> str:
    voting = [each for each in board if each.group.votes and each.seats]
    if not voting:
        nearly = "" if reached else say("trace", "open_low")
        return say("trace", f"limit_{side}", share=_exact(share), open=nearly)
    return say(
        *("trace", f"arithmetic_{side}"),
        users=_added([each.users for each in voting]),
        seats=_added([each.seats for each in voting]),
        share=_exact(share),
    )


def _added(numbers: Sequence[int]) -> str:
    """A sum as it is written down: "9 + 0 = 9"."""
    total = str(sum(numbers))
    return f"{' + '.join(map(str, numbers))} = {total}" if len(numbers) > 1 else total


def _exact(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"


def _groups(board: Sequence[Holding]) -> str:
    parts = [
        say(
            *("trace", "group" if each.group.votes else "group_no_vote"),
            seats=each.seats,
            name=masked(each.group.name),
            users=each.users,
        )
        for each in board
        if each.seats
    ]
    return "; ".join(parts)
