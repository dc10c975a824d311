"""`sector survival`: closures simulated from known rates, from files to page; and where it refuses."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from ulo_classify.cli import main
from ulo_classify.sector.survival import survival_of
from ulo_classify.sector.survival.curves import Curve, Refusal

from .money_files import STATUSES, chances, write_csv, write_results

END, WINDOW = dt.date(2024, 12, 31), dt.date(2008, 1, 1)
RATES = {"user_led": 0.10, "user_group": 0.05, "not_user_led": 0.025, "unclear": 0.05}
HEADER = "org_id,name,date_registered,date_removed,income"


def simulate(folder: Path, bodies: int = 900, *, assessed: float = 0.8) -> tuple[Path, Path]:
    """A register whose record of removals begins in 2008, and an audit of most of its bodies."""
    random = np.random.default_rng(11)
    rows: list[tuple[object, ...]] = []
    audited: list[tuple[object, ...]] = []
    while len(rows) < bodies:
        given = random.dirichlet([0.3, 0.15, 0.4, 0.15])
        status = STATUSES[random.choice(4, p=given)]
        begun = END - dt.timedelta(days=int(random.uniform(1, 35 * 365)))
        ended = begun + dt.timedelta(days=int(random.exponential(365.25 / RATES[status])))
        if ended < WINDOW:
            continue
        number, name = f"XX-EX-{1000 + len(rows)}", f"Invented Society {len(rows)}"
        removed = ended.isoformat() if ended <= END else ""
        rows.append((number, name, begun.isoformat(), removed, int(10 ** random.uniform(3, 6.4))))
        if random.random() < assessed:
            audited.append((name, number, chances(**dict(zip(STATUSES, map(float, given), strict=True)))))
    return write_csv(folder / "register.csv", HEADER, *rows), write_results(folder / "results.jsonl", audited)


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return simulate(tmp_path_factory.mktemp("survival"))


@pytest.fixture(scope="module")
def report(simulated: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    out = tmp_path_factory.mktemp("report") / "out"
    source, results = simulated
    return run(
        str(source),
        "--results",
        str(results),
        "--since",
        "2008-01-01",
        "--until",
        str(END),
        "--out",
        str(out),
    ), out


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["sector", "survival", *arguments])


def test_known_rates_come_back_by_status(simulated: tuple[Path, Path]) -> None:
    source, results = simulated
    found = survival_of(source, results=results, removals_from=WINDOW, until=END)
    groups = {group.key: group for group in found.groups}
    held = [(groups[s].rate.low or 0) < 100 * rate < (groups[s].rate.high or 0) for s, rate in RATES.items()]
    assert sum(held) >= 3  # 95 % each; two of four miss in 1 of 70 draws
    for status in ("user_led", "not_user_led"):
        assert groups[status].rate.rate == pytest.approx(100 * RATES[status], rel=0.35)
    assert groups["not_assessed"].bodies == len(found.spells) - found.assessed
    assert sum(groups[key].bodies for key in (*STATUSES, "not_assessed")) == pytest.approx(len(found.spells))
    beside = {each.second: each for each in found.comparisons}
    assert (beside["not_user_led"].p_value or 1) < 0.01
    assert (beside["not_user_led"].low or 0) < 4 < (beside["not_user_led"].high or 0)
    assert found.imputations == 40
    curve = groups["user_led"].curve
    assert isinstance(curve, Curve)
    assert 0.02 < curve.missing < 0.9


def test_two_runs_are_the_same(simulated: tuple[Path, Path]) -> None:
    source, results = simulated
    first, second = (survival_of(source, results=results, imputations=3, until=END) for _ in range(2))
    assert first.groups == second.groups
    assert first.rates == second.rates


def test_the_command_writes_a_page_and_every_figure_as_csv(report: tuple[Result, Path]) -> None:
    result, out = report
    assert result.exit_code == 0, result.output
    assert "User-led: about" in result.output
    page = (out / "index.html").read_text(encoding="utf-8")
    for name in ("curves.csv", "rates-by-age.csv", "rates-by-size.csv", "comparisons.csv"):
        assert f'href="{name}"' in page
        rows = list(csv.reader((out / name).read_text(encoding="utf-8").splitlines()))
        assert len({len(row) for row in rows}) == 1
    curves = list(csv.DictReader((out / "curves.csv").read_text(encoding="utf-8").splitlines()))
    led = [each for each in curves if each["Group"].endswith("User-led")]
    assert float(led[0]["Share"]) == 1.0
    shares = [float(each["Share"]) for each in led]
    assert shares == sorted(shares, reverse=True)
    at_five = next(each for each in led if each["Age in years"] == "5")
    assert float(at_five["Low"]) < np.exp(-0.5) < float(at_five["High"])
    assert 'role="img"' in page
    assert "at 5 years" in page  # the picture in words
    assert "right censoring" in page
    assert "left truncation" in page
    lines = (out / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert {"survival-table", "rates-age"} <= {json.loads(line)["table"] for line in lines}


def test_a_second_report_takes_the_place_of_the_first(
    report: tuple[Result, Path], simulated: tuple[Path, Path]
) -> None:
    _, out = report
    (out / "mine.csv").write_text("kept", encoding="utf-8")
    assert run(str(simulated[0]), "--out", str(out)).exit_code == 0
    assert (out / "mine.csv").read_text(encoding="utf-8") == "kept"
    assert not (out / "comparisons.csv").exists()  # without an audit there is nothing to compare


def test_survivors_alone_are_refused_in_one_sentence(tmp_path: Path) -> None:
    rows = [(f"XX-A-{at}", f"Body {at}", "2001-02-03", "", at) for at in range(40)]
    result = run(str(write_csv(tmp_path / "alive.csv", HEADER, *rows)))
    assert result.exit_code == 2
    assert "survivors alone" in result.output
    assert result.output.count("\n") == 1


def test_a_small_group_has_no_curve_and_is_told_how_many_it_would_take(tmp_path: Path) -> None:
    source, _ = simulate(tmp_path, 300)
    few = [(f"Invented Society {at}", f"XX-EX-{1000 + at}", chances(user_led=1.0)) for at in range(12)]
    found = survival_of(source, results=write_results(tmp_path / "few.jsonl", few), removals_from=WINDOW)
    led = next(group for group in found.groups if group.key == "user_led")
    assert isinstance(led.curve, Refusal)
    assert led.curve.needs > 12
    result = run(str(source), "--results", str(tmp_path / "few.jsonl"))
    assert "No curve is drawn for User-led: at no age were more than about" in result.output
    assert f"It would take about {led.curve.needs}" in result.output


def test_an_audit_without_probabilities_is_refused(tmp_path: Path, simulated: tuple[Path, Path]) -> None:
    results = write_results(tmp_path / "results.jsonl", [("Invented Society 1", "XX-EX-1001", None)])
    result = run(str(simulated[0]), "--results", str(results))
    assert result.exit_code == 2
    assert "has probabilities of its status" in result.output
