"""The assessor with a set of one's own, and with a bundled one other than gc7."""

from __future__ import annotations

from pathlib import Path

import pytest

from ulo_classify import Assessor, Document, Organisation
from ulo_classify.errors import CriteriaError

from .dossiers import gc7

HEAD = """
key = "mine"
name = "Mine"
version = "1"
source_status = "own"
[citation]
publisher = "We"
title = "Our rule"
year = "2024"
section = "1"
[users]
who = "Deaf people."
not_counted = "Others."
"""
BOARD = """
[[criterion]]
key = "board"
label = "Deaf people on the board"
question = "Are two thirds Deaf?"
reference = "rule 1"
body = "board"
operator = ">="
threshold = "2/3"
"""
BAR = """
[[criterion]]
key = "free"
label = "Free of others"
question = "Does nobody else appoint?"
reference = "rule 2"
asks = "independence"
role = "bar"
"""
STAFF = BOARD.replace('"board"', '"staff"').replace("2/3", "1/2")
RULE = "At least eight of the twelve trustees must be Deaf people. "
APPOINTED = "The Minister appoints the trustees and may remove them. "


def load(folder: Path, *parts: str) -> Assessor:
    file = folder / "mine.toml"
    file.write_text("".join((HEAD, *parts)), encoding="utf-8")
    return Assessor.load(criteria=file)


def body(text: str) -> Organisation:
    return Organisation(name="Hollin Society", documents=(Document(text=text, kind="governing_document"),))


def test_status_is_that_of_gc7_and_the_result_of_the_set_stands_beside_it(tmp_path: Path) -> None:
    result = load(tmp_path, BOARD).assess(body(RULE))
    assert (result.status, result.basis) == ("user_led", "rule")
    assert result.criteria_set == "mine"
    assert list(result.criteria) == ["board"]
    assert result.set_result is not None
    assert (result.set_result.verdict, result.set_result.decided_by) == ("met", ("board",))
    assert result.versions["criteria mine"] == "1"
    assert gc7().assess(body(RULE)).set_result is None


def test_silence_keeps_its_questions_under_another_set_and_adds_those_of_the_set() -> None:
    other = Assessor.load(criteria="odi_dpulo").assess(body("We meet on Mondays."))
    assert other.set_result is not None
    assert other.set_result.verdict == "unknown"
    asked = gc7().assess(body("We meet on Mondays.")).questions
    assert other.questions[: len(asked)] == asked
    assert other.questions[-1] == "Are at least 50% of the volunteers disabled people?"
    board = "At least nine of the twelve trustees must be Deaf people."
    assert Assessor.load(criteria="odi_dpulo").assess(body(board)).questions[1:] == (
        "Are at least 50% of the staff disabled people?",
        "Are at least 50% of the volunteers disabled people?",
    )


def test_a_bar_bars_and_its_silence_does_not(tmp_path: Path) -> None:
    assessor = load(tmp_path, BOARD, BAR)
    free = assessor.assess(body(RULE))
    assert free.criteria["free"].verdict == "unknown"
    assert free.set_result is not None
    assert free.set_result.verdict == "met"
    barred = assessor.assess(body(RULE + APPOINTED))
    assert barred.set_result is not None
    assert (barred.set_result.verdict, barred.set_result.decided_by) == ("not_met", ("board", "free"))
    assert "Minister" in barred.criteria["board"].evidence[0].quote


def test_one_of_several_is_enough(tmp_path: Path) -> None:
    either = [part.replace("body =", 'one_of = "shares"\nbody =') for part in (BOARD, STAFF)]
    together, apart = load(tmp_path, *either), load(tmp_path, BOARD, STAFF)
    first = together.assess(body(RULE)).set_result
    second = apart.assess(body(RULE)).set_result
    assert first is not None
    assert second is not None
    assert (first.verdict, second.verdict) == ("met", "unknown")
    neither = together.assess(body("At most four of the twelve trustees may be Deaf people.")).set_result
    assert neither is not None
    assert neither.verdict == "unknown"  # the staff may still be


def test_a_criterion_that_only_corroborates_decides_nothing(tmp_path: Path) -> None:
    staff = STAFF.replace("body =", 'role = "characteristic"\nbody =')
    found = load(tmp_path, BOARD, staff).assess(body(RULE)).set_result
    assert found is not None
    assert (found.verdict, found.decided_by) == ("met", ("board",))


def test_ones_own_set_stands_last_beside_the_others(tmp_path: Path) -> None:
    found = load(tmp_path, BOARD).compare(body(RULE))
    assert [each.key for each in found.sets][:: len(found.sets) - 1] == ["gc7", "mine"]
    assert found.sets[-1].verdict == "met"


def test_many_under_ones_own_set_in_two_processes(tmp_path: Path) -> None:
    assessor = load(tmp_path, BOARD)
    (tmp_path / "mine.toml").unlink()  # workers get the set, not the file
    results = list(assessor.assess_many([body(RULE), body("We meet.")], n_jobs=2))
    verdicts = [getattr(each, "set_result").verdict for each in results]  # noqa: B009  two kinds of result
    assert verdicts == ["met", "unknown"]


def test_all_is_no_set() -> None:
    with pytest.raises(CriteriaError, match="no criteria set 'all'"):
        Assessor.load(criteria="all")
