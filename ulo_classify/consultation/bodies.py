"""The different bodies of a list: one for each group of entries that name the same one, with its dossier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from ulo_classify.consultation.matching import (
    Match,
    Named,
    ambiguous_acronyms,
    find_dossier,
    find_duplicates,
)
from ulo_classify.consultation.names import is_acronym, strict_key
from ulo_classify.consultation.people import is_person
from ulo_classify.consultation.totals import line_list
from ulo_classify.schema import ListEntry

D = TypeVar("D", bound=Named)


class Body(NamedTuple, Generic[D]):
    """One body: its first place in the list (from 0), its fullest name, and its dossier if there is one."""

    first: int
    name: str
    match: Match[D]


class Bodies(NamedTuple, Generic[D]):
    """All bodies of a list in order; `firsts` maps the place of a repeated entry to that of its first one."""

    bodies: tuple[Body[D], ...]
    firsts: dict[int, int]
    reasons: dict[int, str]
    notes: tuple[str, ...]


def match_bodies(entries: Sequence[ListEntry], dossiers: Sequence[D]) -> Bodies[D]:
    """Group the entries of a list by body and find each body's dossier.

    Args:
        entries: the whole list, in order.
        dossiers: the dossiers there are.

    Returns:
        Bodies in the order of their first entry; notes on repeated, shared, ambiguous and unused ones.
    """
    duplicates = find_duplicates(entries)
    firsts = {duplicate.later: duplicate.first for duplicate in duplicates}
    ambiguous = ambiguous_acronyms(entries)
    groups: dict[int, list[ListEntry]] = defaultdict(list)
    for index, entry in enumerate(entries):
        if entry.kind == "organisation":
            groups[firsts.get(index, index)].append(entry)
    bodies = tuple(_body(first, group, dossiers, ambiguous) for first, group in groups.items())
    notes = [
        *_duplicate_notes(entries, firsts, {d.later: d.reason for d in duplicates}),
        *_acronym_notes(entries, ambiguous),
        *_dossier_notes(entries, bodies, dossiers),
    ]
    return Bodies(bodies, firsts, {d.later: d.reason for d in duplicates}, tuple(notes))


def _body(first: int, group: list[ListEntry], dossiers: Sequence[D], ambiguous: frozenset[str]) -> Body[D]:
    names = [entry.name for entry in group if entry.name]
    full = next((name for name in names if not is_acronym(name)), names[0])
    matches = []
    for entry in group:
        usable = entry.acronym and strict_key(entry.acronym) not in ambiguous
        matches.append(find_dossier(entry.name or full, entry.acronym if usable else None, dossiers))
    best = next((match for match in matches if match.dossier is not None), matches[0])
    return Body(first, full, best)


def _duplicate_notes(
    entries: Sequence[ListEntry], firsts: dict[int, int], reasons: dict[int, str]
) -> list[str]:
    grouped: dict[tuple[int, str], list[int]] = defaultdict(list)
    for later, first in firsts.items():
        grouped[first, reasons[later]].append(entries[later].line)
    return [
        f"Taken for the same body as line {entries[first].line}: {line_list(lines)} ({reason})."
        for (first, reason), lines in grouped.items()
    ]


def _acronym_notes(entries: Sequence[ListEntry], ambiguous: frozenset[str]) -> list[str]:
    notes = []
    for acronym in sorted(ambiguous):
        lines = [entry.line for entry in entries if entry.acronym and strict_key(entry.acronym) == acronym]
        notes.append(f"One acronym stands for different names and was not used to match: {line_list(lines)}.")
    return notes


def _dossier_notes(
    entries: Sequence[ListEntry], bodies: Sequence[Body[D]], dossiers: Sequence[D]
) -> list[str]:
    """Name the dossiers that nobody or more than one body used; a person's dossier is counted, not named."""
    users: dict[int, list[int]] = defaultdict(list)
    for body in bodies:
        if body.match.dossier is not None:
            users[id(body.match.dossier)].append(entries[body.first].line)
    notes = [
        f"The same documents were used for {line_list(lines)}: check that they are one body."
        for lines in users.values()
        if len(lines) > 1
    ]
    unused = [dossier.name for dossier in dossiers if id(dossier) not in users]
    named = [name for name in unused if not is_person(name)]
    if named:
        notes.append(f"Documents that belong to no line of the list: {'; '.join(named)}.")
    if len(unused) > len(named):
        notes.append(f"Documents under a person's name, not read: {len(unused) - len(named)}.")
    return notes
