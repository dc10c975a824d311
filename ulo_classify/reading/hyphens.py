"""Words that a PDF divides at the end of a line."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cache
def _kept() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads(files(__package__).joinpath("hyphens.toml").read_text(encoding="utf-8"))
    return frozenset(data["before"]), frozenset(data["after"])


def vocabulary(text: str) -> Counter[str]:
    """How often each word, hyphens included, stands inside the lines of a document, in lower case."""
    return Counter(word.lower() for word in _WORD.findall(text))


def joined(before: str, after: str, words: Counter[str]) -> str:
    """The hyphen or nothing that belongs between the two halves of a divided word.

    Args:
        before: the text up to the line end, without the hyphen.
        after: the text of the next line.
        words: the `vocabulary` of the document.
    """
    left = re.search(r"[^\W\d_]+$", before)
    right = re.match(r"[^\W\d_]+", after)
    if left is None or right is None or right[0][0].isupper():
        return "-"
    first, second = left[0].lower(), right[0].lower()
    with_hyphen, without = words[f"{first}-{second}"], words[first + second]
    if with_hyphen != without:
        return "-" if with_hyphen > without else ""
    starts, ends = _kept()
    return "-" if first in starts or second in ends else ""
