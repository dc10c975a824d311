"""Plain text."""

from __future__ import annotations

import re

from ulo_classify.reading.blocks import Block, BlockKind, clean
from ulo_classify.reading.encodings import decode
from ulo_classify.reading.shapes import (
    bullet_length,
    ends_sentence,
    is_clause_title,
    is_heading_shape,
    is_sure_bullet,
    starts_block,
)

_RULE = re.compile(r"[=\-_*~#]{3,}")
_NARROWEST = 60  # columns; shorter lines are verse, names or addresses, not text wrapped by an editor
_WIDEST = 110


def _wrapping_width(lines: list[str]) -> int | None:
    """The column at which the text was wrapped, or None where each line is a paragraph."""
    longest = max(map(len, lines), default=0)
    return longest if _NARROWEST <= longest <= _WIDEST else None


def _runs_on(line: str, following: str, width: int) -> bool:
    """True where `following` continues `line`: its first word had no room left."""
    if starts_block(following):
        # "... as set out in clause" / "5.1 and ..." is one sentence, though it looks like a clause.
        return len(line) > width * 0.8 and not ends_sentence(line) and not is_sure_bullet(following)
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width - 2


def _unwrap(stanza: list[str], width: int | None) -> list[str]:
    joined: list[str] = []
    last = ""
    for line in stanza:
        if joined and width and not is_heading_shape(last) and _runs_on(last, line, width):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        last = line
    return joined


def _stanzas(text: str) -> list[list[str]]:
    stanzas: list[list[str]] = [[]]
    for raw in re.split(r"[\n\f\v]", text):
        line = clean(raw)
        if line:
            stanzas[-1].append(line)
        elif stanzas[-1]:
            stanzas.append([])
    return [stanza for stanza in stanzas if stanza]


def lines_to_blocks(text: str, *, wrapped: bool = True) -> list[Block]:
    r"""The blocks of text that has only line endings for structure.

    Args:
        text: with "\n" line endings.
        wrapped: lines may have been broken to fit a column (not so in RTF, where a line is a paragraph).
    """
    stanzas = _stanzas(text)
    width = _wrapping_width([line for stanza in stanzas for line in stanza]) if wrapped else None
    lines = [(line, not at) for stanza in stanzas for at, line in enumerate(_unwrap(stanza, width))]
    blocks: list[Block] = []
    for at, (line, first) in enumerate(lines):
        following = lines[at + 1][0] if at + 1 < len(lines) else None
        if _RULE.fullmatch(line):
            continue
        underlined = (
            following is not None and bool(re.fullmatch(r"=+|-{3,}", following)) and not lines[at + 1][1]
        )
        if underlined or is_heading_shape(line) or is_clause_title(line, following):
            blocks.append(Block(line, "heading", 1))
            continue
        bullet = bullet_length(line)
        kind: BlockKind = "item" if bullet or not first else "paragraph"
        blocks.append(Block(line[bullet:], kind))
    return blocks


def read_plain_text(data: bytes) -> list[Block]:
    """The blocks of a plain text file; paragraphs broken at a column are joined again."""
    return lines_to_blocks(decode(data))
