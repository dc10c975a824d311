"""An invented register: bodies that differ by place, by trade word and by little else, as real ones do."""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_FILE = Path(__file__).parent / "matching.toml"


@cache
def words() -> dict[str, list[str]]:
    """The lists of words from which names are made."""
    table: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {key: value.split() if isinstance(value, str) else list(value) for key, value in table.items()}


class Invented(NamedTuple):
    """A body: its number, its registered name, what the name is made of, and its other names."""

    number: int
    name: str
    place: str
    subject: str
    body: str
    previous: str = ""
    working: str = ""


@cache
def places() -> tuple[str, ...]:
    """Names of places, none of them one letter from a word that the name of a body needs."""
    found = [start + end for start in words()["place_starts"] for end in words()["place_ends"]]
    return tuple(dict.fromkeys(found))


def invent(count: int, seed: int) -> list[Invented]:
    """Invent so many bodies; no two have the same name but a few in a thousand, as on real registers."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, no secret
    towns = list(places())
    rng.shuffle(towns)
    shares = [1 / (rank + 8) for rank in range(len(towns))]
    found: list[Invented] = []
    names: set[str] = set()
    drawn = rng.choices(towns, shares, k=count * 3)
    for town in drawn:
        if len(found) == count:
            break
        each = _body(len(found) + 1, town, rng)
        if each.name in names and rng.random() > 0.02:
            continue
        names.add(each.name)
        found.append(each)
    while len(found) < count:
        found.append(_trust(len(found) + 1, rng))
    return found


def _body(number: int, town: str, rng: random.Random) -> Invented:
    lists = words()
    pattern = rng.random()
    if pattern < 0.22:
        return _trust(number, rng)
    if pattern < 0.30:
        the = rng.choice(("", "The "))
        name = f"{the}Parochial Church Council of St {rng.choice(lists['saints'])}, {town}"
        return Invented(number, name, town, "", "")
    subject = rng.choice(lists["subjects"] if rng.random() < 0.4 else lists["other_subjects"])
    body = rng.choice(lists["bodies"])
    legal = f" {rng.choice(lists['legal'])}" if rng.random() < 0.2 else ""
    the = "The " if rng.random() < 0.15 else ""
    if pattern < 0.62:
        core = f"{town} {subject} {body}"
    elif pattern < 0.74:
        core = f"{town} and District {subject} {body}"
    elif pattern < 0.82:
        core = f"{town} {body} {rng.choice(('of', 'for'))} {subject}"
    elif pattern < 0.90:
        core = f"{rng.choice(lists['brands'])} {rng.choice(lists['brand_ends'])} {subject} {body} ({town})"
    else:
        core = f"{subject} {body} {town} & {rng.choice(lists['counties'])}"
    previous = working = ""
    if rng.random() < 0.12:
        trade = f"{rng.choice(lists['subjects'])} {rng.choice(lists['bodies'])}"
        previous = f"{town} {trade} {rng.choice(lists['counties'])}"
    if rng.random() < 0.12:
        working = (
            "".join(word[0] for word in core.replace("(", "").split() if word[0].isupper())
            if rng.random() < 0.5
            else f"{rng.choice(lists['brands'])}{rng.choice(lists['brand_ends']).lower()} {town}"
        )
    return Invented(number, f"{the}{core}{legal}", town, subject, body, previous, working)


def _trust(number: int, rng: random.Random) -> Invented:
    lists = words()
    surname = rng.choice(lists["surnames_starts"]) + rng.choice(lists["surnames_ends"])
    second = rng.choice(lists["surnames_starts"]) + rng.choice(lists["surnames_ends"])
    initial = rng.choice("ABCDEFGHJKLMNPRSTW")
    kind = rng.choice(
        ("Charitable Trust", "Foundation", "Memorial Fund", "Educational Trust", "Almshouse Charity")
    )
    name = rng.choice(
        (f"The {initial} {surname} {kind}", f"{surname} {second} {kind}", f"The {surname} {kind} of {second}")
    )
    return Invented(number, name, "", surname, kind)
