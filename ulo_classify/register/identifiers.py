"""Numbers of registers as org-id identifiers, and identifiers in what people write.

Source of the prefixes: org-id.guide (GB-CHC, GB-SC, GB-NIC, GB-COH, IE-CRO, IE-CHY, AU-ABN, NZ-CR, US-EIN).
"""

from __future__ import annotations

import re

_NOT_SIGN = re.compile(r"[^A-Z0-9]+")
_COMPANY_LENGTH = 8
_NO_COMPANY = frozenset({"", "0", "NONE", "NA", "99999999", "00999999", "01234567", "12345678", "NI999999"})
_DIGITS = {
    "GB-CHC": (5, 7),
    "GB-NIC": (6, 6),
    "AU-ABN": (11, 11),
    "US-EIN": (9, 9),
    "IE-CRO": (1, 7),
    "IE-CHY": (3, 8),
}
_WHOLE = re.compile(r"\b([A-Z]{2}-[A-Z]{2,8})-([A-Z0-9][A-Z0-9./-]*)", re.IGNORECASE)
_WHOLE_APART = re.compile(
    r"[\[(,;]?\s*\b[A-Z]{2}-[A-Z]{2,8}-(?=[A-Z./-]{0,8}\d)[A-Z0-9][A-Z0-9./-]*\s*[\])]?", re.IGNORECASE
)
_SAID = (  # most particular first; the number stands in the group
    (re.compile(r"\bSC\s?0?(\d{5,6})\b(?!\d)", re.IGNORECASE), "GB-SC"),
    (re.compile(r"\bNIC\s?(\d{6})\b", re.IGNORECASE), "GB-NIC"),
    (re.compile(r"\bCC\s?(\d{5})\b", re.IGNORECASE), "NZ-CR"),
    (re.compile(r"\bABN\W{0,3}(\d{2}\s?\d{3}\s?\d{3}\s?\d{3})\b", re.IGNORECASE), "AU-ABN"),
    (re.compile(r"\bEIN\W{0,3}(\d{2}-?\d{7})\b", re.IGNORECASE), "US-EIN"),
    (re.compile(r"\b(?:RCN|CHY)\W{0,3}(\d{3,8})\b", re.IGNORECASE), "IE-CHY"),
    (re.compile(r"\bCRO\W{0,3}(\d{3,7})\b", re.IGNORECASE), "IE-CRO"),
    (re.compile(r"\bcompany\b\D{0,24}?\b((?:SC|NI|OC|CE|IP|RS|NF)?\s?\d{5,8})\b", re.IGNORECASE), "GB-COH"),
    (re.compile(r"\bcharit(?:y|ies)\b\D{0,24}?\b(\d{5,7})(?:-(\d{1,3}))?\b", re.IGNORECASE), "GB-CHC"),
)
_LINKED = re.compile(r"(\d{6,7})-(\d{1,3})")
_BARE = re.compile(r"(?:SC\d{6}|NIC\d{6}|CC\d{5}|(?:NI|OC|CE)\d{6}|\d{6,8})", re.IGNORECASE)


def identifier(scheme: str, number: str, linked: str = "") -> str:
    """Write a register's number as an identifier; empty where there is no usable number.

    Args:
        scheme: prefix by org-id, e.g. "GB-CHC".
        number: as the register writes it; blanks, points and a trailing ".0" of a spreadsheet are dropped.
        linked: number of a linked charity under its parent's number; "" and "0" mean the main charity.
    """
    number = plain_number(number)
    if scheme in {"GB-COH", "IE-CRO"}:
        number = company_number(number) if scheme == "GB-COH" else number.lstrip("0")
    elif scheme == "GB-SC" and number.isdigit():
        number = f"SC{number:0>6}"
    elif scheme == "GB-NIC":
        number = number.removeprefix("NIC")
    elif scheme == "US-EIN" and number:
        number = f"{number:0>9}"
    if not number or not number.strip("0"):
        return ""
    linked = plain_number(linked)
    return f"{scheme}-{number}" + (f"-{linked}" if linked.strip("0") else "")


def plain_number(number: str) -> str:
    """Letters and digits of a number, upper case, without a spreadsheet's ".0"."""
    return _NOT_SIGN.sub("", number.strip().upper().removesuffix(".0"))


def company_number(number: str) -> str:
    """A UK company number of eight characters; empty for a number that stands for none."""
    number = plain_number(number)
    if number.isdigit():
        number = f"{number:0>{_COMPANY_LENGTH}}"
    elif number[:2].isalpha() and number[2:].isdigit():
        number = f"{number[:2]}{number[2:]:0>6}"
    return "" if number in _NO_COMPANY or not number.strip("0") or len(number) != _COMPANY_LENGTH else number


def find_identifiers(text: str) -> list[str]:
    """Every identifier that a text names: whole ones, then numbers with a word that says whose they are.

    A text that is nothing but a number is tried as a number of each register whose numbers look so.
    """
    found = [normal_form(match.group()) for match in _WHOLE.finditer(text)]
    bare = text.strip().replace(" ", "")
    linked_number = _LINKED.fullmatch(bare)
    if linked_number:
        return [*found, identifier("GB-CHC", *linked_number.groups())]
    if _BARE.fullmatch(bare):
        return list(dict.fromkeys([*found, *_guesses(bare.upper())]))
    for pattern, scheme in _SAID:
        for match in pattern.finditer(text):
            number = f"SC{match.group(1):0>6}" if scheme == "GB-SC" else match.group(1)
            if scheme == "NZ-CR":
                number = f"CC{number}"
            linked = match.group(2) if scheme == "GB-CHC" else None
            found.append(identifier(scheme, number, linked or ""))
    return list(dict.fromkeys(each for each in found if each))


def without_identifiers(name: str) -> str:
    """A name without whole identifiers in it, with their brackets and commas; as it is if nothing is left."""
    rest = _WHOLE_APART.sub(" ", name)
    return " ".join(rest.split()).strip(" ,;-–—") or name


def _guesses(number: str) -> list[str]:
    if number.startswith("SC"):
        return [identifier("GB-SC", number), identifier("GB-COH", number)]
    if number.startswith("NIC"):
        return [identifier("GB-NIC", number)]
    if number.startswith("CC"):
        return [identifier("NZ-CR", number)]
    if not number.isdigit():
        return [identifier("GB-COH", number)]
    if len(number) == _COMPANY_LENGTH:
        return [identifier("GB-COH", number), identifier("IE-CHY", number)]
    return [identifier(scheme, number) for scheme in ("GB-CHC", "GB-NIC") if _fits(scheme, number)] + [
        identifier("GB-COH", number)
    ]


def _fits(scheme: str, number: str) -> bool:
    least, most = _DIGITS[scheme]
    return least <= len(number) <= most


def normal_form(org_id: str) -> str:
    """An identifier as it is stored: upper case, no blanks; the number in the form of its register."""
    match = _WHOLE.fullmatch(org_id.strip())
    if not match:
        return org_id.strip()
    scheme, number = match.group(1).upper(), match.group(2).rstrip("./-")
    if scheme == "GB-CHC":
        main, _, linked = number.partition("-")
        return identifier(scheme, main, linked)
    return identifier(scheme, number)
