"""What a document calls its governing body and those on it, told by what the rules make of each name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.vocabulary import alternatives, family

_TITLE = 400  # characters in which a document says what it is
_TERMS_OF_REFERENCE = re.compile(r"terms of reference|charter|standing orders", re.IGNORECASE)
_MANAGES = re.compile(
    r"\b(?:manag|control|govern|administ|affairs|business|powers|responsib|direct(?:ed|s)\b|consist|compris|made up)"
)
_SECOND = 0.35  # of the uses of the first word for board people, from which another means them too
_BODY = re.compile(
    r"\b((?:[A-Z][\w'’-]+ (?:and |of )?){1,3}(?:Committee|Panel|Subcommittee|Sub-committee|Group|Forum|Council|Circle))\b"
)


def other_bodies(text: str, boards: Sequence[str]) -> Iterable[str]:
    """Committees and panels by their own names that are not the board."""
    known = {*boards, *family("boards")}
    title = text[:200].lower().replace("’", "'")
    for found in _BODY.finditer(text):
        name = found[1].lower().replace("’", "'").removeprefix("the ").removeprefix("a ")
        if name in title and len(name.split()) > 2:
            continue
        if name.split()[-1] in ("circle", "forum", "group", "council") and name.split()[-1] in title:
            continue
        if (
            name not in known
            and name.split()[0]
            not in (
                "each",
                "every",
                "no",
                "this",
                "that",
                "any",
                "if",
                "in",
                "such",
            )
            and not any(
                name.endswith(f" {board}")
                and board.rpartition(" ")[2] == name.rpartition(" ")[2]
                and board == name.rpartition(" ")[2]
                and len(boards) == 1
                for board in boards
            )
        ):
            yield name


# "The Group is run by a Committee": a body that is run by another of its own making is no board itself.
_RUN_BY = re.compile(
    r"\b(?:is|are|be|shall be|will be|must be) (?:run|managed|governed|administered|controlled|directed|conducted|overseen|looked after)"
    r"(?: and (?:run|managed|governed|administered|controlled|directed))? by (?:an?|its|the|our) (?:(?:\w+ ){0,2}committee\b|(?:executive|management|managing|steering|governing|core|elected) (?:group|council|team|board|body|circle)\b)"
    r"(?! of the (?:trust|council|hospital|foundation))"
)


def own_board_of(small: str, hosts: set[str]) -> str:
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
        if re.search(
            rf"(?<!governing )(?<!executive )(?<!management )(?<!managing )(?<!central )\b{name}\b", title
        )
        and counted[name] > 5
        and not re.search(name + board, small)
    ]
    best = max(named, key=lambda name: counted[name], default="")
    if not best or (not is_charter and best not in ("board", "committee") and _RUN_BY.search(small)):
        return ""
    return best if is_charter or (people < 4 and best not in ("board", "committee")) else ""


_MAKES = (
    r"(?:consist|compris|made up|composed|number of|fewer than|less than|more than|at least|at most|up to|maximum|minimum"
    r"|there (?:shall|must|are|will|may)|elect(?:ed|s)?|board of|managed by(?: the| its)?|administered by(?: the| its)?|control of(?: the| its)?)"
)


_A_NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|\d{1,2})"
)
# "The board shall have ten directors": told once is enough where no other word is used more.
_HAS_SO_MANY = re.compile(
    rf"\b(?:board|committee|council|executive|company|charity|society|association|corporation|organi[sz]ation|trust|co-?operative|network|alliance|union)\b[^.;:]{{0,30}}\b(?:has|have|of|comprises?|comprise|numbers?|be)\b (?:[\w()-]+ ){{0,8}}?{_A_NUMBER} (?:\(\d+\) )?(?:voting |elected )?"
    r"(?P<one>trustee|director|governor)s\b(?! of (?:the|an?|other) (?!board|company|charity|society|association|organi[sz]ation|trust\b|network|alliance))"
    r"|\bnumber of (?:the )?(?P<two>trustee|director|governor)s (?:shall|must|is|will|may) "
)


def people_of(small: str, boards: Counter[str]) -> tuple[str, ...]:
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
        if (number >= 2 and uses[word] >= 4)
        or (number and uses[word] >= 3 and word not in usual)
        or (number >= 2 and uses[word] >= 2 and word not in usual and not any(uses[each] for each in usual))
    ]
    plain = [word for word in words if word in ("trustee", "director", "governor")] or words
    plain = plain or [
        word for word in ("trustee", "director") if uses[word] >= 8 and (told[word] or committees < 12)
    ]
    # a short extract has a sentence or two on its trustees, and names no other body
    plain = plain or [
        word
        for word in usual
        if (told[word] or uses[word] > 2) and sum(boards.values()) <= uses[word] + told[word]
    ]
    plain = plain or [found["one"] or found["two"] for found in _HAS_SO_MANY.finditer(small)][:1]
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


def scores_of(text: str, sentences: Sequence[Sentence], hosts: set[str]) -> Counter[str]:
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


def boards_of(counts: Counter[str], *, has_people: bool) -> tuple[str, ...]:
    """The names of the governing body: those that manage, or that are spoken of most."""
    if counts["executive"] < 12 and len(counts) > 1:
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
