"""What an audit needs of those that do its work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from ulo_classify.consultation.matching import Named
from ulo_classify.schema import (
    Assessment,
    Document,
    ListEntry,
    Organisation,
    RegisterMatch,
    Unassessed,
)

D = TypeVar("D", bound=Named)
Progress = Callable[[int, int, str | None], None]
"""Called as (lines done, lines in all, name of the body or None); never with the name of a person."""


class LooksUp(Protocol):
    """What an audit needs of an `ulo_classify.register.look_up.LookUp`."""

    def matches(self, entries: Sequence[ListEntry]) -> list[RegisterMatch | None]:
        """A match for each entry, in order; None for individuals."""
        ...

    def documents(self, match: RegisterMatch | None) -> tuple[Document, ...]:
        """The register entry of the body that was matched."""
        ...


class Assesses(Protocol):
    """What an audit needs of an `ulo_classify.Assessor`."""

    def assess(self, organisation: Organisation) -> Assessment:
        """Assess one body."""
        ...

    def assess_many(
        self, organisations: Iterable[Organisation], n_jobs: int = 1
    ) -> Iterator[Assessment | Unassessed]:
        """Assess many bodies, lazily and in order."""
        ...
