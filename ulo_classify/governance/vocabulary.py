"""The names that a governing document uses: its board and those on it, kinds of seat, classes of members."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ulo_classify.governance.class_names import class_names
from ulo_classify.governance.definitions import forms_of, kinds_of_member, kinds_of_seat, singular
from ulo_classify.governance.outline import Sentence

_TITLE = 400  # characters in which a document says what it is
_TERMS_OF_REFERENCE = re.compile(r"terms of reference|charter|standing orders", re.IGNORECASE)
_MANAGES = re.compile(
    r"\b(?:manag|control|govern|administ|affairs|business|powers|responsib|direct(?:ed|s)\b|consist|compris|made up)"
)
_SECOND = 0.35  # of the uses of the first word for board people, from which another means them too


@cache
def family(name: str) -> tuple[str, ...]:
    """One family of words of vocabulary.toml, longest first."""
    source = resources.files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8")
    return tuple(sorted(tomllib.loads(source)[name], key=len, reverse=True))


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of some words, hyphens and blanks alike, longest first."""
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\-", "[- ]").replace(r"\ ", "[- ]") for word in ordered)


@dataclass(frozen=True, slots=True)
class Names:
    """What a document calls its board (`boards`), those on it (`people`), seats and classes of members.

    `own_board`: the body has no board beside itself; its members sit on it.
    """

    boards: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]
    classes: tuple[str, ...]
    others: tuple[str, ...]
    own_board: bool


def read_names(text: str, sentences: Sequence[Sentence], terms: Iterable[str], hosts: Iterable[str]) -> Names:
    """Find the names of a document.

    Args:
        text: the document.
        sentences: its sentences.
        terms: the terms that it defines, singular in small letters.
        hosts: those of them that mean another organisation or its board.
    """
    small = text.lower().replace("’", "'")
    hosts = set(hosts)
    own = _own_board(small, hosts)
    scores = _scores(text, sentences, hosts)
    people = _people(small, scores) if not own else ()
    boards = (own,) if own else _boards(scores, has_people=bool(people))
    heads = {board.split(" of ")[0].rpartition(" ")[2] for board in boards} | {"board"} - hosts
    members = [f"{head} member" for head in heads] + (["member", "voting member"] if own else [])
    if own and len(re.findall(r"\bcouncillors\b", small)) > 2:
        members.append("councillor")
    seats = {name for name in (*kinds_of_seat(text), *terms) if _is_seat(name, people, heads)}
    seats |= {name for name in _capitalised(text, [*people, *members]) if _is_seat(name, people, heads)}
    seats |= set(_ways(small, [*people, *members]))
    places = Counter(
        f"{found[1].strip()} {found[2]}"
        for found in _PLACES.finditer(small)
        if found[1].split()[0] not in _NO_SEAT
    )
    seats |= {name for name, count in places.items() if count >= 2}
    titles = (re.fullmatch(r"([A-Z][\w'’-]+(?: [\w-]+)?) (seat|place)s?[.:]?", each.text) for each in sentences)
    seats |= {f"{found[1].lower()} {found[2]}" for found in titles if found}
    seats |= {name for name in _listed(sentences) if name not in kinds_of_member(text)}
    if own:
        found = re.findall(r"\b((?:[A-Z][\w'’-]+ ){1,2})[Mm]embers?\b", text)
        kinds = {singular(f"{each.strip().lower()} member") for each in found}
        seats |= {kind for kind in kinds if kind.split()[0] not in _NO_SEAT and kind.split()[0] not in heads}
    terms = set(terms)
    classes = {name for name in kinds_of_member(text) | terms if _is_class(name, heads)}
    classes |= {
        name
        for name in class_names(text, sentences) - terms - hosts
        if not _is_officer(name, people, heads) and name not in family("others")
    }
    if own:
        seats, classes = seats | classes, set()
    return Names(
        boards,
        tuple(dict.fromkeys((*people, *members))),
        tuple(sorted(seats - set(people) - set(members))),
        tuple(sorted(classes - seats)),
        tuple(sorted(_other_bodies(text, boards))),
        own_board=bool(own),
    )


_BODY = re.compile(
    r"\b((?:[A-Z][\w'’-]+ (?:and |of )?){1,3}(?:Committee|Panel|Subcommittee|Sub-committee|Group|Forum|Council|Circle))\b"
)


def _other_bodies(text: str, boards: Sequence[str]) -> Iterable[str]:
    """Committees and panels by their own names that are not the board."""
    known = {*boards, *family("boards")}
    title = text[:200].lower().replace("’", "'")
    for found in _BODY.finditer(text):
        name = found[1].lower().replace("’", "'").removeprefix("the ").removeprefix("a ")
        if name in title and len(name.split()) > 2:
            continue
        if name.split()[-1] in ("circle", "forum", "group", "council") and name.split()[-1] in title:
            continue
        if name not in known and name.split()[0] not in (
            "each",
            "every",
            "no",
            "this",
            "that",
            "any",
            "if",
            "in",
            "such",
        ):
            if not any(
                name.endswith(f" {board}")
                and board.rpartition(" ")[2] == name.rpartition(" ")[2]
                and board == name.rpartition(" ")[2]
                and len(boards) == 1
                for board in boards
            ):
                yield name


