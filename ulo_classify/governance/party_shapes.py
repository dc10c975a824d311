"""The patterns that find the parties in a document: others by their names, and the body's own organs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ulo_classify.governance.names import Names
from ulo_classify.governance.naming import outsider_words
from ulo_classify.governance.outsiders import Outsiders
from ulo_classify.governance.vocabulary import alternatives

_SEATS = (
    r"(?:directors?|trustees?|governors?|councillors?|members?|nominees?|appointees?|seats?|places?"
    r"|representatives?)"
)
_NOMINEES = r"(?:nominees?|appointees?|representatives?|own directors?|own trustees?)"
_DETERMINER = r"(?:the |an? |any |its |our |each |either |that |every |both )?"
_BOARDS = (
    "board", "management committee", "executive committee", "board of trustees", "board of directors",
    "steering group", "management group", "governing council", "core group", "coordinating group",
    "leadership team", "organising group", "governing circle", "stewardship team",
)  # fmt: skip
_NATIONAL = ("national executive", "national executive committee", "executive council", "national council")
_PEOPLE = (
    "director", "trustee", "board member", "committee member", "councillor", "office bearer", "office holder",
    "officer of the <s>",
)  # fmt: skip
_OWN_NAMES = ("company", "charity", "society", "association", "corporation", "organisation", "organization")
_NO_ADJECTIVE = (
    r"(?!(?:the|this|a|an|of|to|by|for|from|and|or|any|each|every|member|members|with|in|on|as|is|be)\b)"
)

Shape = tuple[str, re.Pattern[str]]


def others(outsiders: Outsiders) -> Iterator[Shape]:
    """The patterns of others, over words as they are written; those that take first in front."""
    other = sorted(outsiders.other - {"member"})
    if other:
        yield "n", _seats(alternatives(other), r"(?! (?:in|of) general)")
    yield "h", _proper()
    if other:
        yield "h", _any_case(rf"\b{_DETERMINER}(?:{alternatives(other)})\b(?!>)")
    yield "reg", _any_case(rf"\b{_regulators(outsiders)}")
    if outsiders.sole:
        yield "h", re.compile(r"\b[Tt]he (?:Sole |Corporate )?Member\b(?! (?:of|concerned))")
    always = outsider_words("always") + ("" if outsiders.has_governors else "|governor")
    if outsiders.is_branch:
        always = f"{outsider_words('above_a_branch')}|{always}"
    yield "n", _seats(always)
    yield "h", _any_case(rf"\b{_DETERMINER}(?:{always})\b(?!>)")
    yield from _of_the_house(outsiders.panel)
    yield "p", re.compile(outsider_words("names"))
    heads = alternatives(head.title() for head in {*outsider_words("heads").split("|")} - outsiders.own)
    yield "n", _seats(heads)
    yield "h", re.compile(rf"\b[Tt]he (?:{heads})\b(?! [A-Z])")


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _seats(names: str, unless: str = "") -> re.Pattern[str]:
    """Seats called after those who fill them: "a Foundation Director", "the Minister's nominee"."""
    return _any_case(rf"\b(?:{names})(?:[ -]{_SEATS}|'s? {_NOMINEES})\b{unless}")


def _regulators(outsiders: Outsiders) -> str:
    found = outsider_words("regulators")
    return found.replace("|commission|", "|") if "commission" in outsiders.title else found


def _of_the_house(panel: str) -> Iterator[Shape]:
    """The officers and organs of the larger body in which a panel sits."""
    if not panel:
        return
    yield "h", _any_case(rf"\bthe (?!{panel}\b)(?:{outsider_words('of_the_house')})\b")
    if panel != "board":
        yield "h", _any_case(r"\bthe board\b")
    if panel != "council":
        yield "h", re.compile(r"\b(?:[Tt]he )?Council\b(?! [A-Z])")


def _proper() -> re.Pattern[str]:
    """Names of organisations by their last word: "the Larchmere Care Trust"."""
    heads = alternatives(head.title() for head in outsider_words("heads").split("|"))
    words = (
        r"(?:(?!The\b|Any\b|No\b|Each\b|If\b|When\b|Where\b|Every\b)[A-Z][\w'&-]+ "
        r"(?:(?:of|and|for|the|&|on|in|upon) )*){1,7}?"
    )
    return re.compile(rf"\b(?:[Tt]he )?{words}(?:{heads})\b(?: (?:Limited|Ltd|Inc)\b\.?)?(?! [A-Z]|>)")


def own_organs(outsiders: Outsiders, names: Names) -> Iterator[Shape]:
    """The patterns of the body's own organs, over words in small letters."""
    own = {name for name in outsiders.own if name not in {*names.boards, *outsiders.organs}} | set(_OWN_NAMES)
    yield "<s>", re.compile(rf"\b(?:the |our |this )(?:{alternatives(own)})\b")
    if outsiders.panel:
        adjectives = rf"(?:{_NO_ADJECTIVE}[a-z'()-]+ ){{0,5}}"
        unless = r"(?! (?:member|of (?:director|trustee|governor)))"
        yield "<b>", re.compile(rf"\b(?:the |this |a )?{adjectives}{outsiders.panel}\b{unless}")
    yield "<k>", re.compile(rf"\b{outsider_words('lesser')}")
    yield from _on_the_board(outsiders, names)
    yield (
        "<r>",
        re.compile(rf"\b(?:the |these |this |its |our |any of the |any of these )?{outsider_words('rules')}"),
    )
    yield "<g>", re.compile(rf"\b{outsider_words('meeting')}")


def _on_the_board(outsiders: Outsiders, names: Names) -> Iterator[Shape]:
    """The board and those on it."""
    people = {name for name in names.people if name not in ("governor", "member")} | set(_PEOPLE)
    people = {name for name in people if not name.endswith("s member")}
    people |= {"governor"} if outsiders.has_governors else set()
    people |= {name for name in names.seats if "co opted" not in name}
    one, boards = alternatives(people), alternatives(_boards(outsiders, names))
    yield "<n>", re.compile(rf"\b(?:nominated|appointed|ex officio) (?:{one})s?\b")
    of_board = rf"of (?:the|its|our|such) (?:{boards})(?: of the <s>)?"
    yield "<ds>", re.compile(rf"\b(?:members {of_board}|(?:{one})s|office-bearers|appointees)\b")
    yield "<d>", re.compile(rf"\b(?:member {of_board}|(?:{one})|office-bearer|appointee)\b")
    if outsiders.panel or "member" in names.people:
        yield "<ds>", re.compile(r"\b(?:its |our |voting )*members\b")
        yield "<d>", re.compile(r"\bmember\b")
    yield "<b>", re.compile(rf"\b(?:the |our |its |this |a )?(?:{boards})\b")


def _boards(outsiders: Outsiders, names: Names) -> tuple[str, ...]:
    if outsiders.panel:
        return (outsiders.panel,)
    short = ("committee",) if any("committee" in name for name in names.boards) else ()
    return (*names.boards, *outsiders.organs, *_BOARDS, *short, *(() if outsiders.is_branch else _NATIONAL))


__all__ = ["Shape", "others", "own_organs"]
