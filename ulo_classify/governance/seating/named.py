"""How many seats there are of a kind that has a name of its own."""

from __future__ import annotations

import re

from ulo_classify.governance.seating.draft import COOPTED
from ulo_classify.governance.seating.lines import Line, Number
from ulo_classify.governance.seating.patterns import pattern, shapes
from ulo_classify.governance.seating.phrases import keys_in, name_of
from ulo_classify.governance.seating.reading import Reading, count_at

# "The Committee consists of six Ward Representatives": all of them, where no article says that they are known.
_CONSISTS = re.compile(r"<B\d+> (?:\w+ ){0,2}?(?:consists?|composed|made up|comprised) of $")


# "The number of Deaf Directors shall be greater, by one or more, than ...": by how much, not how many.
_DIFFERENCE = re.compile(
    r"\b(?:greater|larger|more|higher|exceeds?|outnumber\w*|fewer|less|smaller)\b[^.;<]{0,20} (?:by|than) (?:at least |not less than |no fewer than )?$"
)


# "Two Ward trustees are elected by the board as joint convenors": some of them get an office.
_GETS_OFFICE = re.compile(
    r"s?(?:,[^,]{0,40},)? (?:are|is|shall be|must be|will be) (?:\w+ )?(?:elected|chosen|appointed|named|picked)[^.;]{0,40} (?:as|to be) (?:the |its |an? |joint |co-?)*"
    r"(?:<O\d+>|conven[oe]rs?|chairs?|chairpersons?|secretar|treasurer|officers?|office[- ]?bearers)"
)
# "Each Glen has two Glen trustees": so many times the number of Glens.
_EACH_HAS = re.compile(
    r"^(?:each|every)(?: one)?(?: of the)? (?:(?P<n><N\d+>) )?(?P<noun>[a-z-]+|<\w+>) (?:(?:shall|must|will|may|is to|has to) )?"
    r"(?:has|have|elects?|chooses?|sends?|returns?|appoints?|nominates?|holds?|fills?|gets?|provides?|names?|(?:is |be )?(?:represented by|entitled to|given))\b"
)


def _times(reading: Reading, line: Line) -> Number:
    """How often the number of a sentence counts: once, or for each of the parts that it speaks of."""
    found = _EACH_HAS.match(line.words)
    if found is None:
        return 1, 1
    own = count_at(line, found["n"]) if found["n"] else None
    number = (
        (own.low, own.high) if own else reading.nouns.get(re.sub(r"(?<=ch|sh|ss)es$|s$", "", found["noun"]))
    )
    return number or (1, None)


def read_named(reading: Reading, line: Line) -> None:
    """Read "there are six Self-Advocate Trustees", "the rest are Elected Directors"."""
    draft, words = reading.draft, line.words
    rest = pattern("the_rest").search(words)
    if rest:
        token = line.tagged.token(rest["s"])
        draft.add(token.name, {name_of(token)}, 0, None, line.sentence)
    for at, shape in enumerate(shapes("named")):
        for found in shape.finditer(words):
            if _counts(line, found, first=at == 1):
                _add(reading, line, found)


def _counts(line: Line, found: re.Match[str], *, first: bool) -> bool:
    """True if a number counts all the seats of the kind, not some of them and not for another purpose."""
    before = line.words[: found.start("n")]
    if pattern("conditional").search(before) or re.search(r"\b(?:namely|being)\b", before):
        return False
    if re.match(r"s? for (?:each|every) <N", line.words[found.end() :]):
        return False  # "one co-opted trustee for every two elected": a proportion
    if _DIFFERENCE.search(before) or _GETS_OFFICE.match(line.words[found.end() :]):
        return False
    some = re.search(r"\b(?:of|among|amongst) (?:the |those |these )?$|\b(?:these|those|the|both) $", before)
    if some and not _CONSISTS.search(before):
        return False
    are = re.match(r" (?:are|is|shall be|must be|will be) <S", line.words[found.end("n") :])
    if are and re.search(r"\bthe (?:other|remaining) $", before):
        return True  # "the other three are Service Members"
    if re.search(r"\b(?:any|each|every|other|a|the other) $", before):
        return False
    return not (first and pattern("restricts").match(line.words[found.end() :]) and "there" not in before)


