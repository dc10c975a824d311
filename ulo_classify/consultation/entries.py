"""One respondent as the list writes it -> entries of the list, with no trace of a person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ulo_classify.consultation.cleaning import CARE_OF, E_MAIL, Cleaned, clean_name, trim, without_label
from ulo_classify.consultation.joint import may_be_several, split_joint
from ulo_classify.consultation.names import fold
from ulo_classify.consultation.people import is_given_name, is_person, is_role, mentions_person
from ulo_classify.consultation.sections import is_section_name, section_of
from ulo_classify.consultation.splitting import split_person
from ulo_classify.consultation.totals import is_open_ended, without_open_end
from ulo_classify.consultation.unnamed import (
    has_individual_tag,
    is_anonymous,
    is_individuals_heading,
    is_unnamed_individual,
)
from ulo_classify.consultation.words import word_set
from ulo_classify.schema import ListEntry, ListEntryKind

PERSON_TAKEN = "name of a person"


@dataclass(frozen=True)
class Place:
    """Where an entry stands, and whether everything there is a private person."""

    line: int
    page: int | None = None
    section: str | None = None
    individuals: bool = False
    person_at: int | None = None
    """Which part of most lines of the list is a person: 0 for "person, role, body"."""


@dataclass
class Parsed:
    """What has been read of a list so far: entries in order and notes for a person to check."""

    entries: list[ListEntry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    by_look: list[int] = field(default_factory=list)
    """Lines counted as people because they look like a person's name and nothing says otherwise."""

    def add(self, other: Parsed) -> None:
        """Append what another part of the list gave."""
        self.entries += other.entries
        self.notes += other.notes
        self.by_look += other.by_look


def unnamed(place: Place, kind: ListEntryKind, joint_id: str | None = None) -> ListEntry:
    """Give the entry of a respondent who is counted and never named."""
    return ListEntry(
        line=place.line,
        page=place.page,
        section=place.section,
        raw=None,
        name=None,
        kind=kind,
        is_individual=kind == "individual",
        joint_id=joint_id,
    )


def read_entry(text: str, place: Place, *, raw: str | None = None, marker: str = "") -> Parsed:
    """Read one respondent's text: one entry, or several for a joint response or a run between semicolons.

    Args:
        text: the entry without its list marker, blanks tidied.
        place: where it stands.
        raw: the line as printed; `text` where not given.
        marker: the list marker that was taken off, for the record.
    """
    raw = text if raw is None else raw
    listed, more = without_open_end(text)
    if more:
        parsed = read_entry(listed, place, raw=raw, marker=marker)
        parsed.notes.append(f"Line {place.line} says that there are more respondents than it lists.")
        return parsed
    taken = (f"list marker: {marker}",) if marker else ()
    trimmed, marks = trim(text)
    trimmed, label = without_label(trimmed)
    taken = (*taken, *label)
    unnamed_here = _unnamed_here(trimmed, place)
    if unnamed_here:
        return Parsed(unnamed_here)
    joint = split_joint(trimmed)
    if joint:
        return _joint_entries(joint.pieces, joint.doubtful, place, raw, (*taken, *marks))
    if ";" in trimmed:
        return read_pieces(trimmed, place)
    people = _people_in(trimmed)
    if people > 1:
        return _by_look(place, people)
    return _one(trimmed, place, raw, (*taken, *marks))


def read_pieces(text: str, place: Place) -> Parsed:
    """Read the pieces of a run between semicolons."""
    parsed = Parsed()
    pieces = [piece for piece in re.split(r"\s*;\s*(?:and\s+)?", text) if piece]
    # "..., Anytown Club and Jane Example, Anytown Trust": the last two without a semicolon.
    last = next(
        (
            found
            for found in re.finditer(r",?\s+and\s+", pieces[-1])
            if _person_follows(pieces[-1][found.end() :])
        ),
        None,
    )
    if last:
        pieces = [*pieces[:-1], pieces[-1][: last.start()], pieces[-1][last.end() :]]
    for piece in pieces:
        if is_open_ended(piece) or (is_section_name(piece) and section_of(piece).stated):
            parsed.notes.append(f"Line {place.line} says that there are more respondents than it lists.")
        else:
            parsed.add(read_entry(piece, place))
    return parsed


def _person_follows(text: str) -> bool:
    person, comma, body = text.partition(",")
    return bool(comma) and is_person(person) and not is_person(text) and bool(body.strip())


def _unnamed_here(text: str, place: Place) -> list[ListEntry]:
    """Give the entries of a text whose respondents have no name, by its own words or by its section."""
    if is_anonymous(text):
        return [unnamed(place, "anonymous")]
    if place.individuals:
        return [unnamed(place, "individual")] * max(_people_in(text), _pairs_in(text))
    if is_unnamed_individual(text) or has_individual_tag(text):
        return [unnamed(place, "individual")]
    return []


