"""What RESULTS.md says is what was measured, on the data of today, and no figure is below its floor."""

from __future__ import annotations

import json
from pathlib import Path

from evaluation.gate import figures_of, read_floors, too_low
from evaluation.measure import MEASURED, cases_of_all, data_files, figures
from evaluation.results import PAGE, PLOT, page, plot
from evaluation.systems import hold_out, together
from ulo_classify.model.training import data_hash

ROOT = Path(__file__).parents[1]
_SLACK = 0.02  # the last bits of a processor may turn a body or two


def test_the_page_says_what_was_measured() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m evaluation results --measured"
    assert PLOT.read_text(encoding="utf-8") == plot()


def test_it_was_measured_on_the_data_of_today() -> None:
    measured = json.loads(MEASURED.read_text(encoding="utf-8"))
    assert measured["data"] == data_hash(data_files()), "run: python -m evaluation results"
    assert read_floors()["data"] == measured["data"], "run: python -m evaluation gate"


def test_figures_held_out_are_as_measured_and_not_below_their_floors() -> None:
    cases = cases_of_all()
    answers = together(cases, hold_out(cases))
    retold = [answer for case, answer in zip(cases, answers, strict=True) if case.example.counted >= 1]
    told = json.loads(MEASURED.read_text(encoding="utf-8"))
    # flags take minutes more: `python -m evaluation results` measures them, and their floors hold there
    now = figures_of(
        {
            "systems": {"rules and model": {"retold": figures(retold, intervals=False)}},
            "language": told["language"],
        }
    )
    assert not too_low(now, read_floors()["floors"])
    for name, value in figures_of(told).items():
        assert abs(now[name] - value) <= _SLACK, f"{name} is {now[name]}, RESULTS.md says {value}"


def test_the_readme_says_what_was_measured() -> None:
    told = json.loads(MEASURED.read_text(encoding="utf-8"))
    ours = told["systems"]["rules and model"]["retold"]
    users = ours["status"]["user_led"]
    words = (ROOT / "README.md").read_text(encoding="utf-8")
    for said in (
        f"On {told['retold']['bodies']:,} texts retold from real pages",
        f"{100 * ours['right']:.0f} in 100 answers were right",
        f"of the answers “user-led” {100 * users['precision']:.0f} in 100 were right",
        f"and {100 * users['recall']:.0f} in 100 of the user-led bodies were found",
        f"On all {sum(each['documents'] for each in told['governing'])} documents",
        f"the board is exact for {sum(each['board'] for each in told['governing'])}.",
    ):
        assert said in words, said
