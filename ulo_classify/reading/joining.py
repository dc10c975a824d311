"""Blocks -> the text of a Document and the marks by which its places are cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ulo_classify.reading.blocks import Block
from ulo_classify.reading.clause_labels import clause_labels
from ulo_classify.reading.clause_numbers import ClauseNumber, clause_number, is_only_a_number

MarkFields = tuple[str, str, int]
"""kind, label, start: the fields of a schema.Mark, which the child process does not import."""


def _attach_lone_numbers(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give a number that stands alone (its own table cell or line) to the block that follows it."""
    waiting: Block | None = None
    for block in blocks:
        if not block.text:
            continue
        if waiting is not None:
            if block.label is None and block.page == waiting.page and not is_only_a_number(block.text):
                yield replace(block, label=waiting.text)
                waiting = None
                continue
            yield waiting
            waiting = None
        if block.label is None and block.kind != "heading" and is_only_a_number(block.text):
            waiting = block
        else:
            yield block
    if waiting is not None:
        yield waiting


def _separator(before: Block | None, block: Block) -> str:
    if before is None:
        return ""
    runs_on = block.kind in {"item", "row"} and before.kind != "heading"
    if block.kind == "paragraph" and before.kind != "heading":
        number = _number_of(block)
        runs_on = number is not None and bool(number.readings)  # "(a)" continues the sentence before it
    return "\n" if runs_on else "\n\n"


def _number_of(block: Block) -> ClauseNumber | None:
    if block.label is not None:
        return clause_number(block.label, given=True)
    return clause_number(block.text)


def _clause_marks(blocks: list[Block], starts: list[int]) -> Iterator[MarkFields]:
    found = [
        (number, block, at) for block, at in zip(blocks, starts, strict=True) if (number := _number_of(block))
    ]
    depths = [(number, block.level if block.kind == "item" else 0) for number, block, _ in found]
    for label, (_, _, start) in zip(clause_labels(depths), found, strict=True):
        if label is not None:
            yield "clause", label, start


def _page_marks(blocks: list[Block], starts: list[int]) -> Iterator[MarkFields]:
    last: str | None = None
    for block, start in zip(blocks, starts, strict=True):
        shift = len(block.label) + 1 if block.label else 0
        pages = [(0, block.page), *((shift + offset, page) for offset, page in block.page_breaks)]
        for offset, page in pages:
            if page is not None and page != last:
                yield "page", page, start + offset
                last = page


def join_blocks(blocks: Iterable[Block]) -> tuple[str, list[MarkFields]]:
    """The joined text and its marks, sorted by place.

    Every block is one line. Items, rows and lettered clauses follow the line before them directly;
    everything else is set off by an empty line. A number shown by the format stands before the text, as on
    the page.
    """
    kept = list(_attach_lone_numbers(blocks))
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    before: Block | None = None
    for block in kept:
        shown = f"{block.label} {block.text}" if block.label else block.text
        separator = _separator(before, block)
        starts.append(length + len(separator))
        parts += [separator, shown]
        length += len(separator) + len(shown)
        before = block
    headings = (
        ("heading", f"{block.label} {block.text}" if block.label else block.text, start)
        for block, start in zip(kept, starts, strict=True)
        if block.kind == "heading"
    )
    marks = [*_page_marks(kept, starts), *headings, *_clause_marks(kept, starts)]
    return "".join(parts), sorted(marks, key=lambda mark: mark[2])
