"""What is looked for: a name with what a list says beside it (acronym, number, former name)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from ulo_classify.consultation.cleaning import clean_name, trim
from ulo_classify.consultation.likeness import is_misspelling
from ulo_classify.consultation.names import display_name, is_acronym, strict_key
from ulo_classify.consultation.words import word_list
from ulo_classify.register.identifiers import find_identifiers, without_identifiers
from ulo_classify.register.values import clean
from ulo_classify.schema import ListEntry

_OTHER, _NUMBER, _STRAPLINE = "other name: ", "register number: ", "strapline: "
_MARKER = "list marker: "
_LIKE_A_FORM = 85  # of 100: a bracket that is a legal form with a slip in it
_WORDS_BEFORE = (
    "formerly known as",
    "previously known as",
    "formerly",
    "previously",
    "trading as",
    "also known as",
    "now",
    "t/a",
    "aka",
)

_APART_FROM_NUMBER = re.compile(
    r"\b(?:[A-Z]{2}-[A-Z]{2,8}-[\w./-]+|(?:[A-Z]{2,3})?\d[\d\s-]*|registered|reg|charity|company|number|num|no|abn|ein|rcn|chy|cro"
    r"|scottish)\b|[^\w\s]",
    re.IGNORECASE,
)

_LAST_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$")


class Query(NamedTuple):
    """A name to look up.

    `others` are further names of the same body; `expansion` is what the list calls it in full; `ambiguous`
    tells that the list expands the acronym in several ways; `only_number` that there is a number and no name.
    `decided_as` are names under which decisions are looked for, if not under `raw` and `name`.
    """

    raw: str
    name: str
    acronym: str | None = None
    identifiers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    expansion: str | None = None
    ambiguous: bool = False
    only_number: bool = False
    decided_as: tuple[str, ...] = ()

    @property
    def decision_names(self) -> tuple[str, ...]:
        """The names under which a person may have decided about it, first the one as printed."""
        return self.decided_as or (self.raw, self.name)


def query_of(text: str) -> Query:
    """A query from a name as people write it, with a number, an acronym or a former name in it."""
    written = clean(text)
    identifiers = tuple(find_identifiers(written))
    trimmed, _ = trim(written)
    cleaned = clean_name(trimmed)
    name = cleaned.name or display_name(written) or written or text
    bare = bool(identifiers) and not _APART_FROM_NUMBER.sub(" ", written).strip()
    others = _others(name, cleaned.stripped)
    return Query(text, name, cleaned.acronym, identifiers, others, only_number=bare)


def queries_of(entries: Sequence[ListEntry]) -> list[Query | None]:
    """A query for each entry of a list; None for people and anonymous entries, who are never looked up."""
    return [
        Query(
            entry.raw or entry.name,
            without_identifiers(entry.name),
            entry.acronym,
            _numbers(entry),
            _others(entry.name, entry.stripped),
            decided_as=_decided_as(entry),
        )
        if entry.kind == "organisation" and not entry.is_individual and entry.name
        else None
        for entry in entries
    ]


def _numbers(entry: ListEntry) -> tuple[str, ...]:
    """The identifiers that a list gives beside a name, or in it."""
    beside = [note.removeprefix(_NUMBER) for note in entry.stripped if note.startswith(_NUMBER)]
    found = [each for text in (*beside, entry.name or "") for each in find_identifiers(text)]
    return tuple(dict.fromkeys(found))


def _decided_as(entry: ListEntry) -> tuple[str, ...]:
    """What a decision may call an entry: the line as printed, with or without its number, or the name.

    The line of a joint response names several bodies, so that a decision about it is about none of them.
    """
    name = entry.name or ""
    if entry.joint_id or not entry.raw:
        return (name,)
    marker = next((note.removeprefix(_MARKER) for note in entry.stripped if note.startswith(_MARKER)), "")
    return tuple(dict.fromkeys([entry.raw, entry.raw.strip().removeprefix(marker).strip(), name]))


def expand(queries: Sequence[Query]) -> list[Query]:
    """Queries of one batch, with acronyms expanded by what the others of the batch say.

    An acronym that they expand in several ways is marked: it identifies nobody.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for query in queries:
        if query.acronym and strict_key(query.acronym) != strict_key(query.name):
            found[strict_key(query.acronym)].append(query.name)
    return [_expanded(query, found.get(strict_key(query.name), ())) for query in queries]


def _expanded(query: Query, names: Sequence[str]) -> Query:
    if not names or not is_acronym(query.name):
        return query
    return query._replace(expansion=names[0]) if _one(names) else query._replace(ambiguous=True)


def _one(names: Sequence[str]) -> bool:
    first, *rest = [strict_key(name) for name in names]
    return all(key == first or is_misspelling(key, first) for key in rest)


def _others(name: str, stripped: Iterable[str]) -> tuple[str, ...]:
    """Further names: a former one, one with its strapline, one without a misspelt legal form."""
    found = [_without_misspelt_form(name)]
    for note in stripped:
        if note.startswith(_STRAPLINE):
            found.append(f"{name} - {note.removeprefix(_STRAPLINE)}")
        elif note.startswith(_OTHER):
            found.append(_after_words(note.removeprefix(_OTHER)))
    return tuple(each for each in dict.fromkeys(found) if each and each != name)


def _after_words(text: str) -> str:
    for words in _WORDS_BEFORE:
        if text.casefold().startswith(words):
            return text[len(words) :].strip(" :")
    return text


def _without_misspelt_form(name: str) -> str:
    """The name without a last bracket that is nearly a legal form: "(Communty Interest Company)"."""
    bracket = _LAST_BRACKET.search(name)
    if not bracket or not name[: bracket.start()].strip():
        return ""
    inner = bracket.group(1).casefold()
    forms = [form for form in word_list("bodies", "legal_suffixes") if " " in form]
    near = any(fuzz.ratio(inner, form) >= _LIKE_A_FORM for form in forms)
    return name[: bracket.start()].strip() if near else ""
