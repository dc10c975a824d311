"""Which bound a number or share sets in its words: at least, more than, at most, fewer than."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from ulo_classify.governance.tagged import Token

_UNDER = re.compile(r"fewer than|less than|below|under|smaller than")
_OVER = re.compile(r"exceed|more than|above|over\b|greater than|\bpass")
_REACH = re.compile(r"reach|equal|as (?:many|much|great|large|high) as|amount to|come to|up to")
_DENIED = {">=": "<", ">": "<=", "<=": ">", "<": ">=", "=": "<"}


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound on seats. `sign`: one of >=, >, <=, <, =; `share` or `count`; `exact`: neither more nor fewer."""

    sign: str
    share: Fraction | None = None
    count: int | None = None
    exact: bool = False

    @property
    def most(self) -> bool:
        """True of an upper bound."""
        return self.sign in ("<=", "<")


def bound_of(token: Token, *, how: str = "", less: str = "", exactly: str = "", denied: bool = False) -> Bound | None:
    """The bound that a number sets.

    Args:
        token: the number or share, whose own words ("not fewer than seven") have been read already.
        how: the words right before it ("exceed", "fall below").
        less: the words right after it ("or less").
        exactly: "exactly", or "all but" for the number of those left out.
        denied: the clause bans what it says ("the others must never reach half").

    Returns:
        None where it sets none.
    """
    sign, absorbed = _own_sign(token)
    if _UNDER.search(how):
        sign, absorbed = "<", False
    elif _OVER.search(how):
        sign, absorbed = ">", False
    elif _REACH.search(how) and sign == "=":
        absorbed = False
    if less:
        sign = "<="
    if denied and not absorbed:
        sign = _DENIED[sign]
    if token.part is not None:
        share = token.part.share
        return Bound(sign, share=share) if 0 < share <= 1 else None
    count = token.count
    value = None if count is None else count.low if count.low is not None else count.high
    if value is None:
        return None
    if sign in ("<", ">"):  # of whole numbers: fewer than five is at most four
        sign, value = f"{sign}=", value - 1 if sign == "<" else value + 1
    return Bound(sign, count=value, exact=bool(exactly))


def _own_sign(token: Token) -> tuple[str, bool]:
    """The sign in a number's own words, and whether a "not" among them has been read already."""
    text = " ".join(token.text.lower().split())
    said_no = bool(re.match(r"(?:not|no|never|nor|neither)\b", text))
    if token.part is not None:
        sign = {"low": ">=", "over": ">", "high": "<=", "under": "<", "exact": "="}[token.part.bound]
        if text.startswith("exceed"):
            return ">", False
        return sign, said_no
    count = token.count
    if count is None:
        return "=", False
    if text.startswith("exceed"):
        return ">", False
    if count.low is None:
        return "<=", said_no or bool(re.match(r"more|greater", text))  # read as denied in numerals.py
    if count.low == count.high:
        return "=", False
    return ">=", said_no or bool(re.match(r"fewer|less", text))
