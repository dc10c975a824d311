"""What lists do to the names of bodies: one function a kind of change, and lists of changed names."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Sequence
from typing import NamedTuple

from evaluation.invented_register import Invented, places, words
from ulo_classify.register.keys import folded_key, strict_key

_SHORT = {
    "association": "Assoc.",
    "society": "Soc.",
    "centre": "Ctr",
    "group": "Grp",
    "federation": "Fed.",
    "foundation": "Fdn",
    "saint": "St",
    "community": "Comm.",
    "district": "Dist.",
    "national": "Nat.",
    "council": "Cncl",
    "partnership": "P'ship",
}
_LEGAL = re.compile(
    r"\s*(?:\bLtd\b\.?|\bLimited\b|\bS?CIO\b|\bCIC\b|\(Charitable Incorporated Organisation\))\s*$"
)


class Changed(NamedTuple):
    """A name on a list: how it came about, and the number of the body that it means (None: not registered).

    `known` are further lines of the same list that help ("Full Name (ACR)").
    """

    name: str
    kind: str
    number: int | None
    known: str = ""


def typo(name: str, rng: random.Random) -> str:
    """One slip in a word of five letters or more: two letters swapped, one lost, doubled or wrong."""
    spots = [
        found.start() + at
        for found in re.finditer(r"[A-Za-z]{5,}", name)
        for at in range(1, len(found.group()) - 1)
    ]
    if not spots:
        return name
    at = rng.choice(spots)
    match rng.randrange(4):
        case 0:
            return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        case 1:
            return name[:at] + name[at + 1 :]
        case 2:
            return name[:at] + name[at] + name[at:]
        case _:
            return name[:at] + rng.choice(string.ascii_lowercase) + name[at + 1 :]


def form(name: str, _rng: random.Random) -> str:
    """Without "The" and the legal suffix."""
    return _LEGAL.sub("", name).removeprefix("The ")


def ampersand(name: str, _rng: random.Random) -> str:
    """The word "and" for "&", and the other way round."""
    return name.replace(" & ", " and ") if " & " in name else name.replace(" and ", " & ")


def shorten(name: str, _rng: random.Random) -> str:
    """Common words abbreviated."""
    return " ".join(_SHORT.get(word.casefold(), word) for word in name.split())


def capitals(name: str, rng: random.Random) -> str:
    """In capitals, in small letters, or with curly marks."""
    return rng.choice((name.upper(), name.lower(), name.replace("'", "’")))


def reorder(name: str, rng: random.Random) -> str:
    """The first word or the last two behind or before the rest, as in indexes."""
    parts = form(name, rng).replace("(", "").replace(")", "").replace(",", "").split()
    if len(parts) < 3:
        return name
    return (
        f"{' '.join(parts[1:])}, {parts[0]}" if rng.random() < 0.6 else f"{parts[-1]} {' '.join(parts[:-1])}"
    )


def spaces(name: str, rng: random.Random) -> str:
    """A blank lost between two words, or put into a word, as PDFs do."""
    gaps = [found.start() for found in re.finditer(r"(?<=[a-z]{3}) (?=[A-Z][a-z]{3})", name)]
    if not gaps:
        return name
    at = rng.choice(gaps)
    return name[:at] + name[at + 1 :]


def acronym_of(name: str) -> str:
    """Capital initials of a name."""
    return "".join(word[0] for word in re.findall(r"[A-Za-z]+", _LEGAL.sub("", name)) if word[0].isupper())


_SIMPLE: dict[str, Callable[[str, random.Random], str]] = {
    "form": form,
    "one typo": typo,
    "two typos": lambda name, rng: typo(typo(name, rng), rng),
    "ampersand": ampersand,
    "abbreviation": shorten,
    "capitals": capitals,
    "word order": reorder,
    "blanks": spaces,
}
_MIX = {
    "unchanged": 12,
    "form": 12,
    "one typo": 12,
    "two typos": 5,
    "ampersand": 5,
    "abbreviation": 8,
    "capitals": 6,
    "word order": 5,
    "blanks": 2,
    "several": 9,
    "acronym in brackets": 4,
    "acronym that the list expands": 3,
    "acronym as a working name": 2,
    "previous name": 3,
    "working name": 2,
    "place added": 3,
    "place dropped": 1,
    "of and for exchanged": 1,
    "not there: another place": 8,
    "not there: another trade word": 3,
    "not there: another place, one typo": 2,
    "not there: an acronym": 1,
    "not there: nothing like it": 4,
}
_TRIES = 400  # bodies drawn for one kind of change until it fits


def changed_names(bodies: Sequence[Invented], count: int, seed: int) -> list[Changed]:
    """A list of so many names in the mix of `_MIX`, from bodies of a register."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, no secret
    names = (name for each in bodies for name in (each.name, each.previous, each.working) if name)
    strict = {strict_key(name) for name in names}
    kinds = rng.choices(list(_MIX), list(_MIX.values()), k=count)
    found: list[Changed] = []
    for kind in kinds:
        tries = (_changed(kind, rng.choice(bodies), rng, strict) for _ in range(_TRIES))
        each = next((each for each in tries if each is not None), None)
        if each is not None:
            found.append(each)
    return found


