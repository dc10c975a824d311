"""The picture of a board in the worst case: where its seats go, and the same in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ulo_classify.report.wording import messages, term
from ulo_classify.schema import SeatGroup

CELL = 40
_ROW = 12  # seats
_MOST = 96  # seats that can still be told apart in a small picture


@dataclass(frozen=True)
class Seat:
    """One seat: its kind ("users", "open", "others", "no_vote"), its letter, and its middle."""

    kind: str
    letter: str
    x: int
    y: int


@dataclass(frozen=True)
class BoardPicture:
    """A board in the worst case: its seats as shapes, and the text that says the same.

    `seats` is empty where there are too many to draw; the text is always there.
    """

    seats: list[Seat]
    width: int
    height: int
    sentence: str
    legend: list[tuple[str, str, str]]
    groups: Sequence[SeatGroup]
    users: int
    votes: int


def board_picture(groups: Sequence[SeatGroup]) -> BoardPicture | None:
    """The picture of a board; None where the rules set no numbers."""
    if not groups:
        return None
    counts = _counts(groups)
    kinds = list(counts.elements())
    drawn = kinds if len(kinds) <= _MOST else []
    seats = [
        Seat(
            kind=kind,
            letter=term("seat", kind).short,
            x=at % _ROW * CELL + CELL // 2,
            y=at // _ROW * CELL + CELL // 2,
        )
        for at, kind in enumerate(drawn)
    ]
    voting = [group for group in groups if group.votes]
    return BoardPicture(
        seats=seats,
        width=min(len(drawn), _ROW) * CELL,
        height=-(-len(drawn) // _ROW) * CELL,
        sentence=_sentence(voting, counts),
        legend=[(kind, term("seat", kind).short, term("seat", kind).word) for kind in counts],
        groups=groups,
        users=sum(group.users for group in voting),
        votes=sum(group.seats for group in voting),
    )


def _counts(groups: Iterable[SeatGroup]) -> Counter[str]:
    """How many seats there are of each kind, users first."""
    counts: Counter[str] = Counter(dict.fromkeys(messages()["seat"], 0))
    for group in groups:
        if not group.votes:
            counts["no_vote"] += group.seats
            continue
        counts["users"] += group.users
        counts["open" if group.who == "anyone" else "others"] += group.seats - group.users
    return Counter({kind: number for kind, number in counts.items() if number})


def _sentence(voting: Sequence[SeatGroup], counts: Counter[str]) -> str:
    words = messages()["board_picture"]
    kinds = [
        words["kind"].format(number=number, word=term("seat", kind).word) for kind, number in counts.items()
    ]
    users, votes = sum(group.users for group in voting), sum(group.seats for group in voting)
    return str(words["sentence"].format(users=users, votes=votes, kinds="; ".join(kinds)))


def seat_words(group: SeatGroup) -> str:
    """One group of seats of the board in the worst case, for a terminal."""
    words = messages()["board_picture"]
    vote = "" if group.votes else f", {term('seat', 'no_vote').word}"
    who = f"{words['who'].lower()}: {words['may_hold'][group.who]}{vote}"
    return (
        f"{words['title']}: {group.name}, {words['seats'].lower()} {group.seats}, "
        f"{words['users'].lower()} {group.users}, {who}"
    )
