"""Sentences with the parties in them marked, for patterns on who may do what to whom.

============  ==================================================================
token         stands for
============  ==================================================================
``<h0>``      another body or person, by its index in `Marked.names`
``<b>``       the board
``<d>``       one of those on the board; ``<ds>`` several
``<n>``       a seat that another body fills, or the one who holds it
``<s>``       the body itself
``<r>``       its rules
``<g>``       its general meeting
``<k>``       a lesser committee or a branch
``<reg>``     a regulator or court
============  ==================================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ulo_classify.governance.names import Names
from ulo_classify.governance.naming import is_titled, known, outsider_words, shape
from ulo_classify.governance.outsiders import Outsiders
from ulo_classify.governance.party_shapes import others, own_organs

_SUBJECT = re.compile(r"^(?:It|They|He|She|He or she)\b(?= (?:may|can|shall|must|will|also|has)\b)")
_DETERMINERS = re.compile(r"^(?:the|any|an?|its|our|each|either|that|every|both)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of text in small letters with tokens for the parties in it (see the table of this module)."""

    words: str
    names: tuple[str, ...]


class Marker:
    """Marks the parties in any piece of one document."""

    def __init__(self, outsiders: Outsiders, names: Names) -> None:
        self._outsiders = outsiders
        self._others = tuple(others(outsiders))
        self._own = tuple(own_organs(outsiders, names))

    def mark(self, words: str, subject: str = "") -> Marked:
        """Mark the parties in some words.

        Args:
            words: a sentence, as it is written.
            subject: the party that "it" or "they" at its beginning stands for, as written.
        """
        flat = " ".join(words.split()).replace("’", "'").replace("‑", "-").replace("<", "‹")
        if subject:
            flat = _SUBJECT.sub(lambda _: subject, flat)
        found: list[str] = []
        for kind, pattern in self._others:
            flat = pattern.sub(lambda each, kind=kind: self._token(kind, each[0], found), flat)  # type: ignore[misc]
        small = _collapsed(flat.lower())
        for token, pattern in self._own:
            small = pattern.sub(token, small)
        small = shape("granted").sub(lambda each: f"{each['who']} may{' not' if each['not'] else ''}", small)
        small = shape("pronoun").sub(r"\1<h\2>", small)
        return Marked(" ".join(small.split()), tuple(found))

    def _token(self, kind: str, words: str, names: list[str]) -> str:
        """The token for some words, or the words themselves where they name no other party."""
        if kind not in ("h", "p"):
            return f"<{kind}>"
        plain = _DETERMINERS.sub("", words.lower()).strip()
        if self._is_own(kind, words, plain):
            return words
        names.append(_DETERMINERS.sub(lambda first: first[0].lower(), words))
        return f"<h{len(names) - 1}>"

    def _is_own(self, kind: str, words: str, plain: str) -> bool:
        """True of names of the body itself, of two of its organs, and of what is no name."""
        known_as = self._outsiders
        if plain in known_as.own or "<" in words or shape("own_first").match(plain):
            return True
        no_name = rf"\b{outsider_words('no_name')}\b"
        if kind == "p" and (re.search(no_name, plain) or is_titled(words, known_as.title)):
            return True
        if plain in known_as.other:
            return False
        if known_as.panel:
            return plain.endswith(known_as.panel)
        if re.fullmatch(outsider_words("own_groups"), plain):
            return True
        return " " in plain and known(plain) <= known_as.title  # its name in full


def _collapsed(small: str) -> str:
    """Take the officers and organs of others for them: "the president of <h0>", "<h0>'s director"."""
    organs = outsider_words("organs")
    small = re.sub(rf"\b(?:the |an? |any )?{organs} (?:of|at|for) (<h\d+>)", r"\1", small)
    small = re.sub(rf"(<h\d+>)'s? {organs}\b(?! (?:seat|place|director|member))", r"\1", small)
    small = re.sub(rf"(<h\d+>)((?:(?!<h)[^.;]){{0,60}}) its {organs}\b", r"\1\2 \1", small)
    return re.sub(rf"(<h\d+>) (?:acting )?(?:by|through) its (?:{organs})", r"\1", small)


__all__ = ["Marked", "Marker"]
