"""Phrases about seats: what a piece of a tagged sentence names, how many, and for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ulo_classify.governance.admission import admits
from ulo_classify.governance.numerals import Count
from ulo_classify.governance.records import Who
from ulo_classify.governance.references import clauses_in
from ulo_classify.governance.seating.descriptions import FILE, clipped, describes, matches, tells
from ulo_classify.governance.seating.draft import COOPTED, ELECTED
from ulo_classify.governance.seating.patterns import pattern
from ulo_classify.governance.seating.wording import cue
from ulo_classify.governance.tagged import TOKEN, Tagged, Token

_CLAUSE = re.compile(
    r"(?:under|in|by|to|per|with|of|pursuant to|in accordance with) (?:clauses?|articles?|rules?|sections?|regulations?|sec\.|paragraphs?"
    r"|bylaws?|by-laws?|art\.|§) ?(?P<number>\d{1,3}(?:\.\d{1,3})*[a-z]?(?:\([0-9a-z]{1,4}\))*)"
    r"|(?:under|in|by|to|per) (?:the )?(?P<schedule>(?:schedule|annex|appendix|attachment) ?(?:[a-z0-9]{1,3}|one|two|three|four)\b)"
)
_ITEM_REF = re.compile(r"\((?P<letter>[a-z]|[ivx]{1,4})\)")
_LARGEST = 200_000


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some seats as a phrase names them: keys, a name, a number (None where none is said), whom it is for.

    `like`: the seats with which they share a qualification.
    """

    keys: frozenset[str]
    name: str
    low: int | None
    high: int | None
    who: Who | None
    votes: bool
    if_any: bool
    like: frozenset[str] = frozenset()


def name_of(token: Token) -> str:
    """The key of a kind of seat by its own name."""
    return name_of_seat(token.name)


def name_of_seat(name: str) -> str:
    """The key of a kind of seat: elected and co-opted seats have one each, whatever they are called."""
    words = name.split()
    if words[0] in ("co-opted", "coopted"):
        return COOPTED
    return ELECTED if words[0] == "elected" and len(words) == 2 else f"S:{name}"


_NUMBER = re.compile(
    r"(?:clauses?|articles?|rules?|sections?|regulations?|paragraphs?|bylaws?|by-laws?|sec\.|art\.|§) ?\d",
    re.IGNORECASE,
)


# "all those who are not mentioned in 20.2": seats of other clauses.
_NOT_THERE = re.compile(
    r"\b(?:not|other than|except|nor|besides|beyond)(?: (?:those|trustees|directors|members|persons|the|any|\w+ed|under|by|in|to|within|<\w+>))*"
    r" (?:\w+ )?\(?\d[\d.()a-z]*(?:(?:,| or| and| nor)+ \(?\d[\d.()a-z]*)*"
)


def keys_in(tagged: Tagged, words: str) -> set[str]:
    """The keys that a piece of a sentence names."""
    keys = {name_of(token) for token in tagged.within(words, "S")}
    offices = tagged.within(words, "O")
    if offices and not keys:
        keys |= {f"O:{token.name}" for token in offices}
    if pattern("coopted").search(words):
        keys.add(COOPTED)
    if re.match(
        r"(?:the |all |every |each )?(?:<N\d+> )?(?:honorary |executive )?(?:officers?|office[- ]?(?:bearers?|holders?))\b",
        words,
    ):
        keys.add("O:officers")
    if len(offices) > 1 and re.search(r"\b(?:officers|office[- ]?(?:bearers|holders))\b", words):
        keys.add("O:officers")  # 'the Chair, the Secretary and the Treasurer ("the Officers")'
    keys |= {f"clause:{number}" for number in clauses_in(_NOT_THERE.sub("", words))}
    return keys


def count_in(tagged: Tagged, words: str) -> Count | None:
    """The first number of a piece that can count seats."""
    for token in tagged.within(words, "N"):
        count = token.count
        if count is not None and max(count.low or 0, count.high or 0) <= _LARGEST:
            return count
    return None


# "four others, elected in the same manner and with the same qualification as the office bearers".
_ALIKE = re.compile(
    r"(?:\b(?:in|with|under|subject to|of) the same (?:\w+ ){1,2}(?:and|or) )?\b(?:with|having|of|subject to|under|on) the same"
    r" (?:\w+ )?(?:qualifications?|conditions?|requirements?|eligibility|class|kind|description)\b[^,;.]{0,30}? as (?:that of |those of |for |of )?(?P<as>[^,;.]{3,40})"
)


def read_phrase(tagged: Tagged, words: str) -> Phrase | None:
    """Read one item of a list of seats, "not more than three Foundation Directors"; None if it names none."""
    words = re.sub(r"[,;]? (?:and|or|plus|with)$", "", words.strip(" ,;.:"))
    if not words:
        return None
    alike = _ALIKE.search(words)
    like = frozenset(keys_in(tagged, alike["as"])) if alike else frozenset()
    words = words[: alike.start()].rstrip(" ,") if alike else words
    keys = keys_in(tagged, words)
    count = count_in(tagged, words)
    votes = not pattern("no_vote").search(words)
    if_any = bool(pattern("if_any").search(words))
    head = re.split(
        r",? \(?see\b|,? each\b|,? all\b|,?(?: none| some| any| <N\d+>)? of (?:whom|which)\b| (?:who|elected|chosen|appointed|nominated|being|from|selected|drawn|named|representing|by virtue|by reason|ex officio|under|for the time|sitting|namely)\b",
        words,
    )[0]
    people = list(tagged.within(words, "UXAC"))
    many = _together(tagged, head)
    low, high = (count.low, count.high) if count else (None, None)
    if many is not None:
        low, high = many
    elif count is None:
        low, high = _offices(tagged, head, if_any=if_any)
    elif count.low is None:
        low = 0
    if low and pattern("at_will").search(words):
        low = 0
    elected = pattern("elected").search(words) and COOPTED not in keys
    if elected and not any(key[0] in "SO" for key in keys):
        keys.add(ELECTED if not people else f"E:{people[0].name}")
    if people and not any(key[0] in "SWOE" for key in keys):
        keys |= {f"P:{token.name}" for token in people[:1]}
    by = pattern("by_whom").search(words)
    if by and not any(key[0] in "SW" for key in keys):
        keys.add(f"W:by {plain(tagged, by['whom'])[:30]}")
    if not keys:
        keys.add(f"N:{re.sub(r'[^a-z ]', '', TOKEN.sub('', words)).strip()[:40]}")
    if COOPTED in keys:
        low = 0
    return Phrase(
        frozenset(keys), plain(tagged, words), low, high, who_in(tagged, words), votes, if_any, like
    )


