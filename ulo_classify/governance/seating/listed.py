"""Seats in a list: "The Committee consists of: (a) ...; (b) ...", or the same inside one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ulo_classify.governance.records import Quote
from ulo_classify.governance.seating.draft import quote_of
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.patterns import pattern, shapes
from ulo_classify.governance.seating.phrases import Phrase, count_in, read_phrase
from ulo_classify.governance.seating.reading import Reading
from ulo_classify.governance.seating.size import read_size

_VERB_AFTER = 12  # characters after an opening in which its verb may go on: "are | called by"
_LEAD_END = 70  # characters at the end of a lead in which its verb stands
_START = re.compile(
    r"(?:^|[,;] ?|\b(?:and|or|plus|together with|along with|as well as|with|further of|and further of|also)\b,? )"
    r"(?:(?:and|also|further|then|in addition|where [^,]*|if [^,]*|not more than|up to)\b,? )*"
    r"(?=<N\d+> |(?:the|an?|its|any|such|those|one|other) (?!same|vote|time|case|year|term|number|exact|precise"
    r"|majority|latter|whole|purpose|quorum)|<[SO]\d+>)"
)
# "one representative of each of the five member organisations"
_OF_EACH = re.compile(r"^<N\d+> [^,;.]{0,50}?\b(?:of|from|for|by|in) each of the (?P<n><N\d+>) ")
_FOR_EACH = re.compile(
    r"^<N\d+> [^,;.]{0,50}?\b(?:of|from|for|by|in) (?:each|every)(?: of the)? (?!<|(?:of|whom|which|them|these|other|two|three|year|term|meeting)\b)"
)
# "if the elected trustees so decide, ...": who decides is not who is listed.
_IF_SO = re.compile(
    r"^(?:if|when|where|should|so far as|to the extent(?: that)?|at the \w+ of)\b[^,;]{3,80}, "
)
# ", of whom at least two shall be users": of some of those listed, and so a quota.
_OF_WHOM = re.compile(
    r",? (?:of (?:whom|which|them)|including),? <[NQ]\d+> (?:must|shall|are|will|have|of)\b[^;]*?(?=;|[,.]? ?(?:and)?$)"
)
_NO_START = re.compile(r"\b(?:who|which|whom|by|of|from|being|under|to)\b[^<]{0,12}$")
_NO_MORE = re.compile(
    r"[,;]? (?:and|but) (?:there (?:shall|must|may) be )?no (?:one\b|<P\d+>|others?\b|more\b|further\b|additional\b).*$"
)
# "the office bearers of the Society, four others and ...": where the body itself is named, no list goes on.
_OF_OWN_BODY = re.compile(
    r" of (?:the|our|this) (?:society|association|charity|company|organi[sz]ation|trust|union|club|network|corporation|federation|fellowship|alliance|co-?operative|forum|league|group)(?=[,;.]| and\b| or\b|$)"
)
# ", both of whom are employed by the Society": what is said of the last of them counts nobody.
_REMARK = re.compile(
    r",? (?:both|all|each|neither|none|every one) of (?:whom|which|them)\b(?![^.;]*<[NQ]\d+>)[^.;]*(?=[.;]|$)"
)
# "Each branch sends two delegates to the council, which consists of these and five officers."
_AND_BOARD = re.compile(
    r"^[^;.]*?(?P<board><B\d+>), which (?=(?:shall |must )?(?:consists?|is made up|is composed|be made up|comprises?)\b)"
)
_BREAKDOWN = re.compile(
    r"<N\d+> (?:each |of them )?(?:for|from|in|of|to) (?!<[TSOPMUXAC])"
)  # "two Vice-Presidents, one for the north"
_ENDS = re.compile(
    r"^(?:and|together with|plus|,)\s*"
    r"|(?:,|\band\b|\bwith\b|\btogether\b|\bplus\b|\bor\b|\bas well as\b|\balong\b|\s)+$"
)


# An item that is a rule on those listed beside it, and no seat: "(a) At least half of the Directors shall be Survivors".
_RULE = re.compile(
    r"^(?:(?:at least |not less than |no less than |not fewer than |no fewer than )?<Q\d+>|<N\d+> of the (?:[\w-]+ )?<[TM]\d+>|no (?:<[PTMX]\d+>|one\b)|nobody\b|the (?:remaining|other) (?:[\w-]+ )?<[TM]\d+>(?:,? if any,?)? may be\b)"
    r"[^;:]*?\b(?:shall|must|may|will|is to|are to)(?: not| always| at all times)* be\b"
)


def lists_seats(reading: Reading, line: Line) -> bool:
    """True of an item under words such as "The Committee consists of:"."""
    lead = line.lead
    if _RULE.match(line.words):
        return False
    if not (line.sentence.item and lead) or pattern("decoy_heading").search(line.sentence.heading.lower()):
        return False
    if re.match(
        r"(?:these|the following) (?:are|persons are|people are|shall be|make up) (?:the )?(?:voting )?<[TB]",
        lead,
    ):
        return True
    about = f"{lead} {line.sentence.heading.lower()}"
    if pattern("on_it").match(lead) and re.search(rf"<B\d+>|board|committee|council|{reading.people}", about):
        return True
    if re.search(r"<T\d+>[^<]*(?:must|shall|should) be ?:?$|^(?:an?|every|each|any|no) <[TP]\d+>", lead):
        return False  # who may be one, not who they are
    board = re.search(r"<[BT]\d+>", lead) or re.match(r"(?:the|these|those) <N\d+> (?:are|shall be)", lead)
    board = board or (re.search(r"<[TM]\d+>|\bit\b", lead) if reading.own_board else re.match(r"it\b", lead))
    return bool(
        board
        and pattern("lists").search(lead[-_LEAD_END:])
        and not pattern("lists_not").search(_last_clause(lead))
        and not re.search(r"<K\d+>", lead)
    )


# "The business is managed by the Board, which consists of:": what the board does is not what is listed.
_AND_IT = re.compile(
    r"<B\d+>,? (?:which|and (?:it|this|that|the <B\d+>)|(?=consisting|composed|made up|comprising|constituted))\b"
)


def _last_clause(lead: str) -> str:
    """The part of a lead that opens the list."""
    rest = _AND_IT.split(lead)[-1]
    return rest if pattern("lists").search(rest[-_LEAD_END:]) else lead


def without_condition(line: Line) -> str:
    """The words of an item without who may decide on it: "if the elected trustees so wish, one other person"."""
    return _IF_SO.sub("", line.words) if line.sentence.item else line.words


def _read_beside(reading: Reading, line: Line) -> None:
    """Read the seats that a list is said to come on top of: "besides the office-bearers there are: ..."."""
    told = pattern("on_it").match(line.lead)
    beside = told["beside"] if told else None
    opening = next((each for each in reading.lines if each.words == line.lead), None) if beside else None
    phrase = phrase_of(reading, opening, beside) if opening and beside else None
    if opening and phrase and not any(quote == quote_of(opening.sentence) for quote in _quotes(reading)):
        reading.take(opening, phrase)


def _quotes(reading: Reading) -> Iterator[Quote]:
    return (quote for group in reading.draft.groups for quote in group.quotes)


def read_item(reading: Reading, line: Line) -> None:
    """Read one item of a list of seats."""
    _read_beside(reading, line)
    words = without_condition(line)
    phrase = phrase_of(reading, line, _OF_WHOM.sub("", words))
    if phrase is not None and words != line.words:
        phrase = replace(phrase, low=0, if_any=True)
    if phrase is None or not line.words.strip(" ;,."):
        return
    if len(phrase.keys) > 1 and all(key.startswith("clause:") for key in phrase.keys) and phrase.if_any:
        reading.draft.listed = True  # those clauses say themselves how many
        return
    if pattern("no_vote").search(line.lead):
        phrase = replace(phrase, votes=False)
    if pattern("some_of_board").match(line.lead):
        main = line.sentence.clause.partition("(")[0]
        group = reading.take(line, phrase, is_whole=False)
        group.keys |= {f"clause:{main}"} if main else set()
        return
    reading.take(line, phrase)


def phrase_of(reading: Reading, line: Line, words: str) -> Phrase | None:
    """Read a phrase about seats, with what is said elsewhere of its numbers."""
    phrase = read_phrase(line.tagged, words)
    if phrase is None:
        return None
    if phrase.low is None and phrase.high is None and pattern("officers").search(words) and reading.officers:
        count = reading.officers - (1 if "other" in words else 0)
        return replace(phrase, keys=phrase.keys | {"O:officers"}, low=count, high=count)
    of_each = _OF_EACH.search(words)
    so_many = count_in(line.tagged, of_each["n"]) if of_each else None
    times = (so_many.low, so_many.high) if so_many else reading.each(words)
    if times and phrase.low is not None:
        high = None if phrase.high is None or times[1] is None else phrase.high * times[1]
        return replace(phrase, low=phrase.low * (times[0] or 1), high=high)
    if _FOR_EACH.search(words) and phrase.low == phrase.high == 1:
        return replace(phrase, high=None)  # so many as there are wards
    return phrase


_OPENS_WITH = re.compile(
    r"\b(?:consists?|consisting|compris\w+|composed|made up|constituted)\b(?: of| by)? (?P<first>(?:the |all |its |those )?[^:;.]{3,60}?)"
    r",? (?:together with|as well as|along with|in addition to|and|plus)(?: also)?(?: the following)?:?$"
)


def read_opening(reading: Reading, line: Line) -> bool:
    """Read the seats that stand before a list: "consisting of the six officers together with: (a) ..."."""
    found = _OPENS_WITH.search(line.words)
    items = any(each.lead == line.words and lists_seats(reading, each) for each in reading.lines)
    if found is None or not items or not re.search(r"<[BT]\d+>", line.words[: found.start()]):
        return False
    phrase = phrase_of(reading, line, found["first"])
    if phrase is None or not (phrase.low or phrase.high):
        return False
    reading.take(line, phrase)
    return True


def read_inline(reading: Reading, line: Line) -> bool:
    """Read "The Board consists of six Deafblind Directors; up to three ...; and the chair"; True if it is one."""
    words = _AND_BOARD.sub(r"the \g<board> ", line.words)
    if pattern("decoy_strict").search(words) or pattern("decoy_heading").search(
        line.sentence.heading.lower()
    ):
        return False
    if pattern("past").search(words):
        return False
    sized = pattern("opens_sized").match(words)
    opening = sized or next((found for shape in shapes("opens_list") if (found := shape.match(words))), None)
    if opening is None:
        return False
    if re.match(r"(?:where|if|when) it is\b", words) or pattern("soft").search(opening[0]):
        return False  # "where it is practicable, one should be ..."
    if pattern("no_list").search(words[: opening.end() + _VERB_AFTER]):
        return False
    if pattern("lists_not").search(opening[0]) and not pattern("consists").search(opening[0]):
        return False
    rest = _REMARK.sub("", _OF_OWN_BODY.sub("", words[opening.end() :]))
    head, colon, tail = rest.partition(": ")
    if colon and not re.search(r"<[NSO]\d+>", head):
        rest = tail  # "is elected at the meeting and has the following members: the chair, ..."
    if pattern("of_whom").search(rest) or re.search(r"<N\d+> votes?|a vote", rest):
        return False
    pieces = pieces_of(rest)
    phrases = [phrase for piece in pieces if (phrase := phrase_of(reading, line, piece)) is not None]
    if not _is_list(line, pieces, phrases):
        return False
    if sized:
        read_size(reading, line)
    for phrase in phrases:
        if any(key[0] in "SWOEPc" for key in phrase.keys) or phrase.low or phrase.high:
            reading.take(line, phrase, is_item=False)
    return True


# "and two appointed by the Hospital Trust"
_BY = re.compile(
    r"<N\d+>(?: others?| more)? (?:appointed|nominated|chosen|named|sent|elected|designated|selected|put forward|co-?opted) (?:by|from)\b"
)


# "eight Ordinary Councillors": a kind of seat that bears no known word.
_SO_MANY = re.compile(r"<N\d+> (?:[a-z-]+ ){0,2}[a-z-]{4,}s")


def _is_list(line: Line, pieces: list[str], phrases: list[Phrase]) -> bool:
    """True if the pieces name seats, and not one number with a remark."""
    telling = [
        phrase
        for phrase in phrases
        if phrase.low or phrase.high or any(key[0] in "SWOEP" for key in phrase.keys)
    ]
    people = [
        piece
        for piece in pieces
        if line.tagged.within(piece, "SOTMPUAXC")
        or pattern("officers").search(piece)
        or _BY.match(piece)
        or _SO_MANY.fullmatch(piece)
    ]
    if len(telling) < 2 or len(people) < 2 or len(people) < len(pieces) - 1:
        return False
    return any(count_in(line.tagged, piece) for piece in pieces) or len(telling) > 2


def pieces_of(rest: str) -> list[str]:
    """The items of a list inside a sentence."""
    rest = _NO_MORE.sub("", rest)
    if ";" in rest:
        parts = rest.split(";")
    else:
        starts = [found.end() for found in _START.finditer(rest)]
        starts = [
            at
            for at in starts
            if rest[:at].endswith("further of ") or not _NO_START.search(rest[:at].rstrip(" ,"))
        ]
        parts = [rest[first:last] for first, last in pairwise(sorted({0, *starts, len(rest)}))]
    clean = [_ENDS.sub("", part.strip(" .,")) for part in parts if part.strip(" .,")]
    return [part for part in clean if part and not _BREAKDOWN.match(part)]
