"""Sentences with the parties in them marked, for patterns on who may do what to whom.

============  ==================================================================
token         stands for
============  ==================================================================
``<h0>``      another body or person, by its index in `Marked.names`
``<b>``       the board
``<d>``       one of those on the board; ``<ds>`` several
``<n>``       a seat that another body fills, or the one who holds it
``<s>``       the body itself
``<r>``       its rules
``<g>``       its general meeting
``<k>``       a lesser committee or a branch
``<reg>``     a regulator or court
============  ==================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ulo_classify.governance.outsiders import Outsiders, is_titled, known, outsider_words
from ulo_classify.governance.vocabulary import Names, alternatives

_SEATS = r"(?:directors?|trustees?|governors?|councillors?|members?|nominees?|appointees?|seats?|places?|representatives?)"
_NOMINEES = r"(?:nominees?|appointees?|representatives?|own directors?|own trustees?)"
_GRANTED = re.compile(
    r"(?P<not>\bnot )?\b(?:lawful for|open to|competent for|for|entitles?|empowers?|allows?|permits?|enables?|authori[sz]es?|(?:power|right) (?:is |shall be )?(?:given|granted|reserved|left) to|(?:right|power) of) (?P<who><h\d+>) to\b"
)
_OWN_FIRST = re.compile(r"(?:directors?|trustees?|members?|governors?|boards?|committees?|officers?|chair|secretary|treasurer|president) (?:and|or)\b")
_NAME = r"(?!The\b|If\b|When\b|Where\b|No\b|Any\b|Each\b|Every\b|Neither\b|Only\b|Should\b|Unless\b|Until\b|In\b|For\b|It\b)[A-Z][\w'&-]+(?: (?:(?:of|and|for|the|&) )?[A-Z][\w'&-]+){1,6}"
_DOES = r"(?:may|can|has (?:the|a|power|consented|agreed|approved)|shall have|have the|reserves|must (?:agree|approve|consent)|consents|agrees|approves|appoints|chooses|picks|removes|decides|says)"
_UNKNOWN = rf"\b{_NAME}(?= {_DOES}\b)|(?<=\bby ){_NAME}|(?<=consent of ){_NAME}|(?<=approval of ){_NAME}|(?<=agreement of ){_NAME}|(?<=pleasure of ){_NAME}|(?<=direction of ){_NAME}"
_DETERMINER = r"(?:[Tt]he |[Aa]n? |[Aa]ny |[Ii]ts |[Oo]ur |[Ee]ach |[Ee]ither |[Tt]hat |[Ee]very |[Bb]oth )?"
_NO_SEAT = rf"(?!(?:'s|s)? {_SEATS}\b(?! (?:in|of) general meeting))"
_PRONOUN = re.compile(
    r"((?:\b(?:if|where|when|whenever|should|once|in case)\b|^|; |: )(?:[^.;<]|<(?!h)\w+>){0,60}<h(\d+)>(?:[^.;<]|<(?!h)\w+>){0,170}?,"
    r" (?:and |but |then )?)(?:it|he|she|they|he or she|she or he)\b(?= (?:may|can|shall|must|will|has|is)\b)"
)


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(rf"\b{outsider_words('no_name')}\b")


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of text in small letters with tokens for the parties in it (see the table of this module)."""

    words: str
    names: tuple[str, ...]


