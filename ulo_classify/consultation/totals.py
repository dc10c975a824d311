"""What a list says about its own length, against what was read from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ulo_classify.consultation.names import fold
from ulo_classify.consultation.words import word_list, word_set
from ulo_classify.schema import ListEntry

_MOST_NAMED = 12
_LONGEST_COUNT = 10
_OPENING = frozenset(["and", "plus", "others", "other", "more", "another", "counting"])
# At the end of a longer line these may belong to a name.
_WORDS_ALONE = frozenset({"others", "and other"})


class Stated(NamedTuple):
    """A number that the source states: of "all" entries, of "bodies" or of "people"."""

    kind: str
    number: int
    line: int


def stated_in(text: str, line: int) -> list[Stated]:
    """Find the totals that a heading or a sentence states ("62 responses, 40 from organisations")."""
    found = []
    for kind, family in (("all", "counted_all"), ("bodies", "counted_bodies"), ("people", "counted_people")):
        nouns = "|".join(re.escape(noun) for noun in word_list("headings", family))
        pattern = rf"(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})\s+(?:[a-z-]+\s+){{0,2}}?(?:{nouns})\b"
        for match in re.finditer(pattern, fold(text)):
            words = match.group().split()[1:-1]
            if not set(words) & {"of", "from", "and", "in", "by", "to"}:
                found.append(Stated(kind, int(match.group(1).replace(",", "")), line))
    return found


def is_open_ended(text: str) -> bool:
    """Tell whether a line only says that there are more respondents ("and 14 others", "12 individuals")."""
    text = re.sub(r"(?<=\w)\s*[(\[][^()\[\]]*[)\]][.;]?$", "", text)
    words = re.sub(r"[^\w\s]+", " ", fold(text)).split()
    counted = bool(words) and words[0].isdigit()
    words = [word for word in words if not word.isdigit()]
    if " ".join(words) in word_set("headings", "open_ended") or _counts_people(text):
        return True
    known = _counting_words()
    has_digit = any(char.isdigit() for char in text)
    return has_digit and bool(words) and set(words) <= known and (counted or bool(set(words) & _OPENING))


@cache
def _counting_words() -> frozenset[str]:
    """Words that a line may be made of that counts respondents and names none."""
    nouns = {
        word
        for family in ("counted_all", "counted_bodies", "counted_people", "counted_relatives")
        for noun in word_list("headings", family)
        for word in noun.split()
    }
    others = {"a", "further", "anonymous", "private", "who", "signed", "individual", "individuals"}
    return frozenset(nouns | others | _OPENING)


def _counts_people(text: str) -> bool:
    """Tell whether a line counts people in words: "Two people with lived experience"."""
    words = re.findall(r"[\w'’-]+", text)
    nouns = {noun for noun in word_list("headings", "counted_people") if " " not in noun}
    nouns |= word_set("headings", "counted_relatives")
    return (
        1 < len(words) <= _LONGEST_COUNT
        and all(word[0].islower() for word in words[1:])
        and (
            (
                fold(words[0]) in word_set("headings", "number_words")
                and any(fold(w) in nouns for w in words[1:4])
            )
            or (words[0] in nouns and words[1] in {"with", "who", "from", "living", "in", "and"})
        )
    )


def without_open_end(text: str) -> tuple[str, bool]:
    """Cut "and others" and its like off the end of a line; tell whether it was there."""
    found = _open_end().search(text)
    return (text[: found.start()], True) if found else (text, False)


@cache
def _open_end() -> re.Pattern[str]:
    ends = "|".join(
        re.escape(end).replace(r"\ ", r"\s+")
        for end in word_list("headings", "open_ended")
        if end not in _WORDS_ALONE
    )
    return re.compile(rf"(?<=\w)(?:[\s,;]+|\s*\()(?:{ends})\)?[\s.]*$", re.IGNORECASE)


def compare(stated: Sequence[Stated], entries: Sequence[ListEntry]) -> list[str]:
    """Write a note for every stated total that differs from what was read."""
    read = {
        "all": len(entries),
        "bodies": sum(entry.kind == "organisation" for entry in entries),
        "people": sum(entry.kind == "individual" for entry in entries),
    }
    names = {"all": "entries", "bodies": "organisations", "people": "individuals"}
    joint = [entry.joint_id for entry in entries if entry.joint_id]
    shared = len(joint) - len(set(joint))  # bodies beyond the first of each joint reply
    return [
        f"Line {total.line} states {total.number} {names[total.kind]}; {read[total.kind]} were read."
        for total in dict.fromkeys(stated)
        if total.kind in read and total.number not in (read[total.kind], read[total.kind] - shared)
    ]


def numbering_gaps(numbers: Sequence[int]) -> list[str]:
    """Write a note where the list's own numbering skips; a smaller number starts a new count."""
    missing = [
        gone for before, after in pairwise(numbers) for gone in range(before + 1, min(after, before + 50))
    ]
    if not missing:
        return []
    shown = ", ".join(map(str, missing[:_MOST_NAMED])) + (", ..." if len(missing) > _MOST_NAMED else "")
    return [f"The numbering of the list skips {shown}."]


def line_list(numbers: Sequence[int]) -> str:
    """Write line numbers for a note: "line 3", "lines 3, 9 and 12", shortened when there are many."""
    unique = sorted(set(numbers))
    if len(unique) == 1:
        return f"line {unique[0]}"
    if len(unique) > _MOST_NAMED:
        return f"lines {', '.join(map(str, unique[:_MOST_NAMED]))} and {len(unique) - _MOST_NAMED} more"
    return f"lines {', '.join(map(str, unique[:-1]))} and {unique[-1]}"
