"""Words and phrases of a sentence as the units that patterns match."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ulo_classify.language.lexicon import Lexicon
from ulo_classify.language.mentions.phrases import Phrase
from ulo_classify.language.mentions.quantity import Quantity, figure, number_of
from ulo_classify.language.patterns import Unit
from ulo_classify.language.words import Word

_BRACKETS = {"(": "⟨", ")": "⟩", "[": "⟦", "]": "⟧"}  # brackets are part of the pattern language
_NUMERAL = frozenset({"capital", "number", "tens", "ones"})
_NONE: frozenset[str] = frozenset()
_CAPITAL = frozenset({"capital"})
_SHORTEST_WITH_ENDING = 7  # letters of a word that its ending may tell to be a condition
_MOST_FORMS = 100_000  # remembered; then the memory begins anew, so that it does not grow with what is read
# A clause number that opens a sentence counts nothing: "4. Every member", "(a) two trustees", "Rule 7".
_LABEL = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,5})[.)]\s+|\d{1,3}(?:\.\d{1,3})+\s+"
    r"|(?:article|section|rule|clause|sec\.|§)\s*[\divxlc]+(?:[.-]\d+)*[.:)]?\s+)+",
    re.IGNORECASE,
)


class Units:
    """Makes units by a lexicon; what a form of word fills is worked out once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._forms: dict[tuple[str, frozenset[str]], tuple[frozenset[str], object]] = {}

    def of(
        self,
        text: str,
        words: Sequence[Word],
        span: tuple[int, int],
        phrases: Mapping[int, Phrase],
        aliases: frozenset[str],
    ) -> list[Unit]:
        """The units of one sentence.

        Args:
            text: the whole text.
            words: all its words.
            span: the sentence, as indexes into `words`, half-open.
            phrases: phrases found, by the index of their first word.
            aliases: words that this text defines as a name for users.
        """
        units: list[Unit] = []
        first, stop = span
        if first == stop:
            return units
        label = _LABEL.match(text, words[first].start, words[stop - 1].end)
        labelled = label.end() if label else words[first].start  # where a clause number ends
        index = first
        while index < stop:
            phrase = phrases.get(index)
            if phrase is None or phrase.end > stop:  # no phrase reaches into the next sentence
                phrase = None
                word, start, end, capital = words[index]
                last = index + 1
            else:
                last = phrase.end
                word = "_".join([each.text for each in words[index:last]])
                start, end, capital = words[index].start, words[last - 1].end, words[index].capital
            if start < labelled:
                units.append(Unit(_BRACKETS.get(word, word), _NONE, start, end))
            elif phrase is not None and "noise" in phrase.slots:
                units.append(Unit("_noise_", _NONE, start, end))
            else:
                slots = phrase.slots if phrase is not None else _NONE
                if word in aliases:
                    slots |= {"user_noun"}
                if capital and index > first:
                    slots = slots | _CAPITAL if slots else _CAPITAL
                known = self._forms.get((word, slots)) or self._form(word, slots)
                units.append(Unit(_BRACKETS.get(word, word), known[0], start, end, known[1]))
            index = last
        return units

    def _form(self, word: str, slots: frozenset[str]) -> tuple[frozenset[str], object]:
        """The slots that a word fills with those that its form gives it, and the quantity if it says one."""
        if len(self._forms) >= _MOST_FORMS:
            self._forms.clear()
        shown = _BRACKETS.get(word, word)
        found = self._forms[word, slots] = self._worked_out(shown, slots)
        return found

    def _worked_out(self, word: str, slots: frozenset[str]) -> tuple[frozenset[str], object]:
        lexicon = self.lexicon
        value: object = None
        if len(word) >= _SHORTEST_WITH_ENDING:
            slots |= {slot for slot, ends in lexicon.suffixes.items() if word.endswith(ends)}
        if "share" in slots:
            share = lexicon.shares[word.replace("_", " ")]
            value, slots = Quantity(share.low, share.high, share.over), slots | {"quantity"}
        elif not slots - _NUMERAL and number_of(word, lexicon) is not None:
            slots |= {"number"}
        elif value := figure(word):
            slots |= {"fraction_figure", "quantity"}
        return slots, value
