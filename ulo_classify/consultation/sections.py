"""Headings of a list: what makes a line a heading, and what it says about the lines under it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ulo_classify.consultation.names import fold
from ulo_classify.consultation.people import is_person, mentions_person
from ulo_classify.consultation.unnamed import (
    has_individual_tag,
    is_individuals_heading,
)
from ulo_classify.consultation.words import word_list, word_set

HIDDEN_HEADING = "(heading not shown: it may name a person)"
_COUNT = re.compile(
    r"\s*(?:[(\[]\s*(?:n\s*=\s*)?(\d[\d,]*)(?:\s+\w+|[,;]\s[^()\[\]]*)?\s*[)\]]|[:–—-]\s*(\d[\d,]*))\s*:?\s*$"
)
_CONTINUED = re.compile(r"\s*[(\[]?\s*\b(?:continued|cont(?:'d|d)?)\b\.?\s*[)\]]?\s*$", re.IGNORECASE)
LONGEST_HEADING = 12  # words
_REMARK = re.compile(r"\s*[(\[][a-z][^()\[\]]*[)\]]$")  # "Respondents (in order of receipt)"
_LONGEST_PIECE = 20


class Section(NamedTuple):
    """A heading as the lines under it see it: its name, whether they are people, and a stated number."""

    name: str
    individuals: bool
    stated: int | None


def section_of(text: str) -> Section:
    """Give the section that a heading line opens."""
    text = text.strip().rstrip(":").strip()
    text = _CONTINUED.sub("", text) or text
    count = _COUNT.search(text)
    name = (text[: count.start()].strip() or text) if count else text
    stated = int((count.group(1) or count.group(2)).replace(",", "")) if count else None
    individuals = is_individuals_heading(name)
    personal = has_individual_tag(name) or (not individuals and (mentions_person(name) or is_person(name)))
    if personal and not is_section_name(name):
        name = HIDDEN_HEADING
    return Section(name.rstrip(" :–—-"), individuals, stated)


def is_section_name(text: str) -> bool:
    """Tell whether every word of a line speaks of kinds of respondent ("Local authorities", "Annex A")."""
    text = _CONTINUED.sub("", text.strip().rstrip(":"))
    text = _REMARK.sub("", _COUNT.sub("", text))
    plain = fold(text).strip()
    if plain in word_set("headings", "lone_heads") or _is_heading_elsewhere(plain):
        return True
    words = [fold(word) for word in re.findall(r"[\w'’-]+|&|/", text)]
    heads = word_set("headings", "section_heads")
    if not words or len(words) > LONGEST_HEADING or not ({words[0], words[-1]} | set(words[1:])) & heads:
        return False
    known = heads | word_set("headings", "section_words")
    return all(word in known or word.isdigit() for word in words)


def _is_heading_elsewhere(plain: str) -> bool:
    """Tell a heading in another language, or in two with a stroke between ("Sefydliadau / Organisations")."""
    known = word_set("elsewhere", "headings", "individual_heads")
    parts = [part.strip() for part in re.split(r"\s[/|–—-]\s", plain)]
    if len(parts) == 1:
        return plain in known
    return any(part in known for part in parts) and all(
        part in known or is_section_name(part) for part in parts
    )


def starts_like_title(text: str) -> bool:
    """Tell whether a line opens like the title or the lead-in of a list ("List of ...")."""
    plain = fold(text)
    if any(f" {words}" in plain for words in word_list("headings", "title_words")):
        return True
    return plain.startswith(word_list("headings", "title_starts") + word_list("elsewhere", "title_starts"))


def is_prose(text: str) -> bool:
    """Tell whether a line is a sentence about the list and not an entry of it."""
    words = text.split()
    if re.search(r"\s[–—-]\s", text) and len(re.split(r"\s[–—-]\s", text)[0].split()) <= 8:
        return False  # a name and its strapline
    if re.fullmatch(r"(?:(?:\d{1,2}|[*†‡§]+)\s+|[¹²³⁰⁴-⁹]+\s*)[A-Z][^.]*\.", text):
        return True  # the text of a footnote
    if is_run(text):
        return False
    words = [word.casefold() if word[:1].isupper() and not i else word for i, word in enumerate(words)]
    telling = sum(word.strip(".,;:()") in word_set("headings", "prose_words") for word in words)
    ended = text.rstrip("\"'”’)").endswith((".", "?", "!"))
    return (
        len(words) > 25 or (len(words) >= 6 and telling >= 1 and ended) or (len(words) >= 10 and telling >= 2)
    )


def is_run(text: str) -> bool:
    """Tell whether a line is a run of names between semicolons and no sentence."""
    pieces = [piece for piece in text.split(";") if piece.strip()]
    return len(pieces) > 2 and all(len(piece.split()) <= _LONGEST_PIECE for piece in pieces)


def is_lower_case(text: str, *, throughout: bool = False) -> bool:
    """Tell whether a line that ends with a full stop is written like a sentence, mostly in small letters.

    Args:
        text: the line.
        throughout: all words but the first have to be, because names end with full stops in this list too.
    """
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    small = sum(word[0].islower() for word in words)
    if throughout and small < len(words) - 1:
        return False
    return text.endswith(".") and len(words) >= 5 and small >= 3 and small * 2 >= len(words)


def is_of_a_letter(text: str) -> bool:
    """Tell whether a line is the opening or the close of a letter ("Yours sincerely,")."""
    plain = fold(text).strip(" .,:;")
    opens = any(plain.startswith(start) for start in word_list("headings", "letter_starts"))
    return plain in word_set("headings", "letter_lines") or (opens and len(plain.split()) <= LONGEST_HEADING)


def is_plain_heading(text: str) -> bool:
    """Tell whether a line amid individuals can be a heading; all else there may be a person."""
    return is_section_name(text) or starts_like_title(text) or len(text) == 1


def says_what_follows(text: str) -> bool:
    """Tell whether a heading names a kind of body, or people again: only that ends a section of individuals.

    "List of respondents" may be a page header that stands above more individuals.
    """
    telling = word_set("headings", "section_heads") - word_set("headings", "neutral_heads")
    return is_individuals_heading(text) or any(word in telling for word in re.findall(r"[\w-]+", fold(text)))
