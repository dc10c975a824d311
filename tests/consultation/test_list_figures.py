"""What LISTS.md says is what comes out today; the measure itself sees errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.gate import read_floors, too_low
from evaluation.lists import PAGE, Measured, figures_of, measure, page


@pytest.fixture(scope="module")
def measured() -> list[Measured]:
    return measure()


def test_the_page_says_what_comes_out(measured: list[Measured]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(measured), "run: python -m evaluation lists"


def test_no_figure_is_below_its_floor(measured: list[Measured]) -> None:
    assert not too_low(figures_of(measured), read_floors()["lists"])
    assert {each.source.format for each in measured} >= {"pdf", "docx", "odt", "html", "xlsx", "ods", "csv"}


def test_the_measure_sees_every_kind_of_error(tmp_path: Path) -> None:
    (tmp_path / "wrong.txt").write_text(
        "format: txt\nabout: what is right here is wrong on purpose\n---\n"
        "Councils: => §\n"
        "Harrowmere Deaf Club => Fernham Deaf Club\n"
        "Open Gate => =\n"
        "Alder Forum => Alder + Forum\n"
        "Otterwick Society => @\n"
        "Zquorn ~Vexilt~\n"
    )
    (each,) = measure(tmp_path)
    told = figures_of([each])
    assert told["precision"] == pytest.approx(1 / 5)
    assert told["recall"] == pytest.approx(1 / 4)
    assert told["unnamed"] == told["joint"] == 0
    assert {error.split(":")[0] for error in each.errors} == {"missed", "wrong", "unnamed", "shown"}


def test_a_list_that_is_refused_counts_as_missed(tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("format: txt\nabout: no name\n---\n12 => Anytown Club\n")
    (each,) = measure(tmp_path)
    assert figures_of([each])["recall"] == 0 and "names" in each.errors[0]
