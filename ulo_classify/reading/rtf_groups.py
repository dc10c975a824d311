"""Keeps what striprtf would lose or show wrongly: list numbers, headings, deleted and hidden text."""

from __future__ import annotations

import re

_STYLE = re.compile(r"\{\\s(\d{1,4})\b[^{}]*?\bheading ([1-6])\b[^{}]*;\}", re.I)
_PARAGRAPH_STYLE = re.compile(r"\\pard\b((?:\\[a-z]+-?\d*[ ]?|\s)*)")
_OUTLINE = re.compile(r"\\outlinelevel([0-8])\b")
_USES_STYLE = re.compile(r"\\s(\d{1,4})\b")
_SHOWN_NUMBER = re.compile(r"\{\\(?:\*\\)?(?:listtext|pntext)\b")
_GONE = re.compile(r"\{(?:\\(?!par\b|tab\b)[a-z]+-?\d*[ ]?)*?\\(?:deleted|v)(?![a-z0-9])[^{}]*\}")
_MARKER = "\\u57346?"  # U+E002, private use, before the level of a heading


def _heading_levels(rtf: str) -> dict[str, int]:
    return {found[1]: int(found[2]) for found in _STYLE.finditer(rtf)}


def prepare_rtf(rtf: str) -> str:
    r"""The same RTF in a form whose text striprtf gives whole.

    - `\listtext` and `\pntext` hold the number that the page shows; they become ordinary text.
    - Paragraphs of an outline level or a "heading" style begin with U+E002 and the level.
    - Text deleted under tracked changes, and hidden text, goes.
    """
    levels = _heading_levels(rtf)

    def mark(found: re.Match[str]) -> str:
        words = found[1]
        outline, style = _OUTLINE.search(words), _USES_STYLE.search(words)
        level = min(int(outline[1]) + 1, 6) if outline else levels.get(style[1]) if style else None
        return f"{found[0]}{_MARKER}{level} " if level else found[0]

    body = _GONE.sub("", rtf)
    body = _SHOWN_NUMBER.sub("{", body)
    return _PARAGRAPH_STYLE.sub(mark, body)
