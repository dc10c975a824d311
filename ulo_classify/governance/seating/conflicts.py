"""Rules on who sits on the board that cannot be kept together, and that nothing ranks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ulo_classify.governance.draft_words import pattern
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.draft import Draft, quote_of
from ulo_classify.governance.seating.quota_words import cue, one_form


@dataclass(frozen=True, slots=True)
class _Size:
    low: int
    high: int
    line: Line


def find_conflicts(draft: Draft, lines: Sequence[Line]) -> None:
    """Record two statements of the size of the whole board that cannot both hold."""
    if not _nothing_ranks(lines):
        return
    sizes = list(_sizes(lines))
    for one, other in combinations(sizes, 2):
        if one.high < other.low or other.high < one.low:
            draft.conflicts.append((quote_of(one.line.sentence), quote_of(other.line.sentence)))
            draft.note("conflict", f"{_range(one)} against {_range(other)}", other.line.sentence)
            return


def _sizes(lines: Sequence[Line]) -> Iterator[_Size]:
    for line in lines:
        words = one_form(line.words)
        heading = line.sentence.heading.lower()
        if pattern("decoy_strict").search(words) or pattern("decoy_heading").search(heading) or pattern("soft").search(words):
            continue
        found = cue("size", "conflicts").search(words)
        if found is None or re.search(r"\bif\b|\bwhere\b|\buntil\b|<K\d+>", words[: found.end()]):
            continue
        name = next(name for name, value in found.groupdict().items() if value)
        count = line.tagged.token(found[name]).count
        if count is not None and count.low is not None and count.high is not None:
            yield _Size(count.low, count.high, line)


def _nothing_ranks(lines: Sequence[Line]) -> bool:
    """True unless exactly one part of the document says that it prevails."""
    claims = 0
    for line in lines:
        words = line.words
        if cue("not_rank", "conflicts").search(words):
            continue
        if cue("equal_rank", "conflicts").search(words):
            return True
        claims += bool(cue("prevails", "conflicts").search(words))
    return claims != 1


def _range(size: _Size) -> str:
    return str(size.low) if size.low == size.high else f"{size.low} to {size.high}"
