"""From the text of a governing document to its board and its general meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ulo_classify.governance.board import read_board
from ulo_classify.governance.clauses import Clauses
from ulo_classify.governance.controller import read_controllers
from ulo_classify.governance.definitions import kinds_of_member, kinds_of_seat, words
from ulo_classify.governance.glossary import Term, read_glossary, slots_of
from ulo_classify.governance.membership import Classes
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.records import Board, Fact, Meeting, Quote
from ulo_classify.governance.sentences import read_sentences
from ulo_classify.governance.terms import read_terms

_BOARD = re.compile(
    r"\b(?:trustee|director|board of|committee of management|management committee)", re.IGNORECASE
)
_BOARD_NAMED = 5  # times from which a body has a board beside what it calls itself
_NOWHERE = Quote(0, 0)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a governing document says of votes, and the facts from which that was read."""

    board: Board | None
    meeting: Meeting | None
    terms: dict[str, Term]
    facts: tuple[Fact, ...] = ()
    controllers: tuple[Fact, ...] = ()


def read_rules(text: str) -> Rules:
    """Read the rules on votes in a governing document."""
    terms = read_glossary(text, Clauses(text, read_sentences(text, {})))
    for name in kinds_of_member(text):
        terms.setdefault(name, Term(name, _NOWHERE, None, frozenset({"membership", "own_class"})))
    for name in kinds_of_seat(text):
        terms.setdefault(name, Term(name, _NOWHERE, None, frozenset({"board", "own_seat"})))
    sentences = read_sentences(text, slots_of(terms))
    classes = Classes(text, sentences, terms)
    board, facts = read_board(text, sentences, classes, _own_board(text, terms))
    controllers = read_controllers(read_terms(text, read_outline(text)))
    return Rules(board, classes.meeting(), terms, facts, controllers)


def _own_board(text: str, terms: dict[str, Term]) -> frozenset[str]:
    """What a body without trustees or directors calls itself ("the Forum"): it is its own board."""
    if len(_BOARD.findall(text)) > _BOARD_NAMED:
        return frozenset()
    return words("own_boards") & terms.keys()