class Marker:
    """Marks the parties in any piece of one document."""

    def __init__(self, outsiders: Outsiders, names: Names) -> None:
        self._outsiders = outsiders
        self._others = tuple(_others(outsiders))
        self._own = tuple(_own(outsiders, names))

    def mark(self, words: str, subject: str = "") -> Marked:
        """Mark the parties in some words.

        Args:
            words: a sentence, as it is written.
            subject: the party that "it" or "they" at its beginning stands for, as written.
        """
        flat = " ".join(words.split()).replace("’", "'").replace("‑", "-").replace("<", "‹")
        if subject:
            flat = re.sub(r"^(?:It|They|He|She|He or she)\b(?= (?:may|can|shall|must|will|also|has)\b)", subject, flat)
        found: list[str] = []
        for kind, shape in self._others:
            flat = shape.sub(lambda each, kind=kind: self._token(kind, each, found), flat)
        small = _collapsed(flat.lower())
        for token, shape in self._own:
            small = shape.sub(token, small)
        small = _GRANTED.sub(lambda each: f"{each['who']} may{' not' if each['not'] else ''}", small)
        small = _PRONOUN.sub(r"\1<h\2>", small)
        return Marked(" ".join(small.split()), tuple(found))

    def _token(self, kind: str, found: re.Match[str], names: list[str]) -> str:
        if kind not in ("h", "p"):
            return f"<{kind}>"
        if kind == "p" and (_no_name().search(found[0].lower()) or is_titled(found[0], self._outsiders.title)):
            return found[0]
        plain = re.sub(r"^(?:the|any|an?|its|our|each|either|that|every|both) ", "", found[0].lower())
        if _OWN_FIRST.match(plain):
            return found[0]
        outsiders = self._outsiders
        if plain in outsiders.own or "<" in found[0]:
            return found[0]
        if not outsiders.panel and plain not in outsiders.other and " " in plain and known(plain) <= outsiders.title:
            return found[0]  # the body's own name in full
        if outsiders.panel and plain.endswith(outsiders.panel) and plain not in outsiders.other:
            return found[0]
        names.append(re.sub(r"^(?:The|Any|An?|Its|Our|Each|Either|That|Every|Both)\b", lambda first: first[0].lower(), found[0]))
        return f"<h{len(names) - 1}>"


