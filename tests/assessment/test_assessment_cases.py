"""Small dossiers and the answers that the decision table and the label guide allow."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from .dossiers import Case, gc7, load_cases

TRAPS = Path(__file__).parents[1] / "language" / "data" / "traps.txt"

CASES = load_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_case(case: Case) -> None:
    result = gc7().assess(case.organisation)
    assert result.status in case.status, (result.explanation, [e.quote for e in result.evidence])
    if case.basis:
        assert result.basis == case.basis


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_the_verdicts_do_not_contradict_the_status(case: Case) -> None:
    result = gc7().assess(case.organisation)
    verdicts = {key: criterion.verdict for key, criterion in result.criteria.items()}
    if result.status == "user_led":
        assert verdicts["governed"] != "not_met"
        assert "met" in verdicts.values()
        assert verdicts["independence"] != "not_met"
    if not case.organisation.documents:
        assert set(verdicts.values()) == {"unknown"}


def test_every_trap_of_the_research_is_tried() -> None:
    """Each of the 28 traps has a dossier or a sentence here."""
    in_dossiers = {number for case in CASES for number in case.trap}
    lines = TRAPS.read_text(encoding="utf-8").splitlines()
    heads = {
        int(line.split()[1])
        for line, after in pairwise([*lines, ""])
        if line.startswith("# ") and line.split()[1].isdigit() and after and not after.startswith("#")
    }
    assert in_dossiers | heads == set(range(1, 29))


def test_all_four_answers_and_three_grounds_occur() -> None:
    results = [gc7().assess(case.organisation) for case in CASES]
    assert {result.status for result in results} == {"user_led", "user_group", "not_user_led", "unclear"}
    assert {result.basis for result in results} == {"rule", "fact", "claim", None}
