"""What the models look at: masked words of every sentence, and what the rules found.

Words are counted a sentence at a time, so that a result can say which sentences moved it. Signals are numbers
about a whole: which statements were found, which row of the decision table holds, whose words are used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import log1p

from ulo_classify.language import Reading
from ulo_classify.language.kinds import KindHit
from ulo_classify.language.patterns import Unit
from ulo_classify.language.statements import Statement
from ulo_classify.model.masking import grams, masked
from ulo_classify.movement_language.prominence import weight_of
from ulo_classify.movement_language.scan import Hit
from ulo_classify.schema import Document, Status

LONGEST = 3  # words in a run
_MOST_KIND = 8  # from here more words of a kind say nothing new
_MANY = 20  # words of a slot
_MANY_PHRASES = 6  # of one theme or class
_HEAVY = 6.0  # the weight from which more language says nothing new
_STEPS = (1.0, 1.5, 2.0, 3.0, 4.0)
_DENSE = 60.0  # phrases in 1,000 words
_PRONOUNS = frozenset({"we", "our", "us", "i", "my", "me", "they", "their", "them", "you", "your"})
_IN_FORCE = ("binding", "fact", "claim")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document (by index) with its offsets, half-open, and its runs of masked words."""

    document: int
    start: int
    end: int
    grams: tuple[str, ...]


@dataclass(frozen=True)
class Features:
    """Passages, and signals about the whole from 0 upwards."""

    passages: tuple[Passage, ...]
    signals: Mapping[str, float]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each run of words occurs in all passages together."""
        return Counter(chain.from_iterable(passage.grams for passage in self.passages))


def passages_of(index: int, sentences: Iterable[Sequence[Unit]]) -> Iterable[Passage]:
    """The passages of one document, from the units of its sentences."""
    for units in sentences:
        if units:
            yield Passage(index, units[0].start, units[-1].end, tuple(grams(masked(units), LONGEST)))


def statement_signals(statements: Iterable[Statement]) -> dict[str, float]:
    """Which statements were found, by what they assert of whom, with which force and scope."""
    signals: dict[str, float] = {}
    for each in statements:
        force = each.force if each.force in _IN_FORCE else "not in force"
        way = "not " if each.negated else ""
        share = " majority" if each.majority else ""
        signals[f"statement: {way}{each.asserts} by {each.group}"] = 1.0
        signals[f"statement: {way}{each.asserts} by {each.group}, {force}, {each.scope}{share}"] = 1.0
        signals[f"cue: {each.cues[0]}"] = 1.0
    return signals


def kind_signals(hits: Iterable[KindHit]) -> dict[str, float]:
    """How strongly words speak for each kind of body: different words, decisive ones and titles for more."""
    scores: Counter[str] = Counter()
    for kind, _, decisive, in_title in {(hit.kind, hit.word, hit.decisive, hit.in_title) for hit in hits}:
        scores[kind] += (3 if decisive else 1) * (2 if in_title else 1)
    return {f"kind: {kind}": min(score, _MOST_KIND) / _MOST_KIND for kind, score in scores.items()}


def word_signals(sentences: Iterable[Sequence[Unit]]) -> dict[str, float]:
    """How often words of each slot of the lexicon, and pronouns, occur (on a scale of logarithms)."""
    units = [unit for sentence in sentences for unit in sentence]
    slots = Counter(chain.from_iterable(unit.slots for unit in units if unit.slots))
    pronouns = Counter(unit.word for unit in units if unit.word in _PRONOUNS)
    counts = {f"slot: {slot}": count for slot, count in slots.items()}
    counts |= {f"pronoun: {word}": count for word, count in pronouns.items()}
    return {key: min(1.0, log1p(count) / log1p(_MANY)) for key, count in counts.items()}


def sentence_features(reading: Reading) -> Features:
    """Features of one sentence (or two), read on its own."""
    signals = statement_signals(reading.statements) | kind_signals(reading.kinds)
    return Features(tuple(passages_of(0, reading.sentences)), signals)


def organisation_features(
    own: Sequence[tuple[int, Document, Reading]], *, row: str, status: Status
) -> Features:
    """Features of a body.

    Args:
        own: its own documents, each with its place in the dossier and what it says.
        row: the row of the decision table that held ("silence" where none did).
        status: what that row answered.
    """
    readings = [reading for _, _, reading in own]
    signals = {f"document: {document.kind}": 1.0 for _, document, _ in own}
    signals |= {f"row: {row}": 1.0, f"rules say: {status}": 1.0}
    signals |= statement_signals(statement for reading in readings for statement in reading.statements)
    signals |= kind_signals(hit for reading in readings for hit in reading.kinds)
    signals |= word_signals(units for reading in readings for units in reading.sentences)
    passages = [passages_of(index, reading.sentences) for index, _, reading in own]
    return Features(tuple(chain.from_iterable(passages)), signals)


def language_features(features: Features, hits: Sequence[Hit], words: int) -> Features:
    """The features of a body with what its movement language is: themes, classes, weight and density.

    Args:
        features: as `organisation_features` gives them.
        hits: the phrases in its own documents.
        words: how many words these have.
    """
    weight = weight_of(hits)
    kinds = {hit.phrase.key: hit.phrase.phrase_class for hit in hits}
    counted = Counter(f"theme: {hit.phrase.theme}" for hit in hits)
    counted.update(f"phrases: {hit.phrase.phrase_class}" for hit in hits)
    counted.update(f"different phrases: {each}" for each in kinds.values())
    signals = {key: min(number, _MANY_PHRASES) / _MANY_PHRASES for key, number in counted.items()}
    signals["language: weight"] = min(weight, _HEAVY) / _HEAVY
    signals["language: density"] = min(len(hits) * 1000 / max(words, 1), _DENSE) / _DENSE
    signals |= {f"language: weight from {step}": 1.0 for step in _STEPS if weight >= step}
    with_language = Features(features.passages, {**features.signals, **signals})
    vars(with_language)["counts"] = features.counts  # the same passages, counted once
    return with_language
