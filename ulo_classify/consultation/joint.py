"""Joint responses: one entry a body, split only where the list says in words that the response is joint."""

from __future__ import annotations

import re
from typing import NamedTuple

from ulo_classify.consultation.names import fold
from ulo_classify.consultation.people import has_organisation_word
from ulo_classify.consultation.words import word_list, word_set

_NOUNS = "|".join(word_list("bodies", "joint_nouns"))
_BEFORE = re.compile(
    rf"(?:joint\s*:|(?:a\s+)?joint\s+(?:written\s+)?(?:{_NOUNS})\s*"
    r"(?:[:–—-]|\b(?:from|by|of|on behalf of|between)\b\s*:?))\s*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s*(?:[(\[]\s*(?:a\s+)?joint(?:ly)?(?:\s+(?:{_NOUNS}))?\s*[)\]]|(?:[,:;]|\s[-–—])\s*(?:a\s+)?joint\s+(?:{_NOUNS}))[\s.;]*$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s*[,(]?\s*\b(?:responding\s+|writing\s+|submitted\s+)?jointly\s+with\s+", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s+(?:and|&|\+)\s+")


class Joint(NamedTuple):
    """The bodies of a joint response as text; `doubtful` where the place of the split had to be judged."""

    pieces: tuple[str, ...]
    doubtful: bool


def split_joint(text: str) -> Joint | None:
    """Split an entry that says it is a joint response.

    Args:
        text: an entry without its list marker.

    Returns:
        Its bodies in order (one, where nothing shows where to split), or None where there is no joint signal;
        a bare "and", "&", "/" or comma is none.
    """
    rest = text
    before = _BEFORE.match(rest)
    rest = rest[before.end() :] if before else rest
    after = _AFTER.search(rest)
    rest = rest[: after.start()] if after else rest
    halves = [
        half.strip(" ,;)") if half.count("(") < half.count(")") else half.strip(" ,;")
        for half in _WITH.split(rest)
    ]
    halves = [half for half in halves if half]
    if not (before or after or len(halves) > 1) or not halves:
        return None
    pieces: list[str] = []
    doubtful = False
    for half in halves:
        parts, unsure = _parts(half, certain=len(halves) > 1)
        pieces += parts
        doubtful = doubtful or unsure
    return Joint(tuple(re.sub(r"^the\s+(?=[^\W\d_a-z])", "", piece) for piece in pieces), doubtful)


def may_be_several(name: str) -> bool:
    """Tell whether a name reads like several bodies' names in a row: each part ends as a body's name does."""
    parts = re.split(r"\s*,\s+(?:and\s+)?|\s+(?:and|&)\s+", name)
    heads = word_set("bodies", "body_heads") - word_set("bodies", "ambiguous_heads")
    around_dash = re.split(r"\s+[-–—]\s+", name)
    if len(around_dash) > 1 and all(ends_like_body(part) and " " in part for part in around_dash):
        return True
    return len(parts) > 1 and all(len(part.split()) > 1 and fold(part).split()[-1] in heads for part in parts)


def _parts(text: str, *, certain: bool) -> tuple[list[str], bool]:
    """Split what the signal covers; `certain` where "jointly with" has already parted the two sides."""
    for separator in (r"\s*;\s*(?:and\s+)?", r"\s+[/|]\s+"):
        parts = [part.strip(" ,;") for part in re.split(separator, text) if part.strip(" ,;")]
        if len(parts) > 1:
            return parts, False
    ands = list(_AND.finditer(text))
    commas = [part.strip() for part in re.split(r",\s+", text)]
    if len(commas) > 1 and ands:
        last = _at_best_and(commas[-1])
        listed = [*commas[:-1], *([part for part in last if part])]
        listed = [re.sub(r"^(?:and|&)\s+", "", part) for part in listed]
        if all(_stands_alone(part) for part in listed):
            return listed, True
    if certain or not ands:
        return [text.strip()], bool(ands) or not certain
    parts = _at_best_and(text)
    return parts, len(ands) > 1 or not ends_like_body(parts[0])


def _stands_alone(part: str) -> bool:
    return bool(part) and (has_organisation_word(part) or part[0].isupper())


def _at_best_and(text: str) -> list[str]:
    """Split at the one "and"; among several at the one between two sides that both read like bodies."""
    ands = list(_AND.finditer(text))
    if not ands:
        return [text]
    sides = [(text[: found.start()].strip(), text[found.end() :].strip()) for found in ands]
    if len(sides) == 1:
        return list(sides[0])
    best = max(
        sides, key=lambda pair: (ends_like_body(pair[0]), has_organisation_word(pair[1]), -len(pair[0]))
    )
    return list(best) if ends_like_body(best[0]) else [text]


def ends_like_body(text: str) -> bool:
    """Tell whether a text ends with a word that the name of a body ends with."""
    last = fold(text.rsplit(maxsplit=1)[-1]) if text.split() else ""
    return last.strip("().,") in word_set("bodies", "body_heads") or text.endswith(")")
