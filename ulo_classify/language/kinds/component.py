"""The spaCy component `ulo_kinds`: words of lexicon/kinds.toml and signs of signs.toml, found in the text.

Needs `ulo_mentions` before it for the signs, which are read over its units.

Leaves `KindHit`s in the Doc's records. A hit is a word on the page, not a verdict: what the words together
settle is decided in assessment/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from ulo_classify.language.kinds.signs import load_signs
from ulo_classify.language.lexicon import Lexicon, load_lexicon
from ulo_classify.language.patterns import PatternIndex, Unit, render
from ulo_classify.language.phrase_tree import PhraseTree, longest
from ulo_classify.language.records import Records, records_of
from ulo_classify.language.words import Word

TITLE = 220  # characters from the start in which a page says whose it is
_NAME = 60  # characters in which a short text names its body, in capital letters
_LONG = 600  # characters from which a text has an opening distinct from the rest


@dataclass(frozen=True, slots=True)
class KindHit:
    """A word that speaks for a kind of body, with its character offsets; `decisive` as in kinds.toml."""

    kind: str
    word: str
    decisive: bool
    start: int
    end: int
    in_title: bool = False  # it stands where a page says whose it is
    is_sign: bool = False  # a shape of sentence (signs.toml), no fixed phrase


class Kinds:
    """Finds the words that say what kind of body a text is about."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        kinds = (lexicon or load_lexicon()).kinds
        self.tree = PhraseTree(
            (f"{kind.key}:{weight}", phrase)
            for kind in kinds
            for weight, phrases in (("decisive", kind.decisive), ("leaning", kind.leaning))
            for phrase in phrases
        )

    def __call__(self, doc: Doc) -> Doc:
        """Record the hits in the order of the text; of overlapping words the longest."""
        self.read(records_of(doc))
        return doc

    def read(self, records: Records) -> None:
        """The same from the words and units of a text."""
        words, long = records.words, len(records.text) > _LONG
        hits = [
            _hit(found.keys[0], words[found.start : found.end], long)
            for found in longest(self.tree.find(words))
        ]
        taken = [hit for hit in hits if hit.decisive]
        for units in records.units:
            hits += (hit for hit in _signs(units) if not _within(hit, taken))
        records.kinds = sorted(hits, key=lambda hit: hit.start)


def _signs(units: Sequence[Unit]) -> Iterator[KindHit]:
    rendering = render(units)
    signs, index = load_signs(), _sign_index()
    for at in index.candidates(rendering):
        sign = signs[at]
        for match in sign.pattern.matches(rendering):
            start, end = units[match.first].start, units[match.last - 1].end
            yield KindHit(sign.kind, f"({sign.name})", sign.decisive, start, end, is_sign=True)


@cache
def _sign_index() -> PatternIndex:
    return PatternIndex([sign.pattern for sign in load_signs()])


def _within(hit: KindHit, taken: Sequence[KindHit]) -> bool:
    """True if a decisive phrase of its kind already stands in these words: they say one thing once."""
    return any(each.kind == hit.kind and each.start < hit.end and hit.start < each.end for each in taken)


def _hit(label: str, words: Sequence[Word], long: bool) -> KindHit:
    kind, _, weight = label.partition(":")
    start, end = words[0].start, words[-1].end
    named = start < _NAME and all(word.capital for word in words)
    opening = start < TITLE and (long or named)
    return KindHit(kind, " ".join(word.text for word in words), weight == "decisive", start, end, opening)


@Language.factory("ulo_kinds")
def make_kinds(nlp: Language, name: str) -> Kinds:
    """Make the kinds component for a pipeline (spaCy factory)."""
    return Kinds()
