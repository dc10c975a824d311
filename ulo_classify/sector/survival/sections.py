"""The sections of a survival report that hold figures: curves, closures by age and size, log-rank tests."""

from __future__ import annotations

from ulo_classify.sector.page import Cell, Picture, Section, Table
from ulo_classify.sector.survival.curves import Curve, Point
from ulo_classify.sector.survival.picture import HEIGHT, WIDTH, Line, drawing
from ulo_classify.sector.survival.result import ALL, NOT_ASSESSED, BandRate, Survival
from ulo_classify.sector.survival.rules import rules
from ulo_classify.sector.words import words_of

_WORDS = words_of("ulo_classify.sector.survival")
_LETTERS = "ABCDEF"


def curve_section(found: Survival) -> Section:
    """The curves as a picture, in words, and as a table by year of age."""
    words = _WORDS["curves"]
    curves = {group.key: group.curve for group in found.groups if isinstance(group.curve, Curve)}
    if not curves:
        return Section("curves", words["title"], words["none"])
    drawn = _drawn(curves).items()
    lines = [Line(key, letter, curve) for letter, (key, curve) in zip(_LETTERS, drawn, strict=False)]
    names = {line.key: f"{line.letter}: {_WORDS['groups'][line.key]}" for line in lines}
    told = [
        words["point"].format(group=names[line.key], shares=", ".join(map(_told, _every_fifth(line.curve))))
        for line in lines
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            names.get(key, _WORDS["groups"][key]),
            round(each.age),
            _round(each.share),
            _round(each.low),
            _round(each.high),
            round(each.at_risk, 1),
        )
        for key, curve in curves.items()
        for each in _yearly(curve)
    ]
    picture = Picture(
        key="survival-picture",
        title=words["headline"],
        text=" ".join(told),
        caption=f"{'; '.join(names.values())}. {words['caption']}",
        width=WIDTH,
        height=HEIGHT,
        drawing=drawing(lines, words["axis_x"], words["axis_y"]),
    )
    table = Table("survival-table", words["table"], tuple(words["columns"]), tuple(rows), "curves.csv")
    return Section("curves", words["title"], words["headline"], picture=picture, tables=(table,))


def _drawn(curves: dict[str, Curve]) -> dict[str, Curve]:
    """The curves that are drawn: those of statuses where there are two, so that the picture stays clear."""
    statuses = {key: curve for key, curve in curves.items() if key not in {ALL, NOT_ASSESSED}}
    return statuses if len(statuses) > 1 else curves


def _yearly(curve: Curve) -> list[Point]:
    return [each for each in curve.points if abs(each.age - round(each.age)) < 1e-9]


def _every_fifth(curve: Curve) -> list[Point]:
    yearly = _yearly(curve)
    return [each for each in yearly if each.age > curve.begins and round(each.age) % 5 == 0] or yearly[-1:]


def _told(point: Point) -> str:
    return str(_WORDS["curves"]["at"].format(share=f"{point.share:.0%}", age=round(point.age)))


def rate_section(found: Survival) -> Section:
    """Closures for every hundred body-years, by age and by size."""
    words = _WORDS["rates"]
    rows = {by: [_rate_row(each) for each in found.rates if each.by == by] for by in ("age", "size")}
    header = tuple(words["columns"])
    tables = [Table("rates-age", words["table_age"], header, tuple(rows["age"]), "rates-by-age.csv")]
    if rows["size"]:
        tables.append(
            Table(
                "rates-size",
                words["table_size"],
                header,
                tuple(rows["size"]),
                "rates-by-size.csv",
                words["size_note"],
            )
        )
    paragraphs = () if rows["size"] else (words["no_size"],)
    return Section("rates", words["title"], words["headline"], paragraphs, tables=tuple(tables))


def _rate_row(each: BandRate) -> tuple[Cell, ...]:
    rate = each.rate
    return (
        _WORDS["groups"][each.group],
        _band(each),
        round(rate.closures, 1),
        round(rate.years, 1),
        _round(rate.rate, 2),
        _round(rate.low, 2),
        _round(rate.high, 2),
    )


def _band(each: BandRate) -> str:
    words = _WORDS["rates"]
    if each.begins is None:
        return str(words["size_unknown"])
    form = words[f"{each.by}_band" if each.ends is not None else f"{each.by}_last"]
    return str(form.format(begins=each.begins, ends=each.ends))


def comparison_section(found: Survival) -> Section:
    """Log-rank tests of user-led bodies beside each other group."""
    words, groups = _WORDS["comparisons"], _WORDS["groups"]
    rows: list[tuple[Cell, ...]] = [
        (
            groups[each.second],
            round(each.observed, 1),
            round(each.expected, 1),
            _round(each.ratio, 2),
            _round(each.low, 2),
            _round(each.high, 2),
            _round(each.p_value, 4),
        )
        for each in found.comparisons
    ]
    refused = tuple(
        words["refused"].format(second=groups[each.second], need=rules().closures)
        for each in found.comparisons
        if each.refused
    )
    table = Table(
        "comparisons-table",
        words["table"],
        tuple(words["columns"]),
        tuple(rows),
        "comparisons.csv",
        words["note"],
    )
    return Section("comparisons", words["title"], words["headline"], points=refused, tables=(table,))


def _round(value: float | None, digits: int = 3) -> float | None:
    return None if value is None else round(value, digits)
