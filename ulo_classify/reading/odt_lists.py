"""Automatic numbers of OpenDocument lists and headings, which stand nowhere in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ulo_classify.reading.list_numbers import in_style

if TYPE_CHECKING:
    from lxml.etree import _Element

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LEVEL_TAGS = (f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level shows its number."""

    format: str
    prefix: str
    suffix: str
    shown_levels: int
    start: int


Levels = dict[int, Level]


@dataclass(slots=True)
class ListStyles:
    """The list styles by name, the numbers of headings, and the list style of each paragraph style."""

    lists: dict[str, Levels] = field(default_factory=dict)
    outline: Levels = field(default_factory=dict)
    of_paragraph: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def for_paragraph(self, style: str | None) -> str | None:
        """The list style that a paragraph style sets, itself or through its parents."""
        seen: set[str] = set()
        while style and style not in seen:
            if style in self.of_paragraph:
                return self.of_paragraph[style]
            seen.add(style)
            style = self.parents.get(style)
        return None


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdigit() and len(text) <= 6 else default


def _levels(style: _Element) -> Levels:
    levels = {}
    for element in style.iter(*_LEVEL_TAGS):
        levels[_whole(element.get(f"{TEXT}level"), 1)] = Level(
            format=element.get(f"{STYLE}num-format", ""),
            prefix=element.get(f"{STYLE}num-prefix", ""),
            suffix=element.get(f"{STYLE}num-suffix", ""),
            shown_levels=min(_whole(element.get(f"{TEXT}display-levels"), 1), 10),
            start=_whole(element.get(f"{TEXT}start-value"), 1),
        )
    return levels


def read_list_styles(*roots: _Element | None) -> ListStyles:
    """The list styles of content.xml and styles.xml."""
    found = ListStyles()
    for root in roots:
        if root is None:
            continue
        for style in root.iter(f"{TEXT}list-style"):
            found.lists[style.get(f"{STYLE}name", "")] = _levels(style)
        for style in root.iter(f"{TEXT}outline-style"):
            found.outline = _levels(style)
        for style in root.iter(f"{STYLE}style"):
            name = style.get(f"{STYLE}name", "")
            if style.get(f"{STYLE}family") != "paragraph":
                continue
            if list_style := style.get(f"{STYLE}list-style-name"):
                found.of_paragraph[name] = list_style
            if parent := style.get(f"{STYLE}parent-style-name"):
                found.parents[name] = parent
    return found


def count(counts: dict[int, int], levels: Levels, depth: int, start: int | None = None) -> str | None:
    """Count one item at `depth` and return the number shown before it, None where the level shows none.

    Args:
        counts: how far each level has counted; changed in place.
        levels: the list style.
        depth: from 1.
        start: the number at which the item itself says to begin.
    """
    level = levels.get(depth)
    begin = level.start if level else 1
    counts[depth] = start if start is not None else counts.get(depth, begin - 1) + 1
    for deeper in [at for at in counts if at > depth]:
        del counts[deeper]
    if level is None or not level.format:
        return None
    parts = []
    for at in range(max(1, depth - level.shown_levels + 1), depth + 1):
        other = levels.get(at)
        if other is not None and other.format:
            parts.append(in_style(counts.setdefault(at, other.start), other.format))
    return f"{level.prefix}{'.'.join(parts)}{level.suffix}".strip() or None


@dataclass(slots=True)
class ListCounts:
    """The counts of all lists, so that a list can go on where an earlier one stopped."""

    by_id: dict[str, dict[int, int]] = field(default_factory=dict)
    by_style: dict[str, dict[int, int]] = field(default_factory=dict)

    def begin(self, element: _Element, style: str) -> dict[int, int]:
        """The counts with which an outermost list begins."""
        before = element.get(f"{TEXT}continue-list")
        if before in self.by_id:
            counts = self.by_id[before]
        elif element.get(f"{TEXT}continue-numbering") == "true":
            counts = self.by_style.get(style, {})
        else:
            counts = {}
        if name := element.get(_XML_ID):
            self.by_id[name] = counts
        self.by_style[style] = counts
        return counts
