"""How a governing document names the body in its title, and the words for bodies in it (outsiders.toml)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ulo_classify.governance.patterns import entry, one_of

_TITLE = 200  # characters in which a document names the body
_MOSTLY = 0.6  # of the words of a name, from which it is the body's own by its title
_SHORT, _LONG = 4, 11  # words of a line, from which it may be or is a sentence and no title
_FILE = "outsiders.toml"
_OFTEN = 2  # times something is said of an organ that makes it the body's own
_FEW = 6  # times trustees or directors may be named in a document of a body that has none of its own
_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "a", "an", "at", "with", "inc", "ltd", "limited"})
_PANELS = r"\b(?:panel|council|committee|board|forum|group|assembly|parliament|commission)\b"
_VERB = re.compile(r"\b(?:may|shall|must|is|are|has|have|can|will)\b")


@cache
def outsider_words(name: str) -> str:
    """One entry of outsiders.toml; lists become alternatives of a pattern."""
    found = entry(_FILE, name)
    return str(found) if isinstance(found, str) else "|".join(found)


def shape(name: str) -> re.Pattern[str]:
    """One of the shapes of outsiders.toml."""
    return one_of(_FILE, "shapes", name)


def heading_of(text: str) -> str:
    """The lines by which a document names the body, before its first sentence or clause."""
    taken: list[str] = []
    for line in text[:_TITLE].splitlines():
        words = line.split()
        if words and taken and (shape("clause").match(line) or (len(words) > _LONG and not line.isupper())):
            break
        if len(words) > _SHORT and line.rstrip().endswith(".") and _VERB.search(line):
            break
        taken.append(shape("patron").sub("", line))
    return " ".join(taken)


def panel_of(text: str, heading: str) -> str:
    """The name of a panel, council or committee set up by terms of reference, without a board of its own."""
    found = shape("set_up").search(text[: 2 * _TITLE])
    small = text.lower()
    own_board = len(re.findall(r"\b(?:trustees|directors)\b", small)) > _FEW
    if found is None or shape("branch").search(heading) or own_board:
        return ""
    before = re.findall(_PANELS, small[: found.start()] or small[: 2 * _TITLE])
    after = re.findall(_PANELS, small[found.end() : 2 * _TITLE])
    return str((before[-1:] or after[:1] or [""])[0])


def organs_of(flat: str) -> set[str]:
    """The body's own organs, in small letters, by what is said of them: elected, meeting, managing."""
    counts = Counter(
        (found["of"] or found["it"]).lower().replace("’", "'") for found in _organs().finditer(flat)
    )
    return {name for name, times in counts.items() if times >= _OFTEN}


@cache
def _organs() -> re.Pattern[str]:
    return re.compile(entry(_FILE, "shapes", "organ").replace("X", entry(_FILE, "shapes", "organ_name")))


def known(words: str) -> set[str]:
    """The words of a name that tell it from others."""
    return {word for word in re.findall(r"[\w'’]+", words.lower()) if word not in _SMALL}


def is_titled(name: str, title: frozenset[str]) -> bool:
    """True of a name most of whose words stand in the title: the body's own."""
    words = known(name)
    return bool(words) and len(words & title) >= _MOSTLY * len(words)


__all__ = ["heading_of", "is_titled", "known", "organs_of", "outsider_words", "panel_of", "shape"]
