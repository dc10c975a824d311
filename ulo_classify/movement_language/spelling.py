"""The short spelling of phrases in the catalogue, spelled out.

``(a|b)`` is one of both, ``(s)`` may stand or not, ``[sz]`` is one of the letters, ``{users}`` is any entry
of a group in groups.toml. Hyphens, apostrophes, commas and slashes count as blanks, as they do in texts.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

_INNERMOST = re.compile(r"\(([^()]*)\)")
_PIECE = re.compile(r"\{(\w+)\}|\[(\w+)\]|<(\d+)>|([^{}\[\]<>()|]+)")
_BLANKS = "\t\n\r\x0b\x0c\u00a0\u2007\u202f-\u2010\u2011'\u2019\u2018\u02bc\u201c\u201d\",/"
BLANK = str.maketrans(dict.fromkeys(_BLANKS, " "))
_RUN = re.compile(r" {2,}")


class SpellingError(ValueError):
    """A phrase that cannot be spelled out; says what is wrong with it."""


def plain(words: str) -> str:
    """Small letters and single blanks: the form in which phrases and texts are compared."""
    return _RUN.sub(" ", words.lower().translate(BLANK)).strip()


def spell_out(phrase: str, groups: Mapping[str, Sequence[str]]) -> list[str]:
    """All forms of a phrase, in plain form, each once.

    Args:
        phrase: in the short spelling.
        groups: forms that stand for ``{name}``.

    Raises:
        SpellingError: a bracket is not closed, or a group is not known.
    """
    inner: list[list[str]] = []  # what stands in each pair of brackets, innermost first
    rest = phrase
    while (found := _INNERMOST.search(rest)) is not None:
        alternatives = found[1].split("|")
        forms = [form for each in alternatives for form in _forms(each, groups, inner)]
        inner.append(forms if len(alternatives) > 1 else [*forms, ""])
        rest = f"{rest[: found.start()]}<{len(inner) - 1}>{rest[found.end() :]}"
    return list(dict.fromkeys(form for form in map(plain, _forms(rest, groups, inner)) if form))


def _forms(words: str, groups: Mapping[str, Sequence[str]], inner: Sequence[Sequence[str]]) -> Iterator[str]:
    """The forms of words whose brackets have been taken out as ``<number>``."""
    pieces = list(_PIECE.finditer(words))
    if sum(len(piece[0]) for piece in pieces) < len(words):
        raise SpellingError(f"a bracket or bar is left over in {words!r}")
    return (
        "".join(parts) for parts in itertools.product(*(_options(each, groups, inner) for each in pieces))
    )


def _options(
    piece: re.Match[str], groups: Mapping[str, Sequence[str]], inner: Sequence[Sequence[str]]
) -> Sequence[str]:
    group, letters, number, text = piece.groups()
    if group:
        if group not in groups:
            raise SpellingError(f"there is no group {{{group}}}")
        return groups[group]
    if letters:
        return tuple(letters)
    return inner[int(number)] if number else (text,)