def _people_in(text: str) -> int:
    """Count the people in a line that names nothing but people."""
    pieces = [piece for piece in re.split(r"\s*[,;]\s*|\s+(?:and|&)\s+", text) if piece]
    return len(pieces) if len(pieces) > 1 and all(is_person(piece) for piece in pieces) else 1


def _pairs_in(text: str) -> int:
    """Count the people in a line under individuals: words with capitals on both sides of "and"."""
    pieces = re.split(r"\s+(?:and|&)\s+", text)
    named = all(
        1 < len(piece.split()) < 5 and piece.replace(".", "").replace(" ", "").isalpha() for piece in pieces
    )
    return (
        len(pieces) if named and all(word[0].isupper() for piece in pieces for word in piece.split()) else 1
    )


def _one(text: str, place: Place, raw: str, taken: tuple[str, ...], joint_id: str | None = None) -> Parsed:
    split = split_person(text, person_at=place.person_at)
    if split.body is None:
        return _by_look(place, 1, joint_id)
    cleaned = clean_name(split.body)
    name, marks = trim(cleaned.name)
    cleaned = Cleaned(name, cleaned.acronym, (*cleaned.stripped, *marks))
    if is_person(name) or _is_one_role(name):
        return _by_look(place, 1, joint_id)
    if not any(char.isalnum() for char in name):
        return Parsed(notes=[f"Line {place.line} holds no name and was left out."])
    stripped = (*taken, *cleaned.stripped)
    if not split.person_found and split.body != text:
        stripped = (*stripped, "role")
    if split.person_found:
        raw, stripped = split.body, (*stripped, PERSON_TAKEN)
    elif mentions_person(raw.replace(name, " ")) or {CARE_OF, E_MAIL} & set(stripped):
        raw = f"{name} ({cleaned.acronym})" if cleaned.acronym else name
        stripped = tuple(item.split(":")[0] if mentions_person(item) else item for item in stripped)
    entry = ListEntry(
        line=place.line,
        page=place.page,
        section=place.section,
        raw=raw,
        name=name,
        acronym=cleaned.acronym,
        joint_id=joint_id,
        stripped=stripped,
    )
    notes = []
    if split.doubtful:
        notes.append(f"Line {place.line}: the word left beside a person's name may be a place and no body.")
    if len(name.split()) > 3 and is_given_name(name.split()[0]):
        notes.append(
            f"Line {place.line} starts like a person's name; it was kept because of an organisation word."
        )
    if may_be_several(name):
        notes.append(f"Line {place.line} may name several bodies; it does not say so, so it was kept as one.")
    return Parsed([entry], notes)


def _is_one_role(name: str) -> bool:
    """Tell "Chief executive" or "Policy adviser", where no name was given, from "Ambassadors"."""
    words = name.split()
    if len(words) < 2:
        return fold(name) in word_set("people", "lone_roles")
    return is_role(name) and fold(words[-1]) in word_set("people", "roles") and not words[-1].isupper()


def _joint_entries(
    pieces: tuple[str, ...], doubtful: bool, place: Place, raw: str, taken: tuple[str, ...]
) -> Parsed:
    joint_id = f"joint-{place.line}"
    parsed = Parsed()
    for piece in pieces:
        trimmed, marks = trim(piece)
        if is_anonymous(trimmed):
            parsed.entries.append(unnamed(place, "anonymous", joint_id))
        elif is_unnamed_individual(trimmed) or has_individual_tag(trimmed):
            parsed.entries.append(unnamed(place, "individual", joint_id))
        else:
            parsed.add(_one(trimmed, place, trimmed, (*taken, *marks), joint_id))
    # The whole line may be shown only where it names no person.
    clean = all(entry.name and PERSON_TAKEN not in entry.stripped for entry in parsed.entries)
    if clean and not _leaks(raw, parsed.entries):
        parsed.entries = [entry.model_copy(update={"raw": raw}) for entry in parsed.entries]
    if len(parsed.entries) == 1:
        parsed.entries = [parsed.entries[0].model_copy(update={"joint_id": None})]
        parsed.notes.append(
            f"Line {place.line} says it is a joint response, but only one name could be told."
        )
    elif doubtful:
        parsed.notes.append(f"Line {place.line} was split into {len(parsed.entries)} bodies; check where.")
    return parsed


def _leaks(raw: str, entries: list[ListEntry]) -> bool:
    for entry in entries:
        raw = raw.replace(entry.name or "", " ; ")
    return mentions_person(raw)


def _by_look(place: Place, people: int, joint_id: str | None = None) -> Parsed:
    """Give the entries of people who are told by the look of a name; say so where they stand among bodies."""
    parsed = Parsed([unnamed(place, "individual", joint_id)] * people, by_look=[place.line])
    section = (place.section or "").casefold()
    among_bodies = any(word in section.split() for word in word_set("headings", "counted_bodies"))
    if among_bodies and not is_individuals_heading(section):
        parsed.notes.append(
            f"Line {place.line} stands under organisations and reads like a person's name: "
            "it is counted as an individual and not named."
        )
    return parsed
