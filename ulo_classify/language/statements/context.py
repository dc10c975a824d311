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
_DAYS = frozenset(
    day + ending
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for ending in ("", "s")
)
_TIMES = frozenset(
    {",", "at", "from", "morning", "mornings", "afternoon", "afternoons", "evening", "evenings", "night"}
)
_DASHES = frozenset({"–", "—", "-", ":", "|"})
# Words with a "not" that deny nothing of what is said beside them.
_NO_DENIAL = re.compile(r"(?<= )(?:not (?:for profit|just|only|merely|simply)|(?:not|n't|never) forget)(?= )")
_QUOTED_WORDS = 5  # quotations of so few words are defined terms and titles
_QUOTATION = re.compile(r'“[^“”]{1,1500}”|(?<!\w)"[^"]{1,1500}"|(?<!\w)‘[^‘’]{1,1500}’(?!\w)')
_PARAGRAPH = re.compile(r"\n\s*\n")
_SHOWS = frozenset({"show", "see", "prove", "remind", "tell", "know", "clear", "demonstrate", "explain"})
_ITEM = frozenset({"(", ")", ".", "-", "•", "*"})  # what may stand before the first word of a list item
_ITEM_UNITS = 3
_OF_A_CLAUSE = frozenset({"soft", "future", "past", "other", "other_object"})  # said of the clause before


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
    own_clause = _begins_a_clause(units, first)
    for cue in lexicon.context:
        text = ""
        if cue.side in ("before", "either") and not (own_clause and cue.category in _OF_A_CLAUSE):
            text += (
                " " + " ".join(words_before(units, first, cue.reach, lexicon.stops)).replace("_", " ") + " "
            )
        if cue.inside or cue.side == "either":
            text += _own_words(units[first:last])
        if cue.side in ("after", "either"):
            text += " " + " ".join(words_after(units, last, cue.reach, lexicon.stops)).replace("_", " ") + " "
        text = _NO_DENIAL.sub(" ", text)
        hit = next((word for word in cue.words if f" {word} " in text and f" and {word} " not in text), None)
        if hit:
            found[cue.category] = hit
    return found


def _begins_a_clause(units: Sequence[Unit], first: int) -> bool:
    """True of "we want a ramp, *and disabled people* make up the board": users are its subject."""
    before = [unit.word for unit in units[max(0, first - 2) : first]]
    return before == [",", "and"] and "users" in units[first].slots


def _own_words(units: Sequence[Unit]) -> str:
    """Words of the statement itself, quantities left out ("not less than" is no negation)."""
    words = [unit.word for unit in units if "quantity" not in unit.slots]
    return " " + " ".join(words).replace("_", " ") + " "


def quotations(text: str) -> list[tuple[int, int]]:
    """Offsets of the longer quotations of a text; one may hold many sentences, but no end of a paragraph."""
    return [
        (found.start(), found.end())
        for found in _QUOTATION.finditer(text)
        if len(found.group().split()) > _QUOTED_WORDS and not _PARAGRAPH.search(found.group())
    ]


def signs(units: Sequence[Unit], match: Match, quoted: Sequence[tuple[int, int]]) -> set[str]:
    """What the shape of the text says: "question", "past" (the verb), "quotation", "object" (a purpose)."""
    at = units[match.first].start
    found = {
        "question": units[-1].word == "?",
        "past": is_past(units, match.first, match.last),
        "quotation": any(start < at < end for start, end in quoted),
        "object": is_object(units),
    }
    return {sign for sign, holds in found.items() if holds}


def is_dated(units: Sequence[Unit]) -> bool:
    """True of a line of a history: "1994 – opens the first user-led house"."""
    return len(units) > 1 and bool(_YEAR.fullmatch(units[0].word)) and units[1].word in _DASHES | {"."}


def is_timetabled(units: Sequence[Unit]) -> bool:
    """True of a line of a programme: "Tuesdays – a peer-led walk", which is a part of what goes on."""
    return len(units) > 1 and units[0].word in _DAYS and units[1].word in _DASHES | _TIMES


def is_past(units: Sequence[Unit], first: int, last: int) -> bool:
    """True if the verb "to be" nearest to the statement, or inside it, is in the past."""
    inside = [unit.word for unit in units[first:last] if "be" in unit.slots]
    if inside:
        return inside[0] in _PAST_BE
    before = [unit.word for unit in units[max(0, first - 4) : first] if "be" in unit.slots]
    return bool(before) and before[-1] in _PAST_BE


def is_object(units: Sequence[Unit]) -> bool:
    """True of a purpose in a list of objects: "(a) to promote fellowship of, by and for the Deaf".

    False of "to *show* people *that* autistic adults manage it": what is shown is so already.
    """
    for at, unit in enumerate(units[:_ITEM_UNITS]):
        if unit.word == "to":
            return not any(
                one.word in _SHOWS and "that" in (other.word, third.word)
                for one, other, third in zip(units[at:], units[at + 1 :], units[at + 2 :], strict=False)
            )
        if (
            unit.word not in _ITEM
            and len(unit.word.strip(".()")) > 1
            and not unit.word.strip(".()").isdigit()
        ):
            return False
    return False
