"""Lines that name a person beside a body: "person, role, body" gives the body, the person leaves no trace."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ulo_classify.consultation.names import fold, is_acronym
from ulo_classify.consultation.people import has_organisation_word, is_person, is_role, may_be_first_name
from ulo_classify.consultation.unnamed import is_unnamed_individual
from ulo_classify.consultation.words import word_set

_SEPARATOR = re.compile(
    r"(\s+[-–—|/]\s+|\s*[,;:]\s+|\s*\(\s*|\s*\)\s*|\s*\[\s*|\s*\]\s*"
    r"|,?\s+(?:for and )?on behalf of\s+(?:the\s+(?=[A-Z]))?|\s+c/o\s+)",
    re.IGNORECASE,
)
# So many lines, of those that have parts, show where people stand.
_LEAST_LINES = 3
_HABIT = 0.6
_LEAST_CERTAIN, _MOST_LIKELY = 0.4, 0.85
_AND = re.compile(r"\s+(?:and|&)\s+")


class Split(NamedTuple):
    """What is left of a line: `body` without the person, or None where nothing but a person stood there."""

    body: str | None
    person_found: bool
    doubtful: bool = False


def split_person(text: str, *, person_at: int | None = None) -> Split:
    """Take the names of people, their roles and descriptions off a line.

    Args:
        text: one entry of a list, without its list marker.
        person_at: which part of most lines of this list is a person (0 the first), so that an uncommon name
            there is one too.

    Returns:
        The body's text (unchanged where no person was found); `doubtful` where the rest is one bare word that
        may be a place as well as a body.
    """
    if is_person(text):
        return Split(None, person_found=True)
    pieces = _SEPARATOR.split(text)
    segments, separators = pieces[0::2], ["", *pieces[1::2]]
    segments, separators = _inverted(segments, separators)
    people = [
        _are_people(segment) or _is_named_by_role(segments, separators, i) or _is_person_in_role(segment)
        for i, segment in enumerate(segments)
    ]
    if person_at is not None and person_at < len(segments) > 1 and not any(people):
        people[person_at] = _may_be_people(segments[person_at])
    if not any(people):
        roles = next((i for i, segment in enumerate(segments) if not is_role(segment)), len(segments))
        if 0 < roles < len(segments):  # "Chief Executive, Anytown Club"
            return Split(_rejoin(list(zip(separators, segments, strict=True))[roles:]), person_found=False)
        return _without_commas(text)
    names_body = [has_organisation_word(segment) and not is_role(segment) for segment in segments]
    kept = [
        (separator, rest)
        for i, (segment, separator, person) in enumerate(zip(segments, separators, people, strict=True))
        if not person
        and not (any(names_body[i + 1 :]) and _is_long_role(segment))
        and (rest := _body_of(segment))
    ]
    if len(kept) > 1 and kept[0][1] == segments[0] and ":" in separators[1]:
        kept = kept[1:]  # "North East: person, role, body": the label before the colon is no name
    body = _rejoin(kept)
    if not body:
        return Split(None, person_found=True)
    doubtful = " " not in body and not is_acronym(body) and not has_organisation_word(body)
    return Split(body, person_found=True, doubtful=doubtful)


def starts_with_person(text: str) -> bool:
    """Tell whether a line starts with a person and goes on with a role or a body."""
    first, *others = _SEPARATOR.split(text)
    return bool(others) and is_person(first) and not is_person(text)


def usual_place(texts: Sequence[str]) -> int | None:
    """Give which part of most lines is a person: 0 for "person, role, body", 1 for "body - person".

    None where the lines have no such habit.
    """
    parted = [parts for text in texts if len(parts := _SEPARATOR.split(text)[0::2]) > 1]
    for at in (0, 1):
        certain = [_are_people(parts[at]) for parts in parted]
        likely = [each or _may_be_people(parts[at]) for each, parts in zip(certain, parted, strict=True)]
        told = sum(certain)
        habit = told >= len(parted) * _HABIT or (
            told >= len(parted) * _LEAST_CERTAIN and sum(likely) >= len(parted) * _MOST_LIKELY
        )
        if habit and told >= _LEAST_LINES and len(parted) * 2 >= len(texts):
            return at
    return None


def _may_be_people(segment: str) -> bool:
    return all(map(_may_name_person, _AND.split(segment)))


def _may_name_person(segment: str) -> bool:
    words = segment.split()
    particles = word_set("people", "name_particles")
    named = all(
        re.fullmatch(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]*)*", word)
        and (word[0].isupper() or fold(word) in particles)
        for word in words
    )
    return 2 <= len(words) <= 4 and named and not has_organisation_word(segment) and not is_role(segment)


def _inverted(segments: list[str], separators: list[str]) -> tuple[list[str], list[str]]:
    """Join "Example, Jane" in a longer line again: its comma is no separator."""
    for i in range(len(segments) - 1):
        pair = f"{segments[i]}, {segments[i + 1]}"
        if "," in separators[i + 1] and is_person(pair) and not is_person(segments[i]):
            return [*segments[:i], pair, *segments[i + 2 :]], [*separators[: i + 1], *separators[i + 2 :]]
    return segments, separators


def _is_named_by_role(segments: list[str], separators: list[str], index: int) -> bool:
    """Tell a person by what follows: two or three words with capitals before a comma and a role."""
    if index + 1 >= len(segments) or separators[index + 1].strip() != "," or not is_role(segments[index + 1]):
        return False
    words = segments[index].split()
    named = 2 <= len(words) <= 3 and all(re.fullmatch(r"[^\W\d_][\w'’.-]*", word) for word in words)
    return (
        named
        and all(word[0].isupper() for word in words)
        and not has_organisation_word(segments[index])
        and not is_role(segments[index])
    )


def _are_people(segment: str) -> bool:
    return is_person(segment) or all(map(is_person, _AND.split(segment)))


def _is_person_in_role(segment: str) -> bool:
    """Tell "Jane Example Policy lead": a person and nothing but a role."""
    words = segment.split()
    return may_be_first_name(words[0] if words else "") and any(
        is_role(" ".join(words[end:])) and (is_person(" ".join(words[:end])) or _before_role(words[:end]))
        for end in range(2, min(len(words), 5))
    )


def _is_long_role(segment: str) -> bool:
    """Tell "Emeritus Professor of Cedar Studies": a role and its field, where the body is named after it."""
    start = re.split(r"\s+(?:of|for|in)\s+", segment, maxsplit=1)
    return len(start) == 2 and is_role(start[0])


def _body_of(segment: str) -> str:
    """Give the body that a segment beside a person names; empty for roles and descriptions."""
    segment = segment.strip()
    words = segment.split()
    if not words or _is_about_person(segment):
        return ""
    if fold(words[0]).strip(".,") in {"for", "from", "at", "of"} and len(words) > 1:
        return _body_of(" ".join(words[1:]))
    return _held_in(words) or segment


def _is_about_person(segment: str) -> bool:
    """Tell whether a segment says what or where a person is: a role, letters, a place, a description."""
    if is_role(segment) or is_unnamed_individual(segment):
        return True
    office = re.match(r"(?:the\s+)?([\w'’-]+) (?:of|for) ", segment, re.IGNORECASE)
    if office and fold(office[1]) in word_set("people", "offices_of_places"):
        return not has_organisation_word(segment)
    if fold(segment).replace(".", "") in word_set("people", "post_nominals"):
        return True
    described = segment[0].islower() and not any(word[0].isupper() for word in segment.split())
    return described or segment.casefold() in word_set("places", "places")


def _held_in(words: list[str]) -> str:
    """Give the body after the longest role that starts a segment: "Head of Policy at" the body."""
    for end in range(len(words) - 1, 0, -1):
        rest = words[end:]
        if fold(words[0]) in word_set("people", "offices_of_places") and not has_organisation_word(
            " ".join(rest)
        ):
            return ""  # "Bishop of Anytown"
        joined = fold(rest[0]).strip(",") in {"of", "at", "for", "from", "with", "to"}
        if not is_role(" ".join(words[:end])) or (
            not joined and fold(words[end - 1]) in {"of", "for", "and", "the"}
        ):
            continue
        if joined:
            rest = rest[2:] if len(rest) > 2 and rest[1].casefold() == "the" else rest[1:]
        body = " ".join(rest)
        named = bool(rest) and rest[0][0].isupper() and not is_role(body)
        if named and (
            joined or (has_organisation_word(body) and fold(words[end - 1]) in word_set("people", "roles"))
        ):
            return body
    return ""


def _rejoin(kept: list[tuple[str, str]]) -> str:
    text = ""
    for separator, segment in kept:
        mark = separator.strip()
        if not text:
            text = segment
        elif mark in {"(", "["}:
            text += f" ({segment})"
        elif mark in {")", "]"} or not mark:
            text += f" {segment}"
        elif mark in {",", ";", ":"}:
            text += f"{mark} {segment}"
        else:
            text += f" {mark} {segment}" if len(mark) == 1 else f", {segment}"
    return text


def _before_role(words: list[str]) -> bool:
    """Tell two words with capitals, the first of which may be a given name, from a body's before a role."""
    name = " ".join(words)
    return len(words) == 2 and all(word[0].isupper() for word in words) and not has_organisation_word(name)


def _without_commas(text: str) -> Split:
    """Split "Jane Example Director Anytown Network": a given name, then a role, then the body."""
    words = text.split()
    roles = word_set("people", "roles")
    if len(words) < 3 or not may_be_first_name(words[0]):
        return Split(text, person_found=False)
    for i in range(2, min(len(words), 5)):
        name = " ".join(words[:i])
        start = next((n for n in range(i + 1, min(len(words), i + 3)) if is_role(" ".join(words[i:n]))), None)
        if start and fold(words[start - 1]) in roles and (is_person(name) or _before_role(words[:i])):
            end = start
            while end < len(words) and is_role(" ".join(words[i : end + 1])):
                end += 1
            while end < len(words) and words[end].casefold() in {"of", "at", "for", "from", "the"}:
                end += 1
            return Split(" ".join(words[end:]) or None, person_found=True)
    return Split(text, person_found=False)
