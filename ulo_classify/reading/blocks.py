"""The common form between the readers of each format and the joined text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "row"]

NUMBER_START, NUMBER_END = "\ue000", "\ue001"
"""Private-use characters around a list number that a reader wrote into the text before parsing it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the joined text: a heading, a paragraph, a list item or a table row.

    Attributes:
        text: one line, already passed through `clean`.
        kind: what the format (or, for formats without structure, the shape) says it is.
        level: 1 to 6 for a heading, the depth of the list for an item, else 0.
        page: label of the page on which the block starts.
        label: the number that the format itself shows before the text ("5.1", "(a)"); not part of `text`.
        page_breaks: (offset in `text`, label) of pages that begin inside the block.
    """

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    page: str | None = None
    label: str | None = None
    page_breaks: tuple[tuple[int, str], ...] = ()


# Zero-width space, word joiner, byte order mark, soft hyphen: invisible, and they break words in two.
# Lone surrogates cannot be written as UTF-8.
_UNSEEN = re.compile(
    "[\u00ad\u200b\u2060\ufeff\ud800-\udfff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
)
_SPACE = re.compile(r"\s+")
_SAME_LETTERS = str.maketrans(
    {
        "\u2011": "-",  # non-breaking hyphen
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
    }
)


def clean(text: str) -> str:
    """One line of `text` as a reader sees it: no control or zero-width characters, single spaces, no ends.

    Non-breaking and typographic spaces become plain spaces, ligatures become letters; quotation marks,
    dashes and everything else stay as printed.
    """
    return _SPACE.sub(" ", _UNSEEN.sub("", text).translate(_SAME_LETTERS)).strip()
