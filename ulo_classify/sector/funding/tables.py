"""Tables of a money report: a line for each kind of recipient, with ranges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ulo_classify.sector.funding.kinds import KINDS
from ulo_classify.sector.funding.lines import OTHERS, CurrencyReport
from ulo_classify.sector.funding.lines import Cell as Line
from ulo_classify.sector.funding.result import Funding
from ulo_classify.sector.funding.rules import rules
from ulo_classify.sector.funding.shares import Concentration, Range
from ulo_classify.sector.page import Cell, Table
from ulo_classify.sector.words import words_of

_WORDS = words_of("ulo_classify.sector.funding")


def slug(report: CurrencyReport) -> str:
    """The currency in names of files and places on the page."""
    return report.currency.lower() or "none"


def word(report: CurrencyReport) -> str:
    """The currency in words."""
    return report.currency or str(_WORDS["no_currency"])


def by_tables(report: CurrencyReport) -> Iterator[Table]:
    """By kind, year, theme, funder and size."""
    words, code = _WORDS["by"], slug(report)
    yield Table(
        f"whole-{code}",
        f"{word(report)}: {words['whole']}",
        tuple(words["columns"]),
        tuple(_rows(report.whole)),
        f"by-kind-{code}.csv",
    )
    for key, lines in (
        ("year", report.by_year),
        ("theme", report.by_theme),
        ("funder", report.by_funder),
        ("size", report.by_size),
    ):
        rows = [(label(key, line), *row) for line in lines for row in _rows(line)]
        yield Table(
            f"{key}-{code}",
            f"{word(report)}: {words[key]}",
            tuple(words["columns_by"]),
            tuple(rows),
            f"by-{key}-{code}.csv",
        )


def label(key: str, line: Line) -> str:
    """What a line of a table is called."""
    words = _WORDS["by"]
    if key == "theme":
        return str(_WORDS["themes"][line.label])
    if key == "size":
        at, starts = int(line.label), rules().sizes
        last = at + 1 == len(starts)
        form = words["size_last" if last else "size_band"]
        return str(form.format(begins=starts[at], ends=starts[at] if last else starts[at + 1]))
    if key == "funder" and line.label == OTHERS:
        return str(words["other_funders"])
    return line.label or str(words[f"no_{key}"])


def _rows(line: Line) -> Iterator[tuple[Cell, ...]]:
    for at, kind in enumerate(KINDS):
        number, money = line.number, line.money
        yield (
            _WORDS["kinds"][kind],
            round(number.parts[at].mean, 1),
            *_three(number.shares[at]),
            round(money.parts[at].mean, 2),
            *_three(money.shares[at]),
        )


def _three(each: Range) -> tuple[float, float, float]:
    return round(each.mean, 4), round(each.low, 4), round(each.high, 4)


def denominators_table(report: CurrencyReport) -> Table:
    """The share of user-led bodies of three wholes."""
    words, code = _WORDS["denominators"], slug(report)
    number, money = report.whole.number, report.whole.money
    count, total = report.everything
    led = KINDS.index("user_led")

    def of_all(part: Range, whole: float) -> tuple[float, float, float]:
        return _three(Range(*(each / whole if whole else 0.0 for each in (part.mean, part.low, part.high))))

    rows: list[tuple[Cell, ...]] = [
        (
            words["all"],
            count,
            round(total, 2),
            *of_all(number.parts[led], count),
            *of_all(money.parts[led], total),
        ),
        (
            words["theme"],
            round(number.whole),
            round(money.whole, 2),
            *_three(number.shares[led]),
            *_three(money.shares[led]),
        ),
        (
            words["known"],
            round(number.whole * number.known.mean, 1),
            round(money.whole * money.known.mean, 2),
            *_three(number.of_known[led]),
            *_three(money.of_known[led]),
        ),
    ]
    return Table(
        f"denominators-{code}",
        words["table"].format(currency=word(report)),
        tuple(words["columns"]),
        tuple(rows),
        f"denominators-{code}.csv",
    )


def real_table(report: CurrencyReport, base: int) -> Table:
    """Sums in the prices of the base year."""
    words, code = _WORDS["real"], slug(report)
    rows: list[tuple[Cell, ...]] = [
        (
            line.label or words["all_years"],
            _WORDS["kinds"][kind],
            round(line.money.parts[at].mean, 2),
            *_three(line.money.shares[at]),
        )
        for line in report.real
        for at, kind in enumerate(KINDS)
    ]
    return Table(
        f"real-{code}",
        words["table"].format(currency=word(report), base=base),
        tuple(each.format(base=base) for each in words["columns"]),
        tuple(rows),
        f"prices-of-{base}-{code}.csv",
    )


def concentration_table(report: CurrencyReport) -> Table:
    """How much the largest take, for all years and by year."""
    words, code = _WORDS["concentration"], slug(report)
    first, *years = report.concentration
    pairs = [(words["all_years"], first[1])]
    pairs += [(year or _WORDS["by"]["no_year"], each) for year, each in years]
    return Table(
        f"concentration-{code}",
        words["table"].format(currency=word(report)),
        tuple(words["columns"]),
        tuple(_concentration_row(year, each) for year, each in pairs),
        f"concentration-{code}.csv",
        words["note"],
    )


def _concentration_row(year: str, each: Concentration) -> tuple[Cell, ...]:
    top: Sequence[Cell] = [round(share, 4) for _, share in each.top] or [None] * len(rules().top)
    return (year, each.recipients, round(each.whole, 2), *top, round(each.hhi), round(each.equal, 1))


def largest_table(found: Funding, report: CurrencyReport) -> Table:
    """The ten largest recipients, by name where an organisation's number or an assessment allows it."""
    words, code = _WORDS["concentration"], slug(report)
    sums: dict[tuple[int, ...], list[float]] = {}
    for each in report.themed:
        mine = sums.setdefault(each.places, [0, 0.0])
        mine[0] += 1
        mine[1] += float(each.award.amount or 0)
    largest = sorted(sums.items(), key=lambda each: (-each[1][1], each[0]))[:10]
    rows: list[tuple[Cell, ...]] = []
    for places, (count, total) in largest:
        names = [found.entities[at].shown or words["hidden"] for at in places] or [_WORDS["kinds"]["unknown"]]
        share = round(total / report.whole.money.whole, 4) if report.whole.money.whole else None
        kind, chance, joined = "unknown", 1.0, "none"
        if len(places) == 1:
            chances = found.chances[places[0]]
            kind = KINDS[max(range(len(KINDS)), key=lambda at: chances[at])]
            chance, joined = max(chances), found.entities[places[0]].joined
        rows.append(
            (
                "; ".join(names),
                int(count),
                round(total, 2),
                share,
                _WORDS["kinds"][kind],
                round(chance, 3),
                _WORDS["joined"][joined],
            )
        )
    return Table(
        f"largest-{code}",
        words["largest"].format(currency=word(report)),
        tuple(words["largest_columns"]),
        tuple(rows),
        f"largest-{code}.csv",
    )
