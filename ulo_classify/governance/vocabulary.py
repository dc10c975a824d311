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
    people = _people(small) if not own else ()
    boards = (own,) if own else _boards(sentences, hosts, has_people=bool(people))
    heads = {board.rpartition(" ")[2] for board in boards} | {"board"} - hosts
    members = [f"{head} member" for head in heads] + (["member"] if own else [])
    seats = {name for name in (*kinds_of_seat(text), *terms) if _is_seat(name, people, heads)}
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
        own_board=bool(own),
    )


def _own_board(small: str, hosts: set[str]) -> str:
    """What a body without trustees or directors calls itself: "the Forum" in its terms of reference."""
    people = sum(len(re.findall(rf"\b{word}s?\b", small)) for word in ("trustee", "director", "governor"))
    is_charter = bool(_TERMS_OF_REFERENCE.search(small[:_TITLE]))
    title = small[:_TITLE]
    counted = {
        name: len(re.findall(rf"\bthe {name}\b", small)) for name in family("own_boards") if name not in hosts
    }
    named = [name for name in counted if re.search(rf"\b{name}\b", title) and counted[name] > 5]
    best = max(named, key=lambda name: counted[name], default="")
    if not best:
        return ""
    return best if is_charter or (people < 4 and best not in ("board", "committee")) else ""


def _people(small: str) -> tuple[str, ...]:
    """The words for those on the board: trustees, directors or governors."""
    counts = Counter(
        {
            word: len(
                re.findall(
                    rf"\b(?<!executive )(?<!managing ){word}s?\b(?! of (?!the (?:charity|company|society|association|organi)))",
                    small,
                )
            )
            for word in ("trustee", "director", "governor")
        }
    )
    first, most = counts.most_common(1)[0]
    if most < 4:
        return ()
    found = [word for word, count in counts.items() if count >= _SECOND * most]
    if re.search(
        r"directors (?:of the \w+ )?(?:are|shall be)(?: also)? (?:the )?(?:charity )?trustees|trustees are (?:also )?(?:the )?directors",
        small,
    ):
        found = ["trustee", "director"]
    return tuple(dict.fromkeys([first, *found]))


def _boards(sentences: Sequence[Sentence], hosts: set[str], *, has_people: bool) -> tuple[str, ...]:
    """The names of the governing body: those that manage, or that are spoken of most."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        small = sentence.text.lower()
        managing = bool(_MANAGES.search(small))
        for found in re.finditer(rf"\b({alternatives(family('boards'))})\b", small):
            name = found[1].replace("-", " ")
            before = small[max(0, found.start() - 14) : found.start()].split()[-1:]
            if before and before[0] not in (
                "the",
                "a",
                "of",
                "its",
                "our",
                "this",
                "no",
                "by",
                "to",
                "each",
                "management",
            ):
                continue
            counts[name] += 3 if managing else 1
    for host in hosts:
        counts.pop(host, None)
    counts.pop("executive", None) if counts["executive"] < 12 else None
    if not counts:
        return ("board",) if has_people else ()
    if has_people and counts["board"] >= 3:
        kept = [name for name in counts if name.startswith("board") or name.endswith("board")]
        return tuple(dict.fromkeys(kept))
    first, most = counts.most_common(1)[0]
    head = first.rpartition(" ")[2]
    kept = [name for name, count in counts.items() if count >= 0.5 * most or name.rpartition(" ")[2] == head]
    return tuple(dict.fromkeys([first, *kept]))


_SEAT_HEADS = ("representative", "place", "seat", "mentor", "position")


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
