"""Who received an award: one entity a body, joined to the results of an audit."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ulo_classify.consultation.names import strict_key
from ulo_classify.register.finder import Register
from ulo_classify.register.store import open_database
from ulo_classify.sector.funding.awards import Party
from ulo_classify.sector.funding.rules import rules
from ulo_classify.sector.problems import Problems
from ulo_classify.sector.statuses import Assessed, Statuses

Joined = Literal["identifier", "name", "register", "none"]


@dataclass
class Entity:
    """One body that received awards: all its identifiers and names, and its assessment, if there is one."""

    ids: set[str]
    names: list[str]
    assessed: Assessed | None = None
    joined: Joined = "none"
    on_register: bool = False

    @property
    def shown(self) -> str:
        """A name that may be printed: of a registered or assessed organisation only."""
        if self.assessed is not None:
            return self.assessed.name
        known = self.on_register or any(each.startswith(_prefixes()) for each in self.ids)
        return self.names[0] if known and self.names else ""


@dataclass
class Recipients:
    """Entities of all awards, found by their identifiers and names."""

    statuses: Statuses
    problems: Problems
    database: Path | None = None
    entities: list[Entity] = field(default_factory=list)
    _by_id: dict[str, int] = field(default_factory=dict)
    _by_name: dict[str, int] = field(default_factory=dict)
    _parent: list[int] = field(default_factory=list)

    def place_of(self, party: Party) -> int:
        """The place of a party's entity among `entities` (see `settled`), made if it is new."""
        ids = [each for each in party.ids if _tells(each)]
        known = [self._by_id[each] for each in ids if each in self._by_id]
        key = strict_key(party.name) if party.name else ""
        if not known and key and not ids and key in self._by_name:
            known = [self._by_name[key]]
        if known:
            at = self._root(known[0])
            for other in known[1:]:
                self._join(at, self._root(other))
        else:
            at = len(self.entities)
            self.entities.append(Entity(set(), []))
            self._parent.append(at)
        entity = self.entities[at]
        entity.ids.update(party.ids)
        if party.name and party.name not in entity.names:
            entity.names.append(party.name)
        for each in ids:
            self._by_id.setdefault(each, at)
        if key:
            self._by_name.setdefault(key, at)
        return at

    def settled(self, at: int) -> int:
        """The place at which an entity stands after `settle`: that of the one it was joined with."""
        return self._root(at)

    def settle(self) -> None:
        """Join entities that a register, or their names, show to be one, and look for their assessments."""
        if self.database is not None:
            self._by_register(self.database)
        self._same_names()
        roots = [at for at in range(len(self.entities)) if self._root(at) == at]
        for at in roots:
            self._assess(self.entities[at])
        if self.database is not None:
            self._find(
                [self.entities[at] for at in roots if self.entities[at].assessed is None], self.database
            )

    def _root(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def _join(self, one: int, other: int) -> None:
        if one == other:
            return
        first, second = self.entities[one], self.entities[other]
        first.ids |= second.ids
        first.names += [name for name in second.names if name not in first.names]
        first.on_register |= second.on_register
        self._parent[other] = one

    def _by_register(self, database: Path) -> None:
        """Numbers that a register gives one body: a charity's own and its company's."""
        with closing(open_database(database)) as connection:
            for at in range(len(self.entities)):
                entity = self.entities[self._root(at)]
                for each in [one for one in entity.ids if _tells(one)]:
                    rows = connection.execute(
                        "SELECT org_id, company, other_id, name FROM body WHERE org_id = ?1 OR company = ?1",
                        (each,),
                    ).fetchall()
                    entity.on_register |= bool(rows)
                    for row in rows:
                        entity.ids.update(number for number in row[:3] if number)
            first: dict[str, int] = {}
            for at in range(len(self.entities)):
                here = self._root(at)
                for each in sorted(filter(_tells, self.entities[here].ids)):
                    other = self._root(first.setdefault(each, here))
                    if other != here:
                        self._note("two_numbers", [other, here])
                        self._join(other, here)
                        here = other

    def _same_names(self) -> None:
        """One name under numbers of different lists is one body; under two numbers of one list it is two."""
        named: dict[str, list[int]] = {}
        for at in range(len(self.entities)):
            if self._root(at) == at:
                for key in dict.fromkeys(strict_key(name) for name in self.entities[at].names):
                    named.setdefault(key, []).append(at)
        for places in named.values():
            roots = list(dict.fromkeys(self._root(at) for at in places))
            if len(roots) < 2:
                continue
            schemes = [_scheme(each) for at in roots for each in filter(_tells, self.entities[at].ids)]
            if len(schemes) == len(set(schemes)):
                self._note("two_numbers", roots)
                for other in roots[1:]:
                    self._join(roots[0], other)
            else:
                self._note("same_name", roots)

    def _note(self, kind: str, places: Iterable[int]) -> None:
        entities = [self.entities[at] for at in places]
        numbers = ", ".join(sorted({each for entity in entities for each in entity.ids if _tells(each)}))
        name = next((entity.shown for entity in entities if entity.shown), "")
        self.problems.add(kind, numbers, name)

    def _assess(self, entity: Entity) -> None:
        by_id = next(
            (self.statuses.by_id[each] for each in sorted(entity.ids) if each in self.statuses.by_id), None
        )
        if by_id is not None:
            entity.assessed, entity.joined = by_id, "identifier"
            return
        for name in entity.names:
            found = self.statuses.named(name)
            if found is not None and not _differ(entity.ids, found.ids):
                entity.assessed, entity.joined = found, "name"
                return

    def _find(self, entities: list[Entity], database: Path) -> None:
        """By the register: a name as a funder writes it may be another name of an assessed body."""
        wanted = [entity for entity in entities if entity.names and not any(map(_tells, entity.ids))]
        with Register(database) as register:
            matches = register.find([entity.names[0] for entity in wanted])
            for entity, match in zip(wanted, matches, strict=True):
                if match.body is None:
                    continue
                entity.on_register = True
                entity.ids.add(match.body.org_id)
                found = self.statuses.by_id.get(match.body.org_id) or self.statuses.named(match.body.name)
                if found is not None and not _differ({match.body.org_id}, found.ids):
                    entity.assessed, entity.joined = found, "register"


def _prefixes() -> tuple[str, ...]:
    return tuple(f"{each}-" for each in (*rules().registers, *rules().public))


def _tells(org_id: str) -> bool:
    """Whether an identifier is of a public list; a funder's own number tells nobody else anything."""
    return org_id.startswith(_prefixes()) or (not org_id.startswith("360G-") and _scheme(org_id) != "")


def _scheme(org_id: str) -> str:
    parts = org_id.split("-")
    return "-".join(parts[:2]) if len(parts) > 2 and len(parts[0]) == 2 and parts[0].isalpha() else ""


def _differ(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether two bodies have different numbers on one list, and so are two."""
    mine = {_scheme(each): each for each in ours if _scheme(each)}
    return any(mine.get(_scheme(each), each) != each for each in theirs if _scheme(each))
