"""The spaCy component `ulo_mentions`: words of the lexicon, grown into mentions by the grammar.

Writes spans to ``doc.spans["ulo"]`` (label: the slot; id: the pattern that found it) and leaves the units of
each sentence in the Doc's records for `ulo_statements`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from ulo_classify.language.lexicon import Lexicon, load_lexicon
from ulo_classify.language.mentions.phrases import Phrases, terms_in
from ulo_classify.language.mentions.quantity import quantity_of
from ulo_classify.language.mentions.units import Units
from ulo_classify.language.patterns import Pattern, PatternIndex, Unit, merge, render
from ulo_classify.language.records import Records, records_of
from ulo_classify.language.words import Word, words_of

SPANS = "ulo"
TERMS = "ulo_terms"  # where a Doc keeps the terms that its own text defines, with their slots
# Slots that are worth a span of their own; the others only help to find these.
SHOWN = frozenset(
    {"users", "user_orgs", "mixed", "family_first", "family", "professional", "ally", "nonuser"}
    | {"board", "membership", "nonvoting", "officers", "office", "staff", "panel", "panel_strong", "org"}
    | {"percent", "fraction", "fraction_figure", "share", "count_of"}
    | {"at_least_quantity", "more_than_quantity", "at_most_quantity"}
    | {"govern_verb", "direct_verb", "lead_verb", "user_led_label", "opd_label", "authority", "host"}
)
_ALIAS = frozenset({"people", "capital"})  # slots that a word of the text's own may have


@dataclass(frozen=True, slots=True)
class GrammarRule:
    """One rule of grammar.toml."""

    gives: str
    pattern: Pattern
    example: str
    counter: str


@cache
def load_grammar() -> tuple[GrammarRule, ...]:
    """Read and compile the grammar (once)."""
    source = resources.files(__package__).joinpath("grammar.toml").read_text(encoding="utf-8")
    return tuple(
        GrammarRule(
            rule["gives"],
            Pattern(rule["pattern"], f"mentions/grammar.toml [{rule['gives']}]"),
            rule["example"],
            rule.get("counter", ""),
        )
        for rule in tomllib.loads(source)["rule"]
    )


@cache
def load_definitions() -> tuple[Pattern, ...]:
    """Read and compile the ways in which a text defines its own word for users (once)."""
    source = resources.files(__package__).joinpath("aliases.toml").read_text(encoding="utf-8")
    return tuple(
        Pattern(rule["pattern"], "mentions/aliases.toml") for rule in tomllib.loads(source)["definition"]
    )


class Mentions:
    """Finds the mentions of every sentence, words that the text itself defines included."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load_lexicon()
        self.grammar = load_grammar()
        self.index = PatternIndex([rule.pattern for rule in self.grammar])
        self.definitions = load_definitions()
        self.phrases = Phrases(self.lexicon)
        self.units = Units(self.lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc.spans["ulo"]`` and record the units of each sentence."""
        records = records_of(doc)
        records.text = doc.text
        self.read(records, sentences_of(doc), doc.user_data.get(TERMS, {}))
        doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=list(_spans(doc, records.units)))
        return doc

    def read(
        self, records: Records, sentences: Sequence[tuple[int, int]], terms: Mapping[str, frozenset[str]]
    ) -> None:
        """Fill in the words, the units of each sentence and the words used in another sense.

        Args:
            records: of a text, which it holds.
            sentences: half-open character offsets.
            terms: those that the text defines, in small letters, one blank between words, with their slots.
        """
        text = records.text
        records.words = words = words_of(text)
        phrases = {phrase.start: phrase for phrase in self.phrases.find(words)}
        spans = list(_as_words(sentences, words))

        def grow_all(aliases: frozenset[str]) -> list[list[Unit]]:
            return [self.grow(self.units.of(text, words, span, phrases, aliases)) for span in spans]

        phrases |= terms_in(words, terms, phrases)
        grown = grow_all(frozenset())
        aliases = self._aliases(grown)
        records.units = grow_all(aliases) if aliases else grown
        records.other_sense = [
            (words[phrase.start].start, words[phrase.end - 1].end)
            for phrase in phrases.values()
            if phrase.other_sense
        ]

    def _aliases(self, sentences: Iterable[Sequence[Unit]]) -> frozenset[str]:
        """Words that the text itself defines as a name for users, in the singular and the plural."""
        found = {
            match.groups["alias"].word
            for units in sentences
            if any("users" in unit.slots for unit in units)
            for pattern in self.definitions
            for match in pattern.find(render(units))
            if match.groups["alias"].slots <= _ALIAS and match.groups["alias"].word.isalpha()
        }
        stems = {word.removesuffix("s") for word in found if len(word) > 2}
        return frozenset(stems | {f"{word}s" for word in stems})

    def grow(self, units: list[Unit]) -> list[Unit]:
        """Apply the grammar to the units of one sentence."""
        rendering = render(units)
        candidates = self.index.candidates(rendering)
        while candidates:
            at = candidates.pop(0)
            rule = self.grammar[at]
            found = list(rule.pattern.matches(rendering))
            for match in reversed(found):  # from the right, so that indexes to the left stay true
                inside = units[match.first : match.last]
                value = quantity_of(rule.gives, inside, self.lexicon)
                slots = frozenset({rule.gives, "quantity"} if value else {rule.gives})
                if len(inside) == 1:
                    slots |= inside[0].slots
                units = merge(units, match.first, match.last, slots, value or rule.pattern.source)
            if found:  # merged units have slots that further rules may need
                rendering = render(units)
                candidates = self.index.candidates(rendering, at + 1)
        return units


def sentences_of(doc: Doc) -> list[tuple[int, int]]:
    """The sentences of a Doc as character offsets; a Doc without sentence borders is one sentence."""
    if not doc.has_annotation("SENT_START"):
        return [(0, len(doc.text))]
    return [(sent.start_char, sent.end_char) for sent in doc.sents]


def _as_words(sentences: Iterable[tuple[int, int]], words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Sentences as indexes into the words."""
    index, count = 0, len(words)
    for _, end in sentences:
        start = index
        while index < count and words[index].start < end:
            index += 1
        yield start, index


def _spans(doc: Doc, sentences: Iterable[Iterable[Unit]]) -> Iterator[Span]:
    for units in sentences:
        for unit in units:
            for slot in sorted(unit.slots & SHOWN):
                cue = unit.value if isinstance(unit.value, str) else slot
                span = doc.char_span(unit.start, unit.end, label=slot, span_id=cue, alignment_mode="expand")
                if span is not None:
                    yield span


@Language.factory("ulo_mentions", assigns=["doc.spans"])
def make_mentions(nlp: Language, name: str) -> Mentions:
    """Make the mentions component for a pipeline (spaCy factory)."""
    return Mentions()
