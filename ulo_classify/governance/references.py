"""References from one clause to another: "under clause 8.2", "rule 30(1)(a), (b) or (d)", "Schedule 2"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ulo_classify.governance.outline import Sentence

_NUMBER = r"\d{1,3}(?:\.\d{1,3})*[A-Z]?(?:\([0-9a-z]{1,4}\))*"
_CLAUSE = re.compile(
    r"(?:(?:sub-?)?(?:clauses?|articles?|rules?|sections?|regulations?|paragraphs?)|sec\.|bylaws?|by-laws?|art\.|§|\bsee)\s+"
    rf"(?P<number>{_NUMBER})"
    r"|\b(?:in|under|by|of|fits?|meets?|satisf(?:y|ies)|within) (?P<bare>\d{1,3}\.\d{1,3}(?:\([0-9a-z]{1,4}\))*)(?![\d%])"
    r"|\b(?:in|under|by|of|fits?|meets?|satisf(?:y|ies)|within|both|or|and|to|see) (?P<lettered>[A-HJ-Z]\d{1,2}(?:\.\d{1,2})?(?:\([0-9a-z]{1,4}\))*)(?![\w%])"
    r"|\b(?P<schedule>(?:schedule|annex|appendix|attachment) (?:\d{1,2}|[a-z]\d?|one|two|three|four)\b)",
    re.IGNORECASE,
)
# "Paragraph (a) of bylaw 2.2" is the same as "bylaw 2.2(a)".
_PART_OF = re.compile(
    rf"\b(?:sub-?)?(?:paragraph|clause|item|point|head|limb|letter|part) (?P<part>\(\w{{1,4}}\)|[a-h](?= ))"
    rf" (?:of|in|to|under) (?P<whole>(?:the )?(?:(?:sub-?)?(?:clause|article|rule|section|regulation|paragraph)|by-?law) {_NUMBER})",
    re.IGNORECASE,
)
_MORE = re.compile(rf"(?:,| and| or| to) ({_NUMBER})(?![%\w])")
_LETTERS = re.compile(r"(?:(?:,|,? and|,? or| to) \(\w{1,4}\))+")
POINT = "·"
_POINTS = re.compile(r"(?<=\d)\.(?=\d)")
_REACH = 40  # characters after a reference in which more numbers belong to it


def with_points(words: str) -> str:
    """Words in which the point in "clause 15.4" does not look like the end of a sentence."""
    return _POINTS.sub(POINT, words)


def clauses_in(piece: str) -> Iterator[str]:
    """The numbers of the clauses that a piece of text refers to; schedules as "schedule 2"."""
    piece = piece.replace(POINT, ".")
    piece = _PART_OF.sub(lambda found: f"{found['whole']}({found['part'].strip('()')})", piece)
    for found in _CLAUSE.finditer(piece):
        if found["schedule"]:
            yield found["schedule"].lower()
            continue
        if found["lettered"]:
            yield found["lettered"][0].upper() + found["lettered"][1:]
            continue
        number = found["number"] or found["bare"]
        yield number
        rest = piece[found.end() : found.end() + _REACH]
        letters = _LETTERS.match(rest)
        if letters and number.endswith(")"):
            base = number.rpartition("(")[0]
            yield from (f"{base}({letter})" for letter in re.findall(r"\((\w+)\)", letters[0]))
        yield from (more[1] for more in _MORE.finditer(rest))


def under(sentence: Sentence, number: str) -> bool:
    """True of a sentence of the clause of that number or of a part of it."""
    own = sentence.clause
    return own == number or (own.startswith(number) and own[len(number) : len(number) + 1] in ("(", ".", " "))