def _others(outsiders: Outsiders) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns of others, over words as they are written; those that take first in front."""
    other = sorted(outsiders.other - {"member"})
    if other:
        seats = re.compile(rf"\b(?:{alternatives(other)})(?:[ -]{_SEATS}|'s? {_NOMINEES})\b(?! (?:in|of) general)", re.IGNORECASE)
        yield "n", seats
    yield "h", re.compile(_proper(), re.VERBOSE)
    if other:
        yield "h", re.compile(rf"\b{_DETERMINER}(?:{alternatives(other)})\b(?!>)", re.IGNORECASE)
    regulators = outsider_words("regulators")
    if "commission" in outsiders.title:
        regulators = regulators.replace("|commission|", "|")
    yield "reg", re.compile(rf"\b{regulators}", re.IGNORECASE)
    if outsiders.sole:
        yield "h", re.compile(r"\b[Tt]he (?:Sole |Corporate )?Member\b(?! (?:of|concerned))")
    always = outsider_words("always") + ("" if outsiders.has_governors else "|governor")
    if outsiders.is_branch:
        always = f"{outsider_words('above_a_branch')}|{always}"
    yield "n", re.compile(rf"\b(?:{always})(?: {_SEATS}|'s? {_NOMINEES})\b", re.IGNORECASE)
    yield "h", re.compile(rf"\b{_DETERMINER}(?:{always})\b(?!>)", re.IGNORECASE)
    if outsiders.panel:
        house = outsider_words("of_the_house")
        yield "h", re.compile(rf"\b[Tt]he (?!{outsiders.panel}\b)(?:{house})\b", re.IGNORECASE)
        if outsiders.panel != "board":
            yield "h", re.compile(r"\b[Tt]he [Bb]oard\b")
        if outsiders.panel != "council":
            yield "h", re.compile(r"\b(?:[Tt]he )?Council\b(?! [A-Z])")
    yield "p", re.compile(_UNKNOWN)
    heads = {head for head in outsider_words("heads").split("|")} - outsiders.own
    capitals = alternatives(head.title() for head in heads)
    yield "n", re.compile(rf"\b(?:{capitals})(?: {_SEATS}|'s? {_NOMINEES})\b", re.IGNORECASE)
    yield "h", re.compile(rf"\b[Tt]he (?:{capitals})\b(?! [A-Z])")


def _proper() -> str:
    """Names of organisations by their last word: "the Larchmere Care Trust"."""
    heads = alternatives(head.title() for head in outsider_words("heads").split("|"))
    return rf"""\b(?:[Tt]he\ )?(?:(?!The\b|Any\b|No\b|Each\b|If\b|When\b|Where\b|Every\b)[A-Z][\w'&-]+\ (?:(?:of|and|for|the|&|on|in|upon)\ )*){{1,7}}?
        (?:{heads})\b(?:\ (?:Limited|Ltd|Inc)\b\.?)?(?!\ [A-Z]|>)"""


def _own(outsiders: Outsiders, names: Names) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns of the body's own organs, over words in small letters."""
    own = [name for name in (*outsiders.own, "organisation", "organization") if name not in names.boards]
    yield "<s>", re.compile(rf"\b(?:the |our |this )(?:{alternatives((*own, 'company', 'charity', 'society', 'association', 'corporation'))})\b")
    if outsiders.panel:
        plain = r"(?!(?:the|this|a|an|of|to|by|for|from|and|or|any|each|every|member|members|with|in|on|as|is|be)\b)"
        yield "<b>", re.compile(rf"\b(?:the |this |a )?(?:{plain}[a-z'()-]+ ){{0,5}}{outsiders.panel}\b(?! (?:member|of (?:director|trustee|governor)))")
    yield "<k>", re.compile(rf"\b{outsider_words('lesser')}")
    people = [name for name in names.people if name not in ("governor", "member") and not name.endswith("s member")]
    people += ["director", "trustee", "board member", "committee member", "councillor", "office bearer", "office holder", "officer of the <s>"]
    people += ["governor"] if outsiders.has_governors else []
    people += [name for name in names.seats if "co opted" not in name]
    boards = alternatives((outsiders.panel,) if outsiders.panel else (*names.boards, "board", "management committee", "executive committee", "board of trustees", "board of directors", "steering group", *("committee" for name in names.boards if "committee" in name), *(() if outsiders.is_branch else ("national executive", "national executive committee", "executive council", "national council"))))
    one = alternatives(people)
    yield "<n>", re.compile(rf"\b(?:nominated|appointed|ex officio) (?:{one})s?\b")
    of_board = rf"members? of (?:the|its|our|such) (?:{boards})(?: of the <s>)?"
    yield "<ds>", re.compile(rf"\b(?:{of_board.replace('members?', 'members')}|(?:{one})s|office-bearers|appointees)\b")
    yield "<d>", re.compile(rf"\b(?:{of_board.replace('members?', 'member')}|(?:{one})|office-bearer|appointee)\b")
    if outsiders.panel or "member" in names.people:
        yield "<ds>", re.compile(r"\b(?:its |our |voting )*members\b")
        yield "<d>", re.compile(r"\bmember\b")
    yield "<b>", re.compile(rf"\b(?:the |our |its |this |a )?(?:{boards})\b")
    yield "<r>", re.compile(rf"\b(?:the |these |this |its |our |any of the |any of these )?{outsider_words('rules')}")
    yield "<g>", re.compile(rf"\b{outsider_words('meeting')}")



def _collapsed(small: str) -> str:
    """Take the officers and organs of others for them: "the president of <h0>", "<h0>'s director of services"."""
    organs = outsider_words("organs")
    small = re.sub(rf"\b(?:the |an? |any )?{organs} (?:of|at|for) (<h\d+>)", r"\1", small)
    small = re.sub(rf"(<h\d+>)'s? {organs}\b(?! (?:seat|place|director|member))", r"\1", small)
    return re.sub(rf"(<h\d+>) (?:acting )?(?:by|through) its (?:{organs})", r"\1", small)


__all__ = ["Marked", "Marker"]
