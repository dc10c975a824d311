"""Decides whether a few capitalised words in a row are the name of a person."""

from __future__ import annotations

import re

from ulo_classify.people import context
from ulo_classify.people.lexicon import Kind, kind_of, load_lexicon
from ulo_classify.people.words import Word

Span = tuple[int, int]

NAMED = Kind.GIVEN | Kind.DOUBTFUL
TITLED = Kind.TITLE | Kind.WEAK_TITLE
SURNAMED = Kind.SURNAME | Kind.WORD_SURNAME | Kind.ADDRESS_OR_SURNAME | Kind.PLACE
BREAKS = Kind.ORDINARY | Kind.PLACE | Kind.SACRED | Kind.STARTER | Kind.ORGANISATION | Kind.SHAPED

_SURNAMES_AFTER = 4  # words that may follow the last given name: particles and two surnames
_PLACE_BEFORE = frozenset({"in", "at", "near", "on", "the", "opposite", "behind"})
_PLACE_BEFORE_DOUBTFUL = frozenset({"to", "from", "of", "by"})
_SAINTS = frozenset({"st", "ste", "saint", "saints", "san", "santa", "prophet"})
_PERSON_BEFORE_CAPITALS = frozenset({"of", "by", "late", "and", "with"})
_COMPASS = frozenset("nsew")


def name_in(text: str, part: list[Word], labels: context.ListLabels) -> Span | None:
    """The name within `part`, a row of capitalised words that no ordinary word interrupts, or None."""
    while part and part[-1].kind & Kind.POSTNOMINAL:
        part = part[:-1]
    if not part:
        return None
    titled = _title(text, part)
    if titled is not None:
        return titled
    if part[0].kind & TITLED and len(part) > 1 and not part[0].kind & (NAMED | Kind.SURNAME):
        part = part[1:]
    given = next((i for i, word in enumerate(part) if word.kind & Kind.GIVEN), None)
    return None if _is_place(text, part, given, labels) else _untitled(text, part, given, labels)


def _untitled(text: str, part: list[Word], given: int | None, labels: context.ListLabels) -> Span | None:
    shouted = all(word.capitals or word.kind & Kind.INITIAL for word in part)
    if shouted and any(word.capitals for word in part):
        return _in_capitals(text, part, given, labels)
    if given is not None:
        return _after_given(text, part, given, labels)
    if part[0].kind & Kind.INITIAL:
        return _after_initial(text, part, labels)
    return _by_surroundings(text, part, labels)


def _is_place(text: str, part: list[Word], given: int | None, labels: context.ListLabels) -> bool:
    """Saints' places ("St Mary's"), addresses ("12 Albert Hill", "in Stanley Park", "Sanderson Hall")."""
    saint = next((i for i, word in enumerate(part) if word.kind & Kind.SAINT), None)
    before = context.previous_word(text, part[0].start)
    if before in _SAINTS or (saint is not None and (given is None or saint < given)):
        return True
    if len(part) == 1 or not part[-1].kind & Kind.ADDRESS_OR_SURNAME:
        return False
    if before in _PLACE_BEFORE or before[:1].isdigit():
        return True
    if given is not None or part[0].kind & Kind.INITIAL:
        return False
    if before in _PLACE_BEFORE_DOUBTFUL:
        return not context.cue_before(text, part[0].start)
    doubtful = part[0].kind & Kind.DOUBTFUL and not part[0].kind & Kind.PLACE_GIVEN
    return not doubtful and not _supported(text, part, labels)


def _span(text: str, words: list[Word]) -> Span:
    """From the first word to the last, letters after the name included."""
    end = words[-1].end
    for _ in range(4):
        match = _LETTERS.match(text, end)
        if not match or match[1] not in load_lexicon().postnominals:
            break
        end = match.end(1)
    return words[0].start, end


_LETTERS = re.compile(r",?[ \u00a0]([A-Z][A-Za-z]{0,7})(?!\w)")
_SECOND_TITLE = re.compile(r"(\.? (?:and|&) (?:Mrs|Ms|Mr|Miss|Mx|Dr)\.?) [^\W\d_a-z]")


