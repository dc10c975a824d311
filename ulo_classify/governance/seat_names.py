"""The kinds of seat that a document names: capitals, lists, "three places, called ward places"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.vocabulary import alternatives, family

NO_SEAT = frozenset(family("no_seat"))


def capitalised(text: str, people: Sequence[str]) -> Iterable[str]:
    """Kinds of seat written with capital letters: "Foundation Directors", "the Person of Experience Trustee"."""
    counts: Counter[str] = Counter()
    for word in (*people, *_SEAT_HEADS):
        head = word.split()[-1].capitalize()
        for found in re.finditer(rf"\b((?:[A-Z][\w'’-]+ ){{1,3}}){head}s?\b", text):
            words = found[1].lower().replace("’", "'").split()
            while words and words[0] in NO_SEAT:
                words = words[1:]
            if words and not set(words) & {"board", "committee", "council", "of"}:
                counts[f"{' '.join(words)} {head.lower()}"] += 1
    return [name for name, count in counts.items() if count >= 2]


_LISTS = re.compile(
    r"\b(?:consists?|consisting|compris\w+|made up|composed|constituted|as follows|following|are|shall be|will be|has)\b[^.;]{0,30}[:—–-]?$"
)
_ITEM_NAME = re.compile(
    r"^(?:(?:not|no|fewer|less|more|than|at|least|most|up|to|between|from|and|or|nor|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\d+|\(\d+\)|the|an?|any|some|such|other) )*((?:(?!of\b|who\b|elected\b|appointed\b|co-opted\b|nominated\b|other\b|from\b)[a-z][\w'’-]+ ){1,3})(member|trustee|director|representative|governor|place|seat|councillor)s?\b",
    re.IGNORECASE,
)


_OF_MEMBERSHIP = re.compile(
    r"\b(?:categories|classes|kinds|types|grades) of member(?:ship|s)? (?:of the \w+ )?(?:are|is|shall be)\b"
)


def listed(sentences: Sequence[Sentence]) -> Iterable[str]:
    """Kinds of seat as the items of a list name them: "two carer members" under "The Group comprises:"."""
    for sentence in sentences:
        lead = sentence.lead.lower()
        if (
            not sentence.item
            or not _LISTS.search(lead)
            or not re.search(
                r"board|committee|council|group|forum|panel|trustees|directors|members|executive|body|\bit\b",
                lead,
            )
        ):
            continue
        if _OF_MEMBERSHIP.search(lead):
            continue  # who may join, not who sits
        if re.search(r"vacat|cease|disqualif|\bif\b|power|dut|quorum|means|who\b", lead):
            continue
        found = _ITEM_NAME.match(" ".join(sentence.text.lower().replace("’", "'").split()))
        if found and found[1].split()[0] not in {"ordinary", "committee", "board", *NO_SEAT}:
            yield f"{found[1].strip()} {found[2]}"


_PLACES = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|the|an?|each|every)(?: \(\d+\))? ((?:(?!other|of|following|voting|vacated|social|own|only|public|preponderant|safe|fixed|usual|meeting|working|quiet|vacant|open|such|more|empty|elected|first|last|same|registered|whole|spare)[a-z][\w'-]+ ){1,2})(seat|place)s?\b(?! of| where| at which)"
)
_WAYS = (
    "elected|co-opted|coopted|appointed|nominated|ordinary|independent|additional|ex[- ]officio|community|lay|designated|named"
    "|non[- ]executive|reserved|open|parent|carer|family|professional|partner"
)


def places(small: str) -> Iterable[str]:
    """Kinds of place that are named more than once: "a ward place"."""
    found = _PLACES.finditer(small)
    counts = Counter(f"{each[1].strip()} {each[2]}" for each in found if each[1].split()[0] not in NO_SEAT)
    return [name for name, count in counts.items() if count >= 2]


def titled(sentences: Sequence[Sentence]) -> Iterable[str]:
    """Kinds of seat that are a heading: "Ward seats"."""
    for sentence in sentences:
        found = re.fullmatch(r"([A-Z][\w'’-]+(?: [\w-]+)?) (seat|place)s?[.:]?", sentence.text)
        if found:
            yield f"{found[1].lower()} {found[2]}"


def ways(small: str, people: Sequence[str]) -> Iterable[str]:
    """Kinds of seat told by an adjective in small letters: "the elected trustees", "a co-opted member"."""
    for word in people:
        plain = word if word != "member" else ""
        if plain:
            for found in re.finditer(rf"\b({_WAYS}) (?:charity |company |voting )?{plain}s?\b", small):
                yield f"{found[1]} {plain}"
    for found in re.finditer(
        rf"\b({_WAYS}) members? of the (?:{alternatives(family('boards'))})\b|\b(co-opted|coopted|elected|appointed|nominated) members?\b",
        small,
    ):
        yield f"{found[1] or found[2]} member"


_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d+"
_SEAT_WORDS = "member|trustee|director|governor|representative|place|seat|position"
_SMALL_SEAT = rf"((?:[a-z][\w'-]+ ){{1,2}})({_SEAT_WORDS})s?\b"
_CALLED = re.compile(
    r"\b(?:places?|seats?|positions?|trustees?|directors?|persons?|people),? (?:to be )?"
    rf"(?:called|known as|styled) (?:the |an? )?[\"“]?{_SMALL_SEAT}"
    rf"|\bthe (?:other|remaining) (?:{_NUMBERS}) (?:are|is|shall be|must be|will be) (?:the )?{_SMALL_SEAT}"
)


def called(small: str) -> Iterable[str]:
    """Kinds of seat in small letters: "three places, called ward places", "the other two are lay members"."""
    for found in _CALLED.finditer(small):
        name = f"{(found[1] or found[3]).strip()} {found[2] or found[4]}"
        if name.split(maxsplit=1)[0] not in NO_SEAT and (found[1] or small.count(name) >= 2):
            yield name


_SEAT_HEADS = ("designee", "nominee", "appointee", "representative", "place", "seat", "mentor", "position")


def is_seat(name: str, people: Sequence[str], heads: set[str]) -> bool:
    """True of a name for a kind of seat: it ends in a word for those on the board, or in "place" and the like."""
    words = name.split()
    if len(words) < 2 or len(words) > 5:
        return False
    last = words[-1]
    if words[0] in (
        "first",
        "charity",
        "company",
        "the",
        "every",
        "each",
        "any",
        "other",
        "all",
        "no",
        "new",
        "board",
        "two",
        "three",
    ):
        return False
    if last in people or last in _SEAT_HEADS:
        return not (last in ("place", "position") and words[0] in ("public", "work", "registered", "vacant"))
    return last == "member" and any(word in heads for word in words[:-1]) and words[0] not in heads
