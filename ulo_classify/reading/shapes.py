"""What a line of plain text is by its shape: a bullet, the start of a clause, a heading."""

from __future__ import annotations

import re

from ulo_classify.reading.clause_numbers import clause_number

_DASH = r"[-*+–—]\s+(?=\S)"  # may also stand within a sentence
_ROUND = r"[•◦▪●○■□➢➤►▶✓✔‣⁃∙·\uf0b7\uf0a7\uf0d8\uf0fc]\s*(?=\S)|o\s{2,}(?=\S)"
_BULLET = re.compile(f"{_DASH}|{_ROUND}")
_SURE_BULLET = re.compile(_ROUND)
_SENTENCE_END = re.compile(r"[.!?;:,][\"”’')]*$")
_LONGEST_HEADING = 80
_FEWEST_CAPITALS = 4
_MOST_WORDS = 8


def bullet_length(line: str) -> int:
    """How many characters at the start of `line` are a bullet and its space; 0 for none."""
    found = _BULLET.match(line)
    return found.end() if found else 0


def is_sure_bullet(line: str) -> bool:
    """True where `line` begins with a bullet that cannot be a dash within a sentence."""
    return bool(_SURE_BULLET.match(line))


def ends_sentence(line: str) -> bool:
    """True where `line` ends in punctuation that closes a sentence or a part of one."""
    return bool(_SENTENCE_END.search(line))


def starts_block(line: str) -> bool:
    """True where `line` begins with a bullet or something that looks like a clause number."""
    if bullet_length(line):
        return True
    number = clause_number(line)
    # "x." alone is the end of a sentence sooner than the start of a list.
    return number is not None and (number.sure or len(line) > number.length + 1)


def is_heading_shape(line: str) -> bool:
    """True for a short line all in capitals, or one such as "Article III - Membership".

    Meant for formats that do not mark headings, so it would rather miss one than take a sentence for one.
    """
    if len(line) > _LONGEST_HEADING or ends_sentence(line):
        return False
    number = clause_number(line)
    title = line[number.length :].strip(" .:-–—") if number else line
    letters = [character for character in title if character.isalpha()]
    if len(letters) >= _FEWEST_CAPITALS and all(character.isupper() for character in letters):
        return True
    if number is None or not number.word:
        return False
    return len(title.split()) <= _MOST_WORDS and (not title or title[0].isupper())


def is_clause_title(line: str, following: str | None) -> bool:
    """True for "5. Membership" where the next line is "5.1 ..." (or "(a) ..."): the title of a clause."""
    number = clause_number(line)
    if number is None or following is None or len(number.path) != 1 or number.inner or ends_sentence(line):
        return False
    title = line[number.length :].strip(" .:-–—")
    if not title or len(line) > _LONGEST_HEADING or not title[0].isupper():
        return False
    below = clause_number(following)
    return below is not None and below.path[:1] == number.path and len(below.path) > 1
