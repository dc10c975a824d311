"""Survival from dates: known rates come back, survivors alone tell nothing, every row left out is counted."""

from __future__ import annotations

import datetime as dt
from math import exp
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from ulo_classify.cli import main
from ulo_classify.errors import ReadingError, UloError
from ulo_classify.sector.survival import Life, measure, read_lives
from ulo_classify.sector.survival.tell import survival_lines, write_survival

SINCE, UNTIL = dt.date(2005, 1, 1), dt.date(2025, 1, 1)
RATES = {"user_led": 0.07, "not_user_led": 0.03}  # closures a body-year


def simulated(seed: int, count: int = 1200, sure: float = 1.0, *, hidden: bool = True) -> list[Life]:
    """Bodies that close at known rates; `hidden`: those that closed before 2005 are not on the register."""
    random = np.random.default_rng(seed)
    lives: list[Life] = []
    while len(lives) < count:
        status = "user_led" if random.random() < 0.35 else "not_user_led"
        born = dt.date(1985, 1, 1) + dt.timedelta(days=int(random.integers(0, 365 * 39)))
        died = born + dt.timedelta(days=int(random.exponential(1 / RATES[status]) * 365.25))
        if hidden and died < SINCE:
            continue
        other = "not_user_led" if status == "user_led" else "user_led"
        chances = {status: sure, other: 1 - sure} if sure < 1 else {status: 1.0}
        lives.append(Life(f"X-{len(lives)}", born, died if died <= UNTIL else None, None, chances))
    return lives


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_known_rates_come_back_though_early_closures_are_not_seen(seed: int) -> None:
    found = measure(simulated(seed), since=SINCE, until=UNTIL)
    curves = {curve.group: curve for curve in found.curves}
    for status, rate in RATES.items():
        for years in (5, 10):
            point = next(each for each in curves[status].points if each.years == years)
            width = point.high - point.low
            assert point.low - width / 4 < exp(-rate * years) < point.high + width / 4, (status, years)
    assert found.test is not None
    assert found.test.p < 0.001
    assert found.test.observed > found.test.expected


def test_without_late_entry_the_old_would_look_immortal() -> None:
    lives = simulated(4)
    right = {curve.group: curve for curve in measure(lives, since=SINCE, until=UNTIL).curves}["user_led"]
    wrong = {curve.group: curve for curve in measure(lives, since=dt.date(1985, 1, 1), until=UNTIL).curves}[
        "user_led"
    ]

    def after_ten(curve: object) -> float:
        return next(point.share for point in curve.points if point.years == 10)  # type: ignore[attr-defined]

    assert after_ten(wrong) > after_ten(right) + 0.05


def test_doubt_about_statuses_draws_the_groups_together_and_never_apart() -> None:
    def after_ten(sure: float) -> dict[str, float]:
        found = measure(simulated(5, sure=sure), since=SINCE, until=UNTIL)
        assert found.draws == (1 if sure == 1 else 40)
        return {c.group: p.share for c in found.curves for p in c.points if p.years == 10}

    known, doubtful = after_ten(1.0), after_ten(0.8)
    assert known["user_led"] < doubtful["user_led"] < doubtful["not_user_led"] < known["not_user_led"]


def test_the_same_documents_give_the_same_figures() -> None:
    lives = simulated(6, sure=0.7)
    assert measure(lives, since=SINCE, until=UNTIL) == measure(lives, since=SINCE, until=UNTIL)


def test_survivors_alone_tell_nothing() -> None:
    alive = [Life(f"X-{n}", dt.date(2000, 1, 1)) for n in range(200)]
    with pytest.raises(UloError, match="survivors alone"):
        measure(alive, until=UNTIL)


def test_too_few_bodies_give_no_curve_and_are_told_how_many_it_would_take() -> None:
    lives = [Life(f"X-{n}", dt.date(2000, 1, 1), dt.date(2010, 1, 1) if n < 3 else None) for n in range(60)]
    [curve] = measure(lives, since=SINCE, until=UNTIL).curves
    assert not curve.points
    assert curve.needed == 200  # ten closures at a rate of three in sixty
    told = list(survival_lines(read_lives_of(lives), measure(lives, since=SINCE, until=UNTIL)))
    assert any("no curve" in line and "200" in line for line in told)


def read_lives_of(lives: list[Life]):
    from ulo_classify.sector.survival import Lives

    return Lives(tuple(lives), {})


CSV = """org_id,Name,Date of registration,Date removed,Income
A-1,One,2001-02-03,,1000
A-2,Two,13/04/1999,20/05/2010,"£12,000"
A-3,Three,1 March 2004,,
A-4,Four,05.06.2003,,
A-5,Five,20020708,,
A-6,Six,2010-01-01,2005-01-01,
A-7,Seven,,,
A-8,Eight,soon,,
A-9,Nine,2031-01-01,,
A-2,Two again,1999-04-13,,
"""


def test_every_row_is_used_or_counted(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text(CSV, encoding="utf-8")
    lives = read_lives(path, until=UNTIL)
    assert [life.org_id for life in lives.lives] == ["A-1", "A-2", "A-3", "A-4", "A-5"]
    assert lives.lives[1] == Life("A-2", dt.date(1999, 4, 13), dt.date(2010, 5, 20), 12000.0)
    assert lives.left_out == {
        "a date after 2025-01-01": 1,
        "a second number of a body": 1,
        "no date of registration that can be read": 2,
        "removed before it was registered": 1,
    }


def test_a_csv_without_dates_is_named(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name\nOne\n", encoding="utf-8")
    with pytest.raises(ReadingError, match="no column of registration dates"):
        read_lives(path, until=UNTIL)


def test_the_command_and_the_page(tmp_path: Path) -> None:
    rows = ["org_id,registered,removed,income"]
    rows += [f"{life.org_id},{life.born},{life.died or ''},5000" for life in simulated(7, 400)]
    path = tmp_path / "register.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    out = tmp_path / "out"
    told = CliRunner().invoke(
        main,
        [
            "sector",
            "survival",
            str(path),
            "--since",
            "2005-01-01",
            "--until",
            "2025-01-01",
            "--out",
            str(out),
        ],
    )
    assert told.exit_code == 0, told.output
    assert "All bodies: of 400 bodies" in told.output
    page = (out / "survival.html").read_text(encoding="utf-8")
    table = (out / "survival.csv").read_text(encoding="utf-8")
    assert page.count("<table>") == 2
    assert 'role="img"' in page
    first = table.splitlines()[1].split(",")
    assert first[0] == "All bodies"
    assert float(first[2]) == 1.0
    assert "income" in (out / "rates.csv").read_text(encoding="utf-8")


def test_names_on_the_page_cannot_be_script(tmp_path: Path) -> None:
    lives = simulated(8, 300)
    found = measure(lives, since=SINCE, until=UNTIL)
    from ulo_classify.sector.survival import Lives

    write_survival(Lives(tuple(lives), {"<script>alert(1)</script>": 2}), found, tmp_path)
    assert "<script>" not in (tmp_path / "survival.html").read_text(encoding="utf-8")
