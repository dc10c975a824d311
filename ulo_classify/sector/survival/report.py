"""A survival result as a page, its tables as CSV, and a few lines for a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from ulo_classify.sector.figures import write_figures
from ulo_classify.sector.page import Page, Section, method_of, write_page
from ulo_classify.sector.problem_tables import problem_tables
from ulo_classify.sector.survival.curves import Curve, Refusal
from ulo_classify.sector.survival.result import ALL, NOT_ASSESSED, Group, Survival
from ulo_classify.sector.survival.rules import rules
from ulo_classify.sector.survival.sections import comparison_section, curve_section, rate_section
from ulo_classify.sector.words import words_of

_WORDS = words_of("ulo_classify.sector.survival")
_DAYS = "%Y-%m-%d"


def write_survival(found: Survival, folder: Path, made_on: dt.date) -> Path:
    """Write index.html, the tables and results.jsonl into a folder; return the path of index.html.

    Raises:
        OutputError: a file cannot be written.
    """
    page = page_of(found, made_on)
    write_figures(page, folder)
    return write_page(page, folder)


def page_of(found: Survival, made_on: dt.date) -> Page:
    """The whole report as a page."""
    sections = [_summary(found), curve_section(found), _reading(found), _status(found), rate_section(found)]
    if found.comparisons:
        sections.append(comparison_section(found))
    sections.append(_problems(found))
    files = tuple(
        (table.file, _WORDS["files"][section.key])
        for section in sections
        for table in section.tables[-1:]
        if table.file and section.key in _WORDS["files"]
    )
    return Page(
        eyebrow=_WORDS["eyebrow"],
        title=_WORDS["title"].format(source=found.lives.source),
        lead=_WORDS["lead"],
        made_on=made_on.isoformat(),
        facts=tuple(_facts(found)),
        sections=tuple(sections),
        files=files,
        method=method_of("survival"),
    )


def in_short(found: Survival) -> list[str]:
    """The result in sentences: all bodies, then each group, with medians or why there is no curve."""
    return [sentence for group in found.groups for sentence in _sentences(group)]


def _facts(found: Survival) -> Iterator[tuple[str, str]]:
    words = _WORDS["facts"]
    yield words["bodies"], f"{len(found.spells):,}"
    yield words["closures"], f"{int(found.spells.closed.sum()):,}"
    for window in found.windows:
        form = _WORDS["window"]["given" if window.given else "found"]
        label = f"{words['window']} ({window.register})" if window.register else words["window"]
        yield label, form.format(start=window.start.strftime(_DAYS), end=window.end.strftime(_DAYS))
    if found.statuses:
        yield words["assessed"], f"{found.assessed:,}"
        yield words["imputations"], str(found.imputations)


def _sentences(group: Group) -> Iterator[str]:
    words, name = _WORDS["summary"], _WORDS["groups"][group.key]
    rate = group.rate
    form = words["one" if group.key == ALL else "group"]
    if rate.rate is not None:
        shown = {"rate": _figure(rate.rate), "low": _figure(rate.low), "high": _figure(rate.high)}
        if group.key == ALL:
            yield form.format(bodies=round(group.bodies), closures=round(group.closures), **shown)
        else:
            yield form.format(
                group=name, bodies=_about(group.bodies), closures=_about(group.closures), **shown
            )
    if isinstance(group.curve, Refusal):
        yield _refusal(group.curve, name)
        return
    if group.curve.begins > 0:
        yield words["from_age"].format(age=_years(group.curve.begins))
    median = group.curve.median
    if median.age is None:
        yield words["median_not_reached"].format(last=_years(group.curve.points[-1].age))
    else:
        ends = [words["open_end"] if each is None else _years(each) for each in (median.low, median.high)]
        yield words["median"].format(age=_years(median.age), low=ends[0], high=ends[1])


def _refusal(refusal: Refusal, name: str) -> str:
    need = rules().at_risk if refusal.reason == "few_at_risk" else rules().closures
    text: str = _WORDS["refusals"][refusal.reason].format(
        group=name,
        at_risk=_about(refusal.at_risk),
        closures=_about(refusal.closures),
        need=need,
        needs=refusal.needs,
        bodies=_about(refusal.bodies),
    )
    return text


def _summary(found: Survival) -> Section:
    sentences = in_short(found)
    return Section("summary", _WORDS["summary"]["title"], sentences[0], points=tuple(sentences[1:]))


def _reading(found: Survival) -> Section:
    notes = [_WORDS["notes"][key].format(until=max(found.lives.until.values())) for key in found.lives.notes]
    return Section("reading", _WORDS["reading"]["title"], points=(*_WORDS["reading"]["points"], *notes))


def _status(found: Survival) -> Section:
    words = _WORDS["status"]
    if found.statuses is None:
        return Section("status", words["title"], words["known"])
    missing = max(
        (group.curve.missing for group in found.groups if isinstance(group.curve, Curve)), default=0.0
    )
    headline = words["sure"]
    points = [words["unclear"]]
    if found.imputations > 1:
        headline = words["imputed"].format(times=found.imputations, missing=100 * missing, seed=found.seed)
        points = [words["numbers"], words["assumption"], *points]
    apart = next((round(group.bodies) for group in found.groups if group.key == NOT_ASSESSED), 0)
    if apart:
        points.append(words["not_assessed"].format(count=apart))
    if found.statuses.without_probabilities:
        points.append(words["without"].format(count=len(found.statuses.without_probabilities)))
    if found.unmatched:
        points.append(words["unmatched"].format(count=found.unmatched))
    return Section("status", words["title"], headline, points=tuple(points))


def _problems(found: Survival) -> Section:
    words = _WORDS["problems"]
    problems = found.lives.problems
    total = sum(problems.counts.values())
    if not total:
        return Section("problems", words["title"], words["none"])
    return Section(
        "problems",
        words["title"],
        words["headline"].format(count=total),
        tables=problem_tables(problems, words),
    )


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _about(number: float) -> str:
    return f"{number:,.0f}" if abs(number - round(number)) < 1e-9 or number >= 10 else f"{number:.1f}"


def _years(age: float) -> str:
    return f"{age:.1f}".removesuffix(".0")
