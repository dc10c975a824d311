"""Finds the lexicon's phrases among the words of a text: the longest first, each with its slots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ulo_classify.language.lexicon import Lexicon
from ulo_classify.language.phrase_tree import Found, PhraseTree, longest
from ulo_classify.language.words import Word

_SIGN = "sign of another sense"
_NOISE = frozenset({"noise"})


class Phrase(NamedTuple):
    """Words [start, end) that fill `slots`; `other_sense`: here they mean something else."""

    start: int
    end: int
    slots: frozenset[str]
    other_sense: bool


class Phrases:
    """The lexicon as one tree of phrases."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.senses = lexicon.senses
        signs = sorted({sign for sense in lexicon.senses for sign in sense.signs})
        self.tree = PhraseTree(
            [(slot, phrase) for slot, phrases in lexicon.slots.items() for phrase in phrases]
            + [(_SIGN, sign) for sign in signs]
        )
        self._slots: dict[tuple[str, ...], frozenset[str]] = {}  # one set a combination, not one a phrase

    def find(self, words: Sequence[Word]) -> list[Phrase]:
        """The longest phrases, not overlapping, in order."""
        found = list(self.tree.find(words))
        signs = {_text(words, each.start, each.end) for each in found if _SIGN in each.keys}
        blanks = self._blanks(signs) if signs else set()
        phrases = []
        for each in longest(each for each in found if each.keys != (_SIGN,)):
            other = bool(blanks) and _text(words, each.start, each.end) in blanks
            phrases.append(Phrase(each.start, each.end, _NOISE if other else self._slots_of(each), other))
        return phrases

    def _slots_of(self, found: Found) -> frozenset[str]:
        slots = self._slots.get(found.keys)
        if slots is None:
            slots = self._slots[found.keys] = frozenset(found.keys) - {_SIGN}
        return slots

    def _blanks(self, signs: set[str]) -> set[str]:
        """Words that mean something else in a text with these signs."""
        return {
            word for sense in self.senses if len(signs & sense.signs) >= sense.enough for word in sense.blanks
        }


def terms_in(
    words: Sequence[Word], terms: Mapping[str, frozenset[str]], known: Mapping[int, Phrase]
) -> dict[int, Phrase]:
    """A text's own terms among its words, by the index of their first word; longer than any known phrase.

    Args:
        words: the words of the text.
        terms: the terms in small letters, words joined by one blank, with the slots that they fill.
        known: the lexicon's phrases, by the index of their first word.
    """
    by_first: dict[str, list[list[str]]] = {}
    for term in terms:
        by_first.setdefault(term.split()[0], []).append(term.split())
    found: dict[int, Phrase] = {}
    free = 0
    for at, word in enumerate(words) if by_first else ():
        candidates = by_first.get(word.text, []) if at >= free else []
        for parts in sorted(candidates, key=len, reverse=True):
            end = at + len(parts)
            longer = at in known and known[at].end > end
            if [each.text for each in words[at:end]] == parts and not longer:
                found[at] = Phrase(at, end, terms[" ".join(parts)], other_sense=False)
                free = end
                break
    return found


def _text(words: Sequence[Word], start: int, end: int) -> str:
    return " ".join(word.text for word in words[start:end])
