"""A money result as a page, its tables as CSV, and a few lines for a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from ulo_classify.errors import OutputError
from ulo_classify.sector.figures import write_figures
from ulo_classify.sector.funding.kinds import KINDS
from ulo_classify.sector.funding.lines import CurrencyReport
from ulo_classify.sector.funding.picture import LETTERS, WIDTH, drawing, height
from ulo_classify.sector.funding.result import Funding
from ulo_classify.sector.funding.rules import rules
from ulo_classify.sector.funding.shares import Range
from ulo_classify.sector.funding.tables import (
    by_tables,
    concentration_table,
    denominators_table,
    label,
    largest_table,
    real_table,
    slug,
    word,
)
from ulo_classify.sector.page import Page, Picture, Section, method_of, write_page, write_table
from ulo_classify.sector.problem_tables import problem_tables
from ulo_classify.sector.words import words_of

_WORDS = words_of("ulo_classify.sector.funding")
_AWARDS = "awards.csv"
_LED = KINDS.index("user_led")


def write_funding(found: Funding, folder: Path, made_on: dt.date) -> Path:
    """Write index.html, the tables, awards.csv and results.jsonl into a folder; return the page's path.

    Raises:
        OutputError: a file cannot be written.
    """
    page = page_of(found, made_on)
    try:
        write_table(folder / _AWARDS, _WORDS["awards"]["columns"], _award_rows(found))
    except OSError as error:
        raise OutputError(
            f"{folder / _AWARDS} cannot be written ({error.strerror}): free the folder."
        ) from error
    write_figures(page, folder)
    return write_page(page, folder)


def page_of(found: Funding, made_on: dt.date) -> Page:
    """The whole report as a page."""
    sections = [_summary(found), _denominators(found), _ranges(found)]
    for report in found.currencies:
        if report.themed:
            sections += _of_currency(found, report)
    sections.append(_problems(found))
    return Page(
        eyebrow=_WORDS["eyebrow"],
        title=_WORDS["title"].format(sources=", ".join(found.sources)),
        lead=_WORDS["lead"],
        made_on=made_on.isoformat(),
        facts=tuple(_facts(found)),
        sections=tuple(sections),
        files=((_AWARDS, _WORDS["files"]["awards"]),),
        method=method_of("funding"),
    )


def in_short(found: Funding) -> list[str]:
    """The result in sentences, for each currency."""
    words = _WORDS["summary"]
    sentences = []
    for report in found.currencies:
        if not report.themed:
            continue
        money, number = report.whole.money, report.whole.number
        shown = {"currency": word(report), "number": _per_cent(number.shares[_LED].mean)}
        if not money.whole:
            sentences.append(words["numbers"].format(count=len(report.themed), **shown))
            continue
        led = money.shares[_LED]
        sentences.append(
            words["share"].format(
                money=_per_cent(led.mean), low=_per_cent(led.low), high=_per_cent(led.high), **shown
            )
        )
        of_all = money.parts[_LED].mean / report.everything[1]
        sentences.append(
            words["three"].format(
                all=_per_cent(of_all), theme=_per_cent(led.mean), known=_per_cent(money.of_known[_LED].mean)
            )
        )
        sentences.append(words["unknown"].format(unknown=_per_cent(money.shares[-1].mean)))
        first = report.concentration[0][1]
        count, share = next((each for each in first.top if each[0] == 5), first.top[-1])
        top = words["top"].format(count=min(count, first.recipients), share=_per_cent(share))
        sentences.append(top if first.recipients > 1 else words["one"])
    if found.to_persons:
        sentences.append(words["persons"].format(count=found.to_persons))
    return sentences


def _facts(found: Funding) -> Iterator[tuple[str, str]]:
    words = _WORDS["facts"]
    used = {at for report in found.currencies for each in report.themed for at in each.places}
    yield words["awards"], f"{found.awards:,}"
    yield words["themed"], f"{sum(len(report.themed) for report in found.currencies):,}"
    yield words["recipients"], f"{len(used):,}"
    yield words["assessed"], f"{sum(found.entities[at].assessed is not None for at in used):,}"
    yield words["currencies"], ", ".join(word(report) for report in found.currencies)


def _summary(found: Funding) -> Section:
    first, *rest = in_short(found)
    return Section("summary", _WORDS["summary"]["title"], first, points=tuple(rest))


def _denominators(found: Funding) -> Section:
    words = _WORDS["denominators"]
    tables = tuple(denominators_table(report) for report in found.currencies if report.themed)
    return Section(
        "denominators", words["title"], words["headline"], points=tuple(words["points"]), tables=tables
    )


def _ranges(found: Funding) -> Section:
    words = _WORDS["ranges"]
    counts = {key: found.joined[key] for key in ("identifier", "name", "register", "none")}
    points = tuple(each.format(draws=rules().draws, seed=found.seed, **counts) for each in words["points"])
    return Section("ranges", words["title"], points=points)


def _of_currency(found: Funding, report: CurrencyReport) -> Iterator[Section]:
    words, code, currency = _WORDS["by"], slug(report), word(report)
    yield Section(
        f"by-{code}",
        words["title"].format(currency=currency),
        words["headline"].format(currency=currency),
        picture=_picture(report),
        tables=tuple(by_tables(report)),
    )
    if report.real and found.deflators:
        base, real = found.deflators.base, _WORDS["real"]
        yield Section(
            f"real-{code}-section",
            real["title"].format(currency=currency, base=base),
            real["headline"].format(base=base),
            tables=(real_table(report, base),),
        )
    if report.whole.money.whole:
        few = _WORDS["concentration"]
        yield Section(
            f"concentration-{code}-section",
            few["title"].format(currency=currency),
            few["headline"],
            tables=(concentration_table(report), largest_table(found, report)),
        )


def _picture(report: CurrencyReport) -> Picture | None:
    words = _WORDS["by"]
    lines = [line for line in report.by_year if line.money.whole]
    if not lines:
        return None
    told = []
    for line in lines:
        parts = [
            words["part_told"].format(kind=_WORDS["kinds"][kind], share=_per_cent(line.money.shares[at].mean))
            for at, kind in enumerate(KINDS)
            if line.money.shares[at].mean > 0
        ]
        told.append(words["year_told"].format(year=label("year", line), shares=", ".join(parts)))
    letters = "; ".join(f"{letter}: {_WORDS['kinds'][kind]}" for kind, letter in LETTERS.items())
    return Picture(
        key=f"picture-{slug(report)}",
        title=words["picture"].format(currency=word(report)),
        text=" ".join(told),
        caption=words["caption"].format(letters=letters),
        width=WIDTH,
        height=height(len(lines)),
        drawing=drawing([(label("year", line), [each.mean for each in line.money.shares]) for line in lines]),
    )


def _problems(found: Funding) -> Section:
    words, total = _WORDS["problems"], sum(found.problems.counts.values())
    if not total:
        return Section("problems", words["title"], words["none"])
    tables = problem_tables(found.problems, words)
    return Section("problems", words["title"], words["headline"].format(count=total), tables=tables)


def _award_rows(found: Funding) -> Iterator[tuple[str | float | None, ...]]:
    for report in found.currencies:
        for award, themes, places in report.themed:
            names = [found.entities[at].shown or _WORDS["concentration"]["hidden"] for at in places]
            yield (
                award.source,
                award.id,
                award.funder.name,
                "; ".join(names),
                None if award.amount is None else float(award.amount),
                award.currency,
                award.day.isoformat() if award.day else None,
                "; ".join(_WORDS["themes"][each.theme] for each in themes),
                "; ".join(each.words for each in themes),
            )


def _per_cent(share: float | Range) -> str:
    value = 100 * (share.mean if isinstance(share, Range) else share)
    return f"{value:.1f} %" if value < 10 else f"{value:.0f} %"
