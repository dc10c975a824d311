"""Where a governing document defines its words: the shapes in which definitions are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from ulo_classify.governance.patterns import entry
from ulo_classify.governance.records import Quote
from ulo_classify.language.lexicon import load_lexicon


@cache
def words(family: str) -> frozenset[str]:
    """A family of words of definitions.toml."""
    return frozenset(entry("definitions.toml", family))


_QUOTED = r"[“\"‘']\s*(?P<term>[A-Za-z][\w'’()/ -]{1,50}?)[.,]?\s*[”\"’']"
_MEANS = (
    r"(?:means|mean|shall mean|shall be read to mean|is|are|shall be|refers? to|denotes?|signif(?:y|ies)"
    r"|stands? for|includes?|shall include|has the meaning|have the meaning|covers)"
)
# A meaning ends at a full stop, at the next quoted term, or at a semicolon that no further item follows.
_ITEM = r"\s*(?:and\s+|or\s+)?\(?(?:[b-h]|ii|iii|iv)\)\s+(?![“\"])"
_UNTIL = rf"(?P<meaning>.{{3,600}}?)(?=;(?!{_ITEM})|\.(?:\s|$)|\s{{2,}}[“\"]|$)"
_BARE = r"(?:(?<=\s\s)|(?<=[;.:)\d]\s))(?:an? |the )?(?P<term>[A-Za-z][\w'’ -]{2,40}?)"
# "A Pauser is someone who stammers", "Kin are people who are not Resters".
_SOMEONE = (
    r"(?:someone|somebody|anyone|anybody|a person|any person|people|persons|an individual|individuals"
    r"|an adult|adults|those)"
)
_SHAPES = (
    re.compile(
        rf"(?:(?<=[.;:)\d]\s)|(?<=\s\s)|^)(?:An? |The |Our )?"
        rf"(?P<term>[A-Z][\w'’-]{{2,25}}(?: (?:[A-Z][\w'’-]+|of the [A-Z]\w+)){{0,2}}) (?:is|are) "
        rf"(?P<meaning>{_SOMEONE}\b .{{3,400}}?)(?=\.(?:\s|$)|$)"
    ),
    # "A Turi person is a person who has been deaf", "an affected person within the meaning of these statutes is ..."
    re.compile(
        r"(?:(?<=[.;:)\d]\s)|(?<=\s\s)|(?<=,\s)|(?<=\band\s)|^)(?:An?|The|an?) (?P<term>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
        r"|[A-Za-z][\w'’-]+ (?:person|adult|individual))"
        r"(?:,?(?: (?:within the meaning of|for the purposes of|in the sense of|in|under) (?:these|this|the) (?:\w+ )?(?:rules|statutes|constitution|bylaws|by-laws|articles|deed|charter|document|terms|regulations),?))? (?:is|means) "
        r"(?P<meaning>(?:an?|any|someone|somebody|one)(?: [\w'’-]+){0,2}? (?:person|adult|individual|director|trustee|resident|member|one)?,? ?(?:who|with|whose|living|having)\b.{3,400}?)(?=\.(?:\s|$)|;|$)"
    ),
    re.compile(rf"{_QUOTED}(?:,? (?:in|for|when used)[^,.;]{{0,60}},?)?\s+{_MEANS}[:,]?\s+{_UNTIL}"),
    re.compile(rf"{_QUOTED}\s{{2,}}{_UNTIL}"),
    re.compile(rf"{_QUOTED}[,]?\s*[:–—-]\s+{_UNTIL}"),
    re.compile(rf"{_QUOTED},?\s+that is to say,?\s+{_UNTIL}"),
    re.compile(rf"{_BARE}\s+(?:means|shall mean)\s+{_UNTIL}"),
    re.compile(rf"(?P<term>(?:[A-Z][\w'’-]+ ){{0,3}}[A-Z][\w'’-]+?)s?\s*[,(]\s*that is to say,?\s+{_UNTIL}"),
)
_LINE = re.compile(
    r"^[ \t]*(?P<term>[A-Z][\w'’ /-]{2,40}?)[ \t]*(?::|–|—| -)[ \t]+(?P<meaning>\S[^\n]{5,500})$",
    re.MULTILINE,
)
# "e. Expert: a person who ...;" in a lettered list of definitions.
_LETTERED = re.compile(
    r"(?:^|[;.:])\s{1,8}\(?[a-z][.)]\s{1,4}(?P<term>[A-Z][\w'’/-]*(?: [A-Za-z][\w'’/-]*){0,4}?)\s?(?::|–|—| -)\s+"
    r"(?P<meaning>(?:an?|any|the|each|every|one|those|people|persons|someone|somebody)\b.{3,600}?)(?=;|\.(?:\s|$)|$)"
)
_FEWEST_LINES = 3  # "Term: meaning" lines that make a table of definitions
# "... (the "Members")", "... (each a "Peer")", "... called "Leaders"": what goes before is the meaning.
_CALLED = (
    r"(?:called|known as|referred to (?:below |here )?as|described as|is an?"
    r"|enroll? as an?)"
)
_BEHIND = (
    re.compile(rf"[(\[][^()\[\]“\"]{{0,60}}?{_QUOTED}[^()\[\]]{{0,40}}[)\]]"),
    re.compile(rf"{_CALLED}\s+(?:the |an? |our )?{_QUOTED}"),
)
# Where the meaning in front of a bracket begins: after a full stop, a letter of a list, another bracketed term.
_FULL = re.compile(r"[.;:]\s|\)\s(?=[A-Z])|\((?:[a-h]|[ivx]{1,4}|\d)\)\s|[”\"]\)\s?,?(?:\s?(?:and|or)\s)?")
# "To care for children and adults who have cerebral palsy ("the beneficiaries")": the people are what is defined.
_TO_DO = re.compile(r"\s*(?:to|the \w+ing of|\w+ing) ", re.IGNORECASE)
_PEOPLE_LAST = re.compile(
    r"\b(?:(?:children|adults|people|persons|men|women|individuals|youths?|girls|boys|residents|families|parents|carers|relatives)(?:,? (?:and|or|and/or|,) )?)+"
    r" ?(?:who|with|having|living|suffering|affected|whose|in|of|from)\b[^“\"‘;.]*$"
)
_LONGEST = 300  # characters of a meaning that stands before its term
_SHORTEST_PLURAL = 4

_KIND_OF_SEAT = re.compile(
    r"\b((?:(?:[A-Z][\w'’-]+|of|co-opted|Co-opted) ){1,3}?"
    r"(?:Directors?|Trustees?|Representatives?|Places?|Seats?|Governors?|Mentors?))\b"
)
_ON_BOARD = re.compile(
    r"\b((?:(?:[A-Z][\w'’-]+ ){1,2}(?:Board|Committee|Council)|Elected|Co-opted|Appointed|Nominated)"
    r" [Mm]embers?)\b"
)
# "the Circle directors", "a Sponsor director": a name before a small word, inside a sentence.
_SMALL_SEAT = re.compile(
    r"(?<=[a-z,;] )((?!(?:The|An?|No|Each|Every|Any|All|Board|Company|Managing|Executive|Charity)\b)"
    r"[A-Z][a-z][\w'’-]+ (?:directors?|trustees?|governors?|representatives?))\b"
)
_PLAIN_SEAT = re.compile(
    r"(?:\w+ )?(?:board|committee|council|charity|company|each|every|no|any|such)"
    r" (?:member|trustee|director)$"
    r"|(?:management|executive|managing) (?:committee|board|council) member$"
)
_KIND_OF_MEMBER = re.compile(r"\b((?:[A-Z][\w'’-]+ ){1,2}(?:Members?|Membership))\b")
_SMALL_KIND = re.compile(
    r"(?:[.;:)] |\d )(?P<kind>[A-Z][a-z-]+) members? "
    r"(?:are|is|shall be|must be|means?|can be|may be|can only be) "
)
_FEWEST_NAMED = 2  # times a kind of seat must be named


def definitions(text: str) -> Iterator[tuple[str, Quote]]:
    """Every term that a text defines, singular and in small letters, with where its meaning stands."""
    for found, meaning in _found(text):
        name = singular(found["term"])
        first = name.split()[:1]
        if first and (first[0] not in words("no_term") or name.endswith(" member")):
            yield name, meaning


def _found(text: str) -> Iterator[tuple[re.Match[str], Quote]]:
    flat = text.replace("\n", " ").replace("\t", " ")
    for shape in _SHAPES:
        yield from ((found, Quote(*found.span("meaning"))) for found in shape.finditer(flat))
    lines = list(_LINE.finditer(text))
    if len(lines) >= _FEWEST_LINES:
        yield from ((found, Quote(*found.span("meaning"))) for found in lines)
    lettered = list(_LETTERED.finditer(flat))
    if len(lettered) >= _FEWEST_LINES:
        yield from ((found, Quote(*found.span("meaning"))) for found in lettered)
    for shape in _BEHIND:
        for found in shape.finditer(flat):
            start = max(0, found.start() - _LONGEST)
            borders = [start + border.end() for border in _FULL.finditer(flat[start : found.start()])]
            first = borders[-1] if borders else start
            people = _PEOPLE_LAST.search(flat, first, found.start())
            named = bool(people) and bool(_TO_DO.match(flat, first))
            yield found, Quote(people.start() if people and named else first, found.start())


def _by_link(name: str) -> tuple[str, str, str]:
    """A name in two at its first small word: "expert", "by", "experience"."""
    found = re.search(r" (of|by|through) ", name)
    return (name[: found.start()], found[1], name[found.end() :]) if found else (name, "", "")


def forms_of(name: str) -> Iterator[str]:
    """The singular and plural of a term in small letters, in the words as rules compare them."""
    plain = name.replace("-", " ").replace("’", "'")
    yield plain
    head, link, rest = _by_link(plain)
    if link and " " not in head:
        yield f"{head}s {link} {rest}"
    first, _, last = plain.rpartition(" ")
    head = f"{first} " if first else ""
    if last == "person":
        yield f"{head}people"
    yield head + (f"{last[:-1]}ies" if last.endswith("y") and last[-2:-1] not in "aeiou" else f"{last}s")
    linked = _LINKED.match(plain)
    if linked:  # "experts by experience"
        yield f"{linked['head']}s {linked['rest']}"
    yield from _plurals_inside(plain)
    one, _, rest = plain.partition(" ")
    if rest and one in ("person", "individual", "adult", "resident"):  # "person with dementia"
        yield f"{one}s {rest}"
        if one == "person":
            yield f"people {rest}"


_LINKED = re.compile(
    r"(?P<head>(?:[\w'-]+ )?[\w'-]{3,}[a-rt-xz]) (?P<rest>(?:by|with|through|from|in|at) .+)$"
)
_WITH = re.compile(
    r"^(person|individual|adult|resident|woman|man|child|patient|trustee|director|member) "
    r"(with|of|in|living with|who has|who|from) (?:an? )?(.+)$"
)
_MANY = {"person": ("persons", "people"), "woman": ("women",), "man": ("men",), "child": ("children",)}


def _plurals_inside(name: str) -> Iterator[str]:
    """Plurals of "person with a disability": "persons with disabilities", "people with a disability"."""
    found = _WITH.match(name)
    if found is None:
        return
    one, link, rest = found.groups()
    many = "y" if rest.endswith("y") and rest[-2:-1] not in "aeiou" else ""
    plural = f"{rest[:-1]}ies" if many else f"{rest}s"
    verb = {"who has": "who have"}.get(link, link)
    for head in _MANY.get(one, (f"{one}s",)):
        for tail in dict.fromkeys((rest, f"a {rest}", f"an {rest}", plural, rest.removesuffix("s"))):
            yield f"{head} {verb} {tail}"


def singular(name: str) -> str:
    """A term's name in small letters and the singular, without an article."""
    plain = re.sub(r"^(?:the|an?|any|our|each) ", "", " ".join(name.lower().replace("’", "'").split()))
    head, link, rest = _by_link(plain)
    if link and head.endswith("s") and not head.endswith("ss") and " " not in head:  # "friends of the table"
        return f"{head[:-1]} {link} {rest}"
    first, _, last = plain.rpartition(" ")
    if last in ("people", "persons"):
        last = "person"
    elif last.endswith("ies"):
        last = f"{last[:-3]}y"
    elif last.endswith("s") and not last.endswith(("ss", "us", "is")) and len(last) >= _SHORTEST_PLURAL:
        last = last[:-1]
    return f"{first} {last}".strip()


