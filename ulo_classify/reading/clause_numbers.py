"""Clause numbers as they are printed at the start of a line: "12.2.3", "(a)", "Article III"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CONTAINERS = (
    r"article|section|rule|clause|schedule|regulation|part|paragraph|appendix|annex|by-?law|chapter"
    r"|standing order"
)
_WORD = re.compile(
    rf"(?P<word>(?i:{_CONTAINERS}))\s+(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*[A-Z]?|[IVXLC]+|[A-Z])"
    r"(?=\s*$|\s*[.:)\-–—]|\s+[\"“‘'(A-Z])"
)
_DECIMAL = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,5}[A-Z]?)(?P<tail>[.):]?)(?P<inner>(?:\([0-9A-Za-z]{1,4}\))*)(?=\s|$)"
)
_LETTER = re.compile(
    r"\((?P<paren>[A-Za-z]{1,5}|\d{1,2})\)(?=\W|\s|$|[A-Z])|(?P<bare>[A-Za-z]{1,5})[.)](?=\s|$)"
)
_MEASURE = re.compile(
    r"\s*(?:a\.?m\b|p\.?m\b|%|per\s?cent|million|billion|hours?\b|minutes?\b|miles?\b|km\b)", re.I
)
_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Numeral:
    """One way to understand a letter: "(i)" is letter 9 or roman 1."""

    style: str
    value: int


@dataclass(frozen=True, slots=True)
class ClauseNumber:
    """A number found at the start of a line.

    Attributes:
        printed: the number without its full stop or closing bracket, as the document prints it.
        word: "Article", "Schedule", ... where the number comes with a word, as printed.
        path: the parts of a decimal number, empty for letters.
        inner: "(a)(i)" where a decimal number carries letters of its own.
        readings: the ways to understand a letter or a bracketed figure.
        sure: False for a form that also begins ordinary sentences ("7 Members ...", "A. Person ...").
        length: how many characters of the line the number takes.
    """

    printed: str
    length: int
    word: str | None = None
    path: tuple[int, ...] = ()
    inner: str = ""
    readings: tuple[Numeral, ...] = ()
    sure: bool = True


def roman_value(letters: str) -> int | None:
    """The value of a roman number in lower case from 1 to 99, or None."""
    if not letters or not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _readings(letters: str, form: str) -> tuple[Numeral, ...]:
    if letters.isdigit():
        return (Numeral(f"{form} figure", int(letters)),)
    case = "lower" if letters.islower() else "upper" if letters.isupper() else ""
    if not case:
        return ()
    lower = letters.lower()
    found = []
    if len(set(lower)) == 1 and len(lower) <= 2:  # "aa" follows "z"
        found.append(Numeral(f"{form} {case} letter", ord(lower[0]) - 96 + 26 * (len(lower) - 1)))
    if (value := roman_value(lower)) is not None:
        found.append(Numeral(f"{form} {case} roman", value))
    return tuple(found)


def _decimal(line: str, given: bool) -> ClauseNumber | None:
    found = _DECIMAL.match(line)
    if not found:
        return None
    number, tail, inner = found["number"], found["tail"], found["inner"]
    rest = line[found.end() :].lstrip()
    dotted = "." in number
    if not given:
        if dotted and _MEASURE.match(rest):
            return None
        if not (dotted or tail or inner) and (number[-1].isalpha() or not re.match(r"[\"“‘'(A-Z]", rest)):
            return None
    path = tuple(int(part) for part in re.findall(r"\d+", number))
    sure = given or dotted or bool(tail or inner)
    return ClauseNumber(printed=number + inner, length=found.end(), path=path, inner=inner, sure=sure)


def clause_number(line: str, *, given: bool = False) -> ClauseNumber | None:
    """The clause number at the start of `line`, or None.

    Args:
        line: one line of text, or only the number.
        given: the format itself says that this is a number, so nothing has to be doubted.
    """
    if found := _WORD.match(line):
        value = found["number"]
        path = tuple(int(part) for part in re.findall(r"\d+", value))
        if not path and (roman := roman_value(value.lower())):
            path = (roman,)
        return ClauseNumber(printed=found[0], length=found.end(), word=found["word"], path=path)
    if decimal := _decimal(line, given):
        return decimal
    if found := _LETTER.match(line):
        letters = found["paren"] or found["bare"]
        form = "bracket" if found["paren"] else "bare"
        if readings := _readings(letters, form):
            sure = given or form == "bracket" or found[0].endswith(")")
            return ClauseNumber(printed=f"({letters})", length=found.end(), readings=readings, sure=sure)
    return None


def is_only_a_number(line: str) -> bool:
    """True for a line that holds nothing but a clause number, such as "5.1", "5." or "(a)".

    A figure by itself is not one: it may be a page number or an amount.
    """
    number = clause_number(line, given=True)
    if number is None or number.word or line.isdigit():
        return False
    return not line[number.length :].strip(" .)")
