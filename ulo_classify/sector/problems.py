"""What was wrong with the input of a sector report: counted and named, never dropped in silence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

_MOST_NAMED = 1000  # of a kind; all are counted


class Problem(NamedTuple):
    """One case: its kind (a key of the report's words), where it stands, and what stands there."""

    kind: str
    where: str
    what: str


@dataclass
class Problems:
    """Cases in their order; `counts` are of all, `named` holds the first thousand of a kind."""

    counts: Counter[str] = field(default_factory=Counter)
    named: list[Problem] = field(default_factory=list)

    def add(self, kind: str, where: str, what: str = "") -> None:
        """Count a case, and name it."""
        self.counts[kind] += 1
        if self.counts[kind] <= _MOST_NAMED:
            self.named.append(Problem(kind, where, what))
