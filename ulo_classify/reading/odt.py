"""OpenDocument text (ODT), by a walk of our own over lxml.

odfdo was tried first. It gives neither automatic list numbers nor numbered headings, mixes text deleted
under tracked changes into the body, and builds the two thousand million spaces that a hostile `text:s` asks
for; what would be left of it here is the walk itself.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ulo_classify.errors import ReadingError
from ulo_classify.reading.archives import DAMAGED, member_bytes, member_xml
from ulo_classify.reading.blocks import Block, BlockKind, clean
from ulo_classify.reading.cells import row_text
from ulo_classify.reading.odt_inline import notes_and_boxes, paragraph_text
from ulo_classify.reading.odt_lists import TEXT, Levels, ListCounts, ListStyles, count, read_list_styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LONGEST_NUMBER = 6
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
# tracked-changes holds what was deleted; the indexes repeat the headings.
_UNREAD = frozenset(
    f"{TEXT}{name}"
    for name in (
        "tracked-changes",
        "table-of-content",
        "alphabetical-index",
        "illustration-index",
        "table-index",
    )
) | {f"{_OFFICE}forms", f"{_OFFICE}annotation"}
_HEADING_STYLES = {"Title": 1, "Subtitle": 2}


@dataclass(slots=True)
class _Item:
    """A list item, whose number goes to its first paragraph."""

    depth: int
    label: str | None


@dataclass(slots=True)
class _Walk:
    styles: ListStyles
    counts: ListCounts = field(default_factory=ListCounts)
    outline: dict[int, int] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    notes: list[_Element] = field(default_factory=list)


def _heading_level(element: _Element) -> int:
    if element.tag == f"{TEXT}h":
        level = element.get(f"{TEXT}outline-level", "1")
        return min(int(level), 6) if level.isdigit() and level != "0" and len(level) < 3 else 1
    return _HEADING_STYLES.get(element.get(f"{TEXT}style-name", ""), 0)


def _paragraph(walk: _Walk, element: _Element, item: _Item | None) -> None:
    level = _heading_level(element)
    label = item.label if item else None
    if item:
        item.label = None
    if element.tag == f"{TEXT}h" and label is None and element.get(f"{TEXT}is-list-header") != "true":
        label = count(walk.outline, walk.styles.outline, level)
    lines = [line for raw in paragraph_text(element).split("\n") if (line := clean(raw))]
    if level and lines:
        walk.blocks.append(Block(" ".join(lines), "heading", level, label=label))
    else:
        for at, line in enumerate(lines):
            kind: BlockKind = "item" if item or at else "paragraph"
            depth = item.depth if item else 0
            walk.blocks.append(Block(line, kind, depth, label=label if not at else None))
    for is_note, apart in notes_and_boxes(element):
        if is_note:
            walk.notes.append(apart)
        else:
            _children(walk, apart)


def _list_style(walk: _Walk, element: _Element, inherited: str | None) -> str:
    name = element.get(f"{TEXT}style-name") or inherited
    if name is None:
        first = next(element.iter(f"{TEXT}p", f"{TEXT}h"), None)
        name = walk.styles.for_paragraph(first.get(f"{TEXT}style-name")) if first is not None else None
    return name or ""


@dataclass(frozen=True, slots=True)
class _Numbering:
    """How the items of a list are numbered, and how far they have counted."""

    style: str
    levels: Levels
    counts: dict[int, int]


def _list(walk: _Walk, element: _Element, depth: int, outer: _Numbering | None) -> None:
    style = _list_style(walk, element, outer.style if outer else None)
    counts = outer.counts if outer else walk.counts.begin(element, style)
    numbering = _Numbering(style, walk.styles.lists.get(style, {}), counts)
    for child in element:
        if child.tag == f"{TEXT}list-header":
            _children(walk, child)
        elif child.tag == f"{TEXT}list-item":
            _item(walk, child, depth, numbering)


def _item(walk: _Walk, element: _Element, depth: int, numbering: _Numbering) -> None:
    first = next((child.tag for child in element if isinstance(child.tag, str)), None)
    item = _Item(depth, None)
    if first != f"{TEXT}list":  # an item that only holds a deeper list shows no number of its own
        written = element.get(f"{TEXT}start-value", "")
        start = int(written) if written.isdigit() and len(written) < 6 else None
        item.label = count(numbering.counts, numbering.levels, depth, start)
    for child in element:
        if child.tag == f"{TEXT}list":
            _list(walk, child, depth + 1, numbering)
        elif child.tag in {f"{TEXT}p", f"{TEXT}h"}:
            _paragraph(walk, child, item)


def _table(walk: _Walk, element: _Element) -> None:
    for row in element.iter(f"{_TABLE}table-row"):
        cells, spans = [], []
        for cell in row.iter(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            inner = _Walk(walk.styles, walk.counts, walk.outline, notes=walk.notes)
            _children(inner, cell)
            shown = (f"{block.label} {block.text}" if block.label else block.text for block in inner.blocks)
            covered = cell.tag == f"{_TABLE}covered-table-cell"
            cells.append("" if covered else " ".join(shown))
            repeated = cell.get(f"{_TABLE}number-columns-repeated", "1")
            spans.append(int(repeated) if repeated.isdecimal() and len(repeated) < _LONGEST_NUMBER else 1)
        if text := row_text(cells, spans):
            walk.blocks.append(Block(text, "row"))


def _children(walk: _Walk, element: _Element) -> None:
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _UNREAD:
            continue
        if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
            _paragraph(walk, child, None)
        elif child.tag == f"{TEXT}list":
            _list(walk, child, 1, None)
        elif child.tag == f"{_TABLE}table":
            _table(walk, child)
        else:
            _children(walk, child)


def read_odt(archive: zipfile.ZipFile) -> list[Block]:
    """The blocks of an OpenDocument text; notes come last, page headers and footers are left out.

    Raises:
        ReadingError: it is encrypted or damaged, or declares XML entities.
    """
    if b"encryption-data" in (member_bytes(archive, "META-INF/manifest.xml") or b""):
        raise ReadingError("is encrypted with a password: save a copy without the password and read that.")
    content = member_xml(archive, "content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text") if content is not None else None
    if content is None or body is None:
        raise ReadingError(DAMAGED)
    walk = _Walk(read_list_styles(member_xml(archive, "styles.xml"), content))
    _children(walk, body)
    notes, walk.notes = walk.notes, []
    for note in notes:
        _children(walk, note)
    return walk.blocks
