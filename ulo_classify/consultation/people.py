"""Is this text a person or a body?

Only the kind is ever passed on: no function here returns a name of a person. An organisation word anywhere in
the text makes it a body; a title, an initial or a common given name makes it a person.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from ulo_classify.consultation.names import fold
from ulo_classify.consultation.words import word_set
from ulo_classify.people import find_people
from ulo_classify.people.lexicon import Kind, kind_of

_TOKEN = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*\.?|&")
_PEER = re.compile(r"(?:Lord|Lady|Baroness|Baron|Viscount|Earl|Countess) ([A-Z][\w'’-]+) of [A-Z][\w'’ -]+")
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}")
_INVERTED = re.compile(
    r"([^\W\d_][\w'’\-]+(?: [\w'’\-]+)?)\s*,\s*([^\W\d_][\w'’.\-]*(?:\s[^\W\d_][\w'’.\-]*){0,2}\s?)"
)
_CONNECTIVES = frozenset(
    [
        "of",
        "for",
        "the",
        "in",
        "with",
        "to",
        "at",
        "on",
        "by",
        "from",
        "against",
        "our",
        "your",
        "is",
        "a",
        "an",
        "or",
        "as",
        "not",
    ]
)
# A person's name is seldom longer; a longer line that starts with a given name is somebody's motto.
_LONGEST_NAME = 5


def _words(text: str) -> list[str]:
    return [fold(token).strip(".") for token in _TOKEN.findall(text)]


@lru_cache(maxsize=1 << 12)  # each line is asked by many questions
def has_organisation_word(text: str) -> bool:
    """Tell whether a word of the text can only belong to the name of a body."""
    known = word_set("bodies", "organisation_words")
    for word in _words(text):
        for part in (word, *word.split("-")):
            stems = {part, part.removesuffix("s"), part.removesuffix("es"), part.removesuffix("ies") + "y"}
            if stems & known:
                return True
    return False


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name, and neither a place nor a word that bodies are called by."""
    kind = kind_of(word)
    if fold(word) in word_set("people", "words_of_bodies") or kind & Kind.HARDLY:
        return False
    place = kind & Kind.PLACE_GIVEN and fold(word) in word_set("places", "places")
    return bool(kind & (Kind.GIVEN | Kind.DOUBTFUL)) and not place


def _may_be_given_name(word: str) -> bool:
    return bool(kind_of(word) & (Kind.GIVEN | Kind.DOUBTFUL)) or fold(word) in word_set(
        "people", "words_of_bodies"
    )


def may_be_first_name(word: str) -> bool:
    """Tell whether a word can stand first in a person's name: a given name, or one that is a surname too."""
    return _may_be_given_name(word) or _is_surname(word)


def _is_surname(word: str) -> bool:
    return bool(kind_of(word) & Kind.SURNAME)


def _without_titles(tokens: list[str], *, all_capitals: bool) -> tuple[list[str], bool]:
    titles = word_set("people", "titles")
    found = False
    while len(tokens) > 1 and fold(tokens[0]).strip(".") in titles:
        # "MS Hub" is about an illness, "Ms Hill" is a person: only the capitals tell.
        if tokens[0].isupper() and not all_capitals and not tokens[0].endswith("."):
            break
        tokens, found = tokens[1:], True
    return tokens, found


def _looks_like_name(tokens: list[str], *, titled: bool) -> bool:
    """Check that no token speaks against a name: digits, connectives, lower case amid capitals."""
    lower_line = all(token.islower() for token in tokens)
    particles = word_set("people", "name_particles")
    roles = word_set("people", "roles")
    if any(fold(token) in roles and not _is_surname(token) for token in tokens[2:-1]):
        return False  # "Jane Example Chair Anytown": a person, a role and a body
    for token in tokens:
        word = fold(token).strip(".")
        initial = re.fullmatch(r"[A-Z]\.", token) or (
            token in {"A", "I"} and (titled or _is_surname(tokens[-1]))
        )
        if any(char.isdigit() for char in token) or (word in _CONNECTIVES and not initial):
            return False
        if token[0].islower() and not lower_line and word not in particles and token not in {"and", "&"}:
            return False
    return True


def is_person(text: str) -> bool:
    """Tell whether a text is nothing but the name of one person, or of a couple.

    Shapes: "Jane Example", "Dr J Example", "J. K. Example", "Example, Jane", "Jane and John Example".
    A bare line of two words counts only where the first is a common given name; else it is a body.
    """
    text = text.strip(" ;*")
    if has_organisation_word(text):
        return False
    inverted = _INVERTED.fullmatch(text)
    if inverted and _is_inverted_name(inverted.group(1), inverted.group(2)):
        return True
    text = text.rstrip(".")
    if _of_a_place(text):
        return True
    if re.fullmatch(r"(?:[Tt]he )?[A-Z][\w'’\-]+ [Ff]amily", text):
        return True
    letters_after = re.fullmatch(r"(.+?),\s*([A-Za-z.]+)", text)
    if letters_after and fold(letters_after[2]).replace(".", "") in word_set("people", "post_nominals"):
        text = letters_after[1]
    if re.search(r"[,;:|/()\[\]]|\s[-–—]\s", text):
        return False
    return _is_plain_name(_TOKEN.findall(text), all_capitals=text.isupper())


