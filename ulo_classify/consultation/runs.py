"""A sentence or paragraph that names bodies in a row, as in "We heard from A, B and C".

Commas and "and" belong to names as often as they part them. They part here only where the sentence itself
says that it lists respondents and every part can stand alone; each split is left to a person to check.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ulo_classify.consultation.entries import Parsed, Place, read_entry
from ulo_classify.consultation.joint import ends_like_body, split_joint
from ulo_classify.consultation.names import fold, is_acronym, strict_key
from ulo_classify.consultation.people import has_organisation_word, is_person, is_role
from ulo_classify.consultation.sections import is_section_name
from ulo_classify.consultation.totals import without_open_end
from ulo_classify.consultation.words import word_list, word_set

_LONGEST_PART = 14
_LONGEST_LEAD = 1_000
_LEAST_PARTS = 5
_COMMA = re.compile(r"\s*,\s+")
_AND = re.compile(r"\s+and\s+(?:also\s+)?", re.IGNORECASE)
_FINAL_AND = re.compile(r"(?:and|as well as)\s+(?:also\s+)?", re.IGNORECASE)
_FOLLOWING = re.compile(r"\bthe following(?:\s+[a-z’'-]+){0,3}$", re.IGNORECASE)
_ARTICLE = re.compile(r"^the\s+(?=\S)")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2})[.!?](?=\s+[^\W\d_a-z]|\s*$)|(?<=[)\]”\"])\.(?=\s|$)")


class Run(NamedTuple):
    """The respondents that a line names, as text in their order, and the words before them.

    `at_commas` tells that commas parted them, which names may hold too.
    """

    lead: str
    parts: tuple[str, ...]
    at_commas: bool


def run_after_colon(text: str) -> Run | None:
    """Find "The following replied: A; B; C"; None for any other line and for joint responses."""
    found = re.fullmatch(r"(?P<lead>[^;:]{3,200}):\s+(?P<run>[^;]+;.+)", text)
    if not found or split_joint(text):
        return None
    return Run(found["lead"], (found["run"],), at_commas=False)


def find_run(text: str, known: frozenset[str] = frozenset(), *, colon: bool = False) -> Run | None:
    """Find the respondents that a sentence lists; None where it does not say that it lists any.

    Args:
        text: one line, blanks tidied.
        known: strict keys of names that are told by other means: the rest of the list, a register.
        colon: a colon has to stand before them.
    """
    if "," not in text and " and " not in text:
        return None
    lead, run = after_lead_in(text, colon=colon)
    if not run:
        return None
    ends = _SENTENCE_END.search(run)
    run, more = without_open_end(run[: ends.start()] if ends else run)
    parts = split_run(run, known)
    if len(parts) < 2 or not all(_stands_alone(part) for part in parts):
        return None
    return Run(lead, (*parts[:-1], parts[-1] + " and others") if more else tuple(parts), at_commas=True)


def bare_run(text: str, known: frozenset[str] = frozenset()) -> Run | None:
    """Find a paragraph of names between commas and nothing else; None where few parts read like bodies."""
    if text.count(",") < _LEAST_PARTS - 1:
        return None
    parts = split_run(text, known)
    bodies = sum(
        has_organisation_word(part) or strict_key(part) in known or is_acronym(part) for part in parts
    )
    if len(parts) < _LEAST_PARTS or bodies * 2 < len(parts) or not all(_stands_alone(part) for part in parts):
        return None
    return Run("", tuple(parts), at_commas=True)


def read_run(run: Run, place: Place) -> Parsed:
    """Read the respondents of a run, one after the other."""
    parsed = Parsed()
    for part in run.parts:
        parsed.add(read_entry(part, place))
    return parsed


def split_run(run: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Part a run of names at its commas and at the "and" before the last one.

    Args:
        run: names between commas, without lead-in and full stop.
        known: strict keys of names that stay whole.
    """
    pieces = [piece.strip() for piece in _COMMA.split(run.strip(" ,;.")) if piece.strip(" ,;.")]
    pieces = _whole_names(pieces, known)
    if not pieces:
        return []
    last = _FINAL_AND.sub("", pieces[-1], count=1) if _FINAL_AND.match(pieces[-1]) else None
    ending = [last] if last else _at_last_and(pieces[-1], known, several=len(pieces) > 1)
    pieces = [part for piece in pieces[:-1] for part in _before_person(piece)] + pieces[-1:]
    return _with_their_people([_ARTICLE.sub("", part, count=1) for part in (*pieces[:-1], *ending)])


def _before_person(piece: str) -> list[str]:
    """Part "Anytown Club and Jane Example" where only a person follows."""
    for found in _AND.finditer(piece):
        left, right = piece[: found.start()], piece[found.end() :]
        if is_person(right) and not is_person(piece) and not is_person(left):
            return [left, right]
    return [piece]


