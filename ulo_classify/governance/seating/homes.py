"""The clauses in which seats are told of, and the clauses around a clause."""

from __future__ import annotations

from collections.abc import Sequence

from ulo_classify.governance.seating.draft import Draft
from ulo_classify.governance.seating.lines import Line


def homes_of(draft: Draft, lines: Sequence[Line]) -> dict[int, set[str]]:
    """The clauses in which each group is told of."""
    at = {line.sentence.start: line.sentence.clause for line in lines}
    homes: dict[int, set[str]] = {}
    for group in draft.groups:
        own = {at.get(quote.start, "") for quote in group.quotes} - {""}
        homes[id(group)] = own | {above(clause) for clause in own} | {main_of(clause) for clause in own}
    return homes


def above(clause: str) -> str:
    """The clause above: "14(4)" stands in "14", "5.2.1" in "5.2"."""
    return clause.rpartition("(")[0] if clause.endswith(")") else clause.rpartition(".")[0] or clause


def main_of(clause: str) -> str:
    """The clause without the letters of its items."""
    return clause.split("(", maxsplit=1)[0]


__all__ = ["above", "homes_of", "main_of"]