def _offices(tagged: Tagged, head: str, *, if_any: bool) -> tuple[int | None, int | None]:
    """How many seats a phrase without a number stands for: the offices it names, else one."""
    if (
        if_any
        and re.match(r"(?:the|a|one) <P\d+>(?!s)", head)
        and not tagged.within(head, "P")[0].text.lower().endswith(("s", "people"))
    ):
        return 0, 1
    if if_any:
        return 0, None
    if re.match(r"the <P\d+>", head) and tagged.within(head, "P")[0].text.lower() in (
        "person",
        "individual",
        "nominee",
        "representative",
    ):
        return 1, 1
    if re.match(
        r"(?:the )?(?:such|those|any|all|other|persons|people|others|rest|remainder|number of|<[PT]\d+>)\b",
        head,
    ) or re.match(r"(?:the )?<[PTM]\d+>", head):
        return None, None
    named = re.split(r",? and (?:the |an? |its )?|, (?:the |an? )?|/", head)
    offices = [piece for piece in named if re.search(r"<[OS]\d+>|[a-z]{3}", piece)]
    if len(offices) == 1 and any(token.text.lower().endswith("s") for token in tagged.within(head, "STUCAX")):
        return None, None
    if len(offices) == 1 and re.search(r"officers|office[- ]?(?:bearers|holders)|officials", head):
        return None, None
    number = max(1, len(offices)) if tagged.within(head, "O") else 1
    return number, number


# "Four officers: Chair, Vice-Chair, Secretary and Treasurer" are four, and no more.
_GLOSS = re.compile(
    r"^(?:the )?(?P<n><N\d+>) (?:[a-z-]+ ){0,2}(?:officers|office[- ]?(?:bearers|holders)|officials) ?(?::|\(|,? namely|,? being"
    r"|,? that is to say|,? to wit|,? viz\.?|[–—-])[:,]? (?P<list>(?:(?:the|an?|and|honorary|vice|deputy|joint|assistant|,|/|<O\d+>)[ )]*)+)$"
)


def _is_gloss(tagged: Tagged, head: str) -> bool:
    """True of a number of officers followed by their names, as many as were counted."""
    found = _GLOSS.match(head)
    count = tagged.token(found["n"]).count if found else None
    return bool(found and count is not None and count.low == len(tagged.within(found["list"], "O")))


def _together(tagged: Tagged, head: str) -> tuple[int, int] | None:
    """How many "a President, a Secretary and three Committee Members" are together; None for one kind."""
    if _is_gloss(tagged, head):
        return None
    pieces = [piece for piece in re.split(r",? and |, ", re.split(r",? all\b", head)[0]) if piece.strip()]
    if len(pieces) < 2 or not any("<N" in piece for piece in pieces):
        return None
    low = high = 0
    for piece in pieces:
        count = count_in(tagged, piece)
        if count is not None and tagged.within(piece, "SOTMPUAXC"):
            low, high = low + (count.low or 0), high + (count.high or count.low or 0)
        elif count is None and tagged.within(piece, "OS"):
            low, high = low + 1, high + 1
        else:
            return None
    return low, high


_CHOSEN = re.compile(
    r"whom (?:the )?(?P<c><[CUAM]\d+>)s?,? (?:shall |may )?(?:elect|choose|appoint|send|nominate)s? (?:from|out of) (?:and by |among |within )?(?:their|its|themselves)"
)


def who_in(tagged: Tagged, words: str) -> Who | None:
    """Whom a phrase about seats admits, where it says so."""
    chooser = _CHOSEN.search(words)
    if chooser:
        return admits(tagged, chooser["c"])
    for form in ("only", "must_be", "among", "as_seat", "held"):
        for found in matches(form, words):
            described = clipped(found["who"])
            who = admits(tagged, described) if describes(described) else None
            if who is not None and (who != "anyone" or tells(described)):
                return who
    if cue(FILE, "opens").search(words):
        return "anyone"
    is_one = re.search(
        r"(?<!not being an )(?<!not being a )(?<!not being any )<[PTMN]\d+>,? who (?:is|are)(?: themselves)?"
        r" (?P<who>[^.;]*)",
        words,
    )
    if is_one:
        return admits(tagged, clipped(is_one["who"]))
    people = tagged.within(words, "UXA")
    return admits(tagged, words) if people and not tagged.within(words, "S") else None


def plain(tagged: Tagged, words: str) -> str:
    """A phrase in the words of the document, short."""

    def back(found: re.Match[str]) -> str:
        return tagged.tokens[int(found[2])].text.lower()

    return " ".join(TOKEN.sub(back, words).split())[:60].strip(" ,;.")
