"""Whom a description admits: only users, anyone, or only people who are not users."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from ulo_classify.governance.records import Who
from ulo_classify.governance.tagged import TOKEN, Tagged, Token

_PEOPLE = "XACMPTSW"
_OR = re.compile(r"\bor\b|and/or|;|\bas well as\b")


@cache
def _pattern(family: str) -> re.Pattern[str]:
    source = resources.files(__package__).joinpath("admission.toml").read_text(encoding="utf-8")
    return re.compile("|".join(f"(?:{each})" for each in tomllib.loads(source)[family]))


def admits(tagged: Tagged, words: str | None = None) -> Who | None:
    """Whom a description admits; None where it describes no people.

    Alternatives open the door: "a disabled person or a carer" admits anyone (in the worst case no user).

    Args:
        tagged: the sentence or definition.
        words: the part of its words that describes; the whole of it if None.
    """
    words = tagged.words if words is None else words
    places = [(found, tagged.tokens[int(found[2])]) for found in TOKEN.finditer(words)]
    users, shut, others = [], [], []
    for found, token in places:
        before = words[: found.start()].rstrip()
        if means_users(token):
            if _pattern("beside").search(_clip(before)):
                others.append(found.start())
            elif _pattern("shut").search(_clip(before)):
                shut.append(found.start())
            elif token.kind != "V" or _pattern("own").search(_clip(before)) or not before:
                users.append(found.start())
        elif means_others(token):
            others.append(found.start())
    if shut and not users:
        return "others"
    if _pattern("anyone").search(words):
        return "anyone"
    if users:
        return "anyone" if _alternative(words, users, others, places) else "users"
    named = [token for _, token in places if means_others(token)]
    if named and all(token.who == "others" for token in named):
        return "others"  # nothing stops a relative or a nurse from being a user too
    return "anyone" if others or any(token.kind in _PEOPLE for _, token in places) else None


def means_users(token: Token) -> bool:
    """True of a token for users, or for a class or seat that only users can hold."""
    return token.kind in "UV" or token.who == "users"


def means_others(token: Token) -> bool:
    """True of a token for people who are not users, or for a class open to others."""
    return token.kind == "X" or (token.kind in "ACS" and token.who != "users" and token.kind != "S")


def _clip(before: str) -> str:
    """The words before a token as far back as they bind it: to the last stop or semicolon."""
    return re.split(r"[;:]|, (?:and|or|who|but)\b", before)[-1][-90:]


def _alternative(
    words: str, users: list[int], others: list[int], places: list[tuple[re.Match[str], Token]]
) -> bool:
    """True if an "or" sets people who are not users beside users."""
    people = [found.start() for found, token in places if token.kind == "P"]
    for border in (found.start() for found in _OR.finditer(words)):
        marks = [(at, at in users) for at in sorted((*users, *others))]
        left = [is_user for at, is_user in marks if at < border]
        right = [is_user for at, is_user in marks if at > border]
        if left and right and left[-1] != right[0]:
            return True
        behind = [at for at in people if border < at <= border + 60]
        if any(left) and behind and not any(border < at <= behind[0] + 120 for at in users):
            return True  # "a disabled person, or a person who has the skills"
    return False
