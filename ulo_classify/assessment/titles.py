"""Whose page it is, as far as the headings at its top say; words in titles.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_TOP = 420  # characters in which a page names itself
_LONGEST = 130  # characters of a heading
_WORDS = 18
_SENTENCE_ENDS = (".", "!", "?", ";", ",")
_ABBREVIATED = re.compile(r"\b(?:no|st|dr|art|sec|ch)\.$", re.IGNORECASE)
_WRAPPED = 30  # characters that a line has before anybody wraps it


@dataclass(frozen=True, slots=True)
class Title:
    """Where the name of a panel stands in a heading, and whether its terms are somebody else's to give."""

    start: int
    end: int
    granted: bool


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("titles.toml").read_text(encoding="utf-8"))


@cache
def _pattern(table: str, key: str) -> re.Pattern[str]:
    return re.compile("|".join(_words()[table][key]), re.IGNORECASE)


@cache
def _panel() -> re.Pattern[str]:
    table = _words()["panel"]
    nouns, closes = "|".join(table["nouns"]), "|".join(table["closes"])
    return re.compile(rf"\b(?:{nouns})\b(?=\s*(?:{closes}))", re.IGNORECASE)


def headings(text: str) -> Iterator[tuple[int, str]]:
    """The headings at the top of a text with their offsets: short lines that are no sentence."""
    at = 0
    lines = text[: _TOP + _LONGEST].splitlines(keepends=True)
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        bare = line.strip()
        if at >= _TOP:
            return
        if bare and _is_heading(bare) and not _goes_on(bare, following.strip()):
            yield at + line.index(bare), bare
        at += len(line)


def is_name(line: str) -> bool:
    """False of a heading that teaches others ("Your panel: how to ...") or tells a story ("We have ...")."""
    return not _pattern("guidance", "says").search(line)


def first_heading(text: str) -> list[tuple[int, int]]:
    """Offsets of the name at the head of a page, if it begins with one: no addressee, no list of links."""
    for offset, line in headings(text):
        if offset != len(text) - len(text.lstrip()) or _pattern("addressed", "says").match(line):
            return []
        return [(offset, offset + len(line))]
    return []


def panel_of_others(text: str) -> bool:
    r"""True if the heading that names a panel says that relatives or professions sit on it, and no users.

    Example:
        >>> panel_of_others("Carers' Advisory Board\nTerms of reference\n")
        True
        >>> panel_of_others("Patients and Carers Advisory Board\nTerms of reference\n")
        False
    """
    title = panel_title(text)
    if title is None:
        return False
    line = text[title.start :].partition("\n")[0]
    return bool(_pattern("of_others", "says").search(line)) and not _pattern("of_others", "but").search(line)


def _is_heading(line: str) -> bool:
    if len(line) > _LONGEST or len(line.split()) > _WORDS:
        return False
    return not line.endswith(_SENTENCE_ENDS) or bool(_ABBREVIATED.search(line)) or line.isupper()


def _goes_on(line: str, following: str) -> bool:
    """True of the first line of a sentence that is wrapped: no heading, though no full stop ends it."""
    return len(line) >= _WRAPPED and following[:1].islower()


def panel_title(text: str) -> Title | None:
    r"""Find the first heading that names a body of the kind that others set up.

    Example:
        >>> panel_title("Larkwell Trust\nPatients' Panel: terms of reference\n").granted
        True
    """
    found: Title | None = None
    granted = False
    for offset, line in headings(text):
        if not is_name(line):
            continue
        granted = granted or bool(_pattern("granted", "says").search(line))
        own = [hit.span() for hit in _pattern("panel", "own").finditer(line)]
        for hit in _panel().finditer(line):
            if found is None and not any(start <= hit.start() < end for start, end in own):
                found = Title(offset, offset + hit.end(), granted=False)
        if found is None and granted:
            found = Title(offset, offset + len(line), granted=True)
    return Title(found.start, found.end, granted) if found else None
