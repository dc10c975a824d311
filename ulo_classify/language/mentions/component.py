"""The spaCy component `ulo_mentions`: words of the lexicon, grown into mentions by the grammar.

Writes spans to ``doc.spans["ulo"]`` (label: the slot; id: the pattern that found it) and leaves the units of
each sentence in ``doc.user_data["ulo_units"]`` for `ulo_statements`.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, SpanGroup

from ulo_classify.language.lexicon import Lexicon, load_lexicon, normal
from ulo_classify.language.mentions.quantity import Quantity, figure, number_of, quantity_of
from ulo_classify.language.patterns import Pattern, Unit, merge, render

SPANS = "ulo"
UNITS = "ulo_units"
OTHER_SENSE = "ulo_other_sense"  # offsets of words that mean something else in this text
# Slots that are worth a span of their own; the others only help to find these.
SHOWN = frozenset(
    {"users", "user_orgs", "mixed", "family_first", "family", "professional", "ally", "nonuser"}
    | {"board", "membership", "nonvoting", "officers", "office", "staff", "panel", "panel_strong", "org"}
    | {"percent", "fraction", "fraction_figure", "share", "count_of"}
    | {"at_least_quantity", "more_than_quantity", "at_most_quantity"}
    | {"govern_verb", "direct_verb", "lead_verb", "user_led_label", "opd_label", "authority", "host"}
)
_Phrases = dict[int, tuple[int, frozenset[str]]]
_BRACKETS = {"(": "⟨", ")": "⟩"}  # round brackets are part of the pattern language
# A clause number that opens a sentence counts nothing: "4. Every member", "(a) two trustees", "Rule 7".
_LABEL = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,5})[.)]\s+|\d{1,3}(?:\.\d{1,3})+\s+"
    r"|(?:article|section|rule|clause|sec\.|§)\s*[\divxlc]+(?:[.-]\d+)*[.:)]?\s+)+",
    re.IGNORECASE,
)
_SIGN = "sign of another sense"
_LONGEST_VARIANT = 4  # phrases of more words are looked up with all blanks or all hyphens only


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

    def __init__(self, nlp: Language, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load_lexicon()
        self.grammar = load_grammar()
        self.definitions = load_definitions()
        self.matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        signs = tuple(sorted({sign for sense in self.lexicon.senses for sign in sense.signs}))
        for slot, phrases in [*self.lexicon.slots.items(), (_SIGN, signs)]:
            forms = (form for phrase in phrases for form in word_forms(phrase))
            self.matcher.add(slot, [nlp.make_doc(form) for form in forms])

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc.spans["ulo"]`` and ``doc.user_data["ulo_units"]`` (one list of units a sentence)."""
        phrases = self._phrases(doc)
        sentences = self._grow_all(doc, phrases, frozenset())
        aliases = self._aliases(sentences)
        if aliases:
            sentences = self._grow_all(doc, phrases, aliases)
        doc.user_data[UNITS] = sentences
        doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=list(_spans(doc, sentences)))
        return doc

    def _grow_all(self, doc: Doc, phrases: _Phrases, aliases: frozenset[str]) -> list[list[Unit]]:
        return [self.grow(list(_units(sent, phrases, self.lexicon, aliases))) for sent in _sentences(doc)]

    def _aliases(self, sentences: Iterable[Sequence[Unit]]) -> frozenset[str]:
        """Words that the text itself defines as a name for users, in the singular and the plural."""
        found = {
            match.groups["alias"].word
            for units in sentences
            if any("users" in unit.slots for unit in units)
            for pattern in self.definitions
            for match in pattern.find(render(units))
            if not match.groups["alias"].slots and match.groups["alias"].word.isalpha()
        }
        stems = {word.removesuffix("s") for word in found if len(word) > 2}
        return frozenset(stems | {f"{word}s" for word in stems})

    def grow(self, units: list[Unit]) -> list[Unit]:
        """Apply the grammar to the units of one sentence."""
        rendering = render(units)
        for rule in self.grammar:
            found = list(rule.pattern.find(rendering))
            for match in reversed(found):  # from the right, so that indexes to the left stay true
                inside = units[match.first : match.last]
                value = quantity_of(rule.gives, inside, self.lexicon)
                slots = frozenset({rule.gives, "quantity"} if value else {rule.gives})
                if len(inside) == 1:
                    slots |= inside[0].slots
                units = merge(units, match.first, match.last, slots, value or rule.pattern.source)
            rendering = render(units) if found else rendering
        return units

    def _phrases(self, doc: Doc) -> _Phrases:
        """Token index -> (end, slots) of the longest phrases, not overlapping."""
        found: dict[tuple[int, int], set[str]] = {}
        signs: set[str] = set()
        for key, start, end in self.matcher(doc):
            slot = doc.vocab.strings[key]
            if slot == _SIGN:
                signs.add(normal(doc[start:end].text))
            else:
                found.setdefault((start, end), set()).add(slot)
        blanks = {
            word
            for sense in self.lexicon.senses
            if len(signs & sense.signs) >= sense.enough
            for word in sense.blanks
        }
        taken: set[int] = set()
        phrases = {}
        for (start, end), slots in sorted(found.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                other_sense = bool(blanks) and normal(doc[start:end].text) in blanks
                phrases[start] = (end, frozenset({"noise"} if other_sense else slots))
                if other_sense:
                    span = doc[start:end]
                    doc.user_data.setdefault(OTHER_SENSE, []).append((span.start_char, span.end_char))
        return phrases


def _sentences(doc: Doc) -> Iterable[Span]:
    return doc.sents if doc.has_annotation("SENT_START") else [doc[:]]


def word_forms(phrase: str) -> Iterator[str]:
    """A phrase with blanks, and with hyphens in their place, and with either apostrophe."""
    words = phrase.split(" ")
    joints = (
        itertools.product(" -", repeat=len(words) - 1)
        if len(words) <= _LONGEST_VARIANT
        else [(joint,) * (len(words) - 1) for joint in " -"]
    )
    for joint in joints:
        form = words[0] + "".join(mark + word for mark, word in zip(joint, words[1:], strict=True))
        yield form
        if "'" in form:
            yield form.replace("'", "’")


def _units(sent: Span, phrases: _Phrases, lexicon: Lexicon, aliases: frozenset[str]) -> Iterator[Unit]:
    doc, index = sent.doc, sent.start
    label = _LABEL.match(sent.text)
    labelled = sent.start_char + (label.end() if label else 0)  # where a clause number ends
    while index < sent.end:
        end, slots = phrases.get(index, (index + 1, frozenset()))
        end = min(end, sent.end)
        tokens = doc[index:end]
        word = "_".join(token.lower_ for token in tokens if token.text != "-").replace("’", "'")
        if tokens.start_char < labelled:
            yield Unit(_BRACKETS.get(word, word or "-"), frozenset(), tokens.start_char, tokens.end_char)
        elif "noise" in slots:
            yield Unit("_noise_", frozenset(), tokens.start_char, tokens.end_char)
        elif not (tokens[0].is_space or _glue(tokens)):
            yield _unit(word, slots | ({"user_noun"} if word in aliases else set()), tokens, lexicon)
        index = end


def _unit(word: str, slots: frozenset[str], tokens: Span, lexicon: Lexicon) -> Unit:
    extra = {slot for slot, ends in lexicon.suffixes.items() if len(word) > 6 and word.endswith(ends)}
    value: object = None
    bare = Unit(word, slots, tokens.start_char, tokens.end_char)
    if "share" in slots:
        share = lexicon.shares[" ".join(token.lower_ for token in tokens if token.text != "-")]
        value, extra = Quantity(share.low, share.high, share.over), extra | {"quantity"}
    elif not slots and number_of(bare, lexicon) is not None:
        extra |= {"number"}
    elif value := figure(word):
        extra |= {"fraction_figure", "quantity"}
    if tokens[0].text[0].isupper() and tokens[0].i > tokens.sent.start:
        extra |= {"capital"}  # a name, where it does not open the sentence
    return Unit(_BRACKETS.get(word, word or "-"), slots | extra, tokens.start_char, tokens.end_char, value)


def _glue(tokens: Span) -> bool:
    """A hyphen that joins two words counts as a blank."""
    first = tokens[0]
    return len(tokens) == 1 and first.text in "-‑" and first.i > 0 and not first.nbor(-1).whitespace_


def _spans(doc: Doc, sentences: Iterable[Iterable[Unit]]) -> Iterator[Span]:
    for units in sentences:
        for unit in units:
            for slot in sorted(unit.slots & SHOWN):
                cue = unit.value if isinstance(unit.value, str) else slot
                span = doc.char_span(unit.start, unit.end, label=slot, span_id=cue)
                if span is not None:
                    yield span


@Language.factory("ulo_mentions", assigns=["doc.spans"])
def make_mentions(nlp: Language, name: str) -> Mentions:
    """Make the mentions component for a pipeline (spaCy factory)."""
    return Mentions(nlp)
