"""A list written as lines: numbered, bulleted, hyphened or bare, with headings among them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from ulo_classify.consultation.entries import Parsed, Place, read_entry, read_pieces
from ulo_classify.consultation.headings import find_headings
from ulo_classify.consultation.lines import Item, SourceLine, is_page_furniture, items_of, tidy
from ulo_classify.consultation.people import has_organisation_word
from ulo_classify.consultation.runs import Run, bare_run, find_run, read_run, run_after_colon
from ulo_classify.consultation.sections import (
    Section,
    is_lower_case,
    is_of_a_letter,
    is_plain_heading,
    is_prose,
    is_run,
    is_section_name,
    says_what_follows,
    section_of,
)
from ulo_classify.consultation.signatures import joined_signatures
from ulo_classify.consultation.splitting import usual_place
from ulo_classify.consultation.totals import (
    Stated,
    compare,
    is_open_ended,
    line_list,
    numbering_gaps,
    stated_in,
)
from ulo_classify.consultation.unnamed import is_individuals_heading
from ulo_classify.consultation.wrapping import joined_items

_HEADINGS = "Read as headings and not as names"
_SENTENCES = "Read as sentences and not as names"
_MORE = "The source says that there are more respondents than it lists"
_FURNITURE = "Left out as page numbers or rules"
_JOINED = "Read as going on from the line before"
_PARTED = "Parted at commas and at “and”, which names may hold too: check the names of"
_TOO_LONG = "Too long to be names and not read"
_FOOTNOTE_MARKS = frozenset("*†‡§")
_MANY = 6  # entries to one footnote, at least
_ODD = "Counted as individuals because of their heading, though an organisation word stands there"
_LONGEST_ENTRY = 5_000
_LONGEST_SIGNATURE = 200


class _Reading:
    """A list while it is read, line by line."""

    def __init__(self, items: Sequence[Item], known: frozenset[str]) -> None:
        self.known = known
        self.markers = Counter(item.marker for item in items)
        self.parsed = Parsed()
        self.section = Section("", individuals=False, stated=None)
        self.opened: list[tuple[Section, int, int]] = []
        self.seen: dict[str, list[int]] = defaultdict(list)
        self.stated: list[Stated] = []
        self.sentences: list[tuple[int, Item]] = []
        self.person_at = usual_place([item.text for item in items if len(item.text) <= _LONGEST_SIGNATURE])
        self.stops = sum(item.text.endswith(".") for item in items) * 2 > len(items)

    def take(self, item: Item, *, heading: bool, last: bool) -> None:
        """Read one item: an entry or several, a heading, or the subject of a note."""
        line, text = item.line.number, item.text
        others = heading and not last and is_section_name(text) and not any(map(str.isdigit, text))
        if is_open_ended(text) and not others:
            self.seen[_MORE].append(line)
            self.stated += stated_in(text, line) if "counting" in text else []
        elif self.section.individuals:
            self._under_individuals(item, heading=heading)
        elif run := self._run(item):
            self.seen[_PARTED if run.at_commas else _HEADINGS].append(line)
            self.parsed.add(read_run(run, self._place(item, run.lead)))
        elif heading:
            self._open(item)
        elif self._is_sentence(item):
            self.seen[_SENTENCES].append(line)
            self.sentences.append((len(self.parsed.entries), item))
            self.stated += stated_in(text, line)
        else:
            self._entry(item)

    def take_long(self, item: Item) -> None:
        """Read a line that is too long to be one name: a run of names, or the subject of a note."""
        if is_run(item.text):
            self.parsed.add(read_pieces(item.text, self._place(item)))
        elif run := find_run(item.text, self.known, colon=True) or bare_run(item.text, self.known):
            self.seen[_PARTED].append(item.line.number)
            self.parsed.add(read_run(run, self._place(item, run.lead)))
        else:
            self.seen[_TOO_LONG].append(item.line.number)

    def _under_individuals(self, item: Item, *, heading: bool) -> None:
        if heading and is_plain_heading(item.text):
            self._open(item)
        elif _is_footnote(item, self.markers):
            self.seen[_SENTENCES].append(item.line.number)
        else:
            if has_organisation_word(item.text):
                self.seen[_ODD].append(item.line.number)
            self._entry(item)

    def _open(self, item: Item) -> None:
        line, text = item.line.number, item.text
        self.seen[_HEADINGS].append(line)
        self.stated += stated_in(text, line)
        if len(text) > 1 and (not self.section.individuals or says_what_follows(text)):
            self.section = section_of(text)
            self.opened.append((self.section, line, len(self.parsed.entries)))

    def _place(self, item: Item, lead: str = "") -> Place:
        """Say where an item stands; words before a colon that sort respondents are its heading."""
        section = section_of(lead) if is_section_name(lead) else self.section
        individuals = section.individuals or is_individuals_heading(lead)
        return Place(item.line.number, item.line.page, section.name or None, individuals, self.person_at)

    def _entry(self, item: Item) -> None:
        self.parsed.add(read_entry(item.text, self._place(item), raw=_raw(item), marker=item.marker))

    def _is_sentence(self, item: Item) -> bool:
        if _is_footnote(item, self.markers) or is_of_a_letter(item.text):
            return True
        if item.shape:
            return False
        return is_prose(item.text) or is_lower_case(item.text, throughout=self.stops)

    def _run(self, item: Item) -> Run | None:
        """Find a row of names after words and a colon."""
        return run_after_colon(item.text) or (
            None if item.shape else find_run(item.text, self.known, colon=True)
        )

    def read_sentences(self) -> None:
        """Read the names in sentences, where the list has no other entries."""
        if any(entry.name for entry in self.parsed.entries):
            return
        for _, item in self.sentences:
            run = find_run(item.text, self.known) or bare_run(item.text, self.known)
            if run:
                self.seen[_SENTENCES].remove(item.line.number)
                self.seen[_PARTED].append(item.line.number)
                self.parsed.add(read_run(run, self._place(item)))


def read_lines(lines: Sequence[SourceLine], known: frozenset[str] = frozenset()) -> Parsed:
    """Read a list from its lines.

    Every non-blank line becomes an entry, a heading or the subject of a note.

    Args:
        lines: all lines of the source, in order, with their numbers.
        known: strict keys of names that are known to be one: of a register.
    """
    seen: dict[str, list[int]] = defaultdict(list)
    items = _without_furniture(joined_items(joined_signatures(items_of(list(lines)))), seen)
    reading = _Reading(items, known)
    reading.seen = seen
    headings = iter(find_headings([item for item in items if len(item.text) <= _LONGEST_ENTRY]))
    for at, item in enumerate(items, start=1):
        if len(item.text) > _LONGEST_ENTRY:
            reading.take_long(item)
        else:
            reading.take(item, heading=next(headings), last=at == len(items))
    reading.read_sentences()
    parsed = reading.parsed
    parsed.notes += [f"{label}: {line_list(numbers)}." for label, numbers in seen.items() if numbers]
    parsed.notes += numbering_gaps([item.number for item in items if item.number is not None])
    parsed.notes += compare(reading.stated, parsed.entries)
    parsed.notes += _section_totals(reading.opened, len(parsed.entries))
    return parsed


def _is_footnote(item: Item, alike: Counter[str]) -> bool:
    """Tell whether a line explains a mark: "* Received after the closing date." under a numbered list."""
    if item.marker not in _FOOTNOTE_MARKS or not item.text.endswith("."):
        return False
    # Where most lines have the mark, it is the list's bullet.
    return sum(alike.values()) > _MANY * alike[item.marker]


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
