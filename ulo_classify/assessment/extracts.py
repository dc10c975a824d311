"""Short extracts of rules: a single sentence that reserves a share of the board or of the members.

"A majority of the directors must be disabled people" is a rule on votes though nothing else says how many
directors there are. Such sentences are statements already (`ulo_classify.language`); here they become quotas
beside whatever else was read, so that the share agrees with the status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ulo_classify.assessment.whole import WHOLE
from ulo_classify.governance import Board, Meeting, MemberClass, Quota, Quote, Rules, Seats, board_share
from ulo_classify.language import Statement
from ulo_classify.language.lexicon import load_lexicon
from ulo_classify.schema import Document

_COUNT = re.compile(r"\b(?P<count>[\w-]+) of (?:the |its |our |their )?(?P<size>[\w-]+) ", re.IGNORECASE)
_MEETINGS = re.compile(
    r"general meeting|annual meeting|members.? meeting|\bAGM\b|assembly|congress", re.IGNORECASE
)
_MEMBERS = ("membership", "vote")


def with_extracts(rules: Rules, document: Document, statements: Sequence[Statement]) -> Rules:
    """The rules of a short document with the shares that its single sentences reserve for users.

    Rules that would contradict each other then are left as they were read.
    """
    if len(document.text) >= WHOLE:
        return rules
    reserved = [each for each in statements if _reserves(each)]
    board = _board(rules.board, [each for each in reserved if each.body == "board"], document.text)
    if board is not None and rules.board is not None and not board_share(board):
        board = rules.board
    meeting = rules.meeting
    quotas = tuple(_quotas([each for each in reserved if each.body in _MEMBERS]))
    if quotas and _MEETINGS.search(document.text):  # else its "members" may be those of a council
        classes = meeting.classes if meeting else (MemberClass("member", "anyone", votes=True),)
        meeting = Meeting(classes, (*(meeting.quotas if meeting else ()), *quotas))
    return replace(rules, board=board, meeting=meeting)


def _reserves(statement: Statement) -> bool:
    binding = statement.counts and statement.force == "binding" and not statement.negated
    return binding and statement.asserts == "composition" and statement.group == "users"


def _quotas(statements: Sequence[Statement]) -> Iterator[Quota]:
    for each in statements:
        quotes = (Quote(each.start, each.end),)
        if each.low:
            yield Quota(share=each.low, over=each.over, quotes=quotes)
        if each.high is not None and each.high < 1:
            yield Quota(share=each.high, most=True, quotes=quotes)


def _board(board: Board | None, statements: Sequence[Statement], text: str) -> Board | None:
    quotas = tuple(_quotas(statements))
    if not quotas:
        return board
    size, quotes = _size(statements, text)
    if board is None:
        return Board((Seats("seats", 0, None, "anyone"),), size, size, quotas, quotes)
    if size is not None and board.low is None and board.high is None:
        board = replace(board, low=size, high=size, quotes=(*board.quotes, *quotes))
    return replace(board, quotas=(*board.quotas, *quotas))


def _size(statements: Sequence[Statement], text: str) -> tuple[int | None, tuple[Quote, ...]]:
    """The size of the board in "seven of the twelve directors", and where it stands."""
    for each in statements:
        for found in _COUNT.finditer(" ".join(text[each.start : each.end].split())):
            count, size = _number(found["count"]), _number(found["size"])
            if count and size and Fraction(count, size) in (each.low, each.high):
                return size, (Quote(each.start, each.end),)
    return None, ()


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else load_lexicon().numbers.get(word.lower())
