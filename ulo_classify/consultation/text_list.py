"""A list written as lines: numbered, bulleted, hyphened or bare, with headings among them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from ulo_classify.consultation.entries import Parsed, Place, read_entry
from ulo_classify.consultation.joint import split_joint
from ulo_classify.consultation.lines import Item, SourceLine, is_page_furniture, items_of, tidy
from ulo_classify.consultation.names import fold
from ulo_classify.consultation.people import has_organisation_word, is_individuals_heading
from ulo_classify.consultation.sections import (
    Section,
    find_headings,
    is_prose,
    is_section_name,
    section_of,
    starts_like_title,
)
from ulo_classify.consultation.totals import (
    Stated,
    compare,
    is_open_ended,
    line_list,
    numbering_gaps,
    stated_in,
)
from ulo_classify.consultation.words import word_set
from ulo_classify.consultation.wrapping import joined_items

_HEADINGS = "Read as headings and not as names"
_SENTENCES = "Read as sentences and not as names"
_MORE = "The source says that there are more respondents than it lists"
_FURNITURE = "Left out as page numbers or rules"
_JOINED = "Read as going on from the line before"
_FOOTNOTE_MARKS = frozenset("*†‡§")
_MANY = 6  # entries to one footnote, at least
_ODD = "Counted as individuals because of their heading, though an organisation word stands there"


def read_lines(lines: Sequence[SourceLine]) -> Parsed:
    """Read a list from its lines.

    Every non-blank line becomes an entry, a heading or the subject of a note.

    Args:
        lines: all lines of the source, in order, with their numbers.
    """
    parsed = Parsed()
    section = Section("", individuals=False, stated=None)
    opened: list[tuple[Section, int, int]] = []
    seen: dict[str, list[int]] = defaultdict(list)
    stated: list[Stated] = []
    items = _without_furniture(joined_items(items_of(list(lines))), seen)
    for item, heading in zip(items, find_headings(items), strict=True):
        line, text = item.line.number, item.text
        run = None if section.individuals else _run_after_lead_in(text)
        if is_open_ended(text):
            seen[_MORE].append(line)
            stated += stated_in(text, line) if "counting" in text else []
        elif run:
            seen[_HEADINGS].append(line)
            place = Place(line, item.line.page, section.name or None, is_individuals_heading(run[0]))
            parsed.add(read_entry(run[1], place))
        elif heading and (not section.individuals or _is_plain_heading(text)):
            seen[_HEADINGS].append(line)
            stated += stated_in(text, line)
            if len(text) > 1 and (not section.individuals or _says_what_follows(text)):
                section = section_of(text)
                opened.append((section, line, len(parsed.entries)))
        elif _is_footnote(item, items) or (not item.shape and not section.individuals and is_prose(text)):
            seen[_SENTENCES].append(line)
            stated += stated_in(text, line)
        else:
            place = Place(line, item.line.page, section.name or None, section.individuals)
            if section.individuals and has_organisation_word(text):
                seen[_ODD].append(line)
            parsed.add(read_entry(text, place, raw=_raw(item), marker=item.marker))
    parsed.notes += [f"{label}: {line_list(numbers)}." for label, numbers in seen.items()]
    parsed.notes += numbering_gaps([item.number for item in items if item.number is not None])
    parsed.notes += compare(stated, parsed.entries) + _section_totals(opened, len(parsed.entries))
    return parsed


def _is_footnote(item: Item, items: Sequence[Item]) -> bool:
    """Tell whether a line explains a mark: "* Received after the closing date." under a numbered list."""
    alike = sum(other.marker.strip() == item.marker.strip() for other in items)
    few = len(items) > _MANY * alike  # where most lines have the mark, it is the list's bullet
    return item.marker.strip() in _FOOTNOTE_MARKS and few and item.text.endswith(".")


def _without_furniture(items: Sequence[Item], seen: dict[str, list[int]]) -> list[Item]:
    kept = []
    for item in items:
        if not item.shape and is_page_furniture(item.text):
            seen[_FURNITURE].append(item.line.number)
        else:
            kept.append(item)
        if item.joined:
            seen[_JOINED].extend(item.joined)
    return kept


def _is_plain_heading(text: str) -> bool:
    """Tell whether a line amid individuals can be a heading; all else there may be a person."""
    return is_section_name(text) or starts_like_title(text) or len(text) == 1


def _says_what_follows(text: str) -> bool:
    """Tell whether a heading names a kind of body, or people again: only that ends a section of individuals.

    "List of respondents" may be a page header that stands above more individuals.
    """
    telling = word_set("headings", "section_heads") - word_set("headings", "neutral_heads")
    return is_individuals_heading(text) or any(word in telling for word in re.findall(r"[\w-]+", fold(text)))


def _run_after_lead_in(text: str) -> tuple[str, str] | None:
    """Part "The following replied: A; B; C" at its colon; None for any other line and for joint responses."""
    found = re.fullmatch(r"(?P<lead>[^;:]{3,200}):\s+(?P<run>[^;]+;.+)", text)
    if not found or split_joint(text):
        return None
    return found["lead"], found["run"]


def _raw(item: Item) -> str:
    return (
        f"{item.marker} {item.text}"
        if item.marker and item.text not in tidy(item.line.text)
        else tidy(item.line.text)
    )


def _section_totals(opened: list[tuple[Section, int, int]], total: int) -> list[str]:
    notes = []
    ends = [*(start for _, _, start in opened), total][1:]
    for (section, line, start), end in zip(opened, ends, strict=False):
        if section.stated is not None and section.stated != end - start:
            notes.append(f"Line {line} states {section.stated} under its heading; {end - start} were read.")
    return notes