def after_lead_in(text: str, *, colon: bool) -> tuple[str, str]:
    """Part a sentence at the words that say that respondents follow; two empty texts where there are none."""
    parted = re.match(r"([^:]{3,300}?):\s+(.+)", text, re.DOTALL)
    if parted and (_speaks_of_respondents(parted[1]) or _FOLLOWING.search(parted[1])):
        return parted[1], parted[2]
    found = None if colon else _cue().search(text[:_LONGEST_LEAD])
    if found and _speaks_of_respondents(text[: found.end()]):
        return text[: found.end()].strip(), text[found.end() :].strip(" :")
    return "", ""


@cache
def _cue() -> re.Pattern[str]:
    cues = "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in word_list("headings", "listing_cues"))
    return re.compile(rf"\b(?:{cues})\b[\s:,]+(?=(?:the\s+)?[^\W\d_a-z])")


def _speaks_of_respondents(lead: str) -> bool:
    words = set(re.findall(r"[\w'’-]+", fold(lead)))
    plain = " ".join(re.findall(r"[\w'’-]+", fold(lead)))
    telling = word_set("headings", "listed_nouns")
    return (
        (is_section_name(lead) and fold(lead).strip() not in word_set("headings", "lone_heads"))
        or bool(words & telling)
        or any(f" {verb} " in f" {plain} " for verb in word_list("headings", "heard_from"))
    )


def _whole_names(pieces: list[str], known: frozenset[str]) -> list[str]:
    """Join pieces again that are one name: one that is known, or a row of words after "of" or "for"."""
    whole: list[str] = []
    at = 0
    while at < len(pieces):
        for end in range(min(len(pieces), at + 4), at + 1, -1):
            if strict_key(", ".join(pieces[at:end])) in known:
                break
        else:
            end = at + 1
            while end < len(pieces) and _goes_on(pieces[end - 1], pieces[end], known):
                end += 1
        whole.append(", ".join(pieces[at:end]))
        at = end
    return whole


def _goes_on(piece: str, after: str, known: frozenset[str]) -> bool:
    """Tell whether "Union of Shop" goes on in "Clerical and Allied Trades"."""
    if strict_key(piece) in known or strict_key(after) in known:
        return False
    hanging = re.search(r"\b(?:of|for|in)\s+(?:the\s+)?[\w'’-]+$", piece) or not has_organisation_word(piece)
    row = re.fullmatch(r"[\w'’-]+(?:\s+(?:and|&)\s+[\w'’-]+){1}(?:\s+[\w'’-]+){0,3}", after)
    return bool(
        hanging and row and not _AND.split(after)[0].isupper() and re.search(r"\b(?:of|for)\b", piece)
    )


def _at_last_and(piece: str, known: frozenset[str], *, several: bool) -> list[str]:
    """Part the end of a run at its "and": a row of three has to have one, in a pair the sides must show."""
    if strict_key(piece) in known:
        return [piece]
    sides = [
        (piece[: found.start()], piece[found.end() :])
        for found in _AND.finditer(piece)
        if not _is_pair(piece, found)
    ]
    sides = [(left, right) for left, right in sides if _stands_alone(left) and _stands_alone(right)]
    certain = [
        (left, right)
        for left, right in sides
        if right.startswith("the ")
        or {strict_key(left), strict_key(right)} & known
        or (ends_like_body(left) and has_organisation_word(right))
    ]
    if several and len(sides) == 1:
        return list(sides[0])
    return list(certain[-1]) if certain else [piece]


def _is_pair(text: str, conjunction: re.Match[str]) -> bool:
    """Tell "police and crime" and other words that are seldom parted."""
    before, after = text[: conjunction.start()].split(), text[conjunction.end() :].split()
    pair = f"{fold(before[-1])} {fold(after[0])}".strip(",.") if before and after else ""
    return pair in word_set("bodies", "pairs")


def _stands_alone(part: str) -> bool:
    words = _ARTICLE.sub("", part, count=1).split()
    if not words or len(words) > _LONGEST_PART:
        return False
    told = sum(word.strip("().") in word_set("headings", "prose_words") for word in words)
    named = (
        words[0][0].isupper() or words[0][0].isdigit() or not words[0][0].isascii() or is_acronym(words[0])
    )
    return named and told == 0


def _with_their_people(parts: Iterable[str]) -> list[str]:
    """Keep a person, the roles and the body in one part: "Jane Example, Director, Anytown Network"."""
    kept: list[str] = []
    waiting = False
    for part in parts:
        person, role = is_person(part), is_role(part)
        if waiting and not person:
            kept[-1] += f", {part}"
            waiting = role
        else:
            kept.append(part)
            waiting = person
    return kept