def _title(text: str, part: list[Word]) -> Span | None:
    """The name that begins with a title, if the part begins with one and a name follows."""
    first = part[0]
    rest = [word for word in part[1:] if not word.kind & TITLED or word.kind & (NAMED | Kind.SURNAME)]
    vouched = any(word.kind & (Kind.GIVEN | Kind.SURNAME) for word in rest[:3]) or (
        len(rest) > 1 and bool(rest[0].kind & Kind.INITIAL)
    )
    if context.previous_word(text, first.start) == "our" and len(part) == 2:
        return None  # "Our Lady Immaculate"
    if first.kind & Kind.TITLE:
        if len(part) == 1:  # "Mr and Mrs Vale": the first title belongs to the second name
            joined = _SECOND_TITLE.match(text, first.end)
            return (first.start, joined.end(1)) if joined else None
        mixed = first.capitals and not all(word.capitals for word in part[1:])  # "DR Congo"
        return _span(text, part[:6]) if rest and (vouched or not mixed) else None
    if first.kind & Kind.WEAK_TITLE and rest and vouched:
        return _span(text, part[:6])
    return None


def _after_given(text: str, part: list[Word], given: int, labels: context.ListLabels) -> Span | None:
    last_given = max(i for i, word in enumerate(part) if word.kind & Kind.GIVEN)
    name = part[max(0, given - 2) : last_given + 1 + _SURNAMES_AFTER]
    if context.has_killer_after(text, name[-1].end):
        return None
    before = context.previous_word(text, name[0].start)
    known = any(word.kind & Kind.SURNAME for word in name[1:])
    if before == "the" and not _supported(text, name, labels, relative=True):
        return None
    if before == "in" and not (name[-1].possessive or known):
        return None
    if before == "of" and context.follows_body_of(text, name[0].start):
        return None
    start, stop = _span(text, name)
    return _with_surname_first(text, start), stop


_SURNAME_FIRST = re.compile(r"(?<![\w.])([^\W\d_a-z][\w'’\-]{1,24}), \Z")


def _with_surname_first(text: str, start: int) -> int:
    """The start of "Okafor, Jane" where a list puts surnames first; otherwise `start` as it is."""
    tail = text[max(0, start - 28) : start]
    match = _SURNAME_FIRST.search(tail) if tail.endswith(", ") else None
    if match is None:
        return start
    kind = kind_of(match[1])
    at = start - len(tail) + match.start(1)
    surname = kind & Kind.SURNAME and not kind & (Kind.GIVEN | BREAKS)
    return at if surname and context.starts_line(text, at) else start


def _supported(text: str, name: list[Word], labels: context.ListLabels, *, relative: bool = False) -> bool:
    """Whether a role or a verb of speaking stands beside the name, or a list of persons holds it."""
    start, end = name[0].start, name[-1].end
    after = context.cue_after(text, end)
    if context.cue_before(text, start) or (after and (relative or after != "relative")):
        return True
    match = _LETTERS.match(text, end)
    letters = match is not None and match[1] in load_lexicon().postnominals and len(match[1]) > 2
    return letters or context.has_life_after(text, end) or labels.covers(start)


def _after_initial(text: str, part: list[Word], labels: context.ListLabels) -> Span | None:
    count = next((i for i, word in enumerate(part) if not word.kind & Kind.INITIAL), len(part))
    rest = part[count : count + 3]
    initials = "".join(text[word.start].lower() for word in part[:count])
    before = context.previous_word(text, part[0].start)
    if not rest or initials in load_lexicon().not_initials or before in load_lexicon().label_words | {"the"}:
        return None
    if rest[0].kind & BREAKS and not rest[0].kind & (Kind.WORD_SURNAME | Kind.SURNAME | NAMED):
        return None
    if context.has_killer_after(text, rest[-1].end):
        return None
    dotted = text[part[0].end : part[0].end + 1] == "."
    label = count == 1 and (context.starts_line(text, part[0].start) or initials in _COMPASS)
    sure = bool(rest[0].kind & Kind.SURNAME) or (dotted and not label)
    if sure or _supported(text, part[: count + 2], labels):
        return _span(text, part[:count] + rest)
    return None


