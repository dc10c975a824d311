"""A list against the registers: a match for each body of it, and the register entries as documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ulo_classify.register.decisions import Decision
from ulo_classify.register.finder import Register
from ulo_classify.register.queries import queries_of
from ulo_classify.schema import Document, ListEntry, RegisterMatch


class LookUp:
    """An open database with the decisions and the date of one consultation."""

    def __init__(
        self, register: Register, decisions: Mapping[str, Decision] | None = None, date: str | None = None
    ) -> None:
        """Look up in `register`; `date` is an ISO date."""
        self._register = register
        self._decisions = decisions
        self._date = date

    @classmethod
    def open(
        cls, path: Path, *, decisions: Mapping[str, Decision] | None = None, date: str | None = None
    ) -> LookUp:
        """Open the database at `path`.

        Raises:
            RegisterError: there is none, or it is no database of this version.
        """
        return cls(Register(path), decisions, date)

    def matches(self, entries: Sequence[ListEntry]) -> list[RegisterMatch | None]:
        """A match for each entry, in order; None for individuals and anonymous entries, never looked up."""
        queries = queries_of(entries)
        asked = [query for query in queries if query is not None]
        found = self._register.find(asked, decisions=self._decisions, date=self._date)
        return [None if query is None else next(found) for query in queries]

    def documents(self, match: RegisterMatch | None) -> tuple[Document, ...]:
        """The register entry of the body that was matched; nothing where none was matched outright."""
        return self._register.documents(match.body.org_id) if match and match.body else ()
