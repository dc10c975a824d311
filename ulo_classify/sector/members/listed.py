"""The bodies of two lists, grouped: which entries, of either list, name one and the same body.

Entries belong together by their names, as in an audit of one list (`consultation.matching`), and by the
number under which a register or a person's decision has them. A decision goes before everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ulo_classify.consultation.matching import find_duplicates
from ulo_classify.consultation.names import is_acronym, strict_key
from ulo_classify.register import Decision, Register, RegisterRow
from ulo_classify.register.decisions import decision_key
from ulo_classify.register.identifiers import normal_form
from ulo_classify.register.look_up import LookUp
from ulo_classify.register.queries import queries_of
from ulo_classify.schema import ConsultationList, ListEntry, RegisterCandidate, RegisterMatch

NUMBER = "number"
_SAME_NAME = "the same name"  # as `find_duplicates` calls it


@dataclass(frozen=True)
class Listed:
    """One entry of a list with what registers and people say of it.

    `rows` are the rows of the registers about it, `ids` their identifiers, or the identifier that a person
    gave. `new` tells on which list it is.
    """

    entry: ListEntry
    new: bool
    match: RegisterMatch | None = None
    rows: tuple[RegisterRow, ...] = ()
    ids: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The name as the list has it."""
        return self.entry.name or ""

    @property
    def decided(self) -> bool:
        """Whether a person said which body it is."""
        return self.match is not None and self.match.method == "decision"


@dataclass(frozen=True)
class Group:
    """All entries of one body, and why those after the first were put to it (empty for the first)."""

    entries: tuple[Listed, ...]
    how: tuple[str, ...]

    def on(self, *, new: bool) -> tuple[Listed, ...]:
        """Its entries on one list."""
        return tuple(each for each in self.entries if each.new is new)

    def name(self, *, new: bool) -> str | None:
        """Its fullest name on one list; None where it is not there."""
        names = [each.name for each in self.on(new=new)]
        return next((name for name in names if not is_acronym(name)), names[0]) if names else None

    @property
    def rows(self) -> tuple[RegisterRow, ...]:
        """The rows of the registers about it, each once."""
        return tuple({row.org_id + row.register: row for each in self.entries for row in each.rows}.values())


def listed(
    source: ConsultationList,
    *,
    new: bool,
    register: Register | None,
    decisions: Mapping[str, Decision],
    date: str | None,
) -> list[Listed]:
    """The organisations of a list, each looked up; people are left out."""
    entries = [entry for entry in source.entries if entry.kind == "organisation" and entry.name]
    if register is None:
        matches = [_decided(entry, decisions) for entry in entries]
    else:
        matches = LookUp(register, decisions, date).matches(entries)
    return [_one(entry, match, register, new=new) for entry, match in zip(entries, matches, strict=True)]


def _decided(entry: ListEntry, decisions: Mapping[str, Decision]) -> RegisterMatch | None:
    """What a person decided, where there is no register to look up in."""
    query = queries_of([entry])[0]
    names = query.decision_names if query else ()
    decision = next((decisions[key] for name in names if (key := decision_key(name)) in decisions), None)
    if decision is None:
        return None
    given = {"name": entry.name or "", "method": "decision", "reason": f"{decision.reason()}."}
    if not decision.org_id:
        return RegisterMatch(outcome="none", **given)
    body = RegisterCandidate(
        org_id=decision.org_id, register_key="", name=given["name"], matched_name=given["name"], score=1.0
    )
    return RegisterMatch(outcome="match", body=body, **given)


def _one(entry: ListEntry, match: RegisterMatch | None, register: Register | None, *, new: bool) -> Listed:
    if match is None or match.body is None:
        return Listed(entry, new, match)
    org_id = normal_form(match.body.org_id)
    rows = register.rows(org_id) if register else ()
    return Listed(entry, new, match, rows, frozenset({org_id, *(row.org_id for row in rows)}))


def group_bodies(entries: Sequence[Listed]) -> list[Group]:
    """Put the entries of both lists together by body, in the order of the first entry of each."""
    bodies = _Bodies(len(entries))
    for duplicate in find_duplicates([each.entry for each in entries]):
        first, later = entries[duplicate.first], entries[duplicate.later]
        if not _kept_apart(first, later, duplicate.reason):
            bodies.join(duplicate.first, duplicate.later, duplicate.reason)
    by_id: dict[str, int] = {}
    for index, each in enumerate(entries):
        for number in sorted(each.ids):
            bodies.join(by_id.setdefault(number, index), index, NUMBER)
    return [
        Group(tuple(entries[index] for index in group), tuple(bodies.how.get(index, "") for index in group))
        for group in bodies.groups()
    ]


class _Bodies:
    """Entries that belong together, by their places; each set is known by the first of them."""

    def __init__(self, number: int) -> None:
        self._first = list(range(number))
        self.how: dict[int, str] = {}

    def join(self, one: int, other: int, reason: str) -> None:
        first, later = sorted((self._first[one], self._first[other]))
        if first != later:
            self._first = [first if each == later else each for each in self._first]
            self.how.setdefault(max(one, other), reason)

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for index, first in enumerate(self._first):
            found[first].append(index)
        return list(found.values())


def _kept_apart(first: Listed, later: Listed, reason: str) -> bool:
    """Whether numbers speak against two like names: where people gave them, or where the names differ."""
    if not first.ids or not later.ids or first.ids & later.ids:
        return False
    return (first.decided and later.decided) or reason != _SAME_NAME


def same_strict_name(group: Group) -> bool:
    """Whether some entry of each list has the same name, but for "The", "Ltd" and the like."""
    old = {strict_key(each.name) for each in group.on(new=False)}
    return any(strict_key(each.name) in old for each in group.on(new=True))
