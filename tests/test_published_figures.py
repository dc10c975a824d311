"""What RESULTS.md says is what was measured, on the data of today, and no figure is below its floor."""

from __future__ import annotations

import json

from evaluation.gate import figures_of, read_floors, too_low
from evaluation.measure import MEASURED, cases_of_all, data_files, figures
from evaluation.results import PAGE, PLOT, page, plot
from evaluation.systems import hold_out, together
from ulo_classify.model.training import data_hash

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
    now = figures_of({"systems": {"rules and model": {"retold": figures(retold, intervals=False)}}})
    assert not too_low(now, read_floors()["floors"])
    measured = figures_of(json.loads(MEASURED.read_text(encoding="utf-8")))
    for name, value in measured.items():
        assert abs(now[name] - value) <= _SLACK, f"{name} is {now[name]}, RESULTS.md says {value}"
