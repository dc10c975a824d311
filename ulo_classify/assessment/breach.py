"""Rule against fact: a dated count of the board that is below what its rules guarantee.

A rule and a count are never averaged. Where the count is lower, a rule is breached or a seat is vacant, and a
flag says so with both passages. People on the board who did not say what they are widen the count: none of
them is a user at its least, all are at its greatest.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from ulo_classify.assessment.control import Control
from ulo_classify.assessment.evidence import cite, name_of
from ulo_classify.assessment.findings import Finding, Findings
from ulo_classify.assessment.words import share_words
from ulo_classify.governance.numerals import counts_in
from ulo_classify.schema import Flag

KIND = "breached_rule"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Dates are no counts: "in March 2026, 4 of our 9 trustees".
_DATE = re.compile(r"\b\d{1,2} (?=[A-Z][a-z]+ (?:19|20)\d\d\b)|\b(?:19|20)\d\d\b")
_OF = re.compile(
    r"\b(?P<some>[\w-]+) (?:out )?of (?:the |our |its |their |all )*(?P<all>[\w-]+) (?=[a-z])", re.IGNORECASE
)
_SAYS = re.compile(r"\b(?P<n>[\w-]+)(?: (?:of them|others?|more|people|trustees|directors|members))? $")
_AFTER = 200  # characters after a count in which it is said how many did not say


@dataclass(frozen=True, slots=True)
class Count:
    """Users counted on a board: so many at least and at most, of all, and when."""

    low: int
    high: int
    total: int
    date: str


def breaches(findings: Findings, control: Control) -> tuple[Flag, ...]:
    """Flags for dated counts of the board below the share that rules make users sure of, one a passage."""
    share = control.shares.get("board")
    if share is None or not share.low:
        return ()
    rule = control.sources["board"].document
    found = []
    for finding in _counts_of_board(findings):
        count = count_in(finding)
        if count is None or Fraction(count.high, count.total) >= share.low or _is_older(count, rule.date):
            continue
        statement = finding.statement
        said = cite(finding.document, finding.index, statement.start, statement.end, f"flag: {KIND}")
        if said is not None:
            words = _words()["explanation"].format(
                sure=share_words(share.low),
                document=name_of(finding.document, finding.index),
                date=count.date,
                counted=_counted(count),
            )
            evidence = (said, *share.evidence[:1])
            found.append(
                Flag(kind=KIND, evidence=evidence, explanation=words, would_clear=_words()["would_clear"])
            )
    return tuple(found)


def count_in(finding: Finding) -> Count | None:
    """The count that a passage gives, "4 of our 9 trustees"; None without one, or without a date."""
    text, statement = finding.document.text, finding.statement
    before = text[max(0, statement.start - _AFTER) : statement.start]
    start = statement.start - len(re.split(r"[.!?]\s|\n", before)[-1])
    sentence = re.split(r"(?<=[.!?])\s|\n\n", text[start : statement.end + _AFTER])
    said = " ".join(sentence[:2])
    year = _YEAR.search(sentence[0])
    date = year[0] if year else finding.document.date
    if date is None or (statement.force == "past" and not year):
        return None
    plain = _DATE.sub("", said)
    for found in _OF.finditer(plain):
        some, total = _number(found["some"]), _number(found["all"])
        if some is not None and total is not None and some < total:
            silent = min(_undisclosed(plain[found.end() :]), total - some)
            return Count(some, some + silent, total, date)
    return None


def _counts_of_board(findings: Findings) -> Iterator[Finding]:
    for finding in findings.all:
        said = finding.statement
        if (said.asserts, said.group, said.body, said.scope) != (
            "composition",
            "users",
            "board",
            "organisation",
        ):
            continue
        if said.force in ("fact", "past") and not said.negated:
            yield finding


def _is_older(count: Count, rule: str | None) -> bool:
    """True of a count from before the rules were made."""
    return rule is not None and count.date[:4] < rule[:4]


def _undisclosed(words: str) -> int:
    for found in re.finditer("|".join(f"(?:{each})" for each in _words()["undisclosed"]), words):
        number = _SAYS.search(words[: found.start()])
        count = _number(number["n"]) if number else None
        if count is not None:
            return count
    return 0


def _number(word: str) -> int | None:
    found = counts_in(f"{word.lower()} people")
    return found[0].low if len(found) == 1 and found[0].low == found[0].high else None


def _counted(count: Count) -> str:
    low = f"{count.low} of {count.total}"
    if count.high == count.low:
        return low
    return str(_words()["between"]).format(low=low, high=f"{count.high} of {count.total}")


@cache
def _words() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("breach.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
