"""Contract awards by the Open Contracting Data Standard (releases and records) -> awards.

A contracting process is told in releases, each of which may change what an earlier one said. Of each field
of an award the latest release that gives it counts. Only what is needed is kept, so that memory grows with
awards, and not with files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ulo_classify.sector.dates import DayOrder
from ulo_classify.sector.funding.awards import Award, Party, party_of, text_of
from ulo_classify.sector.funding.grants import made
from ulo_classify.sector.problems import Problems

_NOT_MADE = frozenset({"cancelled", "unsuccessful", "pending"})
_FIELDS = ("title", "description", "status", "date")


@dataclass
class _Told:
    """Fields of an award or contract, each with the date of the release that told it."""

    fields: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def tell(self, key: str, value: object, date: str) -> None:
        if value not in (None, "", ()) and date >= self.fields.get(key, ("",))[0]:
            self.fields[key] = (date, value)

    def get(self, key: str) -> Any:  # noqa: ANN401 - what a file holds
        return self.fields.get(key, ("", None))[1]


class Contracts:
    """Collects releases, and gives their awards at the end."""

    def __init__(self, source: str, problems: Problems) -> None:
        self.source = source
        self.problems = problems
        self._awards: dict[tuple[str, str], _Told] = {}
        self._contracts: dict[tuple[str, str], _Told] = {}
        self._processes: dict[str, _Told] = {}

    def add_record(self, record: object) -> None:
        """Take a record: its compiled release, or else the releases that stand in it."""
        if not isinstance(record, dict):
            self.problems.add("no_object", self.source)
            return
        compiled = record.get("compiledRelease")
        releases = [compiled] if isinstance(compiled, dict) else list(record.get("releases") or ())
        inside = [each for each in releases if isinstance(each, dict) and "ocid" in each]
        if not inside:
            self.problems.add("linked_record", f"{self.source}: {text_of(record.get('ocid'))}")
        for release in inside:
            self.add_release(release)

    def add_release(self, release: object) -> None:
        """Take a release."""
        if not isinstance(release, dict) or not text_of(release.get("ocid")):
            self.problems.add("no_object", self.source)
            return
        process, date = text_of(release["ocid"]), text_of(release.get("date"))
        parties = _parties(release)
        told = self._processes.setdefault(process, _Told())
        tender = release.get("tender") if isinstance(release.get("tender"), dict) else {}
        for key in ("title", "description"):
            told.tell(key, text_of((tender or {}).get(key)) or text_of(release.get(key)), date)
        told.tell("buyer", _party(release.get("buyer"), parties), date)
        told.tell("buyer", _party((tender or {}).get("procuringEntity"), parties), "")
        for each in _objects(release.get("awards")):
            award = self._awards.setdefault((process, text_of(each.get("id"))), _Told())
            for key in _FIELDS:
                award.tell(key, text_of(each.get(key)), date)
            award.tell("value", _value(each.get("value")), date)
            suppliers = (_party(one, parties) for one in _objects(each.get("suppliers")))
            award.tell("suppliers", tuple(party for party in suppliers if party), date)
        for each in _objects(release.get("contracts")):
            contract = self._contracts.setdefault((process, text_of(each.get("id"))), _Told())
            contract.tell("award", text_of(each.get("awardID")), date)
            contract.tell("value", _value(each.get("value")), date)
            contract.tell("dateSigned", text_of(each.get("dateSigned")), date)

    def awards(self) -> Iterator[Award]:
        """Every award that was made; those that were not are counted."""
        signed = self._by_award()
        for (process, key), told in self._awards.items():
            where = f"{process}/{key}" if key else process
            if told.get("status") in _NOT_MADE:
                self.problems.add("not_made", f"{self.source}: {where}", told.get("status"))
                continue
            contracts = signed.get((process, key), [])
            amount, currency = told.get("value") or self._sum(contracts, where)
            about = self._processes[process]
            dates = [each.get("dateSigned") for each in contracts if each.get("dateSigned")]
            yield made(
                self.source,
                where,
                funder=about.get("buyer") or Party((), ""),
                recipients=told.get("suppliers") or (),
                amount=amount,
                currency=currency,
                date=told.get("date") or min(dates, default=""),
                title=_both(told.get("title"), about.get("title")),
                description=_both(told.get("description"), about.get("description")),
                problems=self.problems,
                order=DayOrder(),
            )

    def _by_award(self) -> dict[tuple[str, str], list[_Told]]:
        found: dict[tuple[str, str], list[_Told]] = {}
        for (process, _), told in self._contracts.items():
            found.setdefault((process, told.get("award") or ""), []).append(told)
        return found

    def _sum(self, contracts: list[_Told], where: str) -> tuple[object, object]:
        """The value of an award that tells none: that of its contracts, if they are of one currency."""
        values = [each.get("value") for each in contracts if each.get("value")]
        currencies = {currency for _, currency in values}
        if not values:
            return None, ""
        if len(currencies) > 1 or any(not isinstance(amount, int | Decimal) for amount, _ in values):
            self.problems.add(
                "currencies_mixed", f"{self.source}: {where}", ", ".join(map(str, sorted(currencies)))
            )
            return None, ""
        return sum(Decimal(amount) for amount, _ in values), currencies.pop()


def _both(own: str | None, whole: str | None) -> str:
    return ". ".join(dict.fromkeys(each for each in (own, whole) if each))


def _objects(value: object) -> Iterable[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _value(value: object) -> tuple[object, str] | None:
    return (value.get("amount"), text_of(value.get("currency"))) if isinstance(value, dict) else None


def _parties(release: dict[str, Any]) -> dict[str, Party]:
    found = {}
    for each in _objects(release.get("parties")):
        party = _party(each, {})
        if party and text_of(each.get("id")):
            found[text_of(each["id"])] = party
    return found


def _party(value: object, parties: dict[str, Party]) -> Party | None:
    """A party, or a reference to one: what stands under `parties` knows more than the reference."""
    if not isinstance(value, dict):
        return None
    known = parties.get(text_of(value.get("id")))
    if known:
        return known
    further = [value.get("identifier"), *_objects(value.get("additionalIdentifiers"))]
    ids = [
        f"{text_of(each.get('scheme'))}-{text_of(each.get('id'))}"
        for each in further
        if isinstance(each, dict) and text_of(each.get("scheme")) and text_of(each.get("id"))
    ]
    return party_of(ids or [text_of(value.get("id"))], text_of(value.get("name")))
