"""Finds the lexicon's phrases among the words of a text: the longest first, each with its slots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher

from ulo_classify.language.lexicon import Lexicon
from ulo_classify.language.words import Word, phrase_doc, words_of

_SIGN = "sign of another sense"


class Phrase(NamedTuple):
    """Words [start, end) that fill `slots`; `other_sense`: here they mean something else."""

    start: int
    end: int
    slots: frozenset[str]
    other_sense: bool


class Phrases:
    """The lexicon as one PhraseMatcher."""

    def __init__(self, nlp: Language, lexicon: Lexicon) -> None:
        self.vocab = nlp.vocab
        self.senses = lexicon.senses
        self.matcher = PhraseMatcher(nlp.vocab)
        signs = tuple(sorted({sign for sense in lexicon.senses for sign in sense.signs}))
        for slot, phrases in [*lexicon.slots.items(), (_SIGN, signs)]:
            add_phrases(self.matcher, nlp, slot, phrases)

    def find(self, words: Sequence[Word]) -> list[Phrase]:
        """The longest phrases, not overlapping, in order."""
        found: dict[tuple[int, int], set[str]] = {}
        signs: set[str] = set()
        for key, start, end in self.matcher(phrase_doc(self.vocab, words)):
            slot = self.vocab.strings[key]
            if slot == _SIGN:
                signs.add(_text(words, start, end))
            else:
                found.setdefault((start, end), set()).add(slot)
        blanks = self._blanks(signs)
        taken: set[int] = set()
        phrases = []
        for (start, end), slots in sorted(found.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                other = bool(blanks) and _text(words, start, end) in blanks
                phrases.append(Phrase(start, end, frozenset({"noise"} if other else slots), other))
        return sorted(phrases)

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
    for at, word in enumerate(words):
        candidates = by_first.get(word.text, []) if at >= free else []
        for parts in sorted(candidates, key=len, reverse=True):
            end = at + len(parts)
            longer = at in known and known[at].end > end
            if [each.text for each in words[at:end]] == parts and not longer:
                found[at] = Phrase(at, end, terms[" ".join(parts)], other_sense=False)
                free = end
                break
    return found


def add_phrases(matcher: PhraseMatcher, nlp: Language, key: str, phrases: Iterable[str]) -> None:
    """Teach a matcher phrases, in the words as texts are read."""
    matcher.add(key, [phrase_doc(nlp.vocab, words_of(nlp.make_doc(phrase))) for phrase in phrases])


def _text(words: Sequence[Word], start: int, end: int) -> str:
    return " ".join(word.text for word in words[start:end])
