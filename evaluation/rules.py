"""Shares read from whole governing documents, against the answers of their authors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ulo_classify.governance import Bounds, board_share, meeting_share, read_rules

Pair = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class RulesAnswer:
    """One document: least and greatest share on the board and at general meetings, labelled and read."""

    id: str
    board: Pair | None
    board_read: Pair | None
    meeting: Pair | None
    meeting_read: Pair | None

    @property
    def majority(self) -> bool | None:
        """Whether users are sure of most of the board; None where no share can be worked out."""
        return None if self.board is None else self.board[0] > Fraction(1, 2)

    @property
    def majority_read(self) -> bool | None:
        """The same as read."""
        return None if self.board_read is None else self.board_read[0] > Fraction(1, 2)


def read_documents(path: Path) -> Iterator[RulesAnswer]:
    """Read every document of a file of corpora/rules."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rules = read_rules(row["text"])
        yield RulesAnswer(
            id=row["id"],
            board=_labelled(row["answer"]["board"]),
            board_read=_pair(board_share(rules.board) if rules.board else None),
            meeting=_labelled(row["answer"]["general_meeting"]),
            meeting_read=_pair(meeting_share(rules.meeting) if rules.meeting else None),
        )


@dataclass(frozen=True, slots=True)
class RulesScores:
    """How many documents came out right.

    `board` and `meeting`: both shares exact (or rightly none). `majority`: of the documents read as sure of a
    users' majority, those that are; `of_majority`: so many were read so; `majorities`: so many there are.
    """

    documents: int
    board: int
    meeting: int
    majority: int
    of_majority: int
    majorities: int


def rules_scores(answers: Sequence[RulesAnswer]) -> RulesScores:
    """Count what came out right."""
    read = [answer for answer in answers if answer.majority_read]
    return RulesScores(
        documents=len(answers),
        board=sum(answer.board == answer.board_read for answer in answers),
        meeting=sum(answer.meeting == answer.meeting_read for answer in answers),
        majority=sum(bool(answer.majority) for answer in read),
        of_majority=len(read),
        majorities=sum(bool(answer.majority) for answer in answers),
    )


def _labelled(shares: list[str] | None) -> Pair | None:
    return (Fraction(shares[0]), Fraction(shares[1])) if shares else None


def _pair(bounds: Bounds | None) -> Pair | None:
    return (bounds.low, bounds.high) if bounds else None
