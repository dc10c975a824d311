"""What a governing document calls itself, and what it calls others who may hold power over it.

A body may call itself "the Trust" and have a council above it, or be "the Council" of a trust: so the document
is asked what it calls itself, and the other names of bodies in it are somebody else's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ulo_classify.governance.definitions import definitions
from ulo_classify.governance.definitions import words as glossary_words
from ulo_classify.governance.terms import Reader
from ulo_classify.governance.vocabulary import family

_TITLE = 200  # characters in which a document names the body
_MOSTLY = 0.6  # of the words of a name, from which it is the body's own by its title
_OFTEN = 2  # times a name stands in "the objects of the ..." from which it is the body's own
_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "a", "an", "at", "with", "inc", "ltd", "limited"})
_ALIAS = re.compile(
    r"(?P<name>(?:[A-Z][\w'’&.-]*,?(?: (?:of|and|for|the|in|on|&|upon))* ){1,10})"
    r"\((?:(?:the|here(?:in)?after|in these \w+|called|being|referred to(?: below)?(?: in \w+ \w+)? as|also|or|here),? )*"
    r"[\"“'‘]?(?:[Tt]he )?[\"“'‘]?(?P<alias>[A-Z][\w'’ -]{1,40}?)[\"”'’]?\)"
)
_MEANS = re.compile(
    r"[\"“'‘](?:[Tt]he )?(?P<alias>[A-Z][\w'’ -]{2,40}?)[\"”'’] (?:means|shall mean|is|refers to|denotes|stands for) (?P<name>(?:[Tt]he )?[A-Z][^.;,]{2,80})"
)
_MEETINGS = frozenset({"assembly", "convention", "congress", "conference", "forum", "parliament", "circle", "electorate", "gathering"})
_CALLED = re.compile(
    r"\b(?:name|called|known as|title|this \w+|there is|style|hereby|sets up)\b[^.]{0,60}$", re.IGNORECASE
)
_UNDER = re.compile(
    r"\b(?:by|under|with|from|part of|within|at|for|behalf of|inside|to|member of)\W*(?:the )?$", re.IGNORECASE
)
_SET_UP = re.compile(r"terms of reference|\bcharter\b|instrument|standing orders|\bpolicy\b|notification|by-law \d|is hereby (?:created|established)|§", re.IGNORECASE)
_PANELS = ("panel", "council", "committee", "board", "forum", "group", "assembly", "parliament", "commission")
_FEW_DIRECTORS = 6  # times trustees or directors may be named in a document of a body without any of its own
_PATRON = re.compile(
    r"\b(?:under the|sponsored by|hosted by|supported by|founded by|an? (?:project|programme|program|part|service|ministry|work|initiative) of|affiliated to|in association with|at the)\b.*",
    re.IGNORECASE,
)
_SHORT = 4
_VERB = re.compile(r"\b(?:may|shall|must|is|are|has|have|can|will)\b")
_LONG = 11  # words that make a line a sentence
_CLAUSE = re.compile(r"\s*(?:\(?(?:1|i|a)\b|(?:article|clause|section|part|rule|parties|sec\.)\b)", re.IGNORECASE)
_BRANCH = re.compile(r"\b(?:chapter(?! (?:of|\d))|branch|lodge|affiliate|local group)\b", re.IGNORECASE)
_SOLE = re.compile(
    r"(?P<who>(?:[A-Z][\w&'’.-]+|of|and|the|for|The)(?: (?:[A-Z][\w&'’.-]+|of|and|the|for)){0,8})(?:,? \([^)]*\)|, [^.;]{0,140},)?"
    r" (?:is|are|shall be|will be|becomes|remains)(?: and (?:(?:shall|will) )?(?:always |at all times )?(?:be|remain))?(?: at all times| always| also| currently)*(?: the| its)?"
    r" (?:sole|only|one|single)(?: and only)?(?: corporate| legal| company| voting)? [Mm]ember\b(?! of (?:the (?:[Bb]oard|[Cc]ommittee|staff)|staff))"
    r"|(?:[Ss]ole|[Oo]nly)(?: corporate| company| legal| voting)? [Mm]ember (?:of the [\w ]{3,40} )?(?:is|shall be|being|will be)(?: the)? (?P<name>[A-Z][\w'’ ]+)"
    r"|(?:[Cc]ompany|[Cc]harity|[Cc]orporation|[Ss]ociety|[Aa]ssociation|[Tt]rust|[Oo]rgani[sz]ation|CIO|SCIO|CLG|CIC|[Cc]ent(?:er|re)|[Ff]oundation|[Ii]t) (?:shall have|has|is to have|shall consist of|consists of)(?: one class of [Mm]embership and)?(?: only| but| just)? (?:one|a single|a sole|1)(?: \(1\))?(?: corporate| voting)? [Mm]ember\b(?! (?:from|for|of|present|who|on|to|per|in)\b)"
    r"|[Tt]here (?:is|shall be|will be|can be)(?: accordingly| at all times| only| never more than| but)* one(?: \(1\))? [Mm]ember\b(?! (?:from|for|of|on|who|whose|present|nominated|appointed|elected)\b)"
    r"|[Nn]o (?:other )?(?:person|body|one)(?: or \w+)?(?: other than| but| except)(?: the)? [A-Z][\w'’ ]{2,50} (?:may|can|shall) be(?:come)? (?:a )?(?:[Mm]ember\b|admitted)"
)
_FOR_LIFE = re.compile(
    r"(?:[Ss]ettlor|[Ff]ounder|[Dd]onor|[Bb]enefactor)s? (?:is|shall be|are|remains?)(?: the)?(?: first)? (?P<office>[A-Z]\w+(?: [A-Z]\w+)?) for (?:his |her |their )?(?:natural )?li(?:fe|ves)"
)
_OWN_ORGAN = re.compile(
    r"\b(?:trustees|directors|constituted (?:under|by)|elected under|council of management|committee of management"
    r"|management committee|those who manage)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\W*(?:the |an? |any )?(?:[\w'’-]+ ){0,5}?(?:president|chief|director|head|manager|officer|secretary|cabinet|board|executive"
    r"|chair|clerk|dean|superintendent|matron|partners?|minister|member of the (?:cabinet|government)|elected body|leader)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"^\W*(?:the |an? )?(?:[\w'’&.-]+,? ){0,9}?(?:trust|foundation|council|authority|department|ministry|minister|company|charity|hospital"
    r"|corporation|fund|services?|agency|university|organi[sz]ation|group|limited|ltd|inc|institute|bequest|club|society|association"
    r"|federation|homes|diocese|church|board|system|practice|shire|city|county|partnership|settlor|donor|fellowship|center|centre|body|network|union|league|order|mission|college)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\W*(?:the )?(?:(?!An?\b|Any\b|Each\b)[A-Z][\w'’&.-]+ (?:(?:of|and|for|the|in|on|&) )*){1,7}(?:Trust|Foundation|Council|Authority|Department|Ministry|Company|Charity|Hospital|Corporation|Fund|Services?"
    r"|Agency|University|Organi[sz]ation|Limited|Ltd|Inc|Institute|Bequest|Club|Society|Association|Federation|Homes|Diocese|Church|System|Practice|Shire|City|County|Fellowship|Center|Centre|Mission|College|Endowment|Group)\b"
)
_PROPER = re.compile(r"\W*(?:the )?[A-Z][\w'’-]+(?: (?:(?:of|and|the|for|&) )?[A-Z][\w'’-]+){1,6}")
_PEOPLE = re.compile(r"\b(?:person|people|individual|adult|resident|someone|who|anyone|patient)\b", re.IGNORECASE)


@cache
def outsider_words(name: str) -> str:
    """One entry of outsiders.toml; lists become alternatives of a pattern."""
    source = resources.files(__package__).joinpath("outsiders.toml").read_text(encoding="utf-8")
    found = tomllib.loads(source)[name]
    return found if isinstance(found, str) else "|".join(found)


@dataclass(frozen=True, slots=True)
class Outsiders:
    """The parties that one document knows.

    `own`, `other`: names in small letters of the body itself and of others. `panel`: the name of a body that
    is its own board inside a larger one, or "". `is_branch`: a part of a national body. `sole`: where one
    member is all there is, so that "the Member" is somebody else. `has_governors`: those on the board are
    called governors, so that no governor of a state is meant.
    """

    own: frozenset[str]
    other: frozenset[str]
    panel: str
    is_branch: bool
    sole: tuple[int, int] | None
    title: frozenset[str]
    has_governors: bool


def read_outsiders(reader: Reader) -> Outsiders:
    """Learn what a document calls itself and what it calls others."""
    text, names = reader.text, reader.tagger.names
    flat = re.sub(r"\s", " ", text)
    heading = _heading(text)
    panel = names.boards[0] if names.own_board else _panel(text, heading)
    is_branch = bool(_BRANCH.search(heading))
    title = frozenset(known(heading))
    own, other = {panel} if panel else set(names.boards), set[str]()
    for name, alias, before in _aliases(flat):
        is_own = _is_own(name, alias, before, panel, title)
        if is_own or not re.search(rf"{outsider_words('regulators')}", name.lower()):
            (own if is_own else other).add(alias)
    other |= set(_defined(reader, other, panel, title))
    is_branch = bool(_BRANCH.search(heading))
    other |= {found["office"].lower() for found in _FOR_LIFE.finditer(flat)}
    own |= set(_used(flat.lower().replace("’", "'"), other, panel, title, is_branch=is_branch))
    sole = next((each.span() for each in _SOLE.finditer(flat) if not _is_ours(each, own, title)), None)
    governors = len(re.findall(r"\bgovernors\b", text, re.IGNORECASE))
    other -= own | {panel} | ({"member"} if sole is None else set())
    return Outsiders(frozenset(own), frozenset(other), panel, is_branch, sole, title, governors > 1)


def _panel(text: str, heading: str) -> str:
    """The name of a panel, council or committee set up by terms of reference, where it has no board of its own."""
    found = _SET_UP.search(text[: 2 * _TITLE])
    small = text.lower()
    if found is None or _BRANCH.search(heading) or len(re.findall(r"\b(?:trustees|directors)\b", small)) > _FEW_DIRECTORS:
        return ""
    before = re.findall(rf"\b(?:{'|'.join(_PANELS)})\b", small[: found.start()] or small[: 2 * _TITLE])
    after = re.findall(rf"\b(?:{'|'.join(_PANELS)})\b", small[found.end() : 2 * _TITLE])
    return str((before[-1:] or after[:1] or [""])[0])


def _heading(text: str) -> str:
    """The lines by which a document names the body, before its first sentence or clause."""
    taken: list[str] = []
    for line in text[:_TITLE].splitlines():
        words = line.split()
        if words and taken and (_CLAUSE.match(line) or (len(words) > _LONG and not line.isupper())):
            break
        if len(words) > _SHORT and line.rstrip().endswith(".") and _VERB.search(line):
            break
        taken.append(_PATRON.sub("", line))
    return " ".join(taken)


def known(words: str) -> set[str]:
    """The words of a name that tell it from others."""
    return {word for word in re.findall(r"[\w'’]+", words.lower()) if word not in _SMALL}


def _aliases(flat: str) -> Iterator[tuple[str, str, str]]:
    """Names with a short name in a bracket: "Halden Fellowship, Inc. (the "National Fellowship")"."""
    for found in _ALIAS.finditer(flat):
        alias = found["alias"].lower().replace("’", "'")
        named = _ORGANISATION.match(found["name"]) or re.search(r"\b(?:Inc|Ltd|Limited|CLG|CIC)\b", found["name"])
        if named or re.search(rf"(?:^| )(?:{outsider_words('heads')}|{outsider_words('always')})$", alias):
            yield found["name"], alias, flat[max(0, found.start() - 80) : found.start()]


def _meant(flat: str) -> Iterator[tuple[str, str]]:
    """Definitions inside a sentence: "the Grantor" means the Ashcombe Bequest."""
    for found in _MEANS.finditer(flat):
        yield found["alias"].lower().replace("’", "'"), found["name"]


def _is_own(name: str, alias: str, before: str, panel: str, title: frozenset[str]) -> bool:
    if panel:
        return alias == panel or name.lower().strip(" ,").endswith(panel)
    if alias.rpartition(" ")[2] in family("own_boards") and _CALLED.search(before):
        return True
    if re.fullmatch(outsider_words("always"), alias):
        return False
    if alias in family("boards") and alias != "council":
        return True
    if alias in glossary_words("own_names") and known(name) & title:
        return True
    return is_titled(name, title) and not _UNDER.search(before)


def _defined(reader: Reader, other: set[str], panel: str, title: frozenset[str]) -> Iterator[str]:
    """Defined names of other organisations and of their officers, in the order in which they are told."""
    names, found = reader.tagger.names, set(other)
    taken = {*names.people, *names.seats, *names.classes, panel, *(family("offices") if not panel else ())}
    taken |= _MEETINGS | set(family("meetings")) | {"act", "code", "cio", "scio"}
    told = [(name, reader.text[meaning.start : meaning.end]) for name, meaning in definitions(reader.text)]
    told += _meant(" ".join(reader.text.split()))
    for _ in range(2):  # an officer may be defined before his or her organisation
        for name, meant in told:
            words = " ".join(meant.split()).split(";")[0]
            if name not in taken and _is_other(name, words, found, panel, title):
                found.add(name)
    yield from found - other


def _is_other(name: str, words: str, found: set[str], panel: str, title: frozenset[str]) -> bool:
    """True of a defined name of another organisation or of one of its officers."""
    small = words.lower()
    if _PEOPLE.search(words[:60]) or re.match(outsider_words("regulators"), small) or re.search(r"\bAct\b", words[:60]):
        return False
    hosted = any(re.search(rf"\b{re.escape(each)}\b", small) for each in found)
    hosted = hosted or bool(re.search(rf"\b(?:{outsider_words('always')})\b", small[:100]))
    if hosted and _OFFICE.match(words):
        return True
    if _OWN_ORGAN.search(words[:80]) or (name in family("boards") and name != "council" and not panel):
        return False
    opening = re.findall(r"\b[A-Z][\w'’-]+", words[:90])
    is_head = re.search(rf"(?:^|\b)(?:{outsider_words('heads')}|{outsider_words('always')})$", name)
    if _NAMED.match(words) and not is_titled(" ".join(opening), title) and name not in glossary_words("own_names"):
        return True
    proper = _PROPER.match(words)
    if proper and not re.search(rf"\b{outsider_words('no_name')}\b", proper[0].lower()):
        if not is_titled(proper[0], title) and name not in glossary_words("own_names"):
            return True
    if not opening or not is_head or not _ORGANISATION.match(words) or small.startswith("any "):
        return False
    if name in glossary_words("own_names") and not panel and known(" ".join(opening)) & title:
        return False
    return bool(panel) or not (known(name) <= title or is_titled(" ".join(opening), title))


def is_titled(name: str, title: frozenset[str]) -> bool:
    """True of a name most of whose words stand in the title: the body's own."""
    words = known(name)
    return bool(words) and len(words & title) >= _MOSTLY * len(words)


def _used(
    small: str, other: set[str], panel: str, title: frozenset[str], *, is_branch: bool
) -> Iterator[str]:
    """What a document uses as its own name: "the objects of the Trust", "the Society is established"."""
    if panel:
        yield panel
        return
    heads = re.findall(r"the ([a-z]+)", small)
    if is_branch:
        yield from ("branch", "chapter", "lodge", "local group", "affiliate")
        return
    yield from {*glossary_words("own_names"), "cio", "scio"} - other
    for head in {each for each in heads if re.fullmatch(outsider_words("heads"), each)}:
        shape = outsider_words("of_itself").replace("{x}", head)
        if (head in title and head not in other) or len(re.findall(shape, small)) >= _OFTEN:
            yield head


def _is_ours(found: re.Match[str], own: set[str], title: frozenset[str]) -> bool:
    """True where the only member spoken of is the body itself, over a subsidiary of its own, or nobody."""
    who = (found["who"] or "").lower()
    name = re.sub(r"^(?:the )+", "", who)
    if who and not name:
        return True
    return bool(name) and (name in own or name in ("trustees", "directors") or known(name) <= title)


__all__ = ["Outsiders", "known", "outsider_words", "read_outsiders"]
