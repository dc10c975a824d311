"""An invented network of member groups: two lists and a register of England and Wales in its exact columns.

Run as a script it writes the golden case: `python tests/sector/network.py FOLDER`.
"""

from __future__ import annotations

import csv
import random
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz.distance import OSA

KEYS = ["date_of_extract", "organisation_number", "registered_charity_number", "linked_charity_number"]
HEADERS = {
    path.stem.removeprefix("publicextract."): path.read_text(encoding="utf-8").splitlines()[0].split("\t")
    for path in (Path(__file__).parents[1] / "register" / "data").glob("publicextract.*.txt")
}
CHARITY = HEADERS["charity"]
OTHER_NAMES = HEADERS["charity_other_names"]
EVENTS = [
    *KEYS,
    *("charity_name", "charity_event_order", "event_type", "date_of_event", "reason"),
    *("assoc_organisation_number", "assoc_registered_charity_number", "assoc_charity_name"),
]
EXTRACT = "2027-04-01"
KINDS = ("{} Voices Forum", "{} Peer Support Network", "Service Users of {}", "{} Survivors Collective")
STARTS = re.findall(
    r"\w+", "Bram Cor Dun Fel Gar Hol Jes Kel Lor Mar Nor Oss Pen Quil Ras Sil Tor Ul Ved Wex Yar Zel"
)
MIDDLES = re.findall(r"\w+", "an eb ich ol um ast ing orp ydd avel")
ENDS = re.findall(r"\w+", "brook combe ford gate holm ley mere stead thwaite wick")


def places(number: int, seed: int) -> list[str]:
    """Names of places that nobody could take for one another with a letter or two wrong."""
    every = [a + b + c for a in STARTS for b in MIDDLES for c in ENDS]
    random.Random(seed).shuffle(every)  # noqa: S311 - nothing secret
    found: list[str] = []
    for place in every:
        if all(OSA.distance(place, other) > 2 for other in found):
            found.append(place)
        if len(found) == number:
            return found
    raise AssertionError(f"only {len(found)} places")


@dataclass
class Charity:
    name: str
    registered: str = "2009-05-06"
    removed: str = ""
    previous: tuple[str, ...] = ()
    events: tuple[dict[str, str], ...] = ()
    cells: dict[str, str] = field(default_factory=dict)


def write_extract(folder: Path, charities: Iterable[Charity], first: int = 9200001) -> list[Path]:
    """The tables of the extract; the charities are numbered in their order."""
    bodies, names, events = [], [], []
    for place, charity in enumerate(charities):
        number = str(first + place)
        keys = {
            "date_of_extract": EXTRACT,
            "organisation_number": number[1:],
            "registered_charity_number": number,
            "linked_charity_number": "0",
            "charity_name": charity.name,
        }
        status = "Removed" if charity.removed else "Registered"
        own = {"charity_type": "Other", "charity_registration_status": status} | charity.cells
        dates = {"date_of_registration": charity.registered, "date_of_removal": charity.removed}
        bodies.append(keys | own | dates)
        for order, name in enumerate(charity.previous, 1):
            as_name = {"charity_name_id": str(order), "charity_name_type": "Previous name"}
            names.append(keys | as_name | {"charity_name": name})
        events += [
            keys | {"charity_event_order": str(order)} | event
            for order, event in enumerate(charity.events, 1)
        ]
    found = [_table(folder, "charity", CHARITY, bodies)]
    if names:
        found.append(_table(folder, "charity_other_names", OTHER_NAMES, names))
    if events:
        found.append(_table(folder, "charity_event_history", EVENTS, events))
    return found


def _table(folder: Path, name: str, header: list[str], rows: list[dict[str, str]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"publicextract.{name}.txt"
    lines = ["\t".join(header), *("\t".join(row.get(column, "") for column in header) for row in rows)]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    return path


def write_list(path: Path, names: Iterable[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["Organisation"])
        writer.writerows([name] for name in names)
    return path


@dataclass
class Golden:
    """The golden case: 822 members, of whom 221 closed and 601 stayed, and 55 who joined."""

    old: list[str]
    new: list[str]
    charities: list[Charity]
    closed: list[str]
    joined: list[str]
    renamed: list[str]
    misspelt: list[str]


def golden(seed: int = 822, members: int = 822, closed: int = 221, joined: int = 55) -> Golden:
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    names = [kind.format(place) for place in places(-(-(members + joined) // 4), seed) for kind in KINDS]
    chance.shuffle(names)
    old, new_ones = names[:members], names[members : members + joined]
    gone = set(chance.sample(old, closed))
    kept = [name for name in old if name not in gone]
    changed = chance.sample(kept, 24)
    renamed, misspelt = set(changed[:14]), set(changed[14:])
    charities, new = [], []
    for name in old:
        if name in gone:
            removed = f"{chance.choice((2025, 2026))}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            charities.append(Charity(name, removed=removed))
            continue
        now = f"Open Doors {name.split()[-1]} {name.split()[0]}" if name in renamed else name
        charities.append(Charity(now, previous=(name,) if name in renamed else ()))
        new.append(_slip(name) if name in misspelt else now)
    charities += [Charity(name, registered="2026-02-03") for name in new_ones]
    new += new_ones
    chance.shuffle(new)
    return Golden(old, new, charities, sorted(gone), new_ones, sorted(renamed), sorted(misspelt))


def _slip(name: str) -> str:
    """The name with two letters the wrong way round, in its longest word but never at its beginning."""
    word = max(name.split(), key=len)
    middle = len(word) // 2
    turned = word[:middle] + word[middle + 1] + word[middle] + word[middle + 2 :]
    return name.replace(word, turned)


def main(folder: Path) -> None:
    case = golden()
    write_list(folder / "old.csv", case.old)
    write_list(folder / "new.csv", case.new)
    write_extract(folder / "register", case.charities)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
