"""From a text to what it says: statements and words of kind, by one spaCy pipeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import spacy
from spacy.language import Language

from ulo_classify.language.kinds import KindHit, Kinds
from ulo_classify.language.mentions import Mentions
from ulo_classify.language.patterns import Unit
from ulo_classify.language.records import Records
from ulo_classify.language.sentences.splitter import split
from ulo_classify.language.statements import Statement, Statements
from ulo_classify.schema import DocumentKind

GROUPS = frozenset(
    {
        "users",
        "user_orgs",
        "mixed",
        "family_first",
        "family",
        "professional",
        "user_noun_weak",
        "twelve_steps",
    }
    | {"panel", "panel_strong", "authority", "host", "advisory", "advise", "input", "staff"}
    | {"condition", "user_adjective", "investors", "shared_house"}
)
_SHORT_WORD = 3  # "of", "the", "and" are in every text
COMPONENTS = ("ulo_sentences", "ulo_mentions", "ulo_statements", "ulo_kinds")


@dataclass(frozen=True, slots=True)
class Mention:
    """A group or body that a text speaks of (`slot` as in the lexicon), with its character offsets."""

    slot: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text says: its statements, the words of kind, and the groups and bodies it speaks of.

    `sentences` are its words as the patterns saw them, for whoever counts words (the learned model).
    """

    statements: tuple[Statement, ...]
    kinds: tuple[KindHit, ...]
    mentions: tuple[Mention, ...]
    sentences: tuple[Sequence[Unit], ...] = ()


@cache
def load_pipeline() -> Language:
    """A blank English pipeline with our components; no model, no download. Made once a process."""
    nlp = spacy.blank("en")
    nlp.max_length = 50_000_000  # no parser or tagger runs, so memory grows with the text alone
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def _names_in(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of which the text uses a word; if it uses none, whose text it is must be read from itself."""
    small = text.lower()
    return tuple(
        name.lower()
        for name in names
        if any(word in small for word in name.lower().split() if len(word) > _SHORT_WORD)
    )


@cache
def _components() -> tuple[Mentions, Statements, Kinds]:
    """The components of the pipeline, which read a text's records as they read a Doc."""
    return Mentions(), Statements(), Kinds()


def units_of_text(text: str, terms: Mapping[str, frozenset[str]]) -> list[list[Unit]]:
    """The units of every sentence of a text whose own terms are known.

    Args:
        text: the text.
        terms: terms that the text defines, in small letters with one blank between words, with their slots.
    """
    return [list(units) for units in _mentioned(text, tuple(sorted(terms.items()))).units]


@lru_cache(maxsize=2)  # the rules of a body are read from the same text by several readers
def _mentioned(text: str, terms: tuple[tuple[str, frozenset[str]], ...] = ()) -> Records:
    """Words, units and other senses of a text; not to be changed, since it is remembered."""
    records = Records(text)
    _components()[0].read(records, split(text), dict(terms))
    return records


def read_text(text: str, *, kind: DocumentKind = "other", names: tuple[str, ...] = ()) -> Reading:
    """Read one text.

    It goes through the same components as the pipeline of `load_pipeline`, without the Doc around them.

    Args:
        text: the text as the document gives it.
        kind: what kind of document it is; only a governing document can bind.
        names: names and acronyms of the body it is about, as far as known.
    """
    _, statements_in, kinds_in = _components()
    records = replace(_mentioned(text), kind=kind, names=_names_in(text, names))
    statements_in.read(records)
    kinds_in.read(records)
    mentions = [Mention("other_sense", *offsets) for offsets in records.other_sense]
    mentions += (
        Mention(slot, unit.start, unit.end)
        for units in records.units
        for unit in units
        if unit.slots and not GROUPS.isdisjoint(unit.slots)
        for slot in sorted(unit.slots & GROUPS)
    )
    return Reading(
        tuple(records.statements), tuple(records.kinds), tuple(mentions), tuple(map(tuple, records.units))
    )
