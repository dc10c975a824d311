"""Rule against fact: a dated count below what the rules guarantee is flagged, and never averaged."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ulo_classify import Assessment, Document, Organisation

from .dossiers import gc7

RULE = "3. There shall be nine trustees. At least six of the trustees must be Deaf people."


def assess(said: str, *, rule_date: str | None = "2019", date: str | None = "2026-03") -> Assessment:
    documents = (
        Document(text=RULE, kind="governing_document", name="rules", date=rule_date),
        Document(text=said, kind="annual_report", name="report", date=date),
    )
    return gc7().assess(Organisation(name="Hollin Society", documents=documents))


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("Four of our nine trustees are Deaf people.", "4 of 9"),
        ("In March 2026, 4 of our 9 trustees are Deaf people.", "4 of 9"),
        ("At 31 March 2026 four of the nine trustees were Deaf people.", "4 of 9"),
        ("Four of our nine trustees are Deaf people, and one preferred not to say.", "from 4 of 9 to 5 of 9"),
        ("Four of the nine trustees are Deaf people. One did not answer.", "from 4 of 9 to 5 of 9"),
    ],
)
def test_a_dated_count_below_the_rule_is_flagged(said: str, counted: str) -> None:
    result = assess(said)
    (flag,) = result.flags
    assert flag.kind == "breached_rule"
    assert counted in flag.explanation
    assert "2/3" in flag.explanation
    assert [each.document for each in flag.evidence] == ["report", "rules"]
    assert result.control["board"].low == Fraction(2, 3)  # not averaged
    assert result.criteria["governed"].verdict == "conflicting"


@pytest.mark.parametrize(
    "said",
    [
        "Six of our nine trustees are Deaf people.",
        "Seven of our nine trustees are Deaf people.",
        "Four of our nine trustees are Deaf people, and two preferred not to say.",  # may be six
        "Four of our nine volunteers are Deaf people.",
        "Our aim is that four of our nine trustees are Deaf people.",
        "All our trustees are Deaf people.",
    ],
)
def test_a_count_that_keeps_the_rule_is_no_breach(said: str) -> None:
    assert assess(said).flags == ()


def test_a_count_without_a_date_or_from_before_the_rule_is_no_breach() -> None:
    said = "Four of our nine trustees are Deaf people."
    assert assess(said, date=None).flags == ()
    assert assess(said, date="2015").flags == ()
    assert assess(said, rule_date=None).flags != ()
