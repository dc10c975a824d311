"""How many, and which share: numbers in running words as ranges and fractions.

"Not fewer than six nor more than nine", "up to three (3)", "five, six or seven", "nine at the most";
"at least two thirds", "51% or more", "a majority", "one half".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: at for at, word in enumerate(_ONES)}
_VALUES |= {word: 20 + 10 * at for at, word in enumerate(_TENS)}
_VALUES |= {"hundred": 100, "both": 2}
_TENS_WITH = "|".join(_TENS)
_UNITS = "|".join(_ONES[1:10])
_WORDED = rf"(?:(?:{_TENS_WITH})(?:[ -](?:{_UNITS}))?|{'|'.join(sorted(_ONES[1:], key=len, reverse=True))})"
_FIGURE = r"\d{1,6}(?:,\d{3})*"
X = rf"(?:\b{_WORDED}\b(?: ?\(\d+\))?|(?<![\d.,£$€])\b{_FIGURE}\b(?![.,]\d)(?: ?\((?:{_WORDED})\))?)"
"""One whole number, in words or figures, with its gloss."""

_NEG = r"(?:not|no|never|nor)(?: be| number| have| to be| in any (?:event|case))?(?: any)?"
_LOWER = (
    rf"(?:{_NEG} (?:fewer|less|lower|smaller) than|{_NEG} (?:be )?(?:inferior to|below)|at least|at the least"
    r"|(?:a |the )?minimum(?: number)?(?: of)?|as few as|from)"
)
_UPPER = (
    rf"(?:{_NEG} (?:more|greater|larger|higher) than|{_NEG} (?:to )?exceed(?:ing)?|nor (?:superior to|exceed(?:ing)?)"
    r"|at most|at the most|up to|(?:a |the )?maximum(?: number)?(?: of)?|as many as|exceed(?:ing)?)"
)
_GLUE = r"(?:,? (?:and|but|or|nor|to|yet)|,| -| –)?"
_NOUN = r"(?: (?!and |or |nor |but )[a-z-]+){0,3}?"
_OF_WHAT = (
    r"(?: number| total| size)?(?: of [a-z' -]{2,50}?)? (?:is|are|shall be|must be|will be|is to be|:|being)"
)
_NAMED_MOST = rf"(?:maximum|greatest|largest|upper limit){_OF_WHAT}"
_NAMED_LEAST = rf"(?:minimum|smallest|least|lower limit){_OF_WHAT}"
_RANGES = (
    (re.compile(rf"(?:between|from) (?P<low>{X}) (?:and|to) (?P<high>{X})"), "both"),
    (re.compile(rf"{_LOWER} (?P<low>{X}){_NOUN}{_GLUE} (?:be )?{_UPPER} (?P<high>{X})"), "both"),
    (re.compile(rf"{_UPPER} (?P<high>{X}){_NOUN}{_GLUE} (?:be )?{_LOWER} (?P<low>{X})"), "both"),
    (
        re.compile(
            rf"(?:neither|not|no) (?:fewer|less) than (?P<low>{X}){_NOUN},? (?:and|n?or) (?:(?:no|not) )?"
            rf"(?:more|greater) than (?P<high>{X})"
        ),
        "both",
    ),
    (re.compile(rf"(?P<low>{X}){_NOUN} at (?:the )?least,? and (?P<high>{X})(?: at (?:the )?most)"), "both"),
    (re.compile(rf"(?P<low>{X})(?:, {X})+,? or (?P<high>{X})"), "both"),
    (re.compile(rf"(?P<low>{X}) (?:to|or) (?P<high>{X})"), "both"),
    (re.compile(rf"(?P<low>{X}) ?[–-] ?(?P<high>{X})"), "both"),
    (re.compile(rf"{_LOWER} (?P<low>{X})"), "low"),
    (re.compile(rf"(?P<low>{X}) (?:or more(?! than)|at (?:the )?least)\b"), "low"),
    (re.compile(rf"{_NAMED_MOST} (?P<high>{X})"), "high"),
    (re.compile(rf"{_NAMED_LEAST} (?P<low>{X})"), "low"),
    (re.compile(rf"{_UPPER} (?P<high>{X})"), "high"),
    (re.compile(rf"(?:more|greater) than (?P<low>{X})"), "over"),
    (re.compile(rf"(?P<high>{X}) (?:or (?:fewer|less)|at (?:the )?most)\b"), "high"),
    (re.compile(rf"(?:fewer|less) than (?P<high>{X})"), "under"),
    (re.compile(rf"(?P<low>{X})"), "exact"),
)
_ANY_NUMBER = _RANGES[-1][0]  # every shape holds one
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:clauses?|articles?|rules?|sections?|regulations?|schedules?|items?|parts?|paragraphs?|bylaws?|by-laws?"
    r"|aged?|no\.|nos\.|chapter|law|act|note|appendix|annex|version|page|step|art\.|arts\.|sec\.|under|turned"
    r"|sub-?clauses?|sub-?rules?|sub-?sections?|reaching|attained|and over|january|february|march|april|(?<=of )may|(?<=in )may|(?<=by )may|(?<=st )may|(?<=th )may|june|july|august|september|october|november|december)"
    r"|[£$€]|\brs\.?)(?: \([a-z0-9]+\))? ?$"
)
_NO_COUNT_AFTER = re.compile(
    r" ?(?:%|per ?cent|percent|[\w-]+['’] (?!(?:representatives?|delegates?|nominees?|advocates?|members?|trustees?|directors?|governors?|councillors?|places?|seats?)\b)|(?:[a-z-]+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|times?|pounds?|dollars?"
    r"|euros?|shillings|rupees|rand|miles|kilometres|working|clear|calendar|consecutive|successive|copies"
    r"|o['’]clock|terms?|per|times|descriptions?|kinds|sorts|types|categories|classes|votes|offices|halves|thirds|quarters|ways|reasons|conditions|names|parts|sections|pages|miles|signatories)\b|or (?:over|older|above)\b|and over\b|st\b|nd\b|rd\b|th\b|(?:january|february|march|april|may|june|july|august|september|october|november|december) ?\d|signatures?\b)"
)
_MORE_CLAUSES = re.compile(
    r"\b(?:clauses|articles|rules|sections|paragraphs|bylaws|by-laws|regulations) [\d.]+(?:\(\w+\))*(?:, [\d.]+(?:\(\w+\))*)*,? (?:and|or|to|,) $"
)
_AGE = re.compile(
    r"(?:at least |not less than |under |over |more than )?(?:16|17|18|21|sixteen|seventeen|eighteen|twenty[ -]one)(?: or (?:more|over))?"
)
_AGED = re.compile(
    r"\b(?:be|is|are|of|who is|and|aged|turned|under|over)(?: at least| not less than| not under| over)? $"
)
_NO_NOUN = re.compile(r"$|[.,;:)]| (?:and|or|may|who|on|at|when|can|shall|must)\b")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_CLAUSE_FIGURE = re.compile(r"\d+(?:\.\d+)+|\d+\(\w")

_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
}
_PARTS |= {
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
}
_PARTS |= {"ninths": 9, "ninth": 9, "tenth": 10, "tenths": 10, "twelfth": 12, "twelfths": 12, "twentieth": 20}
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_FRACTION = (
    rf"(?:(?:\b(?P<num>{_WORDED}|a)[ -]?|\b)(?P<part>{_PART})\b(?: ?\([^)]{{1,12}}\))?"
    rf"|(?P<top>\d{{1,2}}) ?/ ?(?P<bottom>\d{{1,2}})(?!\d)"
    rf"|(?P<some>{_WORDED}|\d{{1,2}}) (?:in|out of)(?: every)? (?P<every>{_WORDED}|\d{{1,2}})\b(?! [a-z]*years)"
    rf"|(?:(?P<pct>{_FIGURE})|(?P<pctw>{_WORDED}))(?: ?\([\d ]+%?\))? ?(?:%|per ?cent(?:um)?\b|percent\b)(?: ?\(\d+ ?%\))?)"
)
_LOW_SHARE = rf"(?:{_NEG} (?:fewer|less) than|at least|(?:a )?minimum of)"
_HIGH_SHARE = rf"(?:{_NEG} (?:more|greater) than|{_NEG} (?:to )?exceed|at most|up to|(?:a )?maximum of|as many as|exceed(?:ing)?)"
_SHARES = (
    (re.compile(rf"(?:{_LOW_SHARE} )?{_FRACTION}(?: ?(?:\+|plus) ?(?:1|one)(?: \w+)?)"), "over"),
    (re.compile(rf"{_LOW_SHARE} {_FRACTION}"), "low"),
    (re.compile(rf"{_HIGH_SHARE} {_FRACTION}"), "high"),
    (re.compile(rf"{_FRACTION},? or more\b"), "low"),
    (re.compile(rf"(?:more|greater) than {_FRACTION}"), "over"),
    (re.compile(rf"(?:over|above) {_FRACTION}"), "over"),
    (re.compile(rf"(?:fewer|less) than {_FRACTION}"), "under"),
    (re.compile(rf"{_FRACTION}(?: at (?:the )?least)"), "low"),
    (re.compile(rf"{_FRACTION}"), "exact"),
)
_ANY_SHARE = _SHARES[-1][0]  # every shape holds one
_MAJORITY = re.compile(
    r"\b(?:(?:a|the|an|clear|overall|simple|absolute|numerical|any) ){1,3}majority(?: ?[\[(][^\])]{0,30}[\])])?"
    r"|\bmore than half\b|\bmost (?:of\b|(?=the\b))|\bthe greater (?:part|number)\b|\bhalf or less\b"
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or seats: `low` and `high`, None where there is no such limit; offsets in the words.

    `negated`: words such as "may not be more than" stand before, already taken into account.
    """

    low: int | None
    high: int | None
    start: int
    end: int

    @property
    def exact(self) -> bool:
        """True of a plain number."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class Part:
    """A share. `bound`: "low" (at least), "over" (more than), "high" (at most), "under", or "exact"."""

    share: Fraction
    bound: str
    start: int
    end: int


def number_of(words: str) -> int | None:
    """A whole number from words or figures."""
    plain = re.sub(r"\(.*?\)", "", words).strip().replace(",", "").replace("-", " ")
    if plain.isdigit():
        return int(plain)
    values = [_VALUES.get(word) for word in plain.split()]
    return None if not values or None in values else sum(value or 0 for value in values)


def parts_in(words: str) -> list[Part]:
    """The shares in some words (small letters), from left to right."""
    taken: list[Part] = []
    for shape, bound in _SHARES if _ANY_SHARE.search(words) else ():
        for found in shape.finditer(words):
            share = _fraction(found)
            if share is not None and not _overlaps(taken, *found.span()) and not _is_ordinal(found, words):
                taken.append(Part(share, bound, *found.span()))
    for found in _MAJORITY.finditer(words):
        if not _overlaps(taken, *found.span()):
            taken.append(Part(Fraction(1, 2), "over", *found.span()))
        elif found[0].startswith("more than half"):
            continue
    return sorted(taken, key=lambda part: part.start)


def counts_in(words: str, parts: Sequence[Part] | None = None) -> list[Count]:
    """The numbers in some words (small letters) that can count people, from left to right.

    Args:
        words: the words.
        parts: the shares in them, where they have been looked for.
    """
    if not _ANY_NUMBER.search(words):
        return []
    found_parts = parts_in(words) if parts is None else parts
    taken: list[Count] = [Count(None, None, part.start, part.end) for part in found_parts]
    shares = len(taken)
    hidden: list[Count] = []
    for shape, bound in _RANGES:
        for found in shape.finditer(words):
            if _overlaps([*taken, *hidden], *found.span()) or not _counts(words, *found.span()):
                continue
            count = _count(found, bound, denied=bool(_DENIED.search(words[: found.start()])))
            if count is not None:
                taken.append(count)
            if count is not None or bound == "under":
                hidden.append(Count(None, None, *found.span()))
    return _joined(sorted(taken[shares:], key=lambda count: count.start), words)


_DENIED = re.compile(
    r"\b(?:not|no|never|nor|neither|cannot|at no time)\b(?:(?! but )[^.;,]){0,30}$"
    # "in no case shall the committee have among its members fewer than five"
    r"|(?:^|[;:,] (?:and |but )?)(?:at no time|at no (?:point|moment|stage)|in no (?:case|event|circumstances)|under no circumstances|on no occasion|never) "
    r"(?:shall|must|may|can|should|will|is|are)\b[^.;,]{0,90}$"
)
_JOINS = re.compile(
    r",? ?(?:(?:and|or|nor|but|to)\b)?,? ?(?:(?:it|they|there|that|the number|which)? ?(?:shall|must|may|is|are|can|to|will)?(?: be)?)? ?$"
)


def _joined(counts: list[Count], words: str) -> list[Count]:
    """One range from a lower and an upper limit that stand beside each other."""
    found: list[Count] = []
    for count in counts:
        last = found[-1] if found else None
        if last is not None and _JOINS.match(words[last.end : count.start]):
            low = last.low if last.low is not None else count.low
            high = last.high if last.high is not None else count.high
            one_each = (last.low is None) != (count.low is None) and (last.high is None) != (
                count.high is None
            )
            if one_each and low is not None and high is not None and low <= high:
                found[-1] = Count(low, high, last.start, count.end)
                continue
        found.append(count)
    return found


def _count(found: re.Match[str], bound: str, *, denied: bool) -> Count | None:
    groups = found.groupdict()
    low = number_of(groups["low"]) if groups.get("low") else None
    high = number_of(groups["high"]) if groups.get("high") else None
    if bound == "both" and (low is None or high is None or low > high):
        return None
    if bound == "exact":
        high = low
    if bound == "over" and low is not None:
        low, high = (None, low) if denied else (low + 1, None)
    if bound == "under" and high is not None:
        if not denied:
            return None  # "if there are fewer than four" tells when, not how many
        low, high = high, None
    if bound == "both" and _SPOKEN.search(
        found[0]
    ):  # a noun stands inside: "six trustees and not more than nine"
        first = min(found.end("low"), found.end("high"))
        return Count(low, high, found.start(), first)
    name = "high" if low is None else "low"
    start = found.start(name) if _NAMED.match(found[0]) else found.start()
    return Count(low, high, start, found.end())


_SPOKEN = re.compile(
    r"(?:trustee|director|governor|member|councillor|person|people|place|seat|officer|individual)"
)
_NAMED = re.compile(
    r"(?:maximum|greatest|largest|upper limit|minimum|smallest|least|lower limit)\b(?! of [\d\w-]+$)"
)


def _counts(words: str, start: int, end: int) -> bool:
    """True unless the words around make the number a reference, an age, a date or a length of time."""
    before, after = words[max(0, start - 60) : start], words[end : end + 48]
    if _MORE_CLAUSES.search(before):
        return False
    before = before[-24:]
    if _NO_COUNT_BEFORE.search(before) or _NO_COUNT_AFTER.match(after):
        return False
    if before.endswith("(") and after.startswith(")"):
        return False
    if _AGE.fullmatch(words[start:end]) and _AGED.search(before) and _NO_NOUN.match(after):
        return False
    if _YEAR.fullmatch(words[start:end]):
        return False
    if _CLAUSE_FIGURE.match(words, start) or (after.startswith(("(", ".")) and after[1:2].isalnum()):
        return False
    return not re.search(
        r"\b(?:no|any|every|each|some|which|this|that|the other|another|which) $", before
    ) or words[start:end] not in ("one", "ones")


def _fraction(found: re.Match[str]) -> Fraction | None:
    groups = found.groupdict()
    if groups.get("part"):
        top = 1 if groups["num"] in (None, "a") else number_of(groups["num"])
        share = Fraction(top or 1, _PARTS[groups["part"]])
    elif groups.get("some"):
        some, every = number_of(groups["some"]), number_of(groups["every"])
        if not some or not every or some >= every or every > 12:
            return None
        share = Fraction(some, every)
    elif groups.get("top"):
        if int(groups["bottom"]) == 0:
            return None
        share = Fraction(int(groups["top"]), int(groups["bottom"]))
    else:
        value = number_of(groups["pct"] or groups["pctw"] or "")
        share = Fraction(value or 0, 100)
    return share if 0 < share <= 1 else None


def _is_ordinal(found: re.Match[str], words: str) -> bool:
    """True of "the third" that is no share ("to the Second and to the Third")."""
    plain = re.fullmatch(r"(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)", found[0])
    before, after = words[: found.start()], words[found.end() :]
    return bool(plain) and before.endswith("the ") and not re.match(r" (?:of|part)\b", after)


def _overlaps(taken: list[Part] | list[Count], start: int, end: int) -> bool:
    return any(each.start < end and start < each.end for each in taken)