def _own_board(small: str, hosts: set[str]) -> str:
    """What a body without trustees or directors calls itself: "the Forum" in its terms of reference."""
    people = sum(len(re.findall(rf"\b{word}s\b", small)) for word in ("trustee", "director", "governor"))
    is_charter = bool(_TERMS_OF_REFERENCE.search(small[:_TITLE]))
    title = small[:_TITLE]
    counted = {
        name: len(re.findall(rf"\bthe {name}\b", small)) for name in family("own_boards") if name not in hosts
    }
    # "Council" means the directors: a board beside its members
    board = r"[”\"'] (?:means|shall mean|is) (?:the |its )?(?:\w+ )?(?:directors|trustees|governors|board|governing body|managing|management|executive)"
    named = [
        name
        for name in counted
        if re.search(rf"\b{name}\b", title) and counted[name] > 5 and not re.search(name + board, small)
    ]
    best = max(named, key=lambda name: counted[name], default="")
    if not best:
        return ""
    return best if is_charter or (people < 4 and best not in ("board", "committee")) else ""


_MAKES = (
    r"(?:consist|compris|made up|composed|number of|fewer than|less than|more than|at least|at most|up to|maximum|minimum"
    r"|there (?:shall|must|are|will|may)|elect(?:ed|s)?|board of|managed by(?: the| its)?|administered by(?: the| its)?|control of(?: the| its)?)"
)
_HELD = re.compile(
    r"\b(?:holding|custodian|property|first|managing|executive|medical|clinical|funeral|finance) $|\bthe $"
)


def _people(small: str, boards: Counter[str]) -> tuple[str, ...]:
    """The words for those on the board: trustees, directors or governors, where the rules make a board of them."""
    told: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    for word in (
        "trustee",
        "director",
        "governor",
        "councillor",
        "administrator",
        "steward",
        "coordinator",
        "convener",
    ):
        uses[word] = len(
            re.findall(
                rf"\b(?<!holding )(?<!custodian )(?:{word}s|(?:an?|each|every|any|no|charity|of) {word})\b",
                small,
            )
        )
        told[word] = len(re.findall(rf"{_MAKES}[^.;]{{0,60}}?(?<!holding )(?<!custodian )\b{word}s\b", small))
    committees = max((count for name, count in boards.items() if not name.startswith("board")), default=0)
    usual = ("trustee", "director", "governor")
    words = [
        word
        for word, number in told.items()
        if (number >= 2 and uses[word] >= 4) or (number and uses[word] >= 3 and word not in usual)
    ]
    plain = [word for word in words if word in ("trustee", "director", "governor")] or words
    plain = plain or [word for word in ("trustee", "director") if uses[word] >= 8 and (told[word] or committees < 12)]
    # a short extract has a sentence or two on its trustees, and names no other body
    plain = plain or [word for word in usual if (told[word] or uses[word] > 2) and sum(boards.values()) <= uses[word] + told[word]]
    if not plain:
        return ()
    first = max(plain, key=lambda word: uses[word])
    if committees > 2 * uses[first] and committees >= 20 and told[first] < 4:
        return ()
    found = [word for word in plain if uses[word] >= _SECOND * uses[first]]
    both = r"directors (?:of the \w+ )?(?:are|shall be)(?: also)? (?:the )?(?:charity )?trustees|trustees are (?:also )?(?:the )?directors"
    if re.search(both, small):
        found = ["trustee", "director"]
    return tuple(dict.fromkeys([first, *found]))


_BEFORE = frozenset(
    ["the", "a", "an", "of", "its", "our", "this", "no", "by", "to", "each", "whole", "that", "said"]
)
_MADE_OF = re.compile(
    r" (?:shall |must |will |is to )?(?:always )?(?:consists?|has|have|is made up|be made up|comprises?|is composed|be composed|consist)\b|,? (?:made up|consisting|composed)\b|,? of (?:\w+ )?(?:persons|people|members)\b"
)


def _scores(text: str, sentences: Sequence[Sentence], hosts: set[str]) -> Counter[str]:
    """The names of bodies that may be the governing one, by how much the rules make of them."""
    counts: Counter[str] = Counter()
    shape = re.compile(rf"\b({alternatives(family('boards'))})\b", re.IGNORECASE)
    for sentence in sentences:
        words = sentence.text
        managing = bool(_MANAGES.search(words.lower()))
        for found in shape.finditer(words):
            name = found[1].lower().replace("-", " ")
            before = words[: found.start()].split()[-1:]
            if before and before[0].lower() not in _BEFORE:
                if not (before[0][:1].isupper() and found[1][:1].isupper()):
                    continue
                name = f"{before[0].lower()} {name}".replace("’", "'")
            counts[name] += 3 if managing else 1
            if _MADE_OF.match(words[found.end() :]):
                counts[name] += 8
    for host in hosts:
        counts.pop(host, None)
    return counts


