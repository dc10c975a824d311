"""Elected seats that have no name of their own: "five directors elected by and from the Full Members"."""

from __future__ import annotations

import re

from ulo_classify.governance.numerals import Count
from ulo_classify.governance.records import Who
from ulo_classify.governance.seating.draft import ELECTED
from ulo_classify.governance.seating.lines import Line, Number
from ulo_classify.governance.seating.patterns import pattern, shapes
from ulo_classify.governance.seating.phrases import who_in
from ulo_classify.governance.seating.reading import Reading, count_at, in_plain
from ulo_classify.governance.tagged import Token

_FEW = 3  # at most so many for each region; a larger number is that of all regions
_GENERIC = re.compile(
    r"election|number|power|appoint|term|composition|proceeding|remov|dut|qualif|general|board|committee|eligib|the "
    r"|first|retire|meeting|and |of "
)


# "nine directors, six of whom shall be elected by the Full Members and three by the Associates"
_OF_WHOM_BY = re.compile(
    r"(?P<n><N\d+>) of (?:whom|which|them|these|those),? (?:(?:shall be|are|must be|will be|to be|being) )?"
    r"(?:elected|chosen|appointed|nominated|named|sent|returned|selected) by (?P<by>[^,;.<]*<[CUAXHGKM]\d+>|[^,;.<]{3,40}?)(?P<each> of each [a-z]+)?(?P<own> from (?:among(?:st)? )?(?:themselves|their own number))?(?=[,;.]| and\b|$)"
)
_AND_BY = re.compile(
    r",? (?:and )?(?P<n><N\d+>) (?:(?:shall be |are )?(?:elected |chosen |appointed |nominated )?)by (?P<by>[^,;.<]*<[CUAXHGKM]\d+>|[^,;.<]{3,40}?)(?P<each> of each [a-z]+)?(?P<own> from (?:among(?:st)? )?(?:themselves|their own number))?(?=[,;.]| and\b|$)"
)


def read_divided(reading: Reading, line: Line) -> bool:
    """Read a board that is divided by who elects or appoints its parts, where these come to the whole."""
    words = line.words
    first = _OF_WHOM_BY.search(words)
    if first is None or not re.search(r"<[BT]\d+>", words[: first.start()]):
        return False
    parts = [first]
    while more := _AND_BY.match(words, parts[-1].end()):
        parts.append(more)
    whole = next((t.count for t in line.tagged.within(words[: first.start()], "N")), None)
    counts = [count_at(line, each["n"]) for each in parts]
    times = [(reading.each(each["each"]) or (0, 0))[0] or 0 if each["each"] else 1 for each in parts]
    numbers = [
        (count.low or 0) * often
        for count, often in zip(counts, times, strict=True)
        if count is not None and count.low == count.high
    ]
    if whole is None or len(numbers) < 2 or len(numbers) != len(parts) or sum(numbers) != whole.low:
        return False
    for each, number in zip(parts, numbers, strict=True):
        tokens = line.tagged.within(each["by"], "CUAX")
        plain = in_plain(line, each["by"], 30).lower()
        key = f"E:{tokens[0].name}" if tokens else f"W:by {plain}"
        group = reading.draft.add(f"elected by {plain}", {key}, number, number, line.sentence)
        group.who = group.who or (_whom(tokens[0]) if tokens and each["own"] else None)
    reading.draft.set_size(whole.low, whole.high, line.sentence)
    return True


def read_elected(reading: Reading, line: Line) -> bool:
    """Read a number of elected seats; True if the sentence tells of one."""
    words = line.words
    if read_divided(reading, line):
        return True
    if not pattern("elected").search(words) or pattern("decoy").search(words.replace("by resolution", "")):
        return False
    found = next((match for shape in shapes("elected_seats") if (match := shape.search(words))), None)
    count = count_at(line, found["n"]) if found else None
    if found is None or count is None or not _counts(reading, line, found, count):
        return False
    chooser = pattern("chosen_by").match(words) or pattern("chosen_passive").search(words)
    among = pattern("chosen_from").search(words)
    token = line.tagged.token((among or chooser)["c"]) if among or chooser else None  # type: ignore[index]
    key = f"E:{token.name}" if token else ELECTED
    own = among or pattern("from_themselves").search(words)
    name = f"elected {'from' if own else 'by'} {token.text}" if token else "elected"
    kind = _of_heading(reading, line)
    if kind and token is None:
        key, name = (ELECTED if kind.startswith("elected") else f"S:{kind}"), kind
    low, high = _number(reading, words[found.start() :], count)
    low = 0 if re.match(r"there (?:may|can) be\b", words) else low
    keys = {key, f"clause:{line.sentence.clause}"}
    group = reading.draft.add(name, keys, low, high, line.sentence)
    group.who = group.who or _who(line, found, chooser, among)
    return True


def _counts(reading: Reading, line: Line, found: re.Match[str], count: Count) -> bool:
    words = line.words
    before, after = words[: found.start("n")], words[found.end("n") :]
    if re.match(r"(?: of (?:them|these))? (?:shall|must|are to|are|will) (?:be )?<[UCXA]", after):
        return False  # a quota
    if re.match(r"(?: (?!elected)[\w'-]+){0,3} <S\d+>", after) or re.search(r"<S\d+>", found[0]):
        return False  # a kind of seat by its own name: counted already
    if pattern("conditional").search(before):
        return False
    if re.search(r"\bof (?:whom|which|them|these)\b,? <N", found[0]):
        return False  # "nine members, of whom two shall be elected": not nine
    if re.search(r"\b(?:of (?:the|those|these)|these|those|the|any) $", before):
        return False
    if re.match(
        r" of (?:the|those) (?:first(?:ly)?|above|afore|before|last)[- ]?(?:mentioned|named|listed|said)\b",
        after,
    ):
        return False  # counted already
    if count.low == 1 == count.high and not (pattern("consists").search(words) or words.startswith("there ")):
        return False
    heading = line.sentence.heading.lower()
    places = ("board", "committee", "trustee", "director", "council", "election", "place", "seat")
    return bool(re.search(r"<[BT]\d+>", words)) or any(word in heading for word in places)


def _number(reading: Reading, words: str, count: Count) -> Number:
    """The number of all, where so many are elected for each region."""
    times = reading.each(words)
    low, high = count.low, count.high
    if "being <N" in words or not times or not times[0] or low is None or low != high or low > _FEW:
        return low, high
    return low * times[0], (high or 0) * (times[1] or times[0])


def _who(
    line: Line, found: re.Match[str], chooser: re.Match[str] | None, among: re.Match[str] | None
) -> Who | None:
    if among:
        return who_in(line.tagged, line.words[found.start() :])
    if chooser and pattern("from_themselves").search(line.words):
        return _whom(line.tagged.token(chooser["c"]))
    return None


def _whom(token: Token) -> Who:
    return "users" if token.kind == "U" else token.who or "anyone"


def _of_heading(reading: Reading, line: Line) -> str:
    """The kind of seat that the heading of a clause names: "Directors at Large"."""
    heading = line.sentence.heading.lower().strip()
    plain = re.sub(rf"\b(?:{reading.people})s?\b", "", heading).strip(" -–—:.")
    if plain in ("", heading) or len(heading.split()) > 4 or _GENERIC.search(plain):
        return ""
    return heading.removesuffix("s")
