"""From the text of a governing document to its board and its general meeting."""

from __future__ import annotations

from dataclasses import dataclass, field

from ulo_classify.governance.casting import read_casting
from ulo_classify.governance.controller import read_controllers
from ulo_classify.governance.genre import Genre, read_genres, read_owners
from ulo_classify.governance.members import read_members
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.records import Board, Fact, Meeting
from ulo_classify.governance.seating import read_board
from ulo_classify.governance.terms import Term, read_terms


@dataclass(frozen=True, slots=True)
class Rules:
    """What a governing document says of votes, and the facts from which that was read.

    `terms`: the words that it defines, by name. `controllers`: what others may do to the body. `casting`: who
    may hold a casting vote. `genres`: what it is besides rules in force (a draft, a template, rules about other
    bodies). `owners`: words that show the body to belong to people who are not users.
    """

    board: Board | None
    meeting: Meeting | None
    terms: dict[str, Term] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    controllers: tuple[Fact, ...] = ()
    casting: tuple[Fact, ...] = ()
    genres: tuple[Genre, ...] = ()
    owners: Genre | None = None


def read_rules(text: str) -> Rules:
    """Read the rules on votes in a governing document."""
    reader = read_terms(text, read_outline(text))
    members = read_members(reader)
    board, facts = read_board(members)
    return Rules(
        board=board,
        meeting=members.meeting(),
        terms={name: term for name, term in reader.terms.items() if not term.is_host},
        facts=facts,
        controllers=read_controllers(reader),
        casting=read_casting(reader, board),
        genres=read_genres(text),
        owners=read_owners(reader),
    )
