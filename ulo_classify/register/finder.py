"""A name -> one body, several that it may be, or none, always with a reason.

In this order: a person's decision, an identifier, the strict form of the name, then words (rarest first), a
scored shortlist, and a judge who lets only a name pass of which every word has its partner.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ulo_classify.consultation.names import display_name, is_acronym, strict_key
from ulo_classify.register.alignment import Alignment, align
from ulo_classify.register.candidates import find_candidates
from ulo_classify.register.decisions import Decision, decision_key
from ulo_classify.register.documents import documents_of, served
from ulo_classify.register.identifiers import normal_form
from ulo_classify.register.keys import folded_key, folded_words
from ulo_classify.register.life import RegisterRow, rows_of
from ulo_classify.register.queries import Query, expand, query_of
from ulo_classify.register.store import open_database
from ulo_classify.register.vocabulary import Vocabulary
from ulo_classify.schema import Document, MatchMethod, RegisterCandidate, RegisterMatch

_BATCH = 256
_MOST_SHOWN = 5
_LEAST_SCORE = 0.55  # below it a name is no candidate: chosen with `python -m evaluation matching`
_SHORTEST_KEY = 8  # letters: one letter is too much of a shorter name ("ms club", "me club")
_SHORT_ACRONYM = 3  # letters: many bodies have the same initials
_NAMES_A_BODY = 4  # looked at, to show each body once
_MOST_SAME = 200  # bodies of one name that are looked at
_NO_EVIDENCE = "That says nothing against the body: many groups are on no register"


class Entry(NamedTuple):
    """A name on a register with its body."""

    body: int
    kind: str
    name: str
    strict: str
    folded: str
    org_id: str
    register: str
    registered_name: str
    gone: bool
    registered: str
    removed: str
    place: str
    company: str
    until: str

    @property
    def entity(self) -> str:
        """The same for entries of one body on two registers, where a number links them."""
        return self.company or self.org_id


class Ranked(NamedTuple):
    """A body with the name that is nearest to the one looked for."""

    entry: Entry
    alignment: Alignment


_SELECT = (
    "SELECT n.body, n.kind, n.name, n.strict, n.folded, b.org_id, b.register, b.name, b.gone, b.registered,"
    " b.removed, b.place, b.company, n.until FROM name n JOIN body b ON b.id = n.body"
)


class Register:
    """A database of registers, open to find bodies in. Use it in a `with`, or close it."""

    def __init__(self, path: Path | str, *, threads: bool = False) -> None:
        """Open the database at `path`.

        Args:
            path: the database.
            threads: let several threads use it; the caller sees to it that they take turns.

        Raises:
            RegisterError: there is none, or it is no database of this version.
        """
        self._connection = open_database(Path(path), threads=threads)
        self._vocabulary = Vocabulary(self._connection)
        self._strict = lru_cache(maxsize=4096)(self._by_strict)

    def __enter__(self) -> Register:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    @property
    def registers(self) -> dict[str, str]:
        """Titles of the registers in the database, by key."""
        return dict(self._connection.execute("SELECT key, title FROM register ORDER BY key"))

    def documents(self, org_id: str) -> tuple[Document, ...]:
        """The register entry of a body as documents: its objects and its account of its activities."""
        return documents_of(self._connection, org_id)

    def served(self, org_id: str) -> tuple[str, ...]:
        """Whom a body says it serves, in the register's classes; never evidence of control."""
        return served(self._connection, org_id)

    def entries(self, org_id: str) -> list[Entry]:
        """The names on the registers of the body with an identifier, the registered one first."""
        return self._entries_with_id(normal_form(org_id))

    def rows(self, org_id: str) -> tuple[RegisterRow, ...]:
        """Every row of the registers about a body: when it came, and when and why it left."""
        return rows_of(self._connection, normal_form(org_id))

    def starting_with(self, text: str, limit: int, *, skip: int = 0) -> list[Entry]:
        """Bodies with a name, or an identifier, that begins with a text: each once, in the order of names."""
        known = self.entries(text)
        key = strict_key(text)
        rows = self._connection.execute(
            f"{_SELECT} WHERE n.strict >= ? AND n.strict < ? ORDER BY n.strict, b.gone, n.id LIMIT ?",
            (key, key + "\U0010ffff", (skip + limit) * _NAMES_A_BODY),
        )
        found = [*known, *(Entry(*row) for row in rows)] if key else known
        bodies: dict[str, Entry] = {}
        for entry in found:  # one body may stand on two registers
            bodies.setdefault(entry.org_id, entry)
        return list(bodies.values())[skip : skip + limit]

    def find(
        self,
        names: Sequence[str | Query],
        *,
        decisions: Mapping[str, Decision] | None = None,
        date: dt.date | str | None = None,
        limit: int = _MOST_SHOWN,
    ) -> Iterator[RegisterMatch]:
        """Look names up, in their order.

        Args:
            names: names as people write them, or queries; acronyms are expanded where another name does so.
            decisions: what a person decided, by `decisions.decision_key` (`decisions.read_decisions`).
            date: of the consultation: a body that had left the register by then, or was not on it yet, is
            never
                matched outright.
            limit: at most so many candidates for a name.
        """
        queries = expand([query_of(name) if isinstance(name, str) else name for name in names])
        day = date.isoformat() if isinstance(date, dt.date) else (date or "")
        for start in range(0, len(queries), _BATCH):
            batch = queries[start : start + _BATCH]
            near = self._near_words(batch)
            for query in batch:
                yield self._one(query, decisions or {}, near, day, limit)

    def _near_words(self, batch: Iterable[Query]) -> dict[str, tuple[str, ...]]:
        words = {
            word
            for query in batch
            for name in _names_of(query)
            if not self._strict(strict_key(name))
            for word in folded_words(strict_key(name))
            if self._vocabulary.needs_near(word)
        }
        return self._vocabulary.near(words) if words else {}

    def _one(
        self,
        query: Query,
        decisions: Mapping[str, Decision],
        near: Mapping[str, tuple[str, ...]],
        day: str,
        limit: int,
    ) -> RegisterMatch:
        keys = map(decision_key, query.decision_names) if decisions else ()
        decision = next((decisions[key] for key in keys if key in decisions), None)
        if decision:
            return self._decided(query, decision)
        numbered = self._by_identifier(query)
        if numbered and numbered.outcome == "match":
            return numbered
        found = [self._by_name(query, name, near, day, limit) for name in _names_of(query)]
        best = next((each for each in found if each.outcome == "match"), None)
        best = best or max(found, key=lambda each: each.candidates[0].score if each.candidates else 0.0)
        if numbered:
            return self._disagreeing(query, numbered, best) if best.body else numbered
        if best.outcome == "none" and is_acronym(query.name):
            return self._by_initials(query, limit) or best
        return best

    def _decided(self, query: Query, decision: Decision) -> RegisterMatch:
        if not decision.org_id:
            reason = f"On no register: {decision.reason()}."
            return RegisterMatch(name=query.name, outcome="none", method="decision", reason=reason)
        entries = self._entries_with_id(decision.org_id)
        reason = f"{decision.org_id}: {decision.reason()}."
        if entries:
            body = _candidate(Ranked(entries[0], Alignment(1.0, 0, ())), 1.0)
        else:
            reason = f"{reason[:-1]}; this database does not hold it."
            body = RegisterCandidate(
                org_id=decision.org_id, register_key="", name=query.name, matched_name=query.name, score=1.0
            )
        return RegisterMatch(name=query.name, outcome="match", method="decision", reason=reason, body=body)

    def _by_identifier(self, query: Query) -> RegisterMatch | None:
        """The body whose number the list gives, where its name does not speak against it."""
        for org_id in query.identifiers:
            entries = self._entries_with_id(org_id)
            if not entries:
                continue
            ranked = self._rank(strict_key(query.name), entries)
            if query.only_number or ranked[0].alignment.score >= _LEAST_SCORE:
                body = _candidate(ranked[0], 1.0)
                return RegisterMatch(
                    name=query.name,
                    outcome="match",
                    method="identifier",
                    reason=f"The identifier {org_id} is given.",
                    body=body.model_copy(update={"differences": ()}),
                )
            return RegisterMatch(
                name=query.name,
                outcome="candidates",
                reason=f"The identifier {org_id} is given, but the register has another name for it.",
                candidates=(_candidate(ranked[0], ranked[0].alignment.score),),
            )
        return None

    def _disagreeing(self, query: Query, numbered: RegisterMatch, named: RegisterMatch) -> RegisterMatch:
        """The number means one body and the name another: both, for a person."""
        both = [*numbered.candidates, *([named.body] if named.body else [])]
        reason = f"{numbered.reason[:-1]}, and another body has this name."
        return RegisterMatch(name=query.name, outcome="candidates", reason=reason, candidates=tuple(both))

    def _by_name(
        self, query: Query, name: str, near: Mapping[str, tuple[str, ...]], day: str, limit: int
    ) -> RegisterMatch:
        key = strict_key(name)
        same = self._strict(key)
        ranked = self._rank(key, same if same else self._worth_a_look(key, near))
        if same:
            written = display_name(name).casefold()
            ranked.sort(key=lambda each: each.entry.name.casefold() != written)
            return self._same_name(query, ranked, day, limit)
        ranked = [each for each in ranked if each.alignment.score >= _LEAST_SCORE]
        if not ranked:
            return RegisterMatch(
                name=query.name,
                outcome="none",
                reason=f"No name on the registers is near this one. {_NO_EVIDENCE}.",
            )
        return self._near_name(query, key, ranked, day, limit)

    def _same_name(self, query: Query, ranked: list[Ranked], day: str, limit: int) -> RegisterMatch:
        """Entries whose strict form is the same: one body, or the one with it as its registered name."""
        there = [each for each in ranked if not _time_doubt(each.entry, day)] or ranked
        pool = there
        for narrower in (
            [each for each in pool if _bears_it(each.entry, day)],
            [each for each in pool if not each.entry.gone],
            [each for each in pool if _bears_it(each.entry, day) and not each.entry.gone],
        ):
            if len({each.entry.entity for each in pool}) > 1 and narrower:
                pool = narrower
        entities = {each.entry.entity for each in pool}
        if len(entities) > 1:
            reason = f"{len(entities)} bodies on the registers have this name."
            return _several(query, ranked, reason, limit)
        best = pool[0]
        doubt = _time_doubt(best.entry, day) or self._acronym_doubt(query, best.entry)
        if doubt:
            return _several(query, ranked, f"A body has this name, but {doubt}.", limit)
        method, reason = _same_name_reason(
            best.entry, query, alone=len({each.entry.entity for each in ranked}) == 1
        )
        return _match(query, best, method, reason)

    def _acronym_doubt(self, query: Query, entry: Entry) -> str:
        """Why an acronym may mean another body than the one that bears it; empty if nothing says so."""
        if query.expansion or not is_acronym(query.name):
            return ""
        if query.ambiguous:
            return "the list expands this acronym in more than one way"
        letters = strict_key(query.name)
        others = len(self._vocabulary.with_initials(letters))
        if entry.kind != "registered" and len(letters) <= _SHORT_ACRONYM and others:
            return f"{others} other names on the registers have these initials"
        return ""

    def _near_name(self, query: Query, key: str, ranked: list[Ranked], day: str, limit: int) -> RegisterMatch:
        """Entries with a like name: a match only where every word of one name alone has its partner."""
        whole = [each for each in ranked if not each.alignment.differences]
        if not whole:
            return _several(query, ranked, f"No name is the same: {_first_difference(ranked[0])}.", limit)
        best = min(whole, key=lambda each: (each.alignment.slips, -each.alignment.score))
        rivals = {
            each.entry.entity
            for each in whole
            if each.alignment.slips <= best.alignment.slips + (1 if best.alignment.slips else 0)
        } - {best.entry.entity}
        if rivals:
            return _several(query, ranked, f"{len(rivals) + 1} bodies have a name as near as this.", limit)
        if best.alignment.slips and len(key.replace(" ", "")) < _SHORTEST_KEY:
            return _several(query, ranked, "The name is too short to be sure of a misspelling.", limit)
        doubt = _time_doubt(best.entry, day)
        if doubt:
            return _several(query, ranked, f"A body has this name but for its form, but {doubt}.", limit)
        if best.alignment.slips:
            letters = (
                "One letter differs"
                if best.alignment.slips == 1
                else f"{best.alignment.slips} letters differ"
            )
            return _match(
                query, best, "spelling", f"{letters} from “{best.entry.name}”, and no other name is as near."
            )
        reason = f"The same words as “{best.entry.name}”, in another form or order."
        return _match(query, best, "form", reason)

    def _by_initials(self, query: Query, limit: int) -> RegisterMatch | None:
        """Bodies whose initials are the acronym: a suggestion, never a match."""
        ids = self._vocabulary.with_initials(strict_key(query.name))
        if not len(ids):
            return None
        entries = self._entries([int(each) for each in ids[:_MOST_SAME]])
        ranked = [
            Ranked(entry, Alignment(_LEAST_SCORE, 0, ("only the initials agree",))) for entry in entries
        ]
        ranked.sort(key=lambda each: (each.entry.gone, each.entry.kind != "registered", len(each.entry.name)))
        reason = f"An acronym that no register has as a name; {len(ids)} names have these initials."
        return _several(query, _one_each(ranked), reason, limit)

    def _worth_a_look(self, key: str, near: Mapping[str, tuple[str, ...]]) -> list[Entry]:
        same_words = self._connection.execute(
            f"{_SELECT} WHERE n.folded = ? LIMIT {_MOST_SAME}",
            (folded_key(key),),
        )
        found = [Entry(*row) for row in same_words]
        return found + self._entries(find_candidates(folded_words(key), self._vocabulary, near))

    def _by_strict(self, key: str) -> list[Entry]:
        rows = self._connection.execute(f"{_SELECT} WHERE n.strict = ? LIMIT {_MOST_SAME}", (key,))
        return [Entry(*row) for row in rows]

    def _entries(self, ids: Sequence[int]) -> list[Entry]:
        if not ids:
            return []
        marks = ", ".join("?" * len(ids))
        return [Entry(*row) for row in self._connection.execute(f"{_SELECT} WHERE n.id IN ({marks})", ids)]

    def _entries_with_id(self, org_id: str) -> list[Entry]:
        """Names of the body with this identifier, of its own or as its other number."""
        for column in ("org_id", "other_id", "company"):
            rows = self._connection.execute(
                f"{_SELECT} WHERE b.{column} = ? ORDER BY n.id",
                (org_id,),
            ).fetchall()
            if rows:
                return [Entry(*row) for row in rows]
        return []

    def _rank(self, key: str, entries: Sequence[Entry]) -> list[Ranked]:
        """Bodies by how near their nearest name is; the order of rows in the registers does not matter."""
        ranked = [Ranked(entry, align(key, entry.strict, self._vocabulary)) for entry in entries]
        ranked.sort(
            key=lambda each: (
                -each.alignment.score,
                len(each.alignment.differences),
                each.entry.gone,
                each.entry.kind != "registered",
                bool(each.entry.company),
                each.entry.org_id,
                each.entry.name,
            )
        )
        return _one_each(ranked)


