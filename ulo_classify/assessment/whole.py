"""Whole governing documents: what their clauses guarantee together takes the place of single sentences.

In a short extract a sentence about a board speaks of the body's board. In a whole constitution there are
committees, quorums, classes and schedules, and only the rules together say who holds the votes
(`ulo_classify.governance`). Here shares only tell a majority from none; `control.py` publishes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from ulo_classify.assessment.bounded import LONGEST_RULES
from ulo_classify.assessment.governing import rules_of
from ulo_classify.governance import Bounds, Fact, Rules, board_share, meeting_share
from ulo_classify.governance.controller import is_hollow
from ulo_classify.governance.status import status_of
from ulo_classify.language import Reading, Statement
from ulo_classify.language.statements.record import Asserts, Group
from ulo_classify.schema import Document, Status

WHOLE = 6000  # characters from which a governing document is read as a whole
TOGETHER = "rules together"  # first word of the cue of what several clauses say
_HALF = Fraction(1, 2)
_DECIDING = ("quota", "who", "seats", "size", "limit")  # facts to quote, the most telling first
_MOST_QUOTES = 4
_OF_CONTROL = frozenset(
    {"composition", "eligibility", "identity", "control", "election", "closed", "appointment"}
)


def read_whole(document: Document, reading: Reading) -> Reading:
    """Replace what single sentences of a whole governing document seem to say by what its rules guarantee.

    Other documents, short extracts and drafts are left as they are.
    """
    drafted = any(statement.force == "draft" for statement in reading.statements)
    if document.kind != "governing_document" or not WHOLE <= len(document.text) <= LONGEST_RULES or drafted:
        return reading
    rules = rules_of(document.text)
    bounds = board_share(rules.board) if rules.board else None
    majority = bounds is not None and bounds.low > _HALF
    kept = [
        statement
        for statement in reading.statements
        if statement.asserts not in _OF_CONTROL and not (majority and statement.asserts == "advisory")
    ]
    return replace(reading, statements=(*kept, *_statements(rules, bounds)))


def _statements(rules: Rules, bounds: Bounds | None) -> Iterator[Statement]:
    deciding = [fact for fact in rules.facts if fact.says in _DECIDING]
    facts = sorted(deciding, key=lambda fact: _DECIDING.index(fact.says))
    telling = [fact for fact in facts if fact.says in ("quota", "who") and fact.what.endswith("users")]
    # Without a word on users there is nothing to quote, but for seats that bear their name.
    if bounds is not None and (telling or bounds.low > 0):
        for fact in _different(telling or facts)[:_MOST_QUOTES]:
            yield _statement(fact, "composition", "users", bounds)
    # Where users can never hold more than half, the seats that are kept from them are what tells.
    if bounds is not None and bounds.high <= _HALF:
        shut = [fact for fact in deciding if fact.says == "who" and fact.what.endswith("others")]
        for fact in _different(shut)[:_MOST_QUOTES]:
            yield _statement(fact, "composition", "other", bounds)
    for fact in rules.controllers[:_MOST_QUOTES] if is_hollow(rules.controllers) else ():
        yield _statement(fact, "appointment", "host", None)
    if rules.owners is not None:
        yield _statement(Fact("owners", "others", rules.owners.quote), "control", "other", None)


@dataclass(frozen=True, slots=True)
class Guaranteed:
    """What the rules of a whole governing document come to: a status, and why it is left open if it is.

    `hollow`: somebody else can appoint, remove or overrule.
    """

    status: Status
    why_open: Literal["draft", "template", "contradictory", ""] = ""
    hollow: bool = False


def guaranteed(document: Document) -> Guaranteed | None:
    """What a whole governing document guarantees; None of other documents and of short extracts."""
    if document.kind != "governing_document" or not WHOLE <= len(document.text) <= LONGEST_RULES:
        return None
    rules = rules_of(document.text)
    genres = {genre.kind for genre in rules.genres}
    board = board_share(rules.board) if rules.board else None
    meeting = meeting_share(rules.meeting) if rules.meeting else None
    torn = board is None and rules.board is not None and any(seats.votes for seats in rules.board.seats)
    why_open: Literal["draft", "template", "contradictory", ""] = "contradictory" if torn else ""
    if "draft" in genres:
        why_open = "draft"
    elif "template" in genres:
        why_open = "template"
    status = status_of(
        board,
        meeting,
        rules.controllers,
        is_draft="draft" in genres,
        is_template="template" in genres,
        is_contradictory=torn,
        has_part=_reserves_a_part(rules),
        is_others=rules.owners is not None,
    )
    return Guaranteed(status, why_open, hollow=is_hollow(rules.controllers))


def is_open_to_all(document: Document) -> bool:
    """True of a whole governing document by which anybody may vote and users are sure of no seat."""
    if document.kind != "governing_document" or not WHOLE <= len(document.text) <= LONGEST_RULES:
        return False
    rules = rules_of(document.text)
    board = board_share(rules.board) if rules.board else None
    meeting = meeting_share(rules.meeting) if rules.meeting else None
    return meeting is not None and meeting.low == 0 and (board is None or board.low == 0)


def _reserves_a_part(rules: Rules) -> bool:
    """True if rules reserve anything for users: a seat, a share, or a class of members with votes."""
    board, meeting = rules.board, rules.meeting
    seats = board is not None and (
        any(seats.who == "users" for seats in board.seats) or any(q.who == "users" for q in board.quotas)
    )
    return seats or (
        meeting is not None and any(kind.who == "users" and kind.votes for kind in meeting.classes)
    )


def _different(facts: Sequence[Fact]) -> list[Fact]:
    return list({fact.quote: fact for fact in facts}.values())


def _statement(fact: Fact, asserts: Asserts, group: Group, bounds: Bounds | None) -> Statement:
    return Statement(
        asserts=asserts,
        criterion="governed",
        group=group,
        body="board",
        force="binding",
        scope="organisation",
        start=fact.quote.start,
        end=fact.quote.end,
        low=bounds.low if bounds else None,
        high=bounds.high if bounds else None,
        cues=(TOGETHER, f"{fact.says}: {fact.what}"),
    )
