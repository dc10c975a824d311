"""The clauses of a document by their numbers, so that "under clause 7.2" can be followed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ulo_classify.governance.sentences import Sentence

_REFERENCE = re.compile(
    r"(?:clause|article|rule|section|regulation|sec\.|paragraph|bylaw|by-law)s?\s+"
    r"(?P<number>\d{1,3}(?:\.\d{1,3})*[A-Z]?)(?P<inner>(?:\([0-9a-z]{1,4}\))*)",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?P<part>Part|Class|List|Category) (?P<letter>[A-Z])\b")


class Clauses:
    """Texts of clauses by number."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._by_number: dict[str, list[str]] = {}
        self._sentences = [text[sentence.start : sentence.end] for sentence in sentences]
        for sentence, words in zip(sentences, self._sentences, strict=True):
            number = re.sub(r"[^\d.A-Z]|^[A-Z]+", "", sentence.clause.split(" ")[-1])
            self._by_number.setdefault(number, []).append(words)

    def referred_to(self, words: str) -> Iterator[str]:
        """The texts of the clauses that some words refer to, narrowest first; empty where there are none."""
        for found in _REFERENCE.finditer(words):
            sentences = self._by_number.get(found["number"], [])
            letters = re.findall(r"\((\w+)\)", found["inner"])
            if letters:
                items = [each for each in sentences if each.lstrip().startswith(f"({letters[-1]})")]
                yield from items
            else:
                yield from sentences
        for found in _PART.finditer(words):
            named = re.compile(rf"\b{found['part']} {found['letter']}\b(?! of)")
            yield from (
                each for each in self._sentences if named.search(each) and each.strip() != words.strip()
            )