def _in_capitals(text: str, part: list[Word], given: int | None, labels: context.ListLabels) -> Span | None:
    """In CAPITALS a name needs a known surname, or a line or a colon of its own."""
    start, end = part[0].start, part[-1].end
    if len(part) > 4 or context.previous_word(text, start) == "the" or context.has_killer_after(text, end):
        return None
    before, after = text[max(0, start - 2) : start].rstrip(" "), text[end : end + 2].lstrip(" ")
    opened = not before or before[-1] in ":,–—-\n(;"
    opened = opened or context.previous_word(text, start) in {"by", "between", "and", "we"}
    closed = not after or after[0] in ":,–—-\n().;"
    closed = closed or text[end : end + 5] == " and " or text[end : end + 4] == " of "
    apart = (opened or context.starts_line(text, start)) and closed
    if len(part) == 1:
        spoken = context.starts_line(text, start) and text[end : end + 1] == ":" and end - start > 3
        shown = spoken or (apart and context.cue_before(text, start))
        return _span(text, part) if given == 0 and shown else None
    if context.follows_body_of(text, start):
        return None
    known = any(word.kind & Kind.SURNAME for word in part[1:])
    if given == 0 and context.previous_word(text, start) in _PERSON_BEFORE_CAPITALS:
        known = known or not part[-1].kind & (Kind.ADDRESS_OR_SURNAME | Kind.PLACE)
    if (given == 0 and (known or apart)) or (part[0].kind & (NAMED | Kind.INITIAL) and known):
        return _span(text, part)
    if apart and not any(word.kind & BREAKS for word in part) and _supported(text, part, labels):
        return _span(text, part)
    return None


def _is_doubtful(kind: int) -> bool:
    return bool(kind & Kind.DOUBTFUL) and not kind & Kind.HARDLY


def _by_surroundings(text: str, part: list[Word], labels: context.ListLabels) -> Span | None:
    """Names that no list vouches for: doubtful given names, surnames, unknown words."""
    before = context.previous_word(text, part[0].start)
    if len(part) == 1:
        return _single(text, part[0], before, labels)
    if len(part) > 4 or before in {"the", "in"} or context.has_killer_after(text, part[-1].end):
        return None
    first = part[0].kind
    # "Nguyễn Thị Lan": a surname first, then names that are doubtful alone.
    reverse = first & Kind.SURNAME and any(_is_doubtful(word.kind) for word in part[1:])
    known = bool(reverse) or any(word.kind & Kind.SURNAME for word in part[1:])
    if first & Kind.DOUBTFUL:
        inside = _is_doubtful(first) and not context.starts_sentence(text, part[0].start)
        accepted = known or inside or _supported(text, part, labels, relative=not first & Kind.HARDLY)
    else:
        words = any(word.kind & BREAKS and not word.kind & SURNAMED for word in part)
        accepted = known or (not words and _supported(text, part, labels))
    return _span(text, part) if accepted else None


def _single(text: str, word: Word, before: str, labels: context.ListLabels) -> Span | None:
    """One word (unlisted, a surname, a doubtful given name): beside speech, or after a role and a comma."""
    if word.capitals or before in {"the", "in", "a", "an"}:
        return None
    unlisted = word.kind == Kind.NONE
    if unlisted and (context.may_stand_alone(text, word.start) or labels.holds_item(word.start, word.end)):
        return _span(text, [word])
    unlikely = word.kind & (Kind.PLACE_GIVEN | Kind.PLACE | Kind.HARDLY)
    if unlikely or not word.kind & (Kind.DOUBTFUL | Kind.SURNAME):
        return None
    cue = context.cue_before(text, word.start)
    introduced = cue == "role" and text[max(0, word.start - 2) : word.start] in {", ", ": "}
    listed = labels.holds_item(word.start, word.end)
    if introduced or listed or "speech" in {cue, context.cue_after(text, word.end)}:
        return _span(text, [word])
    return None
