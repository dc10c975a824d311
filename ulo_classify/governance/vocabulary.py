"""The words that governing documents use for boards, people, seats and classes, and patterns of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ulo_classify.governance.definitions import forms_of
from ulo_classify.governance.patterns import entry


@cache
def family(name: str) -> tuple[str, ...]:
    """One family of words of vocabulary.toml, longest first."""
    return tuple(sorted(entry("vocabulary.toml", name), key=len, reverse=True))


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of some words, hyphens and blanks alike, longest first."""
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\-", "[- ]").replace(r"\ ", "[- ]") for word in ordered)


def forms(names: Iterable[str]) -> dict[str, str]:
    """Every form of some names, in small letters with blanks for hyphens, with the name it is a form of."""
    found: dict[str, str] = {}
    for name in names:
        for form in forms_of(name):
            found.setdefault(form.replace("-", " "), name)
        if name.endswith(" member"):
            first = name.removesuffix(" member").replace("-", " ")
            for kept in ("membership", "list", "roll", "register"):  # "from the Family list"
                found.setdefault(f"{first} {kept}", name)
    return found
