"""The lines of a PDF -> Blocks: headings by type size, broken lines joined, hyphens undone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ulo_classify.reading.blocks import Block, BlockKind, clean
from ulo_classify.reading.hyphens import joined, vocabulary
from ulo_classify.reading.pdf_lines import HYPHEN, Line
from ulo_classify.reading.shapes import (
    bullet_length,
    ends_sentence,
    is_heading_shape,
    is_sure_bullet,
    starts_block,
)

_LARGER = 1.12  # a heading is at least so much larger than the text
_LONGEST_HEADING = 120
_LONGEST_BOLD_HEADING = 80
_LOOSE = 1.35  # a gap so much larger than usual divides paragraphs
_CONTENTS_LINE = re.compile(r".*(?:\.\s?){4,}\s*\d{1,4}")
_SAME_SIZE = 0.5
_NARROWEST = 18  # times the type size, about 40 letters: a narrower column is a list of names or an address


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is usual in the document."""

    body: float
    gap: float
    sizes: tuple[float, ...]
    right: dict[tuple[int, int], float]
    words: Counter[str]


def _column(line: Line) -> tuple[int, int]:
    return line.page, round(line.left / 60)


def _layout(lines: list[Line]) -> _Layout:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    gaps = [
        before.base - line.base
        for before, line in pairwise(lines)
        if before.page == line.page and 0 < before.base - line.base < 4 * max(body, 1)
    ]
    right: dict[tuple[int, int], float] = {}
    for line in lines:
        page, column = _column(line)
        for near in (column - 1, column, column + 1):  # indented lines share the column's edge
            right[page, near] = max(right.get((page, near), 0.0), line.right)
    larger = tuple(sorted((size for size in sizes if size >= body * _LARGER), reverse=True))
    text = " ".join(line.text for line in lines)
    return _Layout(body, median(gaps) if gaps else body * 1.2, larger, right, vocabulary(text))


def _heading_level(line: Line, layout: _Layout) -> int:
    size = round(line.size * 2) / 2
    if size in layout.sizes and len(line.text) <= _LONGEST_HEADING and any(map(str.isalpha, line.text)):
        return min(layout.sizes.index(size) + 1, 6)
    short = len(line.text) <= _LONGEST_BOLD_HEADING and not ends_sentence(line.text)
    if short and (line.bold or is_heading_shape(line.text)) and any(map(str.isalpha, line.text)):
        return min(len(layout.sizes) + 1, 6)
    return 0


def _was_full(line: Line, following: Line, layout: _Layout) -> bool:
    """True where the first word of the next line had no room left on this one."""
    edge = layout.right[_column(line)]
    if edge - line.left < _NARROWEST * line.size:
        return False
    word = following.text.split(" ", 1)[0]
    width = (line.right - line.left) / max(len(line.text), 1)
    return line.right + (len(word) + 1) * width * 0.9 > edge


def _runs_on(line: Line, following: Line, layout: _Layout) -> bool:
    if abs(line.size - following.size) > _SAME_SIZE or is_sure_bullet(following.text):
        return False
    if line.text.endswith(HYPHEN):
        return True
    open_end = not ends_sentence(line.text)
    gap = line.base - following.base
    if line.page != following.page or gap < 0:  # next page or column
        goes_on = _was_full(line, following, layout) and not starts_block(following.text)
        return open_end and (following.text[0].islower() or goes_on)
    if gap > layout.gap * _LOOSE and gap > line.size * 1.3:
        return False
    full = _was_full(line, following, layout)
    if starts_block(following.text):
        # "... as set out in clause" / "5.1 and ..." is one sentence, though it looks like a clause.
        return full and open_end and not line.text.endswith((" and", " or"))
    return full or (open_end and following.text[0].islower())


@dataclass(slots=True)
class _Open:
    """A block that may go on."""

    text: str
    last: Line
    first: Line
    breaks: list[tuple[int, str]]
    level: int


def _append(block: _Open, line: Line, words: Counter[str]) -> None:
    text = _undivided(line.text, words)
    if block.text.endswith((HYPHEN, "-")) and re.search(r"\w[-\ufffe]$", block.text):
        kept = block.text[:-1]
        block.text = kept + joined(kept, text, words)
    else:
        block.text += " "
    if line.page != block.last.page:
        block.breaks.append((len(block.text), str(line.page)))
    block.text += text
    block.last = line


def _undivided(text: str, words: Counter[str]) -> str:
    pieces = text.split(HYPHEN)
    whole = pieces[0]
    for piece in pieces[1:]:
        whole += joined(whole, piece, words) + piece
    return clean(whole) + (HYPHEN if text.endswith(HYPHEN) else "")


def _closed(block: _Open) -> Block:
    text = block.text.replace(HYPHEN, "-")
    bullet = bullet_length(text) if not block.level else 0
    kind: BlockKind = "heading" if block.level else "item" if bullet else "paragraph"
    breaks = tuple((max(offset - bullet, 0), label) for offset, label in block.breaks)
    return Block(text[bullet:], kind, block.level, str(block.first.page), page_breaks=breaks)


def lines_to_blocks(lines: list[Line]) -> list[Block]:
    """The blocks of a PDF, from its lines in reading order; lines of a table of contents are left out."""
    lines = [line for line in lines if clean(line.text) and not _CONTENTS_LINE.fullmatch(line.text)]
    layout = _layout(lines)
    blocks: list[Block] = []
    current: _Open | None = None
    for line in lines:
        level = _heading_level(line, layout)
        if current is not None:
            same = current.level == level and current.last.page == line.page
            close = 0 < current.last.base - line.base < line.size * 1.6
            wrapped_title = (
                level and same and close and line.size > layout.body and not starts_block(line.text)
            )
            if wrapped_title or (not level and not current.level and _runs_on(current.last, line, layout)):
                _append(current, line, layout.words)
                continue
            blocks.append(_closed(current))
        current = _Open(_undivided(line.text, layout.words), line, line, [], level)
    if current is not None:
        blocks.append(_closed(current))
    return blocks
