"""One award of money: a grant or a contract, as its publisher tells it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from ulo_classify.register.identifiers import find_identifiers, normal_form
from ulo_classify.register.values import clean

_SIGNS = {"£": "GBP", "€": "EUR", "$": "", "A$": "AUD", "NZ$": "NZD", "US$": "USD"}
_SIGN = re.compile(r"^(?:US|NZ|A)?[£€$]|[£€]$")
_PLAIN = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_CONTINENTAL = re.compile(r"-?\d{1,3}(?:\.\d{3})+,\d{1,2}")
_CODE = re.compile(r"[A-Z]{3}")


class Party(NamedTuple):
    """Who gives or gets money: identifiers in normal form, and a name."""

    ids: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Award:
    """An award. `amount` is None where there is none that can be used (the problem is counted apart).

    `currency` is an ISO 4217 code or "" and `day` the day of the decision or None. `recipients` are several
    where one sum goes to several bodies.
    """

    source: str
    id: str
    funder: Party
    recipients: tuple[Party, ...]
    amount: Decimal | None
    currency: str
    day: dt.date | None
    title: str
    description: str
    to_person: bool = False


class Amount(NamedTuple):
    """An amount as read: its value, the currency of its sign, and a kind of problem or ""."""

    value: Decimal | None
    currency: str
    problem: str


def read_amount(raw: object) -> Amount:
    """Read an amount: a number, or text like "12,500.00", "£12 500", "(300)" or "12.500,00"."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return Amount(None, "", "no_amount")
    if isinstance(raw, bool):
        return Amount(None, "", "unreadable_amount")
    return _of_text(str(raw), written=isinstance(raw, str))


def _of_text(raw: str, *, written: bool) -> Amount:
    text = raw.strip().replace("\u00a0", "").replace(" ", "").replace("\u2212", "-")
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    sign = _SIGN.search(text.lstrip("-"))
    currency = _SIGNS.get(sign.group(), "") if sign else ""
    text = text.replace(sign.group(), "", 1) if sign else text
    if written and _CONTINENTAL.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif written and not _PLAIN.fullmatch(text):
        return Amount(None, currency, "unreadable_amount")
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return Amount(None, currency, "unreadable_amount")
    if not value.is_finite():
        return Amount(None, currency, "unreadable_amount")
    problem = "negative" if value < 0 else "zero" if value == 0 else ""
    return Amount(None if problem else value, currency, problem)


def read_currency(raw: object) -> str:
    """An ISO 4217 code, or "" where none is given."""
    code = str(raw or "").strip().upper()
    return code if _CODE.fullmatch(code) else ""


def party_of(identifiers: list[str], name: str, *, charity: str = "", company: str = "") -> Party:
    """A party by what a publisher says of it; bare numbers are understood where they can be."""
    found = [normal_form(each) for each in identifiers if each.strip()]
    found += find_identifiers(f"charity number {charity}") if charity.strip() else []
    found += find_identifiers(f"company number {company}") if company.strip() else []
    return Party(tuple(dict.fromkeys(found)), clean(name))


def text_of(value: object) -> str:
    """A value of JSON as text; "" for what is no text or number."""
    return clean(str(value)) if isinstance(value, str | int | Decimal) and not isinstance(value, bool) else ""
