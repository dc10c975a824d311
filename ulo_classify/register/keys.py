"""The keys of a name: strict to match, folded to find, initials to suggest."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from ulo_classify.consultation.names import is_acronym, strict_key

_LEAST_INITIALS, _MOST_INITIALS = 3, 9
_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]]+?)\s*[)\]]")


@cache
def _data() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    text = files(__package__).joinpath("keys.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    words = {short: tuple(long.split()) for short, long in table["abbreviations"].items()}
    return frozenset(table["small_words"].split()), words


def small_words() -> frozenset[str]:
    """Words that the folded key leaves out."""
    return _data()[0]


def folded_words(strict: str) -> list[str]:
    """The words of a strict key that count for finding, in order, abbreviations written out.

    Args:
        strict: a strict key (`consultation.strict_key`).

    Returns:
        At least one word: a name of small words only keeps them all.
    """
    small, longer = _data()
    words = strict.split()
    found = [long for word in words if word not in small for long in longer.get(word, (word,))]
    return found or words


def folded_key(strict: str) -> str:
    """The folded words in alphabetical order: names with one folded key differ in form and order only."""
    return " ".join(sorted(folded_words(strict)))


def initials(strict: str) -> list[str]:
    """The initials of a name, without its small words and with them; none for a name of one or two words."""
    words = strict.split()
    found = []
    for counted in ([word for word in words if word not in small_words()], words):
        letters = "".join(word[0] for word in counted)
        if _LEAST_INITIALS <= len(letters) <= _MOST_INITIALS:
            found.append(letters)
    return list(dict.fromkeys(found))


def bracketed_acronym(name: str) -> str | None:
    """The acronym that a name gives in brackets, if it does."""
    return next((inner for inner in _BRACKETED.findall(name) if is_acronym(inner)), None)


__all__ = [
    "bracketed_acronym",
    "folded_key",
    "folded_words",
    "initials",
    "is_acronym",
    "small_words",
    "strict_key",
]
