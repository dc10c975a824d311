"""Whether a document is about a panel: a body that others set up, named in a heading or as a subject."""

from __future__ import annotations

from ulo_classify.assessment.titles import headings, is_name, panel_title
from ulo_classify.language import Reading
from ulo_classify.schema import Document

OPENING = 300  # characters in which a document says what it is about
_SUBJECT = 5  # units of a sentence in which its subject begins
_PREDICATE = 7  # units in which "is our award-winning panel" ends
_BEFORE = 5  # units between the verb and the panel


def is_titled(document: Document, reading: Reading) -> bool:
    """True if a heading at the top names a body of the kind that others set up."""
    if panel_title(document.text):
        return True
    lines = [(start, start + len(line)) for start, line in headings(document.text) if is_name(line)]
    return any(start <= at < end for at in _panels(reading, "panel_strong") for start, end in lines)


def opens_on_a_panel(reading: Reading, *slots: str) -> bool:
    """True if a panel of these slots is the subject or the predicate of a sentence of the opening."""
    panels = _panels(reading, *slots)
    return any(
        unit.start in panels
        and (at < _SUBJECT or any("be" in each.slots for each in units[max(0, at - _BEFORE) : at]))
        for units in reading.sentences
        for at, unit in enumerate(units[:_PREDICATE])
    )


def _panels(reading: Reading, *slots: str) -> set[int]:
    """Where the opening names a panel of these slots."""
    return {found.start for found in reading.mentions if found.slot in slots and found.start < OPENING}
