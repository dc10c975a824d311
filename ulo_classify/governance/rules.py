"""From the text of a governing document to its board and its general meeting."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ulo_classify.governance.casting import read_casting
from ulo_classify.governance.controller import read_controllers
from ulo_classify.governance.genre import Genre, read_genres, read_owners
from ulo_classify.governance.members import read_members
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.records import Board, Fact, Meeting
from ulo_classify.governance.seating import read_board
from ulo_classify.governance.terms import Reader, Term, read_terms


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
    terms = _terms(reader)
    return Rules(
        board=board,
        meeting=_with_meanings(members.meeting(), terms),
        terms=terms,
        facts=facts,
        controllers=read_controllers(reader),
        casting=read_casting(reader, board),
        genres=read_genres(text),
        owners=read_owners(reader),
    )


def _terms(reader: Reader) -> dict[str, Term]:
    """What the document defines, each term with whom it came to mean once all clauses were read."""
    return {
        name: replace(term, who=reader.tagger.who.get(name, term.who))
        for name, term in reader.terms.items()
        if not term.is_host
    }


def _with_meanings(meeting: Meeting | None, terms: dict[str, Term]) -> Meeting | None:
    """Put the definition of a class of members before the clauses on it: it says who belongs."""
    if meeting is None:
        return None
    classes = []
    for kind in meeting.classes:
        term = terms.get(kind.name)
        first = (term.meaning,) if term is not None and term.meaning.end else ()
        rest = tuple(quote for quote in kind.quotes if quote not in first)
        classes.append(replace(kind, quotes=first + rest))
    return replace(meeting, classes=tuple(classes))
