"""Writes into a Word document what mammoth would lose: list numbers, text boxes, fields, outline levels."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from ulo_classify.reading.blocks import NUMBER_END, NUMBER_START
from ulo_classify.reading.word_lists import Lists, read_lists
from ulo_classify.reading.word_styles import Style, W, paragraph_styles, val, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CONTENTS = re.compile(r"toc \d|table of figures|toc heading")
_HEADINGS = 6


def _new(tag: str, **attributes: str) -> _Element:
    from lxml import etree

    return etree.Element(W + tag, {W + name: value for name, value in attributes.items()})


def keep_text_boxes(root: _Element) -> None:
    """Put every text box once where mammoth looks for it, and drop the second copy kept for old Word."""
    for alternate in list(root.iter(f"{_MC}AlternateContent")):
        fallback, choice = alternate.find(f"{_MC}Fallback"), alternate.find(f"{_MC}Choice")
        if choice is None:
            continue
        in_fallback = fallback is not None and fallback.find(f".//{W}txbxContent") is not None
        boxes = list(choice.iter(f"{W}txbxContent"))
        if boxes and not in_fallback:
            kept = alternate.makeelement(f"{_MC}Fallback")
            picture = _new("pict")
            picture.extend([deepcopy(box) for box in boxes])
            kept.append(picture)
            if fallback is not None:
                alternate.remove(fallback)
            alternate.append(kept)
        alternate.remove(choice)
    for drawing in list(root.iter(f"{W}drawing")):
        boxes = list(drawing.iter(f"{W}txbxContent"))
        parent = drawing.getparent()
        if boxes and parent is not None:
            picture = _new("pict")
            picture.extend([deepcopy(box) for box in boxes])
            parent.replace(drawing, picture)


def keep_fields_drop_hidden(root: _Element, styles: dict[str, Style]) -> None:
    """Keep the shown result of simple fields; drop hidden runs and the table of contents."""
    for field in root.iter(f"{W}fldSimple", f"{W}dir", f"{W}bdo"):
        field.tag = f"{W}smartTag"  # which mammoth reads through
    for run in list(root.iter(f"{W}r")):
        hidden = run.find(f"{W}rPr/{W}vanish")
        parent = run.getparent()
        if hidden is not None and hidden.get(f"{W}val") not in {"0", "false"} and parent is not None:
            parent.remove(run)
    for paragraph in list(root.iter(f"{W}p")):
        style = styles.get(val(paragraph, "pPr/pStyle") or "")
        if style is not None and _CONTENTS.fullmatch(style.name):
            for child in [child for child in paragraph if child.tag != f"{W}pPr"]:
                paragraph.remove(child)


def drop_lost_notes(body: _Element, notes: _Element | None, kind: str) -> None:
    """Drop references to notes that the document no longer holds, at which mammoth would fail.

    Args:
        body: root of the main part.
        notes: root of the part with the notes.
        kind: "footnote" or "endnote".
    """
    held = {note.get(f"{W}id") for note in notes.iter(f"{W}{kind}")} if notes is not None else set()
    for reference in list(body.iter(f"{W}{kind}Reference")):
        parent = reference.getparent()
        if reference.get(f"{W}id") not in held and parent is not None:
            parent.remove(reference)


def _properties(paragraph: _Element) -> _Element:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = _new("pPr")
        paragraph.insert(0, properties)
    return properties


def _set_list(properties: _Element, num_id: str, ilvl: int) -> None:
    for old in properties.findall(f"{W}numPr"):
        properties.remove(old)
    numbering = _new("numPr")
    numbering.append(_new("ilvl", val=str(ilvl)))
    numbering.append(_new("numId", val=num_id))
    properties.append(numbering)


def _write_number(paragraph: _Element, number: str) -> None:
    run, text, look = _new("r"), _new("t"), _new("rPr")
    look.append(_new("b"))  # so that a paragraph all in bold is still all in bold
    text.text = f"{NUMBER_START}{number}{NUMBER_END} "
    run.extend([look, text])
    paragraph.insert(list(paragraph).index(_properties(paragraph)) + 1, run)


def _is_shown(paragraph: _Element) -> bool:
    in_cell = any(parent.tag == f"{W}tc" for parent in paragraph.iterancestors())
    gone = {f"{W}del", f"{W}moveFrom"}
    texts = (
        text for text in paragraph.iter(f"{W}t") if not any(up.tag in gone for up in text.iterancestors())
    )
    return in_cell or any((text.text or "").strip() for text in texts)


def _number(paragraph: _Element, style_id: str | None, style: Style, lists: Lists) -> None:
    num_id = val(paragraph, "pPr/numPr/numId") or style.num_id
    if num_id is None or num_id == "0":
        return
    ilvl = whole(val(paragraph, "pPr/numPr/ilvl"))
    if ilvl is None:
        ilvl = style.ilvl if style.ilvl is not None else lists.level_of_style(num_id, style_id)
    level = lists.level(num_id, ilvl)
    properties = _properties(paragraph)
    if level is not None and level.format == "bullet":
        _set_list(properties, num_id, ilvl)
        return
    number = lists.count(num_id, ilvl)
    _set_list(properties, "0", ilvl)
    if number and _is_shown(paragraph):
        _write_number(paragraph, number)


def number_paragraphs(root: _Element, numbering: _Element | None, styles_root: _Element | None) -> None:
    """Write the number that Word shows into every numbered paragraph, and its heading level into its style.

    Bullets stay lists. A paragraph whose end is deleted under tracked changes is not counted: Word joins it
    to the next.
    """
    styles, default = paragraph_styles(styles_root)
    style_lists = {
        style.get(f"{W}styleId", ""): val(style, "pPr/numPr/numId") or ""
        for style in (styles_root.iter(f"{W}style") if styles_root is not None else ())
        if style.get(f"{W}type") == "numbering"
    }
    lists = read_lists(numbering, style_lists)
    if numbering is not None:
        for link in list(numbering.iter(f"{W}pStyle")):  # else mammoth makes lists of numbered headings
            parent = link.getparent()
            if parent is not None:
                parent.remove(link)
    for paragraph in root.iter(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            continue
        style_id = val(paragraph, "pPr/pStyle") or default
        style = styles.get(style_id or "", Style())
        _number(paragraph, style_id, style, lists)
        outline = whole(val(paragraph, "pPr/outlineLvl"))
        level = outline if outline is not None else style.outline
        if level is not None and 0 <= level < _HEADINGS:
            _set_heading(_properties(paragraph), level + 1)


def _set_heading(properties: _Element, level: int) -> None:
    for old in properties.findall(f"{W}pStyle"):
        properties.remove(old)
    properties.insert(0, _new("pStyle", val=f"Heading{level}"))
