"""Names of classes of members that are not called "... Member": Part A, First College, Grade One, Associates.

They are found where a document lists its classes, in pairs such as Part A and Part B of a register, and where
people join "as" something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ulo_classify.governance.definitions import singular, words
from ulo_classify.governance.outline import Sentence

_KINDS = r"(?:kinds?|class(?:es)?|categor(?:y|ies)|grades?|types?|sorts?|tiers?|descriptions?|forms?)"
_LISTS = re.compile(
    rf"\b{_KINDS} of (?:\w+ )?[Mm]ember(?:s|ship)?\b(?P<plain>[^.:;,—–]{{0,60}}?)(?::-?|,? namely:?|,? being|,? that is to say,?|—|–| are:?|,)(?P<list>[^.:]*)"
    rf"|[Mm]ember(?:s|ship)\b[^.:;]{{0,40}}?\b(?:of|in|into) (?:the )?(?:following|two|three|four|\d)[^.:;,]{{0,20}}? {_KINDS}(?::-?|,? namely:?|,? being|—|–|,)(?P<list2>[^.:]*)"
    r"|(?:is|shall be) composed of (?P<list3>[^.:]*\b[Mm]embers\b[^.:]*)"
)
_SPLIT = re.compile(r"\s*(?:[,;/]|\band\b|\bor\b|(?:^| )\([a-z0-9]{1,3}\))\s*")
_ITEM = re.compile(
    r"(?:of |the |an? |all |as )*(?P<name>[A-Za-z][\w'’-]*(?: (?:of |the )?[A-Za-z][\w'’-]*){0,3})$"
)
_FIRST = re.compile(
    r"(?:the |an? )?(?P<name>[A-Z][\w'’-]*(?: (?:of (?:the )?)?[A-Za-z][\w'’-]*){0,3}?)(?=\s*(?:[,:(–—;.]|$| - |\bbeing\b|\bwho\b|\bwhich\b|\bare\b|\bis\b|\bmeans?\b|\bmust\b|\bshall\b))"
)
_ROOM = r"(?:[Cc]olleges?|COLLEGE|[Gg]rade|[Cc]ategory|[Cc]lass|[Tt]ier|[Bb]and|[Rr]oll|[Ll]ist|[Pp]art|[Ss]ection|[Dd]ivision|[Cc]hamber|[Cc]uria|[Bb]ench)"
_ROOMS = re.compile(
    rf"\b(?P<name>(?:First|Second|Third|Fourth) {_ROOM}|{_ROOM} (?:[A-F]|One|Two|Three|Four|I|II|III|IV|[1-4]))\b(?![.(]\d|\w)"
)
_OF_MEMBERS = re.compile(
    r"\b[Mm]ember|[Rr]egister|\b[Rr]oll\b|enter(?:ed)?\b|enroll?ed|belong|admitted|eligible|inscribed|\bvotes?\b|assembles"
)
_OF_TEXT = re.compile(
    r"(?:in|under|with|of|see|by|to) (?:this |the )?(?:Part|Section|Schedule) (?:[A-F]|\d)\b"
)
_IN_ROOM = re.compile(
    r"register|\b[Rr]oll\b|enter|[Mm]ember|belong|inscribed|names? (?:is|are|appears?|stands?)|(?:[Tt]hose|persons?|people|everybody|anyone) (?:who are )?(?:in|on)\b|\bvotes?\b"
)
_JOINS_AS = re.compile(
    r"\b(?:join|joins|joined|admitted|enrol\w*|accepted|registered|entered|welcome\w*|admit|accept)\b(?: to membership)?"
    r"(?: \w+)? as (?:an? |the |our )?[“\"]?(?P<name>[A-Z][\w'’-]+(?: (?:of (?:the )?)?[A-Z][\w'’-]+){0,2}|[a-z][\w-]+)\b"
)
# "Each Friend has one vote", "Patrons may not vote": a noun of the document's own that votes or does not.
_VOTERS = re.compile(
    r"(?<![.;:] )(?<!^)(?:\b(?:[Ee]ach|[Ee]very|[Aa]ll|[Aa]n?|and|or|[Tt]he|but|,) )(?P<name>[A-Z][a-z]+s?)\b(?![-’'])(?! [A-Z]),?[^.;A-Z]{0,50}\b(?:has|have|had|may|shall|can|cannot|do|does|hold|holds)\b[^.;A-Z]{0,40}\b(?:vote|votes|voting)\b"
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
_NO_NAME = re.compile(r"\b(?:with|who|that|which|may|shall|no|not|nobody|these|when|from|by|at)\b")
_FEWEST = 2


def class_names(text: str, sentences: Sequence[Sentence]) -> set[str]:
    """Names of classes, singular in small letters, beside those that end in "member"."""
    small = " ".join(text.lower().replace("’", "'").replace("-", " ").split())
    voters = {name for name in _voters(text) if _often(name, small)}
    found = (
        voters
        | {_named(name, small) for name in _listed(sentences)}
        | set(_rooms(sentences))
        | set(_joined(text, small))
    )
    return {name for name in found if len(name) > 2}


def _named(item: str, small: str) -> str:
    """The name of a class from its item in a list: "ordinary" is short for "ordinary member"."""
    name = singular(item).replace("membership", "member")
    if name.split()[0] in words("no_kind_of_member") | words("no_term") or _NO_NAME.search(name):
        return ""
    if name.endswith("member") or " of " in name or _ROOMS.fullmatch(item):
        return name
    plain = name.replace("-", " ")
    if re.search(rf"\b{re.escape(plain)} (?:{_KINDS}|member)", small):
        return name if re.search(r"\b(?:one|two|three|[a-f1-4])$", name) else f"{name} member"
    return name if item[0].isupper() and _often(plain, small) else ""


def _often(plain: str, small: str) -> bool:
    return len(re.findall(rf"\b{re.escape(plain)}s?\b", small)) > _FEWEST


def _listed(sentences: Sequence[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        for found in _LISTS.finditer(sentence.text):
            listed = found["list"] or found["list2"] or found["list3"] or ""
            for piece in _SPLIT.split(listed.split(" who ")[0] if found["list3"] is None else listed):
                item = _ITEM.match(piece.strip())
                if item and len(item["name"].split()) <= 4 and (found["list3"] is None or "ember" in piece):
                    yield item["name"]
        if sentence.lead and sentence.item and _LISTS.search(f"{sentence.lead} x"):
            first = _FIRST.match(sentence.text)
            if first:
                yield first["name"]


def _voters(text: str) -> Iterator[str]:
    for found in _VOTERS.finditer(text):
        name = singular(found["name"])
        if name not in words("no_people") | words("own_names") | words("own_boards") | words(
            "no_kind_of_member"
        ):
            yield name


def _rooms(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Parts of a register, colleges, grades: those that come at least in pairs."""
    rooms: dict[str, set[str]] = {}
    for sentence in sentences:
        if not _OF_MEMBERS.search(sentence.text):
            continue
        for found in _ROOMS.finditer(sentence.text):
            name = " ".join(found["name"].lower().split())
            around = sentence.text[max(0, found.start() - 40) : found.end() + 40]
            if re.search(r"part|section|list", name) and not _IN_ROOM.search(around):
                continue  # a part of the document
            noun = re.sub(
                r"\b(?:first|second|third|fourth|one|two|three|four|[a-f]|i{1,3}|iv|[1-4])\b", "", name
            )
            rooms.setdefault(noun.strip(), set()).add(name)
    for names in rooms.values():
        if len(names) >= _FEWEST:
            yield from names


def _joined(text: str, small: str) -> Iterator[str]:
    for found in _JOINS_AS.finditer(text):
        name = singular(found["name"])
        if (found["name"][0].isupper() and _often(name, small)) or name in _SMALL_NAMES:
            yield name


__all__ = ["class_names"]
