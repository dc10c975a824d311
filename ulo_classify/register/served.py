"""What the reconciliation service knows of bodies: register entries, and results of an audit, if given."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from ulo_classify.register.finder import Register
from ulo_classify.schema import AuditLine

ORGANISATION = "organisation"
_OF_RESULTS = ("our_status", "our_basis")
_REAL_DATES = ("registered", "removed")
_DAY = 10  # characters of a whole ISO date
Value = dict[str, str]


@cache
def words() -> dict[str, Any]:
    """The words of `service.toml`, read once."""
    return tomllib.loads(files(__package__).joinpath("service.toml").read_text(encoding="utf-8"))


class Result(NamedTuple):
    """The result of an audit for one body: keys of the schema."""

    status: str
    basis: str | None


def results_by_id(lines: Iterable[AuditLine]) -> dict[str, tuple[Result, ...]]:
    """Results by identifier, for the lines of an audit that were matched to a body on a register.

    A body has several only where the lines of the list that name it have different results.
    """
    found: dict[str, dict[Result, None]] = {}
    for line in lines:
        match = line.register_match
        org_id = match.body.org_id if match and match.body else (line.assessment and line.assessment.id)
        if org_id and line.status:
            basis = line.assessment.basis if line.assessment else None
            found.setdefault(org_id, {})[Result(line.status, basis)] = None
    return {org_id: tuple(results) for org_id, results in found.items()}


class Served(NamedTuple):
    """An open database, with results by identifier and the words for their statuses and grounds."""

    register: Register
    results: Mapping[str, tuple[Result, ...]] = {}
    status_words: Mapping[str, str] = {}
    basis_words: Mapping[str, str] = {}

    def properties(self) -> dict[str, str]:
        """What can be asked of a body, by key; results only where there are some."""
        known: dict[str, str] = words()["properties"]
        return {key: word for key, word in known.items() if self.results or key not in _OF_RESULTS}

    def types(self) -> list[Value]:
        """Every type: an organisation, by its status on the register, and by its result."""
        found = [{"id": key, "name": word} for key, word in words()["types"].items()]
        if self.results:
            found += [self._result_type(status) for status in self.status_words]
        return found

    def _result_type(self, status: str) -> Value:
        word = words()["result_type"].format(status=self.status_words.get(status, status))
        return {"id": status, "name": word}

    def types_of(self, org_id: str, *, gone: bool) -> list[Value]:
        """The types of one body."""
        key = "removed" if gone else "registered"
        own = [{"id": each, "name": words()["types"][each]} for each in (ORGANISATION, key)]
        statuses = dict.fromkeys(result.status for result in self.results.get(org_id, ()))
        return own + [self._result_type(status) for status in statuses]

    def facts(self, org_id: str) -> dict[str, tuple[str, ...]]:
        """What is known of a body, by the keys of `properties`; empty for none."""
        entries = self.register.entries(org_id)
        if not entries:
            return {}
        first = entries[0]
        results = self.results.get(first.org_id, ())
        others = (entry.name for entry in entries if entry.name != first.registered_name)
        found: dict[str, tuple[str | None, ...]] = {
            "name": (first.registered_name,),
            "identifier": (first.org_id,),
            "status": (words()["removed" if first.gone else "registered"],),
            "register": (self.register.registers[first.register],),
            "registered": (first.registered,),
            "removed": (first.removed,),
            "place": (first.place,),
            "names": tuple(dict.fromkeys(others)),
            "serves": self.register.served(first.org_id),
            "objects": tuple(document.text for document in self.register.documents(first.org_id)),
            "our_status": tuple(self.status_words.get(each.status, each.status) for each in results),
            "our_basis": tuple(
                self.basis_words.get(each.basis, each.basis) for each in results if each.basis
            ),
        }
        return {key: tuple(value for value in values if value) for key, values in found.items()}


def as_values(key: str, facts: Iterable[str]) -> list[Value]:
    """Facts as values of the API: whole dates as dates, all others as text."""
    return [
        {"date": f"{fact}T00:00:00Z"} if key in _REAL_DATES and len(fact) == _DAY else {"str": fact}
        for fact in facts
    ]