def kinds_of_member(text: str) -> set[str]:
    """Names of classes of members, singular ("full member")."""
    small = "|".join(sorted(words("kinds_of_member")))
    plain = re.compile(
        rf"(?<!non-)(?<!non )\b({small})[ -]member(?:s|ship)?\b(?![’'] meeting|s meeting)", re.IGNORECASE
    )
    found = {f"{kind.lower()} member" for kind in plain.findall(text)}
    for match in _KIND_OF_MEMBER.finditer(text):
        name = singular(match[1]).replace("membership", "member")
        before = set(name.split()[:-1])
        if not before & words("no_kind_of_member") and not before & load_lexicon().numbers.keys():
            found.add(name)
    flat = " ".join(text.split())
    for match in _SMALL_KIND.finditer(flat):  # "Worker members are those whom ..."
        name = match["kind"].lower()
        if (
            not set(name.split()) & words("no_kind_of_member")
            and flat.lower().count(f"{name} member") >= _FEWEST_NAMED
        ):
            found.add(f"{name} member")
    return found


# "may become a Speaking Up member", "joins as an Alongside member": capital letters before a small "member".
_BECOMES = re.compile(
    r"\b(?:becomes?|joins? as|admitted as|enrolled as|registered as|accepted as|cease to be|remain) (?:an? )?"
    r"(?P<kind>(?:[A-Z][\w'’-]+ ){1,2})members?\b"
)


def kinds_joined(text: str) -> set[str]:
    """Names of classes of members that people join, with capitals before a small word, singular."""
    flat = " ".join(text.split())
    found = set()
    for match in _BECOMES.finditer(flat):
        name = f"{match['kind'].strip().lower()} member"
        plain = not set(name.split()[:-1]) & words("no_kind_of_member")
        if plain and flat.lower().count(name) > _FEWEST_NAMED:
            found.add(name)
    return found


def kinds_of_seat(text: str) -> set[str]:
    """Names of kinds of seat written with capital letters, singular ("elected director")."""
    counts: Counter[str] = Counter()
    for shape in (_KIND_OF_SEAT, _ON_BOARD, _SMALL_SEAT):
        for match in shape.finditer(text):
            name = singular(match[1]).split()
            while len(name) > 1 and name[0] in words("no_kind_of_seat"):
                name = name[1:]
            if len(name) > 1 and not _PLAIN_SEAT.match(" ".join(name)):
                counts[" ".join(name)] += 1
    return {name for name, count in counts.items() if count >= _FEWEST_NAMED}
