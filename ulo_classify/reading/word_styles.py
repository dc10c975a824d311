"""Word's paragraph styles: which list they number by and which heading level they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_BODY_LEVEL = 9  # outline level of text that is no heading


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; `num_id` and `ilvl` as written, None where it says nothing."""

    name: str = ""
    num_id: str | None = None
    ilvl: int | None = None
    outline: int | None = None


def make_transitional(root: _Element) -> None:
    """Rename the elements and attributes of "strict" Office files to the names that all others use."""
    for element in root.iter(f"{_STRICT}*"):
        element.tag = str(element.tag).replace(_STRICT, W)
        for name, value in list(element.attrib.items()):
            if str(name).startswith(_STRICT):
                del element.attrib[name]
                element.set(str(name).replace(_STRICT, W), value)


def val(parent: _Element | None, path: str) -> str | None:
    """The w:val of a descendant: `val(paragraph, "pPr/numPr/numId")`."""
    if parent is None:
        return None
    found = parent.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def whole(text: str | None) -> int | None:
    """A whole number of at most six figures, or None."""
    return int(text) if text is not None and text.lstrip("-").isdigit() and len(text) <= 6 else None


def paragraph_styles(styles: _Element | None) -> tuple[dict[str, Style], str | None]:
    """Every paragraph style by id, with what it inherits, and the id of the default style."""
    if styles is None:
        return {}, None
    elements = {
        style.get(f"{W}styleId", ""): style
        for style in styles.iter(f"{W}style")
        if style.get(f"{W}type", "paragraph") == "paragraph"
    }
    default = next(
        (name for name, style in elements.items() if style.get(f"{W}default") in {"1", "true"}), None
    )
    return {name: _inherited(name, elements) for name in elements}, default


def _inherited(name: str, elements: dict[str, _Element]) -> Style:
    num_id = ilvl = outline = None
    current: str | None = name
    seen: set[str] = set()
    while current in elements and current not in seen:
        seen.add(current)
        element = elements[current]
        if num_id is None:
            num_id = val(element, "pPr/numPr/numId")
            ilvl = whole(val(element, "pPr/numPr/ilvl"))
        outline = whole(val(element, "pPr/outlineLvl")) if outline is None else outline
        current = val(element, "basedOn")
    if outline is not None and outline >= _BODY_LEVEL:
        outline = None
    return Style((val(elements[name], "name") or "").lower(), num_id, ilvl, outline)
