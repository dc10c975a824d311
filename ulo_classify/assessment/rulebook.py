"""One governing document and what its rules come to, in figures, words and quotes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from ulo_classify.assessment.chain import defining_quotes, eligibility_quotes
from ulo_classify.assessment.evidence import cite, clause_at, name_of
from ulo_classify.assessment.extracts import with_extracts
from ulo_classify.assessment.governing import (
    rules_anything,
    rules_of,
    says_who_sits,
    says_who_votes,
    with_clauses,
)
from ulo_classify.assessment.whole import WHOLE
from ulo_classify.assessment.words import casting_words, explain, masked
from ulo_classify.governance import (
    Bounds,
    Fact,
    Holding,
    Quote,
    Rules,
    board_share,
    contradiction,
    meeting_share,
)
from ulo_classify.language import Statement
from ulo_classify.schema import ControlShare, Document, Evidence, SeatGroup

Body = Literal["board", "general_meeting"]
Why = Literal["silent", "no_who", "contradiction", "no_votes", "unquotable"]
BODIES: tuple[Body, ...] = ("board", "general_meeting")
_MOST_QUOTES = 12


class RuleBook:
    """One governing document and what its rules come to, worked out when asked for."""

    def __init__(self, index: int, document: Document, statements: Sequence[Statement] = ()) -> None:
        self.index = index
        self._statements = statements
        self.document = with_clauses(document)
        self.name = name_of(document, index)

    @cached_property
    def rules(self) -> Rules:
        """Its rules."""
        return with_extracts(rules_of(self.document.text), self.document, self._statements)

    @cached_property
    def bounds(self) -> dict[Body, Bounds | None]:
        """Least and greatest shares by body."""
        board, meeting = self.rules.board, self.rules.meeting
        return {
            "board": board_share(board) if board else None,
            "general_meeting": meeting_share(meeting) if meeting else None,
        }

    @cached_property
    def casting(self) -> dict[str, Fact]:
        """Facts on a casting vote by body."""
        facts = self.rules.casting
        return {fact.what.partition(":")[0]: fact for fact in facts}

    def why_not(self, body: Body) -> Why | None:
        """Why there is no share for a body; None where there is one."""
        rules, text = self.rules, self.document.text
        board, meeting = rules.board, rules.meeting
        if body == "board":
            if board is None or not rules_anything(board):
                return "silent"
            votes = any(group.votes for group in board.seats)
            silent = not says_who_sits(board, rules.facts)
        else:
            if meeting is None:
                return "silent"
            votes = any(kind.votes for kind in meeting.classes)
            silent = not says_who_votes(meeting, text)
        if self.bounds[body] is None:
            return "contradiction" if votes else "no_votes"
        # What a whole document does not reserve is open; an extract may merely leave out who it is reserved
        # for.
        return "no_who" if silent and len(text) < WHOLE else None

    def deciding(self, body: Body) -> tuple[Quote, ...]:
        """What decides the share, and the definitions and classes of members that it rests on."""
        bounds = self.bounds[body]
        if bounds is None:
            board = self.rules.board
            return contradiction(board) if body == "board" and board else ()
        found = set(bounds.deciding)
        if body == "board":
            held = [
                each.group.name
                for each in (*bounds.worst, *bounds.best)
                if each.seats and each.group.who != "anyone"
            ]
            found |= set(eligibility_quotes(self.rules, held))
        found |= set(defining_quotes(self.rules, self.document.text, tuple(found)))
        return tuple(sorted(found, key=lambda quote: (quote.start, quote.end)))

    def clauses(self, quotes: Sequence[Quote]) -> tuple[str, ...]:
        """Numbers of the clauses in which quotes stand, in the order of the document, each once."""
        labels = (clause_at(self.document, quote.start) for quote in quotes)
        return tuple(dict.fromkeys(label for label in labels if label))

    def cite(self, quote: Quote, cue: str) -> Evidence | None:
        """A quote as evidence, without names."""
        return cite(self.document, self.index, quote.start, quote.end, cue)

    def share(self, body: Body) -> ControlShare | None:
        """The share of a body, None where there is none or nothing can be quoted for it."""
        bounds = self.bounds[body]
        if bounds is None or self.why_not(body) is not None:
            return None
        deciding = self.deciding(body)
        cited = (self.cite(quote, f"control: {body}") for quote in deciding[:_MOST_QUOTES])
        evidence = tuple({(each.start, each.end): each for each in cited if each}.values())
        if not evidence:
            return None
        casting = self.casting.get(body)
        tie = self.cite(casting.quote, f"casting vote: {body}") if casting else None
        clauses = self.clauses(deciding)
        return ControlShare(
            low=bounds.low,
            high=bounds.high,
            explanation=explain(body, bounds, clauses),
            assumptions=bounds.assumptions,
            evidence=(*evidence, tie) if tie and tie not in evidence else evidence,
            low_reached=bounds.low_reached,
            high_reached=bounds.high_reached,
            worst=_groups(bounds.worst),
            best=_groups(bounds.best),
            clauses=clauses,
            casting_vote=casting_words(body, casting, self.clauses([casting.quote])) if casting else None,
        )


def _groups(holdings: Sequence[Holding]) -> tuple[SeatGroup, ...]:
    return tuple(
        SeatGroup(
            name=masked(each.group.name),
            who=each.group.who,
            seats=each.seats,
            users=each.users,
            votes=each.group.votes,
        )
        for each in holdings
        if each.seats
    )
