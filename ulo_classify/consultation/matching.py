"""Names against names: which entries are the same body, and which dossier belongs to a body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from rapidfuzz import fuzz, process

from ulo_classify.consultation.likeness import LEAST_RATIO, is_misspelling
from ulo_classify.consultation.names import is_acronym, strict_key
from ulo_classify.consultation.people import is_person
from ulo_classify.schema import ListEntry

# A suggestion only: low enough to catch a slip, high enough not to name a stranger.
_NEAR = 70
_MOST_SUGGESTIONS = 2


class Named(Protocol):
    """Anything with the name of a body: a dossier."""

    @property
    def name(self) -> str:
        """The body's name as its folder or manifest gives it."""
        ...


D = TypeVar("D", bound=Named)


class Match(NamedTuple, Generic[D]):
    """A body's dossier or None, and names of near ones: suggestions for a person, never used.

    `several` tells that there is no match because the near ones fit equally well.
    """

    dossier: D | None
    closest: tuple[str, ...] = ()
    several: bool = False


class Duplicate(NamedTuple):
    """Two entries of one body, by their place in the list from 0, and why they are taken for one."""

    later: int
    first: int
    reason: str


def _acronym_in(name: str) -> str | None:
    for piece in name.replace("[", "(").replace("]", ")").split("(")[1:]:
        inner = piece.split(")")[0].strip()
        if is_acronym(inner):
            return strict_key(inner)
    return None


def find_dossier(name: str, acronym: str | None, dossiers: Sequence[D]) -> Match[D]:
    """Find the dossier of a body.

    By the strict key of the name; else by the acronym, where a dossier is called by it, or where the body is
    listed by an acronym that one dossier's name gives in brackets. Likeness never decides: near names are
    only returned. Two dossiers that fit equally well give no match but both names.

    Args:
        name: the body's name.
        acronym: its acronym, if the list gives one.
        dossiers: the dossiers there are.
    """
    key = strict_key(name)
    hits = [dossier for dossier in dossiers if strict_key(dossier.name) == key]
    if not hits and acronym:
        hits = [dossier for dossier in dossiers if strict_key(dossier.name) == strict_key(acronym)]
    if not hits and " " not in key:
        hits = [dossier for dossier in dossiers if _acronym_in(dossier.name) == key]
    if len(hits) > 1:
        hits = [dossier for dossier in hits if dossier.name == name] or hits
    if len(hits) == 1:
        return Match(hits[0])
    near = hits or _near(key, dossiers)
    closest = tuple(dossier.name for dossier in near if not is_person(dossier.name))
    return Match(None, closest, several=bool(hits))


def _near(key: str, dossiers: Sequence[D]) -> list[D]:
    keys = [strict_key(dossier.name) for dossier in dossiers]
    found = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_MOST_SUGGESTIONS)
    return [dossiers[index] for _, _, index in found]


def ambiguous_acronyms(entries: Iterable[ListEntry]) -> frozenset[str]:
    """Give the keys of acronyms that the list expands in more than one way: they identify nobody."""
    names = defaultdict(list)
    for entry in entries:
        if entry.name and entry.acronym:
            names[strict_key(entry.acronym)].append(strict_key(entry.name))
    return frozenset(
        acronym
        for acronym, keys in names.items()
        if any(key != keys[0] and not is_misspelling(key, keys[0]) for key in keys)
    )


def find_duplicates(entries: Sequence[ListEntry]) -> list[Duplicate]:
    """Find the entries that name a body again.

    Same strict key; an acronym that the list itself expands, in one way only; or a misspelling by one or two
    letters (`likeness.is_misspelling`).

    Args:
        entries: the whole list, in order; individuals and anonymous entries are passed over.

    Returns:
        One record for each later entry, in order; `first` is never itself a duplicate.
    """
    ambiguous = ambiguous_acronyms(entries)
    expanded = {
        strict_key(entry.acronym): strict_key(entry.name)
        for entry in reversed(entries)
        if entry.acronym and entry.name and strict_key(entry.acronym) not in ambiguous
    }
    firsts: dict[str, int] = {}
    duplicates = []
    for index, entry in enumerate(entries):
        if entry.kind != "organisation" or not entry.name:
            continue
        own = strict_key(entry.name)
        key = expanded.get(own, own)
        first, reason = firsts.get(key), "the same name"
        if first is not None and strict_key(entries[first].name or "") != own:
            reason = "an acronym that the list expands"
        if first is None:
            near = process.extract(key, list(firsts), scorer=fuzz.ratio, score_cutoff=LEAST_RATIO, limit=None)
            first = min((firsts[other] for other, _, _ in near if is_misspelling(key, other)), default=None)
            reason = "a name that differs by one or two letters"
        if first is None:
            firsts[key] = index
        else:
            firsts.setdefault(key, first)
            duplicates.append(Duplicate(index, first, reason))
    return duplicates