def _names_of(query: Query) -> list[str]:
    """The names under which a query is looked up, first the fullest."""
    first = [query.expansion] if query.expansion else []
    return list(dict.fromkeys([*first, query.name, *query.others]))


def _one_each(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The nearest name of each body on each register."""
    seen: dict[tuple[str, str], Ranked] = {}
    for each in ranked:
        seen.setdefault((each.entry.register, each.entry.org_id), each)
    return list(seen.values())


def _bears_it(entry: Entry, day: str) -> bool:
    """Whether a name is a body's registered one, or still was on the day of the consultation."""
    still = entry.kind == "previous" and bool(day) and entry.until > day
    return entry.kind == "registered" or still


def _time_doubt(entry: Entry, day: str) -> str:
    """Why a body may not have been there on the day of the consultation; empty if nothing says so."""
    if not day:
        return ""
    if entry.removed and entry.removed <= day:
        return f"it left the register on {entry.removed}, before the date of the consultation"
    if entry.registered and entry.registered > day:
        return f"it came on the register on {entry.registered}, after the date of the consultation"
    return ""


def _same_name_reason(entry: Entry, query: Query, *, alone: bool) -> tuple[MatchMethod, str]:
    left = f" It left the register{f' on {entry.removed}' if entry.removed else ''}." if entry.gone else ""
    by = f" The list expands “{query.name}” so." if query.expansion else ""
    if query.expansion and strict_key(query.name) != strict_key(entry.name):
        return "acronym", f"The registered name, or another name, of this body.{by}{left}"
    if entry.kind == "registered":
        other = "" if alone else " Other bodies have it as a further name, or are no longer on a register."
        return "name", f"The registered name.{other}{left}"
    if entry.kind == "acronym":
        return "acronym", f"The acronym that its registered name gives.{left}"
    kind = {"previous": "A previous name", "working": "A working name"}.get(entry.kind, "Another name")
    until = f", until {entry.until}" if entry.until else ""
    return "other_name", f"{kind} of this body{until}.{left}"


def _match(query: Query, best: Ranked, method: MatchMethod, reason: str) -> RegisterMatch:
    body = _candidate(best, best.alignment.score)
    return RegisterMatch(name=query.name, outcome="match", method=method, reason=reason, body=body)


def _several(query: Query, ranked: Sequence[Ranked], reason: str, limit: int) -> RegisterMatch:
    shown = tuple(_candidate(each, each.alignment.score) for each in ranked[:limit])
    return RegisterMatch(name=query.name, outcome="candidates", reason=reason, candidates=shown)


def _first_difference(ranked: Ranked) -> str:
    return ranked.alignment.differences[0]


def _candidate(ranked: Ranked, score: float) -> RegisterCandidate:
    entry = ranked.entry
    return RegisterCandidate(
        org_id=entry.org_id,
        register_key=entry.register,
        name=entry.registered_name,
        matched_name=entry.name,
        name_kind=entry.kind,
        score=round(min(max(score, 0.0), 1.0), 3),
        place=entry.place or None,
        registered=entry.registered or None,
        removed=entry.removed or None,
        gone=bool(entry.gone),
        differences=ranked.alignment.differences,
    )