def _boards(counts: Counter[str], *, has_people: bool) -> tuple[str, ...]:
    """The names of the governing body: those that manage, or that are spoken of most."""
    if counts["executive"] < 12:
        counts.pop("executive", None)
    if not counts:
        return ("board",) if has_people else ()
    plain = {name: number for name, number in counts.items() if not _BELOW.search(name)}
    if has_people:
        kept = [name for name in plain if name.startswith("board") or name.endswith("board")]
        managing = [name for name in plain if plain[name] >= 20 and name not in kept and name != "committee"]
        return tuple(dict.fromkeys(["board", *kept, *managing]))
    if not plain:
        return ()
    first = max(plain, key=lambda name: plain[name])
    head = first.rpartition(" ")[2]
    kept = [
        name
        for name, count in plain.items()
        if count >= 0.5 * plain[first] or (name.rpartition(" ")[2] == head and name in family("boards"))
    ]
    return tuple(dict.fromkeys([first, *kept, *([head] if plain.get(head, 0) > 2 else [])]))


_BELOW = re.compile(
    r"\b(?:finance|audit|appeals?|advisory|nominati\w+|appointments|membership|sub|house|branch|regional|local|city|county|district|town|borough|money|fundraising|editorial|ethics|complaints|election|health|parish|shire)\b"
)


_NO_SEAT = frozenset(
    [
        "the",
        "a",
        "an",
        "each",
        "every",
        "any",
        "no",
        "all",
        "such",
        "other",
        "new",
        "if",
        "when",
        "where",
        "that",
        "this",
        "these",
        "those",
        "both",
        "only",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "being",
        "of",
        "and",
        "or",
        "for",
        "as",
        "by",
        "to",
        "in",
        "at",
        "on",
        "under",
        "which",
        "company",
        "charity",
        "charitable",
        "first",
        "former",
        "named",
        "said",
        "voting",
        "sitting",
        "remaining",
        "retiring",
        "outgoing",
        "individual",
        "original",
        "existing",
        "present",
        "honorary",
        "managing",
        "executive",
        "shadow",
    ]
)


def _capitalised(text: str, people: Sequence[str]) -> Iterable[str]:
    """Kinds of seat written with capital letters: "Foundation Directors", "the Person of Experience Trustee"."""
    counts: Counter[str] = Counter()
    for word in (*people, *_SEAT_HEADS):
        head = word.split()[-1].capitalize()
        for found in re.finditer(rf"\b((?:[A-Z][\w'’-]+ ){{1,3}}){head}s?\b", text):
            words = found[1].lower().replace("’", "'").split()
            while words and words[0] in _NO_SEAT:
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


def _listed(sentences: Sequence[Sentence]) -> Iterable[str]:
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
        if re.search(r"vacat|cease|disqualif|\bif\b|power|dut|quorum|means|who\b", lead):
            continue
        found = _ITEM_NAME.match(sentence.text.lower().replace("’", "'"))
        if found and found[1].split()[0] not in {"ordinary", "committee", "board", *_NO_SEAT}:
            yield f"{found[1].strip()} {found[2]}"


_PLACES = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|the|an?|each|every)(?: \(\d+\))? ((?:(?!other|of|following|voting|vacated|social|own|only|public|preponderant|safe|fixed|usual|meeting|working|quiet|vacant|open|such|more|empty|elected|first|last|same|registered|whole|spare)[a-z][\w'-]+ ){1,2})(seat|place)s?\b(?! of| where| at which)"
)
_WAYS = (
    "elected|co-opted|coopted|appointed|nominated|ordinary|independent|additional|ex[- ]officio|community|lay|designated|named"
    "|non[- ]executive|reserved|open|parent|carer|family|professional|partner"
)


def _ways(small: str, people: Sequence[str]) -> Iterable[str]:
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


_SEAT_HEADS = ("designee", "nominee", "appointee", "representative", "place", "seat", "mentor", "position")


def _is_seat(name: str, people: Sequence[str], heads: set[str]) -> bool:
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


def _is_class(name: str, heads: set[str]) -> bool:
    words = name.split()
    if len(words) < 2 or words[-1] not in ("member", "membership", "voter"):
        return False
    return words[0] not in family("plain_members") and not any(word in heads for word in words[:-1])


def _is_officer(name: str, people: Sequence[str], heads: set[str]) -> bool:
    """True of a name for somebody on the board or in an office, who joins it as a trustee or as its chair."""
    last = name.rpartition(" ")[2]
    plain = ("trustee", "director", "governor", "chair", "officer", "representative", "delegate", "nominee")
    return (
        name in family("offices")
        or last in family("offices")
        or last in people
        or last in plain
        or (last == "member" and not _is_class(name, heads))
    )


def forms(names: Iterable[str]) -> dict[str, str]:
    """Every form of some names, in small letters with blanks for hyphens, with the name it is a form of."""
    found: dict[str, str] = {}
    for name in names:
        for form in forms_of(name):
            found.setdefault(form.replace("-", " "), name)
        if name.endswith(" member"):
            found.setdefault(name.removesuffix(" member").replace("-", " ") + " membership", name)
    return found


__all__ = ["Names", "alternatives", "family", "forms", "read_names", "singular"]
