"""From a quoted rule back to the words it leans on: definitions of terms and classes of members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ulo_classify.governance import Quote, Rules

_ROUNDS = 3  # "Elected Trustee" -> "Full Member" -> "Deaf person"


def defining_quotes(rules: Rules, text: str, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Where the terms and classes of members are defined that some quotes name, and those that they name."""
    found: dict[Quote, None] = {}
    fresh = list(quotes)
    for _ in range(_ROUNDS):
        named = [each for quote in fresh for each in _named(rules, text[quote.start : quote.end])]
        fresh = [quote for quote in dict.fromkeys(named) if quote not in found and quote not in quotes]
        found |= dict.fromkeys(fresh)
    return tuple(found)


def eligibility_quotes(rules: Rules, groups: Sequence[str]) -> tuple[Quote, ...]:
    """Where it is said that only some people may hold the seats of some groups, or every seat."""
    known = {group.name for group in rules.board.seats} if rules.board else set()
    found = []
    for fact in rules.facts:
        about, _, who = fact.what.rpartition(": ")
        names = set(about.split(", "))
        if fact.says == "who" and who != "anyone" and groups and (names & set(groups) or not names & known):
            found.append(fact.quote)
    return tuple(found)


def _named(rules: Rules, words: str) -> Iterator[Quote]:
    """Quotes of the definitions that words use, as far as they say whom they admit."""
    for term in rules.terms.values():
        if term.who in ("users", "others") and term.meaning.end and _names(words, term.name):
            yield term.meaning
    for kind in rules.meeting.classes if rules.meeting else ():
        if kind.who in ("users", "others") and _names(words, kind.name):
            yield from kind.quotes[:1]


def _names(words: str, name: str) -> bool:
    stem = re.escape(name.removesuffix("s").strip())
    return bool(stem) and bool(re.search(rf"\b{stem}(?:s|ship)?\b", " ".join(words.split()), re.IGNORECASE))
