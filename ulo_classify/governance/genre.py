"""What a governing document is besides rules in force: a draft, a template with blanks, rules about others.

Each is told with the words that show it. Blanks in the forms of a schedule and drafts of minutes or accounts
tell nothing of the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ulo_classify.governance.patterns import one_of
from ulo_classify.governance.records import Quote
from ulo_classify.governance.terms import Reader

Kind = Literal["draft", "template", "about_others", "of_others"]

_HEADING = 450  # characters in which a document says what it is
_CLAUSE = re.compile(r"\n\s*(?:\(?[1ia][.)]|1 |(?:article|clause|section|part|rule) (?:1|i|one)\b)")
_FEW = 2  # blanks in the rules that make a template
_VOTERS = re.compile(
    r"(?:<T\d+>|<B\d+>|<O\d+>|officers)[^.;]{0,60}? (?:must|shall|may only|to) be"
    r" (?:an? |the )?<C(?P<must>\d+)>"
    r"|(?:<T\d+>|<B\d+>)[^.;]{0,60}? elected (?:by|from)(?: among| amongst| and by)?"
    r"(?: the| all)? <C(?P<by>\d+)>"
    r"|only (?:an? |the )?<C(?P<only>\d+)> (?:may|can|shall|is|are) (?:vote|stand|be elected|eligible)"
)


@dataclass(frozen=True, slots=True)
class Genre:
    """What a document is, and where it says so."""

    kind: Kind
    quote: Quote


def _words(name: str) -> re.Pattern[str]:
    return one_of("genre.toml", name)


def read_genres(text: str) -> tuple[Genre, ...]:
    """What a document says of itself: a draft, a template, or rules about other bodies."""
    small = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    found = (_draft(small), _template(small), _about_others(small))
    return tuple(genre for genre in found if genre is not None)


def read_owners(reader: Reader) -> Genre | None:
    """Whether the body belongs to relatives, professionals or others: by its name, or by who sits or votes.

    None too where the one class that sits on the board or votes is open to users.
    """
    heading = reader.text[: _HEADING // 2].lower()
    named = _words("of_others").search(heading)
    if named is not None:
        return Genre("of_others", Quote(*named.span()))
    for sentence in reader.sentences:
        tagged = reader.tagger.tag(sentence.start, sentence.end)
        for found in _VOTERS.finditer(tagged.words):
            token = tagged.tokens[int(found["must"] or found["by"] or found["only"])]
            if token.who != "users" and _is_of_others(reader, token.name):
                return Genre("of_others", Quote(sentence.start, sentence.end))
    return None


def _is_of_others(reader: Reader, name: str) -> bool:
    """True of a class that its name or its definition gives to relatives, professionals and the like."""
    term = reader.terms.get(name)
    meaning = reader.text[term.meaning.start : term.meaning.end].lower() if term else ""
    return bool(_words("their_words").search(f"{name} {meaning[:120]}"))


def _heading(small: str) -> str:
    """The words before the first clause."""
    return _CLAUSE.split(small[:_HEADING], maxsplit=1)[0]


def _draft(small: str) -> Genre | None:
    heading = _heading(small)
    found = _words("draft_heading").search(heading)
    if found is not None and not _words("adopted").search(heading):
        return Genre("draft", Quote(*found.span()))
    said = _words("draft_said").search(small)
    return Genre("draft", Quote(*said.span())) if said else None


def _template(small: str) -> Genre | None:
    blanks = list(_blanks(small))
    told = _words("told_to_fill").search(small)
    if len(blanks) >= _FEW or (blanks and told):
        return Genre("template", blanks[0])
    return None


def _blanks(small: str) -> Iterator[Quote]:
    """Blanks in rules, not in forms: a form goes from its heading to the end, or is a line to be signed."""
    at, in_form = 0, False
    for line in small.splitlines(keepends=True):
        words = line.strip()
        in_form = bool(_words("form_heading").match(words)) or (
            in_form and not re.match(r"\d+[.)]? [a-z]", words)
        )
        if not in_form and not _words("form_line").search(words) and re.search(r"[a-z]{3}", words):
            yield from (Quote(at + each.start(), at + each.end()) for each in _words("blank").finditer(line))
        at += len(line)


def _about_others(small: str) -> Genre | None:
    found = _words("about_others").search(_heading(small))
    return Genre("about_others", Quote(*found.span())) if found else None


__all__ = ["Genre", "read_genres", "read_owners"]
