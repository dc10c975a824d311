"""Rules on who sits on the board that cannot be kept together, and that nothing ranks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ulo_classify.governance.records import Who
from ulo_classify.governance.seating.draft import Draft, quote_of
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.patterns import pattern
from ulo_classify.governance.seating.quota_words import cue, one_form
from ulo_classify.governance.tagged import Token
from ulo_classify.governance.vocabulary import family

_IT = re.compile(r"(?:it|its)\b")


@dataclass(frozen=True, slots=True)
class _Size:
    low: int
    high: int
    line: Line


def find_conflicts(draft: Draft, lines: Sequence[Line], who_of: Callable[[Token], Who | None]) -> None:
    """Record two statements of the size of the board, or of users' part of it, that cannot both hold.

    Args:
        draft: the board as read; statements are kept in it even where the first of two was taken.
        lines: the sentences.
        who_of: whom a token for people means.
    """
    if not _nothing_ranks(lines):
        return
    sizes = list(_sizes(lines))
    for one, other in combinations(sizes, 2):
        if one.high < other.low or other.high < one.low:
            draft.conflicts.append((quote_of(one.line.sentence), quote_of(other.line.sentence)))
            draft.note("conflict", f"{_range(one)} against {_range(other)}", other.line.sentence)
            return
    if rivals := _rivals(lines):
        draft.conflicts.append((quote_of(rivals[0].sentence), quote_of(rivals[1].sentence)))
        draft.note("conflict", "two parts on the whole board, each above the other", rivals[1].sentence)
        return
    for line, users in _divided(lines, who_of):
        for keys, quota in draft.quotas:
            least = None if quota.most or quota.who != "users" or quota.pool else quota.count
            if not keys and least is not None and least > users:
                draft.conflicts.append((quota.quotes[0], quote_of(line.sentence)))
                draft.note("conflict", f"at least {least} against {users} for users", line.sentence)
                return


def exact_sizes(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of seats that a document gives its board outright."""
    return frozenset(size.low for size in _sizes(lines) if size.low == size.high)


def _sizes(lines: Sequence[Line]) -> Iterator[_Size]:
    other = False  # the sentence before spoke of a committee or panel, and "it" is that
    for line in lines:
        words = _as_board(line, one_form(line.words))
        other = bool(re.match(r"(?:the |an? )?<K\d+>", words)) or (other and bool(_IT.match(words)))
        if other:
            continue
        heading = line.sentence.heading.lower()
        if (
            pattern("decoy_strict").search(words)
            or pattern("decoy_heading").search(heading)
            or pattern("soft").search(words)
        ):
            continue
        found = cue("size", "conflicts").search(words)
        if found is None or re.search(r"\bif\b|\bwhere\b|\buntil\b|<K\d+>", words[: found.end()]):
            continue
        name = next(name for name, value in found.groupdict().items() if value)
        count = line.tagged.token(found[name]).count
        if count is not None and count.low is not None and count.high is not None:
            yield _Size(count.low, count.high, line)


_DIVIDED = re.compile(
    r"<B\d+> (?:must be |is |are )?(?:made up of|consists? of|composed of|comprises?|constituted of|consist of)[: ]*"
    r"(?P<parts><N\d+> <[UXCAS]\d+>(?:(?:,| and|, and) <N\d+> <[UXCAS]\d+>)+)"
)
_PART = re.compile(r"(?P<n><N\d+>) (?P<who><[UXCAS]\d+>)")


def _divided(lines: Sequence[Line], who_of: Callable[[Token], Who | None]) -> Iterator[tuple[Line, int]]:
    """Sentences that divide the whole board between users and people who are none, with the number of users."""
    for line in lines:
        found = _DIVIDED.search(one_form(line.words))
        parts = (
            [(line.tagged.token(n), line.tagged.token(who)) for n, who in _PART.findall(found["parts"])]
            if found
            else []
        )
        users = [count for count, who in parts if who_of(who) == "users"]
        others = [who for _, who in parts if who_of(who) == "others" or who.kind == "X"]
        if parts and len(users) + len(others) == len(parts):
            yield line, sum((each.count.low or 0) for each in users if each.count is not None)


_OWN = re.compile(r"<H\d+>")


def _as_board(line: Line, words: str) -> str:
    """Put a defined term that is a name for a board as the board."""

    def own(found: re.Match[str]) -> str:
        return "<B0>" if line.tagged.token(found[0]).name in family("boards") else found[0]

    return _OWN.sub(own, words)


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


def _rivals(lines: Sequence[Line]) -> list[Line]:
    """Two clauses that each say how the whole board is made up, and that they prevail over the rest."""
    found: dict[str, Line] = {}
    for line in lines:
        words = line.words
        claims = cue("above_all", "conflicts").search(words) and cue("whole_board", "conflicts").search(words)
        if claims and not cue("not_rank", "conflicts").search(words):
            found.setdefault(re.split(r"[.(]", line.sentence.clause)[0], line)
    return list(found.values())[:2] if len(found) > 1 else []


def _range(size: _Size) -> str:
    return str(size.low) if size.low == size.high else f"{size.low} to {size.high}"
