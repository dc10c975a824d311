"""A parsed HTML body -> Blocks. Web pages, Word documents (by way of mammoth) and Markdown all end here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ulo_classify.reading.blocks import NUMBER_END, NUMBER_START, Block, BlockKind, clean
from ulo_classify.reading.list_numbers import list_number
from ulo_classify.reading.web_tables import row_texts

_BLOCK_TAGS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
    }
    | {"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
    }
    | {"tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong"})
_UNREAD = frozenset({"script", "style", "noscript", "template", "head", "title"})
_NOTE_MARK = re.compile(r"\s*\[?[\d*†‡]{1,3}\]?\s*")
_PERMALINK = re.compile(r"\s*[¶#§🔗]\s*$")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’')]*$")
_WRITTEN_NUMBER = re.compile(f"{NUMBER_START}([^{NUMBER_END}]*){NUMBER_END}\\s*")
_MAX_HEADING = 60


@dataclass(slots=True)
class _List:
    ordered: bool
    style: str
    next_number: int


@dataclass(slots=True)
class _Walk:
    """What the walk knows at one moment."""

    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    bold: int = 0
    plain_seen: bool = False
    heading: int = 0
    paragraph: int = 0
    lists: list[_List] = field(default_factory=list)
    item: bool = False
    label: str | None = None


def _join_soft_breaks(lines: list[str]) -> list[str]:
    """Lines divided by <br>: a line that goes on in lower case belongs to the one before it."""
    joined: list[str] = []
    for line in lines:
        if joined and line[0].islower() and not _SENTENCE_END.search(joined[-1]):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _flush(walk: _Walk) -> None:
    text = "".join(walk.words)
    all_bold = walk.paragraph and not walk.plain_seen
    walk.words.clear()
    walk.plain_seen = False
    lines = _join_soft_breaks([line for raw in text.split("\n") if (line := clean(raw))])
    if not lines:
        return
    if found := _WRITTEN_NUMBER.match(lines[0]):
        rest = lines[0][found.end() :]
        lines[0] = rest or found[1]
        walk.label = found[1] if rest else None
    if walk.heading:
        title = clean(_PERMALINK.sub("", " ".join(lines)))
        walk.blocks.append(Block(title, "heading", walk.heading, label=walk.label))
    elif all_bold and len(lines) == 1 and not walk.item and _title_like(lines[0]):
        walk.blocks.append(Block(lines[0], "heading", 6, label=walk.label))
    else:
        for at, line in enumerate(lines):
            kind: BlockKind = "item" if walk.item or at else "paragraph"
            level = len(walk.lists) if walk.item else 0
            walk.blocks.append(Block(line, kind, level, label=walk.label if not at else None))
    walk.label = None


def _title_like(line: str) -> bool:
    return len(line) <= _MAX_HEADING and not _SENTENCE_END.search(line)


def _open_list(walk: _Walk, node: LexborNode) -> None:
    attributes = node.attributes
    start = attributes.get("start") or "1"
    style = attributes.get("type") or "1"
    if named := re.search(r"(lower|upper)-(alpha|latin|roman)", attributes.get("style") or ""):
        letter = "i" if named[2] == "roman" else "a"
        style = letter.upper() if named[1] == "upper" else letter
    number = int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1
    walk.lists.append(_List(node.tag == "ol" and "data-unnumbered" not in attributes, style, number))


def _open_item(walk: _Walk, node: LexborNode) -> None:
    walk.item = True
    walk.label = None
    if walk.lists and walk.lists[-1].ordered:
        current = walk.lists[-1]
        value = node.attributes.get("value") or ""
        number = int(value) if re.fullmatch(r"\d{1,6}", value) else current.next_number
        walk.label = list_number(number, current.style)
        current.next_number = number + 1


def _enter(walk: _Walk, node: LexborNode, tag: str) -> bool:
    """Take up an element; False where its children are not to be read."""
    if tag in _UNREAD or (tag == "sup" and _is_note_mark(node)):
        return False
    if tag == "br":
        walk.words.append("\n")
    elif tag in _BOLD:
        walk.bold += 1
    if tag not in _BLOCK_TAGS:
        return True
    _flush(walk)
    if tag == "table" and (rows := row_texts(node, walk_blocks)) is not None:
        walk.blocks += [Block(row, "row") for row in rows]
        return False
    walk.heading = _HEADINGS.get(tag, walk.heading)
    walk.paragraph += tag == "p"
    if tag in {"ol", "ul"}:
        _open_list(walk, node)
    elif tag in {"li", "dd"}:
        _open_item(walk, node)
    elif tag in {"td", "th"}:
        walk.item = False
    return True


def _leave(walk: _Walk, tag: str) -> None:
    walk.bold -= tag in _BOLD
    if tag not in _BLOCK_TAGS:
        return
    _flush(walk)
    walk.paragraph -= tag == "p"
    if tag in _HEADINGS:
        walk.heading = 0
    elif tag in {"ol", "ul"} and walk.lists:
        walk.lists.pop()
    if tag in {"li", "dd", "ol", "ul"}:
        walk.item = bool(walk.lists) and tag in {"ol", "ul"}
        walk.label = None


def _is_note_mark(node: LexborNode) -> bool:
    return node.css_first("a") is not None and bool(_NOTE_MARK.fullmatch(node.text()))


def _take_text(walk: _Walk, node: LexborNode) -> None:
    text = node.text_content or ""
    parent = node.parent
    if parent is not None and parent.tag == "pre":
        walk.words.append(text)
    else:
        walk.words.append(re.sub(r"\s", " ", text))
    if not walk.bold and not text.isspace():
        walk.plain_seen = True


def walk_blocks(root: LexborNode) -> list[Block]:
    """The blocks under `root`, in the order of the page.

    It keeps its own stack instead of calling itself, because pages nest thousands of elements deep.
    """
    walk = _Walk()
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        if node.is_text_node:
            _take_text(walk, node)
            continue
        tag = node.tag or ""
        if leaving:
            _leave(walk, tag)
            continue
        if not node.is_element_node or not _enter(walk, node, tag):
            continue
        stack.append((node, True))
        child = node.last_child
        while child is not None:
            stack.append((child, False))
            child = child.prev
    _flush(walk)
    return walk.blocks
