"""Whom a description admits: only users, anyone, or only people who are not users."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from ulo_classify.governance.records import Who
from ulo_classify.language.patterns import Unit

_USERS = frozenset({"users", "user_noun", "user_adjective", "user_relation", "condition", "lived_experience"})
_OTHERS = frozenset({"family", "family_first", "professional", "nonuser", "ally", "mixed", "user_noun_weak"})
_BEFORE = 4  # units in which a word such as "parent of" takes users away
_NEGATION = 5


@cache
def _words() -> dict[str, tuple[str, ...]]:
    source = resources.files(__package__).joinpath("who.toml").read_text(encoding="utf-8")
    return {key: tuple(words) for key, words in tomllib.loads(source).items()}


def admits(units: Sequence[Unit]) -> Who | None:
    """Whom the people described by these units can be; None where no people are described.

    Alternatives open the door: "a disabled person or a carer" admits anyone (in the worst case no user).
    """
    users = [at for at, unit in enumerate(units) if _USERS & unit.slots and not _beside(units, at)]
    others = [at for at, unit in enumerate(units) if _OTHERS & unit.slots or _is_another_term(unit)]
    denied = [at for at in users if _denied(units, at)]
    if denied and len(denied) == len(users):
        return "others"
    if says_anyone(units):
        return "anyone"
    if users:
        return "anyone" if _alternative(units, users, others) else "users"
    if any("nonuser" in units[at].slots for at in others):
        return "others"  # nothing stops a relative or a nurse from being a user too
    people = any(
        {"people", "membership", "board"} & unit.slots and "number" not in unit.slots for unit in units
    )
    return "anyone" if people or others else None


def says_anyone(units: Sequence[Unit]) -> bool:
    """True if a description opens the door to anybody in so many words."""
    return _says(units, "anyone")


def _says(units: Sequence[Unit], family: str) -> bool:
    text = f" {' '.join(unit.word for unit in units)} ".replace("_", " ")
    return any(f" {phrase} " in text for phrase in _words()[family])


def _is_another_term(unit: Unit) -> bool:
    """True of a term of the document's own for people who are not users."""
    return bool({"own_class", "own_people"} & unit.slots) and "users" not in unit.slots


def _beside(units: Sequence[Unit], at: int) -> bool:
    """True where the users are somebody's child, client or cause: "the parent of a deaf child"."""
    if _says(units[:at], "friendly"):
        return True
    if "users" not in units[at].slots and "condition" not in units[at].slots:
        return False
    if any(unit.word in _words()["services"] for unit in units[at + 1 : at + 2]):
        return True  # "mental health treatment" is no condition of those who give it
    ahead = [unit.word for unit in units[max(0, at - _BEFORE) : at]]
    return any(piece in _words()["beside"] for word in ahead for piece in word.split("_"))


def _denied(units: Sequence[Unit], at: int) -> bool:
    ahead = " ".join(unit.word for unit in units[max(0, at - _NEGATION) : at + 1]).replace("_", " ")
    return any(f" {phrase} " in f" {ahead} " for phrase in _words()["others"])


def _alternative(units: Sequence[Unit], users: Sequence[int], others: Sequence[int]) -> bool:
    """True if an "or" sets people who are not users beside users."""
    ors = [at for at, unit in enumerate(units) if unit.word in ("or", "and/or", ";")]
    for border in ors:
        left = [at for at in (*users, *others) if at < border]
        right = [at for at in (*users, *others) if at > border]
        if left and right and (max(left) in others) != (min(right) in others):
            return True
        if (
            any(at in users for at in left)
            and any(
                "people" in unit.slots and not _USERS & unit.slots for unit in units[border + 1 : border + 6]
            )
            and not any(border < at <= border + 8 for at in users)
        ):
            return True  # "a disabled person, or a person who has the skills"
    return False
