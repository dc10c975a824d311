"""What a governing document calls itself, and what it calls others who may hold power over it.

A body may call itself "the Trust" and have a council above it, or be "the Council" of a trust: so the
document is asked what it calls itself, and the other names of bodies in it are somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ulo_classify.governance.aliases import bracketed, defined_others
from ulo_classify.governance.definitions import words as glossary_words
from ulo_classify.governance.naming import heading_of, known, organs_of, outsider_words, panel_of, shape
from ulo_classify.governance.terms import Reader

_OFTEN = 2  # times a name stands in "the objects of the ..." from which it is the body's own


@dataclass(frozen=True, slots=True)
class Outsiders:
    """The parties that one document knows.

    `own`, `other`: names in small letters of the body itself and of others. `panel`: the name of a body that
    is its own board inside a larger one, or "". `is_branch`: a part of a national body. `sole`: where one
    member is all there is, so that "the Member" is somebody else. `title`: the words of the title.
    `has_governors`: those on the board are called governors, so that no governor of a state is meant.
    `organs`: its own bodies by what is said of them.
    """

    own: frozenset[str]
    other: frozenset[str]
    panel: str
    is_branch: bool
    sole: tuple[int, int] | None
    title: frozenset[str]
    has_governors: bool
    organs: frozenset[str]


def read_outsiders(reader: Reader) -> Outsiders:
    """Learn what a document calls itself and what it calls others."""
    text, names = reader.text, reader.tagger.names
    flat = re.sub(r"\s", " ", text)
    heading = heading_of(text)
    panel = names.boards[0] if names.own_board else panel_of(text, heading)
    small = flat.lower().replace("’", "'")
    if panel and any(_uses(small, name) > _OFTEN for name in glossary_words("own_names")):
        panel = ""  # a society with a council of its own
    is_branch = bool(shape("branch").search(heading))
    title = frozenset(known(heading))
    own, other = {panel} if panel else set(names.boards), set[str]()
    for alias, is_own in bracketed(flat, panel, title):
        (own if is_own else other).add(alias)
    organs = set() if panel else organs_of(flat) - other
    other = defined_others(reader, other, panel, title, {name for name in organs if " " in name})
    other |= {found["office"].lower() for found in shape("for_life").finditer(flat)}
    own |= set(_of_a_branch() if is_branch and not panel else _used(small, other, panel, title))
    soles = (each for each in shape("sole").finditer(flat) if not _is_ours(each, own, title))
    sole = next((each.span() for each in soles), None) or the_member(flat)
    organs -= other
    own |= organs
    governors = len(re.findall(r"\bgovernors\b", small))
    other -= own | {panel} | ({"member"} if sole is None else set())
    return Outsiders(
        frozenset(own), frozenset(other), panel, is_branch, sole, title, governors > 1, frozenset(organs)
    )


_THE_MEMBER = re.compile(r"\b[Tt]he Member\b(?! of)")
_MEMBERS = re.compile(r"\b(?:the|all|our) Members\b|\b(?:a|an|each|every|any|no) Member\b")
_FEWEST = 3  # times that a document speaks of "the Member", and never of Members


def the_member(line: str) -> tuple[int, int] | None:
    """Where a document first speaks of "the Member", if it knows one and never Members."""
    found = None if _MEMBERS.search(line) else list(_THE_MEMBER.finditer(line))
    return found[0].span() if found and len(found) >= _FEWEST else None


def _of_a_branch() -> tuple[str, ...]:
    return ("branch", "chapter", "lodge", "local group", "affiliate")


def _used(small: str, other: set[str], panel: str, title: frozenset[str]) -> Iterator[str]:
    """What a document uses as its own name: "the objects of the Trust", "the Society is established"."""
    if panel:
        return
    yield from {*glossary_words("own_names"), "cio", "scio"} - other
    for head in set(re.findall(rf"the ({outsider_words('heads')})\b", small)):
        if (head in title and head not in other) or _uses(small, head) >= _OFTEN:
            yield head


def _uses(small: str, name: str) -> int:
    """How often a document speaks of the objects, members and funds of what has that name."""
    return len(re.findall(outsider_words("of_itself").replace("{x}", name), small))


def _is_ours(found: re.Match[str], own: set[str], title: frozenset[str]) -> bool:
    """True where the only member spoken of is the body itself, over a subsidiary of its own, or nobody."""
    who = (found["who"] or "").lower()
    name = re.sub(r"^(?:the )+", "", who)
    if who and not name:
        return True
    return bool(name) and (name in own or name in ("trustees", "directors") or known(name) <= title)


__all__ = ["Outsiders", "read_outsiders"]
