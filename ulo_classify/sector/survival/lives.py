"""The life of a body as a register tells it, and what two entries of one body become."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ulo_classify.consultation.names import strict_key
from ulo_classify.sector.problems import Problems
from ulo_classify.sector.survival.rules import rules


@dataclass(frozen=True)
class Life:
    """One body on a register.

    `removed` is None while it is there; `goes_on` tells that it was removed and did not close (merged, took
    another form). `size` is the last known yearly income. `company` and `others` are further identifiers of
    it; `register` is the key of its register, which sets the window in which removals were recorded.
    """

    org_id: str
    name: str
    registered: dt.date
    removed: dt.date | None = None
    goes_on: bool = False
    size: float | None = None
    company: str = ""
    others: tuple[str, ...] = ()
    register: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """Every identifier of the body."""
        return tuple(dict.fromkeys(each for each in (self.org_id, self.company, *self.others) if each))


@dataclass
class Lives:
    """What a source tells: bodies, until when it looked (by register), and what was wrong with it.

    `bodies` of the source are counted before anything is left out. `ways` are words on how it was read.
    """

    source: str
    lives: list[Life]
    until: dict[str, dt.date]
    problems: Problems
    bodies: int = 0
    gone: int = 0
    has_removals: bool = True
    notes: list[str] = field(default_factory=list)


def joined(lives: Sequence[Life], problems: Problems) -> list[Life]:
    """The same with entries of one body as one life.

    Entries are of one body where they share an identifier (a charity that is a company too), or where one was
    removed as another of the same name was registered. Both are counted and named.
    """
    return _by_name(_by_id(lives, problems), problems)


def _by_id(lives: Sequence[Life], problems: Problems) -> list[Life]:
    parent = list(range(len(lives)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first: dict[str, int] = {}
    for at, life in enumerate(lives):
        for each in life.ids:
            parent[root(at)] = root(first.setdefault(each, at))
    groups: dict[int, list[Life]] = defaultdict(list)
    for at, life in enumerate(lives):
        groups[root(at)].append(life)
    found = []
    for group in groups.values():
        if len(group) > 1:
            same = len({each.org_id for each in group}) == 1
            kind = "same_number_twice" if same else "two_numbers"
            problems.add(kind, ", ".join(dict.fromkeys(each.org_id for each in group)), group[0].name)
        found.append(one_life(group))
    return found


def _by_name(lives: Sequence[Life], problems: Problems) -> list[Life]:
    named: dict[str, list[int]] = defaultdict(list)
    for at, life in enumerate(lives):
        named[strict_key(life.name)].append(at)
    dropped: set[int] = set()
    found = list(lives)
    for places in named.values():
        if len(places) < 2:
            continue
        pairs = [(a, b) for a in places for b in places if a != b and _follows(found[a], found[b])]
        if len(places) == 2 and len(pairs) == 1:
            old, new = pairs[0]
            both = f"{found[old].org_id}, {found[new].org_id}"
            problems.add("new_number", both, found[new].name)
            found[new] = one_life([found[new], found[old]])
            dropped.add(old)
        else:
            several = ", ".join(found[at].org_id for at in places[:5])
            problems.add("same_name", several, found[places[0]].name)
    return [life for at, life in enumerate(found) if at not in dropped]


def _follows(old: Life, new: Life) -> bool:
    """Whether the second body took the place of the first, by its dates."""
    if old.removed is None or new.registered <= old.registered:
        return False
    return abs((new.registered - old.removed).days) <= rules().same_name_within_days


def one_life(group: Iterable[Life]) -> Life:
    """One life out of entries of one body: it is there while any entry is."""
    group = list(group)
    if len(group) == 1:
        return group[0]
    there = [each for each in group if each.removed is None]
    last = max(group, key=lambda each: each.removed or dt.date.max)
    sizes = [each.size for each in (last, *group) if each.size is not None]
    ids = tuple(dict.fromkeys(one for each in group for one in each.ids))
    return replace(
        last,
        registered=min(each.registered for each in group),
        removed=None if there else last.removed,
        goes_on=False if there else last.goes_on,
        size=sizes[0] if sizes else None,
        others=ids,
    )
