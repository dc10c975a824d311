"""Numbers of automatic lists, as the page shows them."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_HIGHEST = 3999  # a longer roman number, or a letter repeated a hundred times, is a hostile file


def roman(number: int) -> str:
    """`number` in lower-case roman figures; plain figures outside 1 to 3999."""
    if not 1 <= number <= _HIGHEST:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def letters(number: int) -> str:
    """A to z, then aa, bb, ... as Word and LibreOffice count; plain figures outside 1 to 3999."""
    if not 1 <= number <= _HIGHEST:
        return str(number)
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)


def in_style(number: int, style: str) -> str:
    """`number` written in the style of HTML and OpenDocument: "1", "a", "A", "i" or "I"."""
    written = {"a": letters, "i": roman}.get(style.lower(), str)(number)
    return written.upper() if style.isupper() else written


def list_number(number: int, style: str) -> str:
    """The number of an item of an HTML list, with the full stop that browsers show."""
    return f"{in_style(number, style)}."
