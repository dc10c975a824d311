"""What every part of the reading of seats needs: the draft, the lines, and what is known of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ulo_classify.governance.numerals import Count
from ulo_classify.governance.seating.draft import Draft, Group, in_words, quote_of
from ulo_classify.governance.seating.lines import Line, Number, noun_counts, officers, topics_of
from ulo_classify.governance.seating.phrases import Phrase
from ulo_classify.governance.tagged import TOKEN


@dataclass(slots=True)
class Reading:
    """The draft of a board and the lines that it is read from.

    `people`: the words for those on the board. `own_board`: the body has no board beside itself.
    `others`: names of committees and the like.
    `by_clause`: where sentences start that told seats by a clause, which are not told again.
    """

    draft: Draft
    lines: Sequence[Line]
    people: str
    own_board: bool
    others: frozenset[str] = frozenset()
    nouns: dict[str, Number] = field(init=False)
    officers: int = field(init=False)
    topics: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        """Find what is said elsewhere in the document."""
        self.nouns = noun_counts(self.lines)
        self.officers = officers(self.lines)
        self.topics = topics_of(self.lines)

    def take(self, line: Line, phrase: Phrase, *, is_whole: bool = True, is_item: bool = True) -> Group:
        """Record the seats that an item of a list names.

        Args:
            line: the sentence.
            phrase: what it says of the seats.
            is_whole: the list is of the whole board.
            is_item: the sentence tells of these seats alone.
        """
        draft = self.draft
        keys = set(phrase.keys)
        for key in phrase.keys:
            keys |= draft.aliases.get(key, frozenset())
        if is_item and line.sentence.item and line.sentence.clause:
            keys.add(f"item:{line.sentence.clause}")
        group = draft.find({key for key in phrase.keys if not key.startswith("O:")})
        if group is not None and _beside(group, line) and all(key[0] in "EP" for key in phrase.keys):
            group = None  # of two items of one list neither tells of the other's seats
        if group is None:
            group = Group(phrase.name, keys)
            draft.groups.append(group)
        group.keys |= keys
        if not phrase.if_any or group.low is None:
            group.narrow(phrase.low, phrase.high)
        group.votes = group.votes and phrase.votes
        group.who = group.who or phrase.who
        group.like |= phrase.like
        group.listed = True
        draft.listed = draft.listed or is_whole
        group.quotes.append(quote_of(line.sentence))
        draft.note("seats", f"{group.name}: {in_words(phrase.low, phrase.high)}", line.sentence)
        return group

    def each(self, words: str) -> Number | None:
        """How many there are of what "one from each Region" speaks of."""
        words = re.sub(r"^[^<]*<N\d+>(?=[^<]*<[A-Z]\d+>[^<]*,? (?:one|two|three)\b)", "", words)
        if re.search(r"<N\d+>.*<N\d+>.* each", words):
            return None
        found = re.search(
            r"(?:from|for|by|in|of|to|on behalf of) (?:each|every)(?: of the)? (?:(?P<n><N\d+>) )?"
            r"(?:<\w+> |\w+ )??(?P<noun>[\w-]+|<\w+>)",
            words,
        )
        return self.nouns.get(found["noun"].rstrip("s")) if found else None

    def follows_size(self, line: Line) -> bool:
        """True of the sentence right after one that told the size of the board."""
        starts = {quote.start for quote in self.draft.size.quotes}
        at = next(
            (at for at, other in enumerate(self.lines) if other.sentence.start == line.sentence.start), 0
        )
        return at > 0 and self.lines[at - 1].sentence.start in starts

    def told_size(self, line: Line) -> bool:
        """True of a sentence of the same clause as one that told the size of the board."""
        starts = {quote.start for quote in self.draft.size.quotes}
        same = any(other.sentence.start in starts and other.clause == line.clause for other in self.lines)
        heading = line.sentence.heading.lower()
        if re.match(
            r"(?:the|its|their) (?:total|whole|full|sum)\b|(?:that|this|which) makes\b|in (?:all|total)\b",
            line.words,
        ):
            listed = {quote.start for group in self.draft.groups if group.listed for quote in group.quotes}
            same = same or any(
                other.sentence.start in listed and other.clause == line.clause for other in self.lines
            )
        return same or (line.sentence.clause != "" and bool(re.search(r"number|size|composition", heading)))


def _beside(group: Group, line: Line) -> bool:
    """True if another item of the same list has told of a group."""
    own = line.sentence.clause
    whole = own.rpartition("(")[0]
    items = {key.removeprefix("item:") for key in group.keys if key.startswith("item:")}
    return bool(whole) and own not in items and any(item.rpartition("(")[0] == whole for item in items)


def count_at(line: Line, found: str) -> Count | None:
    """The number of a token such as "<N3>"."""
    match = TOKEN.match(found)
    return line.tagged.tokens[int(match[2])].count if match else None


def in_plain(line: Line, words: str, length: int = 40) -> str:
    """A piece of a tagged sentence in the words of the document."""
    return TOKEN.sub(lambda found: line.tagged.tokens[int(found[2])].text, words).strip()[:length]
