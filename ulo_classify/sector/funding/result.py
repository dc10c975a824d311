"""Files of money and the results of an audit -> what a report shows, for each currency."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ulo_classify.errors import SectorError
from ulo_classify.sector.dates import Order
from ulo_classify.sector.funding.deflators import Deflators, read_deflators
from ulo_classify.sector.funding.kinds import chances_of, read_decided
from ulo_classify.sector.funding.lines import CurrencyReport, Themed, report_of
from ulo_classify.sector.funding.reading import read_awards
from ulo_classify.sector.funding.recipients import Entity, Recipients
from ulo_classify.sector.funding.shares import Beliefs
from ulo_classify.sector.funding.themes import themes_of
from ulo_classify.sector.problems import Problems
from ulo_classify.sector.statuses import Statuses, read_statuses


@dataclass
class Funding:
    """What a money report shows. `to_persons` are awards to people: counted, never looked at."""

    sources: list[str]
    problems: Problems
    currencies: list[CurrencyReport]
    entities: list[Entity]
    chances: list[tuple[float, ...]]
    joined: Counter[str]
    deflators: Deflators | None
    statuses: Statuses
    seed: int
    awards: int = 0
    to_persons: int = 0


@dataclass
class _Collected:
    everything: dict[str, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0, 0.0]))
    themed: list[Themed] = field(default_factory=list)
    awards: int = 0
    to_persons: int = 0


def funding_of(
    sources: Sequence[Path | str],
    *,
    results: Path | str,
    register: Path | str | None = None,
    kinds: Path | str | None = None,
    deflators: Path | str | None = None,
    base_year: int | None = None,
    order: Order | None = None,
    seed: int = 1,
) -> Funding:
    """Who gets the money for peer support, advocacy, involvement, co-production and recovery.

    Args:
        sources: files of 360Giving grants (JSON, CSV) and OCDS contract data.
        results: results.jsonl of an audit, or its folder.
        register: a database of registers, to find which names and numbers are of one body.
        kinds: a CSV by which a person says which bodies are families', providers, public or other.
        deflators: a CSV with an index by year.
        base_year: whose prices are used; the last of the deflators by default.
        order: which comes first in dates like 03/04/2012, where nothing tells.
        seed: of the random numbers with which statuses are drawn.

    Raises:
        SectorError: a file is of no known form, or holds no award of the theme.
        ReadingError, RegisterError: a file cannot be read.
    """
    paths = [Path(each) for each in sources]
    index = read_deflators(Path(deflators), base_year) if deflators else None
    decided = read_decided(Path(kinds)) if kinds else {}
    statuses, problems = read_statuses(Path(results)), Problems()
    recipients = Recipients(statuses, problems, Path(register) if register else None)
    collected = _collect(paths, recipients, problems, order)
    if not collected.themed:
        raise SectorError(
            f"None of the {collected.awards:,} awards in {', '.join(path.name for path in paths)} speaks"
            f" of peer support,"
            " advocacy, involvement, co-production or recovery in its title or description: check that"
            " these are given."
        )
    recipients.settle()
    themed = [
        each._replace(places=tuple(sorted({recipients.settled(at) for at in each.places})))
        for each in collected.themed
    ]
    chances = [chances_of(entity, decided) for entity in recipients.entities]
    beliefs = Beliefs(chances, seed)
    used = {at for each in themed for at in each.places}
    return Funding(
        sources=[path.name for path in paths],
        problems=problems,
        currencies=[
            report_of(
                currency,
                (int(count), total),
                [each for each in themed if each.award.currency == currency],
                beliefs,
                index,
                problems,
            )
            for currency, (count, total) in sorted(collected.everything.items())
        ],
        entities=recipients.entities,
        chances=chances,
        joined=Counter(recipients.entities[at].joined for at in used),
        deflators=index,
        statuses=statuses,
        seed=seed,
        awards=collected.awards,
        to_persons=collected.to_persons,
    )


def _collect(
    paths: Sequence[Path], recipients: Recipients, problems: Problems, order: Order | None
) -> _Collected:
    """Go through all awards; only those of the theme are kept, of the others only number and sum."""
    found = _Collected()
    for award in read_awards(paths, problems, order):
        found.awards += 1
        if award.to_person:
            found.to_persons += 1
            continue
        whole = found.everything[award.currency]
        whole[0] += 1
        whole[1] += float(award.amount or 0)
        themes = themes_of(award)
        if not themes:
            continue
        if len(award.recipients) > 1:
            problems.add("several_recipients", f"{award.source}: {award.id}")
        places = tuple(recipients.place_of(party) for party in award.recipients)
        found.themed.append(Themed(award, themes, places))
    return found
