"""Whole governing documents: what their clauses say together decides, not a sentence on a committee."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from ulo_classify import Assessment, Document, Organisation
from ulo_classify.assessment.whole import is_open_to_all

from .dossiers import gc7

CORPUS = Path(__file__).parents[2] / "corpora" / "rules"
PADDING = "The Society may hire rooms, publish a newsletter and insure its property. " * 90
DEFINED = '1. "Full Member" means a Member who is Deaf. Anyone else may be an Associate Member.\n'
BOARD = "2. There shall be six Elected Trustees. Only a Full Member may stand.\n"
ADDED = "3. The trustees may co-opt up to two further trustees, who need not be Members.\n"
OVERRULED = "4. The Larchmere Trust may at any time remove any trustee.\n"
COMMITTEE = "5. There shall be a Newsletter Committee. All members of this committee shall be Deaf people.\n"
SOME = "2. There shall be nine trustees. At least three of the trustees must be Deaf people.\n"


def assess(*clauses: str) -> Assessment:
    text = f"RULES OF THE HOLLIN SOCIETY\n\n{PADDING}\n\n" + "\n".join(clauses)
    document = Document(text=text, kind="governing_document")
    return gc7().assess(Organisation(name="Hollin Society", documents=(document,)))


def test_two_steps_and_co_option_still_give_users_the_board() -> None:
    result = assess(DEFINED, BOARD, ADDED)
    assert (result.status, result.basis) == ("user_led", "rule")
    assert result.criteria["governed"].verdict == "met"
    assert any("Full Member may stand" in evidence.quote for evidence in result.evidence)


def test_a_guarantee_is_hollow_where_somebody_else_may_remove_the_trustees() -> None:
    result = assess(DEFINED, BOARD, ADDED, OVERRULED)
    assert (result.status, result.basis) == ("user_group", "rule")
    assert any("Larchmere Trust may" in evidence.quote for evidence in result.evidence)
    assert result.criteria["independence"].verdict == "not_met"


def test_a_committee_of_users_is_no_board_of_users() -> None:
    assert assess(COMMITTEE).status == "unclear"
    assert assess("2. There shall be six trustees.\n", COMMITTEE).status == "unclear"


def test_seats_that_users_are_kept_from_show_who_holds_the_body() -> None:
    classes = (
        '1. "Full Member" means a parent of a person with cerebral palsy who does not have cerebral palsy.\n'
        "2. There shall be six Elected Trustees. Only a Full Member may be an Elected Trustee.\n"
    )
    result = assess(classes, "3. The Bishop may name two trustees, who may be any adults.\n")
    assert (result.status, result.basis) == ("not_user_led", "rule")
    assert any("Full Member may be" in evidence.quote for evidence in result.evidence)


@pytest.mark.parametrize(
    ("clauses", "is_open"),
    [
        (
            (
                "2. There shall be six trustees.",
                "4. Any person may be a member. General meetings are held yearly.",
            ),
            True,
        ),
        (("2. There shall be six trustees.",), False),  # nothing on members
        (
            (
                "2. There shall be six trustees.",
                "4. Only Deaf people may be members. General meetings are held yearly.",
            ),
            False,
        ),
        ((SOME, "4. Any person may be a member. General meetings are held yearly."), False),
    ],
)
def test_rules_that_leave_everything_open_are_told_apart(clauses: tuple[str, ...], is_open: bool) -> None:
    text = f"RULES OF THE HOLLIN SOCIETY\n\n{PADDING}\n\n" + "\n".join(clauses)
    assert is_open_to_all(Document(text=text, kind="governing_document")) is is_open


def test_some_seats_are_no_majority() -> None:
    result = assess(SOME)
    assert (result.status, result.basis) == ("user_group", "rule")
    assert result.criteria["governed"].verdict != "met"


@pytest.mark.parametrize(("stem", "right", "false"), [("b", 9, 0), ("c", 11, 0), ("d", 7, 1), ("i", 9, 0)])
def test_statuses_of_whole_documents_do_not_get_worse(stem: str, right: int, false: int) -> None:
    """Floors on documents whose errors have been read; raise them when they are passed."""
    rows = [json.loads(line) for line in (CORPUS / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines()]
    found: Counter[tuple[str, str]] = Counter()
    for row in rows:
        document = Document(text=row["text"], kind="governing_document")
        result = gc7().assess(Organisation(name=row["title"], documents=(document,)))
        found[row["status"], result.status] += 1
        for evidence in result.evidence:
            assert row["text"][evidence.start : evidence.end] == evidence.quote
    assert sum(number for (label, got), number in found.items() if label == got) >= right
    called_user_led = sum(number for (label, got), number in found.items() if label != got == "user_led")
    assert called_user_led <= false
