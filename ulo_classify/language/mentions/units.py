"""Words and phrases of a sentence as the units that patterns match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ulo_classify.language.lexicon import Lexicon
from ulo_classify.language.mentions.phrases import Phrase
from ulo_classify.language.mentions.quantity import Quantity, figure, number_of
from ulo_classify.language.patterns import Unit
from ulo_classify.language.words import Word

_BRACKETS = {"(": "⟨", ")": "⟩", "[": "⟦", "]": "⟧"}  # brackets are part of the pattern language
_NUMERAL = frozenset({"capital", "number", "tens", "ones"})
_SHORTEST_WITH_ENDING = 7  # letters of a word that its ending may tell to be a condition
# A clause number that opens a sentence counts nothing: "4. Every member", "(a) two trustees", "Rule 7".
_LABEL = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,5})[.)]\s+|\d{1,3}(?:\.\d{1,3})+\s+"
    r"|(?:article|section|rule|clause|sec\.|§)\s*[\divxlc]+(?:[.-]\d+)*[.:)]?\s+)+",
    re.IGNORECASE,
)


def units_of(
    text: str,
    words: Sequence[Word],
    span: tuple[int, int],
    phrases: Mapping[int, Phrase],
    lexicon: Lexicon,
    aliases: frozenset[str],
) -> Iterator[Unit]:
    """Yield the units of one sentence.

    Args:
        text: the whole text.
        words: all its words.
        span: the sentence, as indexes into `words`, half-open.
        phrases: phrases found, by the index of their first word.
        lexicon: the word lists.
        aliases: words that this text defines as a name for users.
    """
    index, stop = span
    if index == stop:
        return
    opening = text[words[index].start : words[stop - 1].end]
    label = _LABEL.match(opening)
    labelled = words[index].start + (label.end() if label else 0)  # where a clause number ends
    while index < stop:
        phrase = phrases.get(index)
        phrase = phrase if phrase and phrase.end <= stop else None  # no phrase reaches into the next sentence
        end = phrase.end if phrase else index + 1
        inside = words[index:end]
        word = "_".join(each.text for each in inside)
        plain = Unit(_BRACKETS.get(word, word), frozenset(), inside[0].start, inside[-1].end)
        if inside[0].start < labelled:
            yield plain
        elif phrase and "noise" in phrase.slots:
            yield Unit("_noise_", frozenset(), plain.start, plain.end)
        else:
            slots = phrase.slots if phrase else frozenset[str]()
            slots |= {"user_noun"} if word in aliases else set()
            slots |= {"capital"} if inside[0].capital and index > span[0] else set()
            yield _valued(plain, slots, lexicon)
        index = end


def _valued(unit: Unit, slots: frozenset[str], lexicon: Lexicon) -> Unit:
    """The unit with the slots that its form gives it, and its quantity if it says one."""
    value: object = None
    if len(unit.word) >= _SHORTEST_WITH_ENDING:
        slots |= {slot for slot, ends in lexicon.suffixes.items() if unit.word.endswith(ends)}
    if "share" in slots:
        share = lexicon.shares[unit.word.replace("_", " ")]
        value, slots = Quantity(share.low, share.high, share.over), slots | {"quantity"}
    elif not slots - _NUMERAL and number_of(unit, lexicon) is not None:
        slots |= {"number"}
    elif value := figure(unit.word):
        slots |= {"fraction_figure", "quantity"}
    return Unit(unit.word, slots, unit.start, unit.end, value)
