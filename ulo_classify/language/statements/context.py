"""Context: what the words around a statement make of it (negation, duty, time, subject, scope).

The cues are data (lexicon/context.toml). A cue counts on its side of the statement, within its reach, and not
across a semicolon, a colon or a word such as "but" (after ConText: Harkema and others, 2009).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.language.lexicon import Lexicon
from ulo_classify.language.patterns import Match, Unit

_HARD_STOPS = frozenset(";:")
_PAST_BE = frozenset({"was", "were"})
_YEAR = re.compile(r"(1[89]|20)\d\d")
_DASHES = frozenset({"–", "—", "-", ":", "|"})
_QUOTED_WORDS = 6  # shorter quotations are defined terms and titles


def words_before(units: Sequence[Unit], first: int, reach: int, stops: Sequence[str]) -> list[str]:
    """Words before `first`, nearest last, up to `reach` units and not across a stop."""
    taken: list[str] = []
    for unit in reversed(units[max(0, first - reach) : first]):
        if unit.word in _HARD_STOPS or unit.word.replace("_", " ") in stops:
            break
        taken.append(unit.word)
    return taken[::-1]


def words_after(units: Sequence[Unit], last: int, reach: int, stops: Sequence[str]) -> list[str]:
    """Words from `last` on, up to `reach` units and not across a stop."""
    taken: list[str] = []
    for unit in units[last : last + reach]:
        if unit.word in _HARD_STOPS or unit.word.replace("_", " ") in stops:
            break
        taken.append(unit.word)
    return taken


def cues(units: Sequence[Unit], first: int, last: int, lexicon: Lexicon) -> dict[str, str]:
    """Context categories that hold for units [first, last), each with the cue word that showed it."""
    found: dict[str, str] = {}
    for cue in lexicon.context:
        text = ""
        if cue.side in ("before", "either"):
            text += (
                " " + " ".join(words_before(units, first, cue.reach, lexicon.stops)).replace("_", " ") + " "
            )
        if cue.inside or cue.side == "either":
            text += _own_words(units[first:last])
        if cue.side in ("after", "either"):
            text += " " + " ".join(words_after(units, last, cue.reach, lexicon.stops)).replace("_", " ") + " "
        hit = next((word for word in cue.words if f" {word} " in text), None)
        if hit:
            found[cue.category] = hit
    return found


def _own_words(units: Sequence[Unit]) -> str:
    """Words of the statement itself, quantities left out ("not less than" is no negation)."""
    words = [unit.word for unit in units if "quantity" not in unit.slots]
    return " " + " ".join(words).replace("_", " ") + " "


def signs(units: Sequence[Unit], match: Match) -> set[str]:
    """What the shape of the sentence says: "question", "past" (the verb), "quotation"."""
    found = {
        "question": units[-1].word == "?",
        "past": is_past(units, match.first, match.last) or is_dated(units),
        "quotation": is_quoted(units, match.first, match.last),
    }
    return {sign for sign, holds in found.items() if holds}


def is_dated(units: Sequence[Unit]) -> bool:
    """True of a line of a history: "1994 – opens the first user-led house"."""
    return len(units) > 1 and bool(_YEAR.fullmatch(units[0].word)) and units[1].word in _DASHES


def is_past(units: Sequence[Unit], first: int, last: int) -> bool:
    """True if the verb "to be" nearest to the statement, or inside it, is in the past."""
    inside = [unit.word for unit in units[first:last] if "be" in unit.slots]
    if inside:
        return inside[0] in _PAST_BE
    before = [unit.word for unit in units[max(0, first - 4) : first] if "be" in unit.slots]
    return bool(before) and before[-1] in _PAST_BE


def is_quoted(units: Sequence[Unit], first: int, last: int) -> bool:
    """True if the statement stands inside a longer quotation."""
    opened = max((i for i in range(first) if units[i].word in ('"', "“", "‘")), default=None)
    closed = min((i for i in range(last, len(units)) if units[i].word in ('"', "”", "’")), default=None)
    return opened is not None and closed is not None and closed - opened > _QUOTED_WORDS
