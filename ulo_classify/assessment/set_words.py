"""Shares, thresholds and verdicts of criteria sets in words; the words stand in set_words.toml."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from importlib import resources

from ulo_classify.schema import Basis, Operator

_ALL, _NONE, _HALF = Fraction(1), Fraction(0), Fraction(1, 2)
_PERCENT = 100
_PLAIN = 12  # from this denominator a share that is a whole percentage is said as one


@cache
def _words() -> dict[str, dict[str, str]]:
    source = resources.files(__package__).joinpath("set_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def say(group: str, key: str, **filled: str) -> str:
    """A sentence of set_words.toml with its blanks filled, its first letter made a capital."""
    sentence = _words()[group][key].format(**filled)
    return sentence[:1].upper() + sentence[1:] if group not in ("known", "operator", "ground") else sentence


def threshold_words(share: Fraction) -> str:
    """A threshold as sets write it: "half", "all", "75%"; one that is no whole percentage as a fraction."""
    named = {_ALL: "all", _HALF: "half"}.get(share)
    if named:
        return say("known", named)
    percent = share * _PERCENT
    return f"{percent}%" if percent.denominator == 1 else f"{share.numerator}/{share.denominator}"


def share_words(share: Fraction, total: int | None = None) -> str:
    """A known share: "9 of 12" where seats were counted, else "all", "none", "51%" or "3/4"."""
    named = {_ALL: "all", _NONE: "none"}.get(share) or ("half" if share == _HALF and not total else None)
    if named:
        return say("known", named)
    if total and (share * total).denominator == 1:
        return f"{share * total} of {total}"
    if share.denominator > _PLAIN:
        return threshold_words(share)
    return f"{share.numerator}/{share.denominator}"


def asked_words(operator: Operator, threshold: Fraction) -> str:
    """What a criterion asks: "at least 75%", "more than half"."""
    return say("operator", operator, threshold=threshold_words(threshold))


def known_words(low: Fraction, high: Fraction, *, over: bool, total: int | None) -> str:
    """What is known of a share: "at least 7 of 12", "more than 1/2", "at most 3/11"."""
    words = {"low": share_words(low, total), "high": share_words(high, total)}
    if low == high:
        key = "exact"
    elif low == 0 and not over:
        key = "most"
    elif high == 1:
        key = "more" if over else "least"
    else:
        key = "range"
    return say("known", key, **words)


def grounds_words(grounds: Sequence[Basis]) -> str:
    """Grounds in words, joined by "or"."""
    return " or ".join(say("ground", ground) for ground in grounds)


def needed_words(operator: Operator, threshold: Fraction, total: int | None) -> str:
    """What would meet a criterion: "At least 75% is met by words that make sure of 9 of 12."."""
    asked = asked_words(operator, threshold)
    if total is None:
        return say("change", "needed_share", asked=asked)
    exact = threshold * total
    count = math.ceil(exact) if operator == ">=" else math.floor(exact) + 1
    return say("change", "needed_seats", asked=asked, count=str(min(count, total)), total=str(total))
