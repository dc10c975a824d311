"""Seats told one number after the other, without a name: "Two shall be ...", "there are two seats for ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ulo_classify.governance.seating.conflicts import exact_sizes
from ulo_classify.governance.seating.draft import Group, in_words, quote_of
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.listed import phrase_of
from ulo_classify.governance.seating.patterns import pattern, shapes
from ulo_classify.governance.seating.phrases import Phrase
from ulo_classify.governance.seating.reading import Reading, count_at, in_plain

_FEWEST = 2  # sentences that share a board out between them
_HOLDS = re.compile(r"\b(?:hold|fill|occupy)s?(?= <N)")  # "carers hold two seats"
_CHOSEN_BY = re.compile(r"\b(?:elected|appointed|chosen|nominated|named|sent) by (?:the |an? )?<K\d+>")
_NAME = 60  # characters of a sentence that name its seats


@dataclass(frozen=True, slots=True)
class _Share:
    """A sentence with how many seats it tells of."""

    line: Line
    phrase: Phrase
    number: int


def read_shared(reading: Reading) -> set[int]:
    """Read clauses whose sentences share the whole board out; where these sentences start.

    Their numbers come to the size that the document gives the board: that they do so shows what they count.
    """
    sizes = exact_sizes(reading.lines) | set(_of_places(reading))
    found: set[int] = set()
    for _, lines in groupby(reading.lines, key=_whole_clause) if sizes else ():
        shares = list(_shares(reading, list(lines)))
        if len(shares) >= _FEWEST and sum(each.number for each in shares) in sizes:
            for each in shares:
                _record(reading, each)
                found.add(each.line.sentence.start)
    return found


def _of_places(reading: Reading) -> Iterator[int]:
    """The size told in words such as "Of the nine places:"."""
    for line in reading.lines:
        told = pattern("of_places").match(line.words)
        count = count_at(line, told["n"]) if told else None
        heading = line.sentence.heading.lower()
        if count and count.low and re.search(rf"board|committee|council|{reading.people}", heading):
            yield count.low


def _whole_clause(line: Line) -> str:
    """The clause around a sentence: "15" of 15.4, "4" of 4.3(a)."""
    return re.split(r"[.(]", line.sentence.clause)[0]


def _shares(reading: Reading, lines: Sequence[Line]) -> Iterator[_Share]:
    items: dict[str, int] = {}
    for line in lines:
        told = _told(line, items)
        words = told[0] if told else ""
        phrase = phrase_of(reading, line, words) if told else None
        plain = _CHOSEN_BY.sub("", _HOLDS.sub("have", line.words))
        if told and phrase and not pattern("decoy_strict").search(plain):
            yield _Share(line, phrase, told[1] * ((reading.each(line.words) or (1, 1))[0] or 1))


def _told(line: Line, items: dict[str, int]) -> tuple[str, int] | None:
    """The words of a sentence that tell of seats, and their number."""
    one_each = items.get(line.lead) if line.sentence.item else None
    if one_each:
        return line.words, one_each
    last = pattern("last_one").match(line.words)
    if last and not re.search(
        r"s$", line.tagged.within(last[0], "TP")[-1].text if line.tagged.within(last[0], "TP") else ""
    ):
        return line.words, 1
    for shape in shapes("shared"):
        found = shape.search(line.words)
        count = count_at(line, found["n"]) if found else None
        if found is None or count is None or count.low is None or count.low != count.high:
            continue
        if line.words.endswith("each of:"):
            items[line.words] = count.low
            return None
        times = count_at(line, found["times"]) if found.groupdict().get("times") else None
        return line.words, count.low * ((times.low or 1) if times else 1)
    return None


def _record(reading: Reading, share: _Share) -> None:
    line, draft = share.line, reading.draft
    clause = line.sentence.clause
    keys = {f"clause:{clause}", f"item:{clause}"} if clause else set[str]()
    topic = reading.topics.get(line.sentence.start)
    people = {key for key in share.phrase.keys if key[0] in "SEP" and draft.find({key}) is None}
    keys |= {topic} if topic and draft.find({topic}) is None else people
    keys |= {each for key in tuple(keys) for each in draft.aliases.get(key, ())} if len(keys) > 2 else set()
    group = Group(in_plain(line, line.words, _NAME), keys, share.number, share.number, listed=True)
    group.who = share.phrase.who
    group.quotes.append(quote_of(line.sentence))
    draft.groups.append(group)
    draft.listed = True
    draft.note("seats", f"{group.name}: {in_words(share.number, share.number)}", line.sentence)


__all__ = ["read_shared"]
