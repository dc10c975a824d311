"""Names that other names of the same text vouch for: lists ("X Y and Jane Okafor"), and names said again."""

from __future__ import annotations

from collections.abc import Iterator

from ulo_classify.people import context
from ulo_classify.people.lexicon import Kind, kind_of
from ulo_classify.people.words import Word, find_runs

Span = tuple[int, int]

_MAY_BE_NAME = (
    Kind.DOUBTFUL
    | Kind.PLACE_GIVEN
    | Kind.GIVEN
    | Kind.SURNAME
    | Kind.WORD_SURNAME
    | Kind.INITIAL
    | Kind.SHAPED
)
_BEFORE_A_NAME = frozenset({", ", " and ", " & ", ", and "})
_AFTER_A_NAME = frozenset({" and ", " & ", ", and "})
_PLACE_BEFORE = frozenset({"the", "in", "at", "near", "from"})
_LEAST_LETTERS = 3


def may_be_name(text: str, part: list[Word]) -> bool:
    """Whether a refused row of words might be a name: two or three words, no list against them."""
    if not 2 <= len(part) <= 3 or part[0].kind & Kind.SHAPED:
        return False
    if any(word.kind & ~_MAY_BE_NAME for word in part):
        return False
    return context.previous_word(text, part[0].start) not in _PLACE_BEFORE


def in_company(text: str, found: list[Span], refused: list[Span]) -> list[Span]:
    """The refused spans that stand in a list right before or after a name, one drawing in the next."""
    starts, ends = {start for start, _ in found}, {end for _, end in found}
    taken: list[Span] = []
    for start, end in reversed(refused):
        if any(text.startswith(gap, end) and end + len(gap) in starts for gap in _BEFORE_A_NAME):
            taken.append((start, end))
            starts.add(start)
            ends.add(end)
    for start, end in refused:
        if any(text.endswith(gap, 0, start) and start - len(gap) in ends for gap in _AFTER_A_NAME):
            taken.append((start, end))
            ends.add(end)
    return taken


def said_again(text: str, found: list[Span]) -> Iterator[Span]:
    """Unlisted words of a name, said again ("Xanthe Quarm, chair" ... "Quarm resigned")."""
    learned = {raw for start, end in found for raw in text[start:end].split() if _is_unlisted(raw)}
    if not learned:
        return
    for run in find_runs(text):
        if any(word.kind & Kind.ORGANISATION for word in run):
            continue
        again = [word for word in run if _written_as_usual(text[word.start : word.end]) in learned]
        if again and not _names_a_thing(text, again[0], again[-1]):
            yield again[0].start, again[-1].end


def _is_unlisted(raw: str) -> bool:
    return len(raw) >= _LEAST_LETTERS and raw[0].isupper() and raw[1:].islower() and not kind_of(raw)


def _written_as_usual(raw: str) -> str:
    return raw.capitalize() if raw.isupper() else raw


def _names_a_thing(text: str, first: Word, last: Word) -> bool:
    before = context.previous_word(text, first.start)
    if before in _PLACE_BEFORE or context.has_killer_after(text, last.end):
        return True
    return before == "of" and context.follows_body_of(text, first.start)
