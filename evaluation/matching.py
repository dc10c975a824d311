"""Names against a register: how often the right body comes first, how often a wrong one, how fast."""

from __future__ import annotations

import csv
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from evaluation.corruption import Changed, changed_names
from evaluation.invented_register import Invented, invent

_MAPPING = """
key = "invented"
title = "Invented register"
scheme = "XX-INV"
[[table]]
name = "bodies"
holds = "bodies"
[table.columns]
number = "number"
name = "name"
place = "place"
[[table.names]]
column = "previous"
kind = "previous"
[[table.names]]
column = "working"
kind = "working"
"""


HEAD = """\
# Names against registers

Written by `python -m evaluation matching --out FILE`. One register and its list are invented
(`evaluation/matching.toml`, `invented_register.py`): bodies that differ by a place or a trade word, a few
of them of one name. The names of the other register are real, and half of its bodies are left out, so that
their names are of bodies that are not there. What lists do to names is invented too (`corruption.py`), by
the author of the matcher, so the figures are a check and no forecast. Where two bodies have one name, no
matcher can tell which is meant; such names count as errors in the first figure.
"""


class Figures(NamedTuple):
    """What came out. Seconds are wall-clock; `megabytes` is the greatest memory of the looking up."""

    rows: int
    names: int
    registered: int
    first: int
    matched: int
    wrong: int
    import_seconds: float
    find_seconds: float
    megabytes: float
    by_kind: dict[str, Counter[str]]
    errors: list[str]

    @property
    def accuracy(self) -> float:
        """Share of the names of registered bodies for which the right body came first."""
        return self.first / max(self.registered, 1)

    @property
    def false_share(self) -> float:
        """Share of all names that were matched with a wrong body."""
        return self.wrong / max(self.names, 1)


def measure_invented(rows: int, names: int, seed: int) -> Figures:
    """Invent a register and a list, import the one, look up the other."""
    bodies = invent(rows, seed)
    return measure(bodies, changed_names(bodies, names, seed + 1))


def measure_real(path: Path, names: int, seed: int) -> Figures:
    """The same changes on the names of a real register (columns name, org_id); half of it is left out.

    The half that is left out gives names of bodies that are not there.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        found = [row["name"] for row in csv.DictReader(stream) if row["name"].strip()]
    titled = [name.title() if name.isupper() else name for name in dict.fromkeys(found)]
    bodies = [Invented(number, name, "", "", "") for number, name in enumerate(titled, start=1)]
    here, away = bodies[::2], bodies[1::2]
    changed = changed_names(here, names * 4 // 5, seed)
    absent = [each._replace(number=None) for each in changed_names(away, names // 5, seed + 1)]
    absent = [each._replace(kind="not there: a real name") for each in absent if each.kind[:3] != "not"]
    return measure(here, [*changed, *absent])


def measure(bodies: Sequence[Invented], changed: Sequence[Changed]) -> Figures:
    """Import the bodies and look the names up in a process of its own, whose memory is taken."""
    with tempfile.TemporaryDirectory() as folder:
        database, seconds = _import(bodies, Path(folder))
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        child = context.Process(target=_look_up, args=(str(database), [*changed], theirs))
        child.start()
        answers, find_seconds, megabytes = ours.recv()
        child.join()
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    errors = []
    for each, (outcome, first, name) in zip(changed, answers, strict=True):
        right = first == each.number if each.number is not None else first is None
        by_kind[each.kind]["names"] += 1
        by_kind[each.kind]["first"] += right and each.number is not None
        by_kind[each.kind][outcome] += 1
        if outcome == "match" and not right:
            by_kind[each.kind]["wrong"] += 1
        if not right and (outcome == "match" or each.number is not None):
            errors.append(f"{outcome}\t{each.kind}\t{each.name}\t{name}")
    return Figures(
        rows=len(bodies),
        names=len(changed),
        registered=sum(each.number is not None for each in changed),
        first=sum(counts["first"] for counts in by_kind.values()),
        matched=sum(counts["match"] for counts in by_kind.values()),
        wrong=sum(counts["wrong"] for counts in by_kind.values()),
        import_seconds=seconds,
        find_seconds=find_seconds,
        megabytes=megabytes,
        by_kind=dict(by_kind),
        errors=errors,
    )


def _import(bodies: Sequence[Invented], folder: Path) -> tuple[Path, float]:
    from ulo_classify.register import import_registers

    source, mapping, database = folder / "bodies.csv", folder / "mapping.toml", folder / "register.db"
    mapping.write_text(_MAPPING, encoding="utf-8")
    with source.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("number", "name", "place", "previous", "working"))
        writer.writerows((each.number, each.name, each.place, each.previous, each.working) for each in bodies)
    start = time.perf_counter()
    import_registers([source], database, mapping=mapping)
    return database, time.perf_counter() - start


def _look_up(database: str, changed: list[Changed], answers: Connection) -> None:
    """Run in the child: open, look up, answer with what came first for each name."""
    from ulo_classify.register import Register

    start = time.perf_counter()
    lines = [each.name for each in changed] + [each.known for each in changed if each.known]
    found = []
    with Register(database) as register:
        for match in register.find(lines):
            first = match.body or next(iter(match.candidates), None)
            number = int(first.org_id.rpartition("-")[2]) if first else None
            found.append((match.outcome, number, first.name if first else ""))
    seconds = time.perf_counter() - start
    answers.send((found[: len(changed)], seconds, _peak()))


def _peak() -> float:
    """The greatest memory of this process so far, in MB.

    From the kernel's own account where there is one: `ru_maxrss` of a child begins with that of its parent.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 2**10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def lines_of(title: str, figures: Figures) -> Iterator[str]:
    """The figures as a section of Markdown."""
    yield f"## {title}"
    yield ""
    yield (
        f"{figures.rows:,} bodies on the register, {figures.names:,} names, {figures.registered:,} of them of"
        " bodies on the register."
    )
    yield ""
    yield "| figure | value |"
    yield "|---|---|"
    yield f"| the right body comes first | {figures.accuracy:.3f} |"
    yield f"| matched outright | {figures.matched / figures.names:.3f} |"
    yield f"| matched with a wrong body | {figures.false_share:.4f} ({figures.wrong}) |"
    yield f"| seconds for all names | {figures.find_seconds:.1f} |"
    yield f"| greatest memory, MB | {figures.megabytes:.0f} |"
    yield f"| seconds to import | {figures.import_seconds:.0f} |"
    yield ""
    yield "| what the list did | names | right body first | match | candidates | none | wrong match |"
    yield "|---|---|---|---|---|---|---|"
    for kind, counts in sorted(figures.by_kind.items()):
        first = "" if kind.startswith("not there") else str(counts["first"])
        yield (
            f"| {kind} | {counts['names']} | {first} | {counts['match']} | {counts['candidates']}"
            f" | {counts['none']} | {counts['wrong']} |"
        )
