"""How large the whole board is."""

from __future__ import annotations

import re

from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.patterns import pattern, shapes
from ulo_classify.governance.seating.reading import Reading, count_at

_SHORT = 60  # characters of a sentence that only goes on about the number

# Another body whose name ends like the board's: "may go to the Strategic Planning Group, which has nine places".
_OTHER_BODY = re.compile(
    r"\b(?:to|on|from|by|with|join|attend) the (?:[\w'-]+ ){1,3}<B\d+>, which (?:has|have|consists of) $"
)
# What is counted is not people: "placed by the board in one of three constituencies".
_OTHER_THINGS = re.compile(
    r" (?:[a-z-]+ ){0,1}?(?:constituenc|class|categor|section|division|branch|region|ward|area|district|zone|list|group|part|committee|panel|meeting|time|year|month|week|day|term|hour|minute|copy|copie)(?:e?s|ies)?\b(?!-)"
)

# Those who are there, sign or agree: "in the presence of two committee members".
_SOME_WHO_ACT = re.compile(
    r"\b(?:(?:presence|signatures?|vote|votes|consent|approval|request|agreement|support|attendance|quorum|majority) of|(?:signed|authori[sz]ed|witnessed|approved|requested|agreed|supported|called|countersigned|accompanied) by)(?: at least| not less than| any| not fewer than)? $"
)
# "The Committee of the Trust itself has fourteen members": the subject is somebody else.
_OTHER_SUBJECT = re.compile(
    r"(?:^|[;:] |,? (?:and|but) )(?:the |its |this |that |an? |each |any |every )?(?:[\w'-]+ ){0,2}?<[HKX]\d+>(?: of (?:the )?<[HKBX]\d+>)?(?: itself| alone)?,? "
    r"(?:shall |must |will |is to |may )?(?:also |then |always )?(?:has|have|consists?|comprises?|numbers?|is|be|has on it|is made up)\b[^<]*$"
)

# "The number of branches shall be ..." counts no seats.
_OTHER_NUMBER = re.compile(
    r"\bnumber of (?:the |all |such |its )?(?!members|places|seats|people|persons|positions|representatives|delegates|those)[a-z-]{4,}s\b"
    r"(?:(?! to (?:be|sit|serve)\b)[^.;])*$"
)


def read_size(reading: Reading, line: Line) -> None:
    """Read a sentence that says how many the board are: "no fewer than five and no more than twelve"."""
    words = line.words
    heading = line.sentence.heading.lower()
    on_board = bool(re.search(r"<[BT]\d+>", words)) or bool(
        re.match(r"it (?:has|consists|is)\b", words)
        and re.search(rf"board|committee|council|{reading.people}", heading)
    )
    again = reading.told_size(line)
    for shape in shapes("size") if on_board or again else ():
        for found in shape.finditer(words):
            if _sets(reading, line, found):
                return
    if again and len(words) < 2 * _SHORT:
        for shape in shapes("size_again"):
            again_said = shape.search(words)
            if again_said and _sets(reading, line, again_said):
                return


def _sets(reading: Reading, line: Line, found: re.Match[str]) -> bool:
    words = line.words
    before, after = words[: found.start("n")], words[found.end("n") :]
    if re.match(
        r" (?:[\w'-]+ ){0,3}<[SUXACOKG]\d+>| of (?:the|them|whom|these|those)\b| (?:votes?|co-)", after
    ):
        return False
    if (
        _OTHER_BODY.search(before)
        or _OTHER_SUBJECT.search(before)
        or _SOME_WHO_ACT.search(before)
        or _OTHER_NUMBER.search(before)
        or _OTHER_THINGS.match(after)
    ):
        return False
    some = pattern("of_whom").search(before) and not re.search(r"<T\d+>,? of whom there (?:\w+ ){1,3}$", before)
    if pattern("conditional").search(before) or some:
        return False
    if pattern("no_size").search(found[0]):
        return False
    count = count_at(line, found["n"])
    if count is None or (count.low == 1 and count.high == 1):
        return False
    reading.draft.set_size(count.low, count.high, line.sentence)
    for more in pattern("size_more").finditer(after):
        other = count_at(line, more["n"])
        if other is not None:
            reading.draft.set_size(other.low, other.high, line.sentence)
    return True
