"""The words in which shares of votes are explained (`control.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from ulo_classify.governance import Bounds, Fact, Holding
from ulo_classify.people import mask_people

_HALF = Fraction(1, 2)


@cache
def _words() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("control.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def say(*path: str, **values: object) -> str:
    """A sentence of `control.toml` by its keys, filled in."""
    found: Any = _words()
    for key in path:
        found = found[key]
    return str(found).format(**values)


def masked(name: str) -> str:
    """A document's own word for seats or members, without names of people; it may be in small letters."""
    return name if mask_people(name.title()) == name.title() else mask_people(name.title())


def clause_words(labels: Sequence[str]) -> str:
    """Clauses in a bracket: " (clause 5.1)", " (clauses 5.1, 12.2)", " (Article 4, clause 2)"."""
    numbers = [label for label in labels if label[:1].isdigit() or label[:1] == "("]
    named = [label for label in labels if label not in numbers]
    parts = list(named)
    if numbers:
        word = say("words", "clause" if len(numbers) == 1 else "clauses")
        parts.append(f"{word} {', '.join(numbers)}")
    return f" ({', '.join(parts)})" if parts else ""


def share_words(share: Fraction) -> str:
    """A share within a sentence: "half", "7/12"."""
    return say("words", "half") if share == _HALF else f"{share.numerator}/{share.denominator}"


def explain(body: str, bounds: Bounds, clauses: Sequence[str]) -> str:
    """The worst case these rules allow, with the clauses that decide it, and the best."""
    values = {"where": say("where", body), "clauses": clause_words(clauses)}
    if bounds.low == bounds.high:
        key = {Fraction(0): "none", Fraction(1): "all"}.get(bounds.low, "share")
        return say("always", key, share=share_words(bounds.low), **values)
    return f"{_worst(bounds, values)} {_best(bounds)}"


def _worst(bounds: Bounds, values: dict[str, str]) -> str:
    if not bounds.low_reached:
        key = "more" if bounds.low else "vanishing"
        return say("worst", key, share=share_words(bounds.low), **values)
    counted = votes_of(bounds.worst)
    if counted is None:
        key = "share" if bounds.low else "no_share"
        return say("worst", key, share=share_words(bounds.low), **values)
    users, votes = counted
    return say("worst", "some" if users else "none", users=users, votes=votes, **values)


def _best(bounds: Bounds) -> str:
    if not bounds.high_reached:
        key = "nearly_all" if bounds.high == 1 else "less"
        return say("best", key, share=share_words(bounds.high))
    counted = votes_of(bounds.best)
    if bounds.high == 1:
        return say("best", "all")
    if counted is None:
        return say("best", "share", share=share_words(bounds.high))
    return say("best", "some", users=counted[0], votes=counted[1])


def votes_of(holdings: Sequence[Holding]) -> tuple[int, int] | None:
    """Users' votes and all votes on a board; None where the rules set no numbers."""
    voting = [each for each in holdings if each.group.votes]
    return (sum(each.users for each in voting), sum(each.seats for each in voting)) if voting else None


def casting_words(body: str, fact: Fact, clauses: Sequence[str]) -> str:
    """A sentence on who may hold a casting vote."""
    holder = fact.what.partition(": ")[2]
    return say("casting", holder, where=say("where", body), clauses=clause_words(clauses))
