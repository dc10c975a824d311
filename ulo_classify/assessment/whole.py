"""Whole governing documents: what their clauses guarantee together takes the place of single sentences.

In a short extract a sentence about a board speaks of the body's board. In a whole constitution there are
committees, quorums, classes and schedules, and only the rules together say who holds the votes
(`ulo_classify.governance`). Shares read so are used to tell a majority from none; they are not published as
exact yet, because too many of them are still wrong (evaluation/RESULTS.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ulo_classify.governance import Bounds, Fact, Rules, board_share, read_rules
from ulo_classify.governance.controller import is_hollow
from ulo_classify.language import Reading, Statement
from ulo_classify.language.statements.record import Asserts, Group
from ulo_classify.schema import Document

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
    if document.kind != "governing_document" or len(document.text) < WHOLE or drafted:
        return reading
    rules = read_rules(document.text)
    bounds = board_share(rules.board) if rules.board else None
    majority = bounds is not None and bounds.low > _HALF
    kept = [
        statement
        for statement in reading.statements
        if statement.asserts not in _OF_CONTROL and not (majority and statement.asserts == "advisory")
    ]
    return replace(reading, statements=(*kept, *_statements(rules, bounds)))


def _statements(rules: Rules, bounds: Bounds | None) -> Iterator[Statement]:
    facts = sorted(rules.facts, key=lambda fact: _DECIDING.index(fact.says))
    telling = [fact for fact in facts if fact.says in ("quota", "who") and fact.what.endswith("users")]
    # Without a word on users there is nothing to quote, but for seats that bear their name.
    if bounds is not None and (telling or bounds.low > 0):
        for fact in _different(telling or facts)[:_MOST_QUOTES]:
            yield _statement(fact, "composition", "users", bounds)
    for fact in rules.controllers[:_MOST_QUOTES] if is_hollow(rules.controllers) else ():
        yield _statement(fact, "appointment", "host", None)


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