def _add(reading: Reading, line: Line, found: re.Match[str]) -> None:
    token, count = line.tagged.token(found["s"]), count_at(line, found["n"])
    key = name_of(token) if token.kind == "S" else f"P:{token.name}"
    if count is None or (token.kind == "C" and reading.draft.find({key}) is None):
        return
    before = line.words[: found.start("n")]
    may = re.search(r"\b(?:may|can)\b[^.;]{0,40}$", before) and not re.search(r"\bmay not|there may", before)
    least, most = _times(reading, line)
    low = 0 if may else None if count.low is None else count.low * (least or 1)
    high = None if count.high is None or most is None else count.high * most
    group = reading.draft.add(token.name, {key}, low, high, line.sentence)
    if key == COOPTED:
        group.low = 0


# "The committee consists of seven Full Members."
_OF_CLASS = re.compile(
    r"^(?:the |our |this )?<B\d+> (?:(?:shall|must|will|is to) )?(?:consists? of|(?:is|be) (?:made up|composed) of|comprises?|has|have) "
    r"(?P<n><N\d+>) (?P<c><[CU]\d+>)s?(?:,? (?:who are |all )?(?:elected|chosen|appointed)[^;.<]*(?:<G\d+>)?)?[. ]*$"
)


def read_of_class(reading: Reading, line: Line) -> bool:
    """Read a board all of whose seats are for one class of people; True if the sentence says so."""
    found = _OF_CLASS.match(line.words)
    count = count_at(line, found["n"]) if found else None
    if found is None or count is None or count.low is None:
        return False
    token = line.tagged.token(found["c"])
    group = reading.draft.add(token.text.lower(), {f"P:{token.name}"}, count.low, count.high, line.sentence)
    group.who = group.who or ("users" if token.kind == "U" else token.who or "anyone")
    return True


def read_of_heading(reading: Reading, line: Line) -> bool:
    """Read "There will be three carers." under "Carers", where the body is its own board; True if it is so."""
    found = pattern("of_heading").match(line.words) if reading.own_board else None
    count = count_at(line, found["n"]) if found else None
    if found is None or count is None:
        return False
    token = line.tagged.token(found["p"])
    heading = line.sentence.heading.lower().strip(" .:")
    if heading not in (token.text.lower(), token.name):
        return False
    more = count_at(line, found["more"]) if found["more"] else None
    high = more.high if more is not None else count.high
    group = reading.draft.add(token.text.lower(), {f"P:{token.name}"}, count.low or 0, high, line.sentence)
    group.who = "users" if token.kind == "U" else token.who or "anyone"
    return True


def read_topical(reading: Reading, line: Line) -> bool:
    """Read "There are at least seven and at most nine." under "Patient seats"; True if it is such a sentence."""
    topic = reading.topics.get(line.sentence.start)
    first, adding = shapes("topical")
    found = first.search(line.words)
    may = bool(re.search(r"\bcan be\b|\bmay be\b|or none", line.words))
    if found is None and topic:
        found, may = adding.search(line.words), True
    count = count_at(line, found["n"]) if found else None
    if count is None:
        return False
    if topic is None:
        if not line.words.startswith("number: "):
            return False
        reading.draft.set_size(count.low, count.high, line.sentence)
        return True
    reading.draft.add(topic[2:], {topic}, 0 if may else count.low, count.high, line.sentence)
    return True


def read_by_clause(reading: Reading, line: Line) -> bool:
    """Read "in addition there may be up to 3 trustees appointed under clause 39"; True if it is so."""
    found = pattern("by_clause").search(line.words)
    keys = (
        {key for key in keys_in(line.tagged, found["way"]) if key.startswith("clause:")} if found else set()
    )
    count = count_at(line, found["n"]) if found else None
    if not keys or count is None or found is None:
        return False
    if pattern("conditional").search(line.words[: found.start()]):
        return False
    low = 0 if re.search(r"\bmay\b", line.words) else count.low
    name = f"under {min(keys).replace(':', ' ')}"
    reading.draft.add(name, keys, low or 0, count.high, line.sentence)
    return True
