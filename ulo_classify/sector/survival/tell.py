"""Survival in words, as tables, and as a page with a picture."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from ulo_classify.errors import OutputError
from ulo_classify.sector.survival.curves import Curve, Point, Survival
from ulo_classify.sector.survival.lives import Lives, method

_YEARS = (5, 10, 20, 40)  # after which a share is told
_WIDTH, _HEIGHT = 640.0, 320.0
_DASHES = {
    "all": "",
    "user_led": "8 3",
    "user_group": "2 3",
    "not_user_led": "12 4 2 4",
    "unclear": "1 5",
    "unknown": "4 8",
}


def survival_lines(lives: Lives, found: Survival) -> Iterator[str]:
    """What was found, a sentence a line: curves, the test, rates, and what the figures rest on."""
    words = method()["words"]
    for curve in found.curves:
        yield from _curve_lines(curve)
    if found.test is None:
        yield words["no_test"]
    else:
        yield words["test"].format(
            p=f"{found.test.p:.3f}",
            draws=found.draws,
            observed=f"{found.test.observed:.0f}",
            expected=f"{found.test.expected:.1f}",
        )
    yield words["truncated"].format(since=found.since.isoformat())
    yield words["censored"].format(until=found.until.isoformat())
    if found.draws > 1:
        yield words["draws"].format(draws=found.draws)
    if lives.left_out:
        yield words["left_out"].format(what="; ".join(f"{n:,} {why}" for why, n in lives.left_out.items()))


def _curve_lines(curve: Curve) -> Iterator[str]:
    words, rules = method()["words"], method()["method"]
    told = {
        "group": words[curve.group],
        "bodies": f"{curve.bodies:,.0f}",
        "closures": f"{curve.closures:,.0f}",
    }
    if not curve.points:
        kind = "too_few" if curve.needed else "too_few_none"
        yield words[kind].format(**told, needed=f"{curve.needed or 0:,}", fewest=rules["fewest_closures"])
        return
    median, low, high = curve.median
    if median is not None:
        told |= {"median": f"{median:g}", "low": _or_more(low, curve), "high": _or_more(high, curve)}
    yield words["half" if median is not None else "not_half"].format(
        **told, last=f"{curve.points[-1].years:g}"
    )
    for years in _YEARS:
        point = next((each for each in curve.points if each.years == years), None)
        if point is not None:
            yield words["after"].format(
                years=years, share=f"{point.share:.0%}", low=f"{point.low:.0%}", high=f"{point.high:.0%}"
            )


def _or_more(years: float | None, curve: Curve) -> str:
    return f"{years:g}" if years is not None else f"more than {curve.points[-1].years:g}"


def write_survival(lives: Lives, found: Survival, out: Path) -> list[Path]:
    """Write survival.csv, rates.csv and survival.html into a folder.

    Raises:
        OutputError: the folder cannot be written to.
    """
    words = method()["words"]
    try:
        out.mkdir(parents=True, exist_ok=True)
        curves, rates, page = out / "survival.csv", out / "rates.csv", out / "survival.html"
        with curves.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow(["group", *Point._fields])
            for curve in found.curves:
                writer.writerows(
                    [words[curve.group], *(f"{value:.4f}" for value in point)] for point in curve.points
                )
        with rates.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow(["group", "by", "band", "closures", "body_years", "rate_per_100", "low", "high"])
            for rate in found.rates:
                figures = (f"{value:.4f}" for value in rate[3:])
                writer.writerow([words[rate.group], rate.by, rate.band, *figures])
        page.write_text(_page(lives, found), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{out} cannot be written to ({error.strerror}): name another folder.") from error
    return [curves, rates, page]


def _page(lives: Lives, found: Survival) -> str:
    environment = Environment(
        loader=PackageLoader("ulo_classify.sector.survival"), autoescape=True, undefined=StrictUndefined
    )
    drawn = [curve for curve in found.curves if curve.points]
    last = max((curve.points[-1].years for curve in drawn), default=1.0)
    words = method()["words"]
    return environment.get_template("survival.html").render(
        lines=list(survival_lines(lives, found)),
        curves=[
            {
                "name": words[curve.group],
                "dash": _DASHES[curve.group],
                "path": _steps([(point.years, point.share) for point in curve.points], last),
                "band": _band(curve.points, last),
                "points": [point for point in curve.points if point.years % 5 == 0],
                "end": _place(curve.points[-1].years, curve.points[-1].share, last),
            }
            for curve in drawn
        ],
        rates=[(words[rate.group], rate) for rate in found.rates],
        ticks=[(year, _place(year, 0, last)[0]) for year in range(0, int(last) + 1, 10)],
        width=_WIDTH,
        height=_HEIGHT,
    )


def _place(years: float, share: float, last: float) -> tuple[float, float]:
    return round(_WIDTH * years / last, 1), round(_HEIGHT * (1 - share), 1)


def _steps(values: Sequence[tuple[float, float]], last: float) -> str:
    pieces, before = [], None
    for years, share in values:
        x, y = _place(years, share, last)
        pieces.append(f"M{x},{y}" if before is None else f"H{x}V{y}")
        before = y
    return "".join(pieces)


def _band(points: Sequence[Point], last: float) -> str:
    over = [_place(point.years, point.high, last) for point in points]
    under = [_place(point.years, point.low, last) for point in reversed(points)]
    return "M" + "L".join(f"{x},{y}" for x, y in (*over, *under)) + "Z"
