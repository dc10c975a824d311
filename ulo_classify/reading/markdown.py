"""Markdown."""

from __future__ import annotations

import re

from ulo_classify.reading.blocks import Block
from ulo_classify.reading.encodings import decode
from ulo_classify.reading.web_page import read_html

_FRONT_MATTER = re.compile(r"---\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)


def read_markdown(data: bytes) -> list[Block]:
    """The blocks of a Markdown file (CommonMark with tables); front matter is left out.

    Indented code is read as text: in governing documents an indent is a sub-clause, never a program.
    """
    from markdown_it import MarkdownIt

    text = decode(data)
    front = _FRONT_MATTER.match(text)
    parser = MarkdownIt("commonmark", {"html": True, "breaks": True}).enable("table").disable("code")
    return read_html(parser.render(text[front.end() :] if front else text))
