"""A governing document as sentences of units, each list item with the words that lead into its list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ulo_classify.language.patterns import Unit
from ulo_classify.language.reader import units_of_text

_ITEM = re.compile(r"\s*\(?(?:[a-z]|[ivx]{1,5}|[A-Z])[.)]\s|\s*[-•*–]\s")
_CLAUSE = re.compile(
    r"\s*(?P<number>(?:Article|ARTICLE|Section|SECTION|Rule|Clause|Sec\.|§)?\s*\d{1,3}(?:\.\d{1,3})*[A-Z]?)[.):]?\s"
)
_INLINE = re.compile(r"[a-h]|i{1,3}|iv|vi{0,3}")
_LABEL_UNITS = frozenset({"⟨", "⟩", "."})
_LONGEST_LABEL = 5  # units
_OWN_LINE = 80  # characters of a heading at most


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its units without a clause number, the units of its lead-in, offsets, and its clause."""

    units: tuple[Unit, ...]
    start: int
    end: int
    clause: str = ""
    heading: str = ""
    lead: tuple[Unit, ...] = ()
    item: bool = False

    @property
    def words(self) -> list[str]:
        """The words of its units, merged phrases joined by "_"."""
        return [unit.word for unit in self.units]


def read_sentences(text: str, terms: Mapping[str, frozenset[str]]) -> list[Sentence]:
    """Cut a governing document into sentences, with the terms that the document defines known."""
    return list(_with_leads(text, units_of_text(text, terms)))


def _with_leads(text: str, sentences: Sequence[Sequence[Unit]]) -> Iterator[Sentence]:
    lead: tuple[Unit, ...] = ()
    clause, heading = "", ""
    for units in sentences:
        if not units:
            continue
        start, end = units[0].start, units[-1].end
        opening = text[start:end]
        item = bool(_ITEM.match(opening))
        numbered = None if item else _CLAUSE.match(opening)
        if numbered:
            clause, lead = numbered["number"].strip(), ()
            if _is_heading(text, start, end):
                heading = opening[numbered.end() :].strip(" .")
                continue
        elif not item and _is_heading(text, start, end):
            heading, lead = opening, ()
            continue
        own = _without_label(units) if item or numbered else tuple(units)
        inline = [] if item else _inline_items(own)
        if inline:
            yield from _as_list(own, inline, clause, heading)
            lead = ()
            continue
        yield Sentence(own, start, end, clause, heading, lead if item else (), item)
        if opening.rstrip().endswith(":") or (not item and _continues(opening)):
            lead = own
        elif not item:
            lead = ()


def _inline_items(units: Sequence[Unit]) -> list[int]:
    """Where items begin in "The Board consists of: (a) nine trustees; (b) ...": indexes of "(a)", "(b)"."""
    at = [
        index
        for index in range(len(units) - 2)
        if units[index].word == "⟨"
        and units[index + 2].word == "⟩"
        and _INLINE.fullmatch(units[index + 1].word)
    ]
    letters = [units[index + 1].word for index in at]
    return at if letters[:2] in (["a", "b"], ["i", "ii"]) and at[0] else []


def _as_list(units: tuple[Unit, ...], starts: Sequence[int], clause: str, heading: str) -> Iterator[Sentence]:
    """A sentence with a list in it as its lead-in and its items."""
    lead = units[: starts[0]]
    yield Sentence(lead, lead[0].start, lead[-1].end, clause, heading)
    for first, last in pairwise([*starts, len(units)]):
        part = units[first + 3 : last]
        if part:
            yield Sentence(part, units[first].start, part[-1].end, clause, heading, lead, item=True)


def _continues(opening: str) -> bool:
    """True of a lead-in without a colon: "The Committee consists of" and a list below."""
    return not re.search(r"[.;!?][\"'”’)]?\s*$", opening)


def _is_heading(text: str, start: int, end: int) -> bool:
    """A short line of its own without a full stop."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    rest = text[line_start:start] + text[end : line_end if line_end >= 0 else len(text)]
    words = text[start:end].split()
    return (
        end - start < _OWN_LINE
        and not rest.strip()
        and not re.search(r"[.;:,]\s*$", text[start:end])
        and (text[start:end].isupper() or len(words) <= 8)
        and not any(word.lower() in _VERBS for word in words)
    )


_VERBS = frozenset({"shall", "must", "may", "is", "are", "will", "means", "can", "has", "have"})


def _without_label(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units after a clause number or list letter at the start."""
    last = 0
    for at, unit in enumerate(units[:_LONGEST_LABEL]):
        word = unit.word.strip("().⟨⟩")
        is_label = (
            unit.word in _LABEL_UNITS
            or not word
            or re.fullmatch(r"[\divxlc.]+[a-z]?|[a-z]|article|section|rule|clause|sec|[-•*–]", word)
        )
        if not is_label:
            break
        last = at + 1
    return tuple(units[last:])
