"""Short names in brackets and defined names: which of them are the body's own, and which somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ulo_classify.governance.definitions import definitions
from ulo_classify.governance.definitions import words as glossary_words
from ulo_classify.governance.naming import is_titled, known, outsider_words, shape
from ulo_classify.governance.terms import Reader
from ulo_classify.governance.vocabulary import family

_NO_OTHERS = frozenset({
    "assembly", "convention", "congress", "conference", "forum", "parliament", "circle", "electorate",
    "gathering", "act", "code", "cio", "scio",
})  # fmt: skip
_BEFORE = 80  # characters before a name that tell whose it is
_OPENING = 90  # characters of a definition in which it says what is meant


def bracketed(flat: str, panel: str, title: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Short names in brackets, with whether each is the body's own."""
    for found in shape("alias").finditer(flat):
        name, alias = found["name"], found["alias"].lower().replace("’", "'")
        before = flat[max(0, found.start() - _BEFORE) : found.start()]
        named = shape("organisation").match(name) or re.search(r"\b(?:Inc|Ltd|Limited|CLG|CIC)\b", name)
        if not named and not _is_head(alias):
            continue
        is_own = _is_own(name, alias, before, panel, title)
        if is_own or not re.search(outsider_words("regulators"), name.lower()):
            yield alias, is_own


def _is_head(name: str) -> bool:
    """True of a name whose last word is one for organisations or for others."""
    return bool(re.search(rf"(?:^|\b)(?:{outsider_words('heads')}|{outsider_words('always')})$", name))


def _is_own(name: str, alias: str, before: str, panel: str, title: frozenset[str]) -> bool:
    if panel:
        return alias == panel or name.lower().strip(" ,").endswith(panel)
    if alias.rpartition(" ")[2] in family("own_boards") and shape("called").search(before):
        return True
    if re.fullmatch(outsider_words("always"), alias):
        return False
    if alias in family("boards") and alias != "council":
        return True
    if alias in glossary_words("own_names") and known(name) & title:
        return True
    return is_titled(name, title) and not shape("under").search(before)


def defined_others(
    reader: Reader, other: set[str], panel: str, title: frozenset[str], organs: set[str]
) -> set[str]:
    """Defined names of other organisations and of their officers, beside those known already.

    `organs`: names of the body's own bodies, which are none.
    """
    names, found = reader.tagger.names, set(other)
    taken = {*organs, *names.people, *names.seats, *names.classes, panel, *_NO_OTHERS, *family("meetings")}
    taken |= set() if panel else set(family("offices"))
    told = [(name, reader.text[meaning.start : meaning.end]) for name, meaning in definitions(reader.text)]
    flat = " ".join(reader.text.split())
    told += [
        (each["alias"].lower().replace("’", "'"), each["name"]) for each in shape("means").finditer(flat)
    ]
    for _ in range(2):  # an officer may be defined before his or her organisation
        for name, meant in told:
            words = " ".join(meant.split()).split(";")[0]
            if name not in taken and _is_other(name, words, found, panel, title):
                found.add(name)
    # the terms have been told apart already: "Hillside Health means the public health service of that name"
    hosts = {name for name, term in reader.terms.items() if term.is_host and " " in name}
    return found | (hosts - taken - set(family("boards")))


def _is_other(name: str, words: str, found: set[str], panel: str, title: frozenset[str]) -> bool:
    """True of a defined name of another organisation or of one of its officers."""
    small = words.lower()
    if shape("people").search(words[:60]) or re.search(r"\bAct\b", words[:60]):
        return False
    if re.match(outsider_words("regulators"), small):
        return False
    if panel and shape("organ_of_host").match(words):
        return True
    hosted = any(re.search(rf"\b{re.escape(each)}\b", small) for each in found)
    if shape("office").match(words) and (hosted or _names_others(small[:100])):
        return True
    if shape("own_organ").search(words[:80]) and not hosted:
        return False
    if name in family("boards") and name != "council" and not panel:
        return False
    return _is_organisation(name, words, panel, title)


def _names_others(small: str) -> bool:
    return bool(re.search(rf"\b(?:{outsider_words('always')})\b", small))


def _is_organisation(name: str, words: str, panel: str, title: frozenset[str]) -> bool:
    """True of a definition that names an organisation which is not the body by its title."""
    opening = " ".join(re.findall(r"\b[A-Z][\w'’-]+", words[:_OPENING]))
    is_plain = name in glossary_words("own_names")
    proper = shape("proper").match(words)
    is_proper = proper and not re.search(rf"\b{outsider_words('no_name')}\b", proper[0].lower())
    if not is_plain and shape("named").match(words) and not is_titled(opening, title):
        return True
    if not is_plain and proper and is_proper and not is_titled(proper[0], title):
        return True
    if not opening or not _is_head(name) or not shape("organisation").match(words):
        return False
    if words.lower().startswith("any ") or (is_plain and not panel and known(opening) & title):
        return False
    return bool(panel) or not (known(name) <= title or is_titled(opening, title))


__all__ = ["bracketed", "defined_others"]
