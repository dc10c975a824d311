"""What a document calls its board, those on it, its kinds of seat and its classes of members."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ulo_classify.governance.board_names import boards_of, other_bodies, own_board_of, people_of, scores_of
from ulo_classify.governance.class_names import class_names, is_room
from ulo_classify.governance.definitions import kinds_joined, kinds_of_member, kinds_of_seat, singular
from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.seat_names import (
    NO_SEAT,
    called,
    capitalised,
    is_seat,
    listed,
    places,
    titled,
    ways,
)
from ulo_classify.governance.vocabulary import family


@dataclass(frozen=True, slots=True)
class Names:
    """What a document calls its board (`boards`), those on it (`people`), seats and classes of members.

    `own_board`: the body has no board beside itself; its members sit on it.
    """

    boards: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]
    classes: tuple[str, ...]
    others: tuple[str, ...]
    own_board: bool


def read_names(text: str, sentences: Sequence[Sentence], terms: Iterable[str], hosts: Iterable[str]) -> Names:
    """Find the names of a document.

    Args:
        text: the document.
        sentences: its sentences.
        terms: the terms that it defines, singular in small letters.
        hosts: those of them that mean another organisation or its board.
    """
    small = text.lower().replace("’", "'")
    hosts = set(hosts)
    own = own_board_of(small, hosts)
    scores = scores_of(text, sentences, hosts)
    people = people_of(small, scores) if not own else ()
    boards = (own,) if own else boards_of(scores, has_people=bool(people))
    heads = {board.split(" of ")[0].rpartition(" ")[2] for board in boards} | {"board"} - hosts
    members = [f"{head} member" for head in heads] + (["member", "voting member"] if own else [])
    if own and len(re.findall(r"\bcouncillors\b", small)) > 2:
        members.append("councillor")
    seats = {name for name in (*kinds_of_seat(text), *terms) if is_seat(name, people, heads)}
    seats |= {name for name in capitalised(text, [*people, *members]) if is_seat(name, people, heads)}
    seats |= set(ways(small, [*people, *members]))
    seats |= set(places(small)) | set(titled(sentences))
    seats |= {name for name in listed(sentences) if name not in kinds_of_member(text)}
    if own:
        found = re.findall(r"\b((?:[A-Z][\w'’-]+ ){1,2})[Mm]embers?\b", text)
        kinds = {singular(f"{each.strip().lower()} member") for each in found}
        seats |= {kind for kind in kinds if kind.split()[0] not in NO_SEAT and kind.split()[0] not in heads}
    seats |= {name for name in called(small) if name not in kinds_of_member(text)}
    terms = set(terms)
    kinds = (kinds_of_member(text) | kinds_joined(text) | terms) - hosts  # "Founder Member" means a company
    classes = {name for name in kinds if _is_class(name, heads)}
    classes |= {
        name
        for name in class_names(text, sentences) - {term for term in terms if not is_room(term)} - hosts
        if not _is_officer(name, people, heads) and name not in family("others")
    }
    paired = {name.removesuffix(" member") for name in classes if " and " in name}
    seats |= {
        f"{first} {word}" for first in paired for word in people or members if f"{first} {word}" in small
    }
    if own:
        seats, classes = seats | classes, set()
    return Names(
        boards,
        tuple(dict.fromkeys((*people, *members))),
        tuple(sorted(seats - set(people) - set(members))),
        tuple(sorted(classes - seats - {*boards})),
        tuple(sorted(other_bodies(text, boards))),
        own_board=bool(own),
    )


def _is_class(name: str, heads: set[str]) -> bool:
    words = name.split()
    if len(words) < 2 or words[-1] not in ("member", "membership", "voter"):
        return False
    return words[0] not in family("plain_members") and not any(word in heads for word in words[:-1])


def _is_officer(name: str, people: Sequence[str], heads: set[str]) -> bool:
    """True of a name for somebody on the board or in an office, who joins it as a trustee or as its chair."""
    last = name.rpartition(" ")[2]
    plain = ("trustee", "director", "governor", "chair", "officer", "representative", "delegate", "nominee")
    return (
        name in family("offices")
        or last in family("offices")
        or last in people
        or last in plain
        or (last == "member" and not _is_class(name, heads))
    )
