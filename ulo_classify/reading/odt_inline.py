"""The text inside one OpenDocument paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ulo_classify.reading.odt_lists import TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SPACES = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
_UNREAD = frozenset(
    {f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{TEXT}hidden-text", f"{TEXT}ruby-text"}
)
_APART = frozenset({f"{TEXT}note", f"{_DRAW}text-box"})


def paragraph_text(element: _Element) -> str:
    r"""The text of a paragraph, notes and text boxes left out; "\n" for a line break.

    `text:s` counts as one space whatever number it declares: two thousand million spaces fit in 40 bytes.
    """
    parts = [element.text or ""]
    for child in element:
        tag = child.tag
        if tag in _SPACES:
            parts.append(_SPACES[str(tag)])
        elif isinstance(tag, str) and tag not in _UNREAD and tag not in _APART:
            parts.append(paragraph_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def notes_and_boxes(element: _Element) -> Iterator[tuple[bool, _Element]]:
    """What stands apart from a paragraph: (True, body of a note) and (False, text box), in order."""
    for child in element:
        if child.tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            if body is not None:
                yield True, body
        elif child.tag == f"{_DRAW}text-box":
            yield False, child
        elif isinstance(child.tag, str):
            yield from notes_and_boxes(child)