def _changed(kind: str, body: Invented, rng: random.Random, strict: set[str]) -> Changed | None:
    """One changed name; None where the change does not fit the body, or gives another body's name."""
    name = body.name
    if kind.startswith("not there"):
        return _absent(kind, body, rng, strict)
    known = ""
    if kind == "unchanged":
        new = name
    elif kind == "several":
        new = name
        for each in rng.sample(["form", "one typo", "ampersand", "abbreviation", "capitals"], 3):
            new = _SIMPLE[each](new, rng)
    elif kind in _SIMPLE:
        new = _SIMPLE[kind](name, rng)
    else:
        special = _special(kind, body, rng)
        if special is None:
            return None
        new, known = special
    if kind != "unchanged" and new == name:
        return None
    if kind not in {"previous name", "working name", "acronym as a working name"} and strict_key(
        new
    ) in strict - {strict_key(name)}:
        return None  # it has become the name of another body
    return Changed(new, kind, body.number, known)


def _special(kind: str, body: Invented, rng: random.Random) -> tuple[str, str] | None:
    """The changed name and a further line of the list; None where the change does not fit the body."""
    plain = form(body.name, rng)
    letters = acronym_of(plain)
    new = known = ""
    match kind:
        case "acronym in brackets" if len(letters) > 2:
            new = f"{plain} ({letters})"
        case "acronym that the list expands" if len(letters) > 2:
            new, known = letters, f"{plain} ({letters})"
        case "acronym as a working name" if body.working.isupper():
            new = body.working
        case "previous name":
            new = body.previous
        case "working name" if not body.working.isupper():
            new = body.working
        case "place added" if body.place:
            new = f"{plain}, {rng.choice(words()['counties'])}"
        case "place dropped" if plain.endswith(f"({body.place})"):
            new = plain.removesuffix(f" ({body.place})")
        case "of and for exchanged" if body.place and body.subject and (" of " in plain or " for " in plain):
            new = plain.replace(" of ", " for ") if " of " in plain else plain.replace(" for ", " of ")
    return (new, known) if new else None


def _absent(kind: str, body: Invented, rng: random.Random, strict: set[str]) -> Changed | None:
    """The name of a body that is not on the register."""
    plain = form(body.name, rng)
    new = plain
    match kind:
        case "not there: another place" if body.place:
            new = plain.replace(body.place, rng.choice(places()))
        case "not there: another place, one typo" if body.place:
            new = plain.replace(body.place, rng.choice(places()))
        case "not there: an acronym":
            new = "".join(rng.choices("ABCDEFGHILMNPRSTW", k=rng.choice((3, 4, 5))))
        case "not there: another trade word" if body.subject and body.place:
            new = plain.replace(body.body, rng.choice(words()["bodies"]))
        case "not there: nothing like it":
            letters = (
                "".join(rng.choices("bcdfglmnprstvz", k=3)) + "o" + "".join(rng.choices("bdklmnrst", k=2))
            )
            new = (
                f"{letters.capitalize()} {rng.choice(words()['brand_ends'])} {rng.choice(words()['bodies'])}"
            )
    keys = {strict_key(new), folded_key(strict_key(new))}
    if keys & strict or new == plain:
        return None
    return Changed(typo(new, rng) if kind.endswith("one typo") else new, kind, None)
