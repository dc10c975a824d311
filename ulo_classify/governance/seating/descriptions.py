"""Descriptions of people in rules about seats: where one ends, what it leaves out, and whether it is a hope."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ulo_classify.governance.seating.patterns import pattern
from ulo_classify.governance.seating.wording import cue, forms

FILE = "eligibility.toml"
_ENDS = re.compile(
    r",? (?:and|but|so) |,? (?:until|for (?:a term|so long|as long|terms|<N\d+> years?|the)|so long as|provided|in accordance|according|by (?:ballot|secret|a )|subject to"
    r"|to (?:hold|serve|be|sit|fill|represent)|at (?:the|an?|each|every) <G|at the same (?:time|election|meeting)|in the (?:same )?(?:manner|way)|on the (?:nomination|recommendation|proposal)|in such)\b|: | (?:shall|may|can|must|will) (?:be|stand|hold|serve|become|sit|remain)\b"
)
# After "and" or "or" these go on with the same people: "a Survivor and a member", "or who has been one".
_GOES_ON = re.compile(
    r",? (?:and|or|but)(?:/or)? (?:\(?\w{1,3}\) )?(?:(?:an?|the|any|one|some|other|those|either|all|also|in|of|from|who|which|has|have|had|is|are|was|not|been|being|neither|nor|ever|living|lives?|both|family|close|another|former|past|with|without|by|\w+ly|ever|who|themselves|himself|herself|member|people|persons?|"
    r"relatives?|anyone|anybody|somebody|<[PMN]\d+>) ){0,6}(?:<[UVXCAPMS]\d+>|anyone|anybody|someone|somebody|not\b|neither|has\b|have\b|lives?\b|is\b|are\b|who\b|otherwise|entitled|eligible|can vote)"
)
# "the name of the candidate appears in Part A": the tagger makes one class of the rest.
NAMED = re.compile(
    r"(?:(?:the |those |any |all |an? )?<[MP]\d+>|those) (?:(?:who|which|that) (?:is|are|appears?|stands?) )?(?:then )?(?:appearing|entered|registered|enrolled|inscribed|listed|shown|recorded|included|named|standing)? ?(?:in|on|under) (?=(?:the )?<C)"
    r"|(?:<[MP]\d+> )?(?:whose |the |his or her |their )?names? (?:of (?:the |an? )?(?:<P\d+> )?)?(?:(?:appears?|is|are|stands?)(?: then| still)?(?: entered| recorded| inscribed| registered)? (?:in|on|under) )?(?=(?:the )?<[CM])"
)
ALONE = re.compile(
    r"(?:(?:an?|the|all|each|every|one of the|our|its|those|themselves|both|also|in|on|of) )*(?P<t><[UC]\d+>)s?[ ,]*"
)
# How people are described, close to the beginning; not how a seat is filled.
_PERSONS = re.compile(
    r"(?:(?!(?:vote|ballot|election|resolution|appointment|show of|lot|co-option)\b)(?:[\w'/-]+|<[PMNXSOHT]\d+>),? ){0,8}?(?:<[UVWCXAM]\d+>|\bany(?:one|body|thing)?\b|voters|entitled|within|under|described|clause|article|schedule|section|someone|somebody|<P\d+>)"
)


_TRIES = 4  # places in a statement at which a form is tried


def matches(form: str, words: str) -> Iterator[re.Match[str]]:
    """Where a form of eligibility.toml may be read in a statement, shape by shape."""
    for shape in forms(FILE, form):
        found, tries = shape.search(words), 0
        while found is not None and tries < _TRIES:
            yield found
            found, tries = shape.search(words, found.start() + 1), tries + 1


def clipped(words: str) -> str:
    """A description without the further statement that follows it."""
    for found in _ENDS.finditer(words):
        if found.start() > 2 and not _GOES_ON.match(words, found.start()):
            return words[: found.start()]
    return words


def is_soft(words: str) -> bool:
    """True of a hope or a preference, which binds nobody."""
    return bool(pattern("soft").search(words) or cue(FILE, "hope").search(words))


def without_exception(words: str) -> tuple[str, str]:
    """A description, and the seats that are taken out after it: "a Peer, apart from the Treasurer"."""
    found = cue(FILE, "except").search(words)
    if found and re.match(
        r"(?:(?:the|an?|those|any|every|all|one|of|for|its|that|in|case) |<N\d+> )*(?:co-?opt|<[SOT]\d+>)",
        found["out"],
    ):
        return words[: found.start()].rstrip(" ,"), re.split(r",? who\b", found[0])[0]
    return words, ""


def describes(words: str) -> bool:
    """True of words that begin with people."""
    return bool(_PERSONS.match(words))


def tells(words: str) -> bool:
    """True of a description that tells something of people, be it that anyone will do."""
    return bool(re.search(r"<[UVWXAC]\d+>|\bany\b|anyone|anybody|either", words))
