"""Web pages (HTML)."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from ulo_classify.errors import ReadingError
from ulo_classify.reading.blocks import Block, clean
from ulo_classify.reading.encodings import decode
from ulo_classify.reading.limits import Limits
from ulo_classify.reading.web_strip import strip_furniture
from ulo_classify.reading.web_walk import walk_blocks

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.I
)
_HEAD_BYTES = 4096


def read_html(html: str) -> list[Block]:
    """The blocks of HTML that holds nothing but content, such as a converted document."""
    body = LexborHTMLParser(html).body
    return walk_blocks(body) if body is not None else []


def _first_h1(page: LexborHTMLParser) -> str:
    node = page.css_first("h1")
    return clean(node.text()) if node is not None else ""


def read_web_page(data: bytes, limits: Limits) -> list[Block]:
    """The blocks of a web page without its menus, notices, page header and footer.

    Where no <h1> is left, the page's own (even if it stood in the page header), else its <title>, is the
    first heading.
    """
    if len(data) > limits.html_mb * 2**20:
        raise ReadingError(
            f"is a web page of more than {limits.html_mb:g} MB: save only its text, or raise Limits.html_mb."
        )
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    page = LexborHTMLParser(decode(data, declared[1].decode("ascii") if declared else None))
    title_node = page.css_first("head title") or page.css_first("title")
    title = clean(title_node.text()) if title_node is not None else ""
    title = _first_h1(page) or title
    strip_furniture(page)
    if page.body is None:
        return []
    blocks = walk_blocks(page.body)
    if blocks and title and not any(block.kind == "heading" and block.level == 1 for block in blocks):
        blocks.insert(0, Block(title, "heading", 1))
    return blocks
