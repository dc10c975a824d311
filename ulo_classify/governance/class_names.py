"""Names of classes of members that are not called "... Member": Part A, First College, Grade One, Associates.

They are found where a document lists its classes, in pairs such as Part A and Part B of a register, and where
people join "as" something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ulo_classify.governance.definitions import singular, words
from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.patterns import one_of
from ulo_classify.language.reader import units_of_text

_KINDS = r"(?:kinds?|class(?:es)?|categor(?:y|ies)|grades?|types?|sorts?|tiers?|descriptions?|forms?)"
_OF_TEXT = re.compile(
    r"(?:in|under|with|of|see|by|to) (?:this |the )?(?:Part|Section|Schedule) (?:[A-F]|\d)\b"
)
_SMALL_NAMES = frozenset(
    {
        "helper",
        "associate",
        "listener",
        "adherent",
        "subscriber",
        "fellow",
        "companion",
        "sympathiser",
        "sympathizer",
    }
    | {"affiliate", "patron", "well-wisher", "correspondent", "auxiliary"}
)
_FEWEST = 2
_AROUND = 40  # characters on each side of "Part A" in which its members are spoken of
_ORDER = re.compile(r"\b(?:first|second|third|fourth|one|two|three|four|[a-f]|i{1,3}|iv|[1-4])\b")


def _pattern(family: str) -> re.Pattern[str]:
    return one_of("class_names.toml", family)


def class_names(text: str, sentences: Sequence[Sentence]) -> set[str]:
    """Names of classes, singular in small letters, beside those that end in "member"."""
    small = " ".join(text.lower().replace("’", "'").replace("-", " ").split())
    voters = {name for name in _voters(text) if _often(name, small) and f"{name} member" not in small}
    voters |= {name for name in _chambers(text) if small.count(name) >= _FEWEST}
    found = (
        voters
        | {_named(name, small) for name in (*_listed(sentences), *_told_of(sentences))}
        | set(_rooms(sentences))
        | set(_joined(text, small))
    )
    return {name for name in found if len(name) > 2 and not _pattern("no_first").match(name)}


def is_room(name: str) -> bool:
    """True of the name of a part of a register, a college or a grade: "register b"."""
    return bool(_pattern("rooms").fullmatch(name.title()))


def _named(item: str, small: str) -> str:
    """The name of a class from its item in a list: "ordinary" is short for "ordinary member"."""
    name = singular(item).replace("membership", "member")
    if name.split()[0] in words("no_kind_of_member") | words("no_term") or _pattern("no_name").search(name):
        return ""
    if name.endswith("member") or " of " in name or _pattern("rooms").fullmatch(item):
        return name
    plain = name.replace("-", " ")
    if re.search(rf"\b{re.escape(plain)} (?:{_KINDS}|member)", small):
        return name if re.search(r"\b(?:one|two|three|[a-f1-4])$", name) else f"{name} member"
    return name if item[0].isupper() and _often(plain, small) else ""


def _often(plain: str, small: str) -> bool:
    return len(re.findall(rf"\b{re.escape(plain)}s?\b", small)) > _FEWEST


def _listed(sentences: Sequence[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        for found in _pattern("lists").finditer(sentence.text):
            listed = found["list"] or found["list2"] or found["list3"] or ""
            for piece in _pattern("split").split(
                listed.split(" who ")[0] if found["list3"] is None else listed
            ):
                item = _pattern("item").match(piece.strip())
                if item and len(item["name"].split()) <= 4 and (found["list3"] is None or "ember" in piece):
                    yield item["name"]
        if sentence.lead and sentence.item and _pattern("lists").search(f"{sentence.lead} x"):
            first = _pattern("first").match(sentence.text)
            if first:
                yield first["name"]


def _told_of(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Classes that a clause on classes says who they are: "Clinical Partners are natural persons who ..."."""
    for sentence in sentences:
        heading = _pattern("of_classes").search(sentence.heading.lower())
        found = _pattern("told_of").match(sentence.text) if heading else None
        if found:
            yield found["name"]


def _voters(text: str) -> Iterator[str]:
    for found in _pattern("voters").finditer(text):
        name = singular(found["name"])
        if name not in words("no_people") | words("own_names") | words("own_boards") | words(
            "no_kind_of_member"
        ) and not _is_adjective(name):
            yield name


def _is_adjective(name: str) -> bool:
    """True of a word that describes people and names no class: "the priest of the Deaf church has no vote"."""
    return any("user_adjective" in unit.slots for units in units_of_text(name, {}) for unit in units)


def _chambers(text: str) -> Iterator[str]:
    """Chambers and colleges with names of their own: "the Users' Chamber consists of ..."."""
    for found in _pattern("chambers").finditer(" ".join(text.split())):
        yield singular(found["name"])


def _rooms(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Parts of a register, colleges, grades: those that come at least in pairs, one of them with members."""
    rooms: dict[str, set[str]] = {}
    sure: set[str] = set()
    for sentence in sentences:
        of_members = bool(_pattern("of_members").search(sentence.text))
        for found in _pattern("rooms").finditer(sentence.text):
            name = " ".join(found["name"].lower().split())
            noun = _ORDER.sub("", name).strip()
            around = sentence.text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
            # sections and parts of the document have no members in them
            inside = of_members and (
                noun not in ("part", "section", "list", "division")
                or bool(_pattern("in_room").search(around))
            )
            if inside or noun not in ("section", "division"):
                rooms.setdefault(noun, set()).add(name)
            if inside:
                sure.add(noun)
    for noun in sure:
        if len(rooms[noun]) >= _FEWEST:
            yield from rooms[noun]


def _joined(text: str, small: str) -> Iterator[str]:
    for found in _pattern("joins_as").finditer(text):
        name = singular(found["name"])
        if re.match(r" [Mm]embers?\b", text[found.end() :]) and not name.endswith("member"):
            name = f"{name} member"  # "join as an Autistic member"
        if (found["name"][0].isupper() and _often(name, small)) or name in _SMALL_NAMES:
            yield name


__all__ = ["class_names", "is_room"]