def _of_a_place(text: str) -> bool:
    """Tell "Baroness Example of Anytown" from "Lord Mayor of Anytown"."""
    found = _PEER.fullmatch(text)
    return bool(found) and fold(found[1] if found else "") not in word_set("people", "offices")


def _is_inverted_name(last: str, first: str) -> bool:
    leading = _TOKEN.findall(first)
    if not leading or has_organisation_word(last):
        return False
    particles = word_set("people", "name_particles")
    if any(fold(word) not in particles for word in last.split()[:-1]):
        return False  # a surname is one word; "Open Gate, Jane Example" is a body and a person
    tokens, titled = _without_titles(leading, all_capitals=False)
    if titled or fold(leading[0]).strip(".") in word_set("people", "titles"):
        return True
    if is_given_name(tokens[0]):
        return all(_may_be_given_name(token) or _INITIALS.fullmatch(token) for token in tokens[1:])
    initials = all(_INITIALS.fullmatch(token) for token in tokens)
    return initials and (_is_surname(last) or all(len(token.strip(".")) == 1 for token in tokens))


def _is_plain_name(tokens: list[str], *, all_capitals: bool) -> bool:
    if len(tokens) < 2:
        return len(tokens) == 1 and bool(kind_of(tokens[0]) & Kind.GIVEN)
    tokens, titled = _without_titles(tokens, all_capitals=all_capitals)
    while len(tokens) > 1 and fold(tokens[-1]).replace(".", "") in word_set("people", "post_nominals"):
        tokens = tokens[:-1]
    if not _looks_like_name(tokens, titled=titled) or len(tokens) > _LONGEST_NAME + 2 * titled:
        return False
    if titled:
        roles = word_set("people", "roles", "role_modifiers")
        if tokens[0] in {"and", "&"}:  # "Mr and Mrs Example"
            return len(tokens) > 1
        return tokens[0][0].isalpha() and (fold(tokens[0]) not in roles or _is_surname(tokens[0]))
    possessive = re.search(r"['’]s$", tokens[0])  # "Rosie's Place"
    return len(tokens) > 1 and not possessive and _starts_like_name(tokens)


def _starts_like_name(tokens: list[str]) -> bool:
    first, last = tokens[0], tokens[-1]
    if is_given_name(first):
        return last not in {"and", "&"} and (tokens[1] not in {"and", "&"} or _is_couple(tokens))
    if _may_be_given_name(first):
        return _is_surname(last) or (len(tokens) > 2 and bool(re.fullmatch(r"[A-Z]\.?", tokens[1])))
    initials = [token for token in tokens if _INITIALS.fullmatch(token) and len(token.replace(".", "")) == 1]
    if _INITIALS.fullmatch(first) and len(tokens) <= 4 and len(last.strip(".")) > 1:
        dotted = "." in first
        single = len(first.replace(".", "")) == 1 and not last.isupper()
        return dotted or _is_surname(last) or (single and first not in {"A", "I"})
    # "Smith J", "Smith Jane": the surname first.
    reversed_pair = len(tokens) == 2 and is_given_name(last)
    return _is_surname(first) and (reversed_pair or len(initials) == len(tokens) - 1)


def _is_couple(tokens: list[str]) -> bool:
    """Tell whether who follows the conjunction is a person too: "Jane and John Example"."""
    return len(tokens) > 2 and (is_given_name(tokens[2]) or _is_surname(tokens[-1]))


def is_role(text: str) -> bool:
    """Tell whether a text is nothing but a role held in a body ("Director of Policy", "co-chair")."""
    words = [fold(token) for token in re.findall(r"[\w'’\-]+|&", text)]
    roles, modifiers = word_set("people", "roles"), word_set("people", "role_modifiers")
    if not words or not any(_role_word(word, roles) for word in words):
        return False
    return all(_role_word(word, roles) or word in modifiers for word in words)


def _role_word(word: str, roles: frozenset[str]) -> bool:
    return word in roles or word.removesuffix("s") in roles


def mentions_person(text: str) -> bool:
    """Tell whether a person's name or address stands anywhere in a longer text; errs towards yes."""
    if find_people(text):
        return True
    for first, second in pairwise(_TOKEN.findall(text)):
        capitals = first[0].isupper() and second[0].isupper()
        if capitals and is_given_name(first) and not has_organisation_word(f"{first} {second}"):
            return True
    return False
