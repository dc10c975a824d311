"""A Statement: one assertion about control, light enough to be made by the million."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Asserts = Literal[
    "control", "composition", "eligibility", "identity", "election", "appointment", "advisory", "closed"
]
Group = Literal["users", "mixed", "family", "professional", "other", "authority", "host", "members", "anyone"]
Force = Literal["binding", "fact", "claim", "aim", "past", "draft", "definition", "quotation"]
Scope = Literal["organisation", "part", "other organisation", "generic"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One assertion about control found in a text.

    `start` and `end` are character offsets of the deciding words, half-open. `low` and `high` are the share
    of the body that `group` holds (0 to 1), None where no share is said; `over`: strictly more than low.
    `negated` turns the assertion round. `cues` name the frame and the context words that shaped it.
    """

    asserts: Asserts
    criterion: str
    group: Group
    body: str
    force: Force
    scope: Scope
    start: int
    end: int
    negated: bool = False
    low: Fraction | None = None
    high: Fraction | None = None
    over: bool = False
    cues: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """True if it may make a criterion met: about the body itself, and in force (DESIGN, rule 4)."""
        return self.scope == "organisation" and self.force in ("binding", "fact", "claim")

    @property
    def majority(self) -> bool:
        """True if the group holds more than half in the worst case."""
        half = Fraction(1, 2)
        return self.low is not None and (self.low > half or (self.low == half and self.over))
