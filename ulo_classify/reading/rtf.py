"""Rich Text Format, by striprtf."""

from __future__ import annotations

import re

from ulo_classify.errors import ReadingError
from ulo_classify.reading.blocks import Block, clean
from ulo_classify.reading.plain_text import lines_to_blocks
from ulo_classify.reading.rtf_groups import prepare_rtf

_HEADING = re.compile("\ue002(\\d)")
_CELL = "|"


def _table_row(line: str) -> str | None:
    if not line.endswith(_CELL):
        return None
    return " | ".join(cell for raw in line.split(_CELL) if (cell := clean(raw)))


def read_rtf(data: bytes) -> list[Block]:
    """The blocks of an RTF file, with the list numbers and headings that it states.

    Raises:
        ReadingError: striprtf cannot follow the file.
    """
    from striprtf.striprtf import rtf_to_text

    try:
        text: str = rtf_to_text(  # type: ignore[no-untyped-call]
            prepare_rtf(data.decode("latin-1")), errors="replace"
        )
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # striprtf raises whatever the broken file leads it to
        raise ReadingError("is damaged RTF: open it in a word processor and save it again.") from error
    blocks: list[Block] = []
    for line in text.replace("\r", "").split("\n"):
        shown = clean(line)
        if heading := _HEADING.match(shown):
            title = clean(_HEADING.sub("", shown))
            blocks.append(Block(title, "heading", int(heading[1])))
        elif row := _table_row(shown):
            blocks.append(Block(_HEADING.sub("", row), "row"))
        elif shown:
            blocks += lines_to_blocks(_HEADING.sub("", shown), wrapped=False)
    return blocks
