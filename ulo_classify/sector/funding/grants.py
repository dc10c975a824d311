"""Grants by the 360Giving standard (JSON packages and flat CSV) -> awards, as a stream."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from ulo_classify.errors import ReadingError, SectorError
from ulo_classify.sector.dates import DayOrder, Order, read_date
from ulo_classify.sector.funding.awards import Award, Party, party_of, read_amount, read_currency, text_of
from ulo_classify.sector.problems import Problems

_NEEDED = ("id", "amount")


def grants_of_json(
    grants: Iterator[Any], source: str, problems: Problems, order: DayOrder
) -> Iterator[Award]:
    """Awards of the objects of a package's `grants`, one at a time."""
    for number, grant in enumerate(grants, 1):
        if not isinstance(grant, dict):
            problems.add("no_object", f"{source}, grant {number}")
            continue
        funder = _first(grant.get("fundingOrganization"))
        yield made(
            source,
            text_of(grant.get("id")) or f"{source}, grant {number}",
            funder=party_of([text_of(funder.get("id"))], text_of(funder.get("name"))),
            recipients=tuple(
                party_of(
                    [text_of(each.get("id"))],
                    text_of(each.get("name")),
                    charity=text_of(each.get("charityNumber")),
                    company=text_of(each.get("companyNumber")),
                )
                for each in grant.get("recipientOrganization") or ()
                if isinstance(each, dict)
            ),
            amount=grant.get("amountAwarded"),
            currency=grant.get("currency"),
            date=text_of(grant.get("awardDate")),
            title=text_of(grant.get("title")),
            description=text_of(grant.get("description")),
            problems=problems,
            order=order,
            to_person=bool(grant.get("recipientIndividual")),
        )


def made(
    source: str,
    key: str,
    *,
    funder: Party,
    recipients: tuple[Party, ...],
    amount: object,
    currency: object,
    date: str,
    title: str,
    description: str,
    problems: Problems,
    order: DayOrder,
    to_person: bool = False,
) -> Award:
    """An award from what a file says; what is wrong with it is counted and named."""
    where = f"{source}: {key}"
    read, code = read_amount(amount), read_currency(currency)
    value = read.value
    if read.problem:
        problems.add(read.problem, where, "" if amount is None else str(amount))
    if not code:
        problems.add("no_currency", where, str(currency or ""))
        value = None
    elif read.currency and read.currency != code:
        problems.add("currency_clash", where, f"{amount}, {code}")
        value = None
    found = read_date(date) if date else None
    day = order.settle(found) if found else None
    if not date:
        problems.add("no_date", where)
    elif found is None:
        problems.add("unreadable_date", where, date)
    elif day is None:
        problems.add("two_readings", where, date)
    if not recipients and not to_person:
        problems.add("no_recipient", where)
    return Award(source, key, funder, recipients, value, code, day, title, description, to_person)


def grants_of_csv(path: Path, problems: Problems, order: Order | None) -> Iterator[Award]:
    """Awards of a flat file. It is read twice: once for how its dates are written, then for the awards.

    Raises:
        ReadingError: the file cannot be read.
        SectorError: it has no columns of the standard.
    """
    days = DayOrder(order)
    for row in _rows(path):
        days.note(read_date(row["date"]))
    for row in _rows(path):
        recipient = party_of(
            [row["recipient_id"]], row["recipient"], charity=row["charity"], company=row["company"]
        )
        yield made(
            path.name,
            row["id"] or f"{path.name}, row {row['row']}",
            funder=party_of([row["funder_id"]], row["funder"]),
            recipients=(recipient,) if recipient.ids or recipient.name else (),
            amount=row["amount"],
            currency=row["currency"],
            date=row["date"],
            title=row["title"],
            description=row["description"],
            problems=problems,
            order=days,
            to_person=bool(row["person"]),
        )


def is_grants_header(headers: Sequence[str]) -> bool:
    """Whether the headers of a table are those of 360Giving grants."""
    places = _places(headers)
    return all(role in places for role in _NEEDED)


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    csv.field_size_limit(1 << 24)
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.reader(line.replace("\0", "") for line in handle)
            places = _places(next(reader, []))
            if not all(role in places for role in _NEEDED):
                raise SectorError(
                    f"{path.name} is no table of 360Giving grants: its first row must have Identifier and"
                    f" Amount Awarded."
                )
            for number, cells in enumerate(reader, 2):
                if any(cell.strip() for cell in cells):
                    row = {
                        role: cells[places[role]].strip()
                        if role in places and places[role] < len(cells)
                        else ""
                        for role in _fields()
                    }
                    yield {**row, "row": str(number)}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReadingError(
            f"{path} cannot be read as a table in UTF-8: check its name, and save it as CSV."
        ) from error


def _places(headers: Sequence[str]) -> dict[str, int]:
    known = {header.strip().casefold(): at for at, header in reversed(list(enumerate(headers)))}
    found = {}
    for role, names in _fields().items():
        at = next((known[name.casefold()] for name in names if name.casefold() in known), None)
        if at is not None:
            found[role] = at
    return found


@cache
def _fields() -> dict[str, list[str]]:
    text = resources.files(__package__ or "").joinpath("fields.toml").read_text("utf-8")
    fields: dict[str, list[str]] = tomllib.loads(text)["threesixty"]
    return fields


def _first(value: object) -> dict[str, Any]:
    return value[0] if isinstance(value, list) and value and isinstance(value[0], dict) else {}
