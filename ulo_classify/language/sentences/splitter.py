"""Where sentences begin in raw text.

Works on characters, not tokens, so that a long document can be cut before anything is tokenised. Governing
documents number their clauses ("4.1 The board ..."), pages put one thought on a line without a full stop, and
PDFs break lines inside sentences: a line break alone is no border, but a blank line, a bullet or a clause
number after it is, and so is a short line followed by a capital letter (a heading).
"""

from __future__ import annotations

import re
from itertools import pairwise

# What may open a new clause or list item after a line break.
_OPENS = re.compile(
    r"[-•●▪◦*✓✔☑☐☒■►→–—✶·o]\s"  # a bullet
    r"|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)]\s|\d{1,3}(?:\.\d{1,3})+\.?\s"  # 1. (a) iv) 4.2
    r"|(?:Article|Section|Rule|Clause|Schedule|Part)\s+[\dIVXLC]"
    r"|#{1,6}\s|\|"  # a Markdown heading, a row of a table
)
# Full stop, question or exclamation mark (and closing quotes or brackets), then a blank.
_STOP = re.compile(r"(?P<stop>[.!?]+)[\"'”’)\]]*(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|viz|cf|vs|nos|sec|cl|para|paras|reg|st|mr|mrs|ms|dr|prof|rev|hon|sr|jr"
    r"|inc|ltd|co|dept|govt|approx|est|pp|vol|fig|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)"
    r"|(?<!annex )(?<!appendix )(?<!schedule )(?<!part )(?<!class )(?<!group )(?<!plan )(?<!option )\b[A-Z]"
    r"|\b(?:article|section|rule|clause|part|schedule|chapter) [\divxlc.]+"
    r"|^\s*\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,4}))$",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER_OF = re.compile(
    r"\b(?:no|art|arts|v|p|ed|mar)$", re.IGNORECASE
)  # "no. 7", but "We said no. They ..."
# Inside a flattened page: menu bars and bullets that stand in the running text.
_INLINE_BREAK = re.compile(r"\s[|•●▪■►→✓✔☑☐✶]\s+|\s[|•●▪■►→✓✔☑☐✶](?=\S)|;\s*\n|:\s*\n")
_SHORT_LINE = 60
_JOINING = frozenset(
    {"with", "of", "the", "and", "by", "for", "to", "in", "a", "an", "who"}
    | {"our", "their", "its", "from", "at", "on", "as", "that", "which", "shall", "must"}
)
_LONGEST = 1500  # characters of a run without any border; what is longer is cut at a blank


def split(text: str) -> list[tuple[int, int]]:
    """Cut `text` into sentences.

    Returns:
        Half-open character offsets, in order, without the white space around a sentence. Every character that
        is not white space lies in exactly one of them.
    """
    borders = sorted({0, *_line_borders(text), *_stop_borders(text), *_inline_borders(text), len(text)})
    spans = []
    for start, end in pairwise(_bounded(borders, text)):
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        if left < len(piece):
            spans.append((start + left, start + len(piece.rstrip())))
    return spans


def _bounded(borders: list[int], text: str) -> list[int]:
    """Borders with more put in where a run would be endless, so that the time a text takes stays linear."""
    bounded = borders[:1]
    for border in borders[1:]:
        while border - bounded[-1] > _LONGEST:
            blank = text.rfind(" ", bounded[-1] + 1, bounded[-1] + _LONGEST)
            bounded.append(blank if blank > bounded[-1] else bounded[-1] + _LONGEST)
        bounded.append(border)
    return bounded


def _line_borders(text: str) -> list[int]:
    borders, at = [], 0
    lines = text.splitlines(keepends=True)
    for line, following in pairwise(lines):
        at += len(line)
        if _breaks(line.strip(), following.strip()):
            borders.append(at)
    return borders


def _breaks(line: str, following: str) -> bool:
    if not line or not following:
        return True
    if _OPENS.match(following + " ") or line.startswith("#"):
        return True
    if line.rsplit(maxsplit=1)[-1].lower() in _JOINING:
        return False  # "people living with" / "HIV"
    return len(line) < _SHORT_LINE and line[-1] not in ",;-–" and following[0].isupper()


def _stop_borders(text: str) -> list[int]:
    borders = []
    for hit in _STOP.finditer(text):
        before = text[max(0, hit.start() - 14) : hit.start()]
        after = text[hit.end() : hit.end() + 3].lstrip()
        if hit["stop"] == "." and (
            _ABBREVIATION.search(before) or (_NUMBER_OF.search(before) and after[:1].isdigit())
        ):
            continue
        if after[:1].islower():
            continue
        borders.append(hit.end())
    return borders


def _inline_borders(text: str) -> list[int]:
    return [hit.start() + 1 for hit in _INLINE_BREAK.finditer(text)]
