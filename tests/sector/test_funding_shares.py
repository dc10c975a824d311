"""Whose money it is: bodies joined, kinds, shares with ranges, concentration, prices of one year."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.errors import SectorError
from ulo_classify.register import import_registers
from ulo_classify.sector.funding import funding_of
from ulo_classify.sector.funding.awards import Party
from ulo_classify.sector.funding.deflators import read_deflators
from ulo_classify.sector.funding.kinds import KINDS, chances_of, read_decided
from ulo_classify.sector.funding.recipients import Entity, Recipients
from ulo_classify.sector.funding.rules import rules
from ulo_classify.sector.funding.shares import Beliefs, concentration, split
from ulo_classify.sector.problems import Problems
from ulo_classify.sector.statuses import read_statuses

from .money_files import chances, grant, package, to, write_csv, write_json, write_results
from .network import Charity, write_extract

LED, UNKNOWN = KINDS.index("user_led"), KINDS.index("unknown")
COALITION, SUPPORTED = "Harrowmere Coalition of Disabled People", "Amberlow Supported Living Ltd"
FORUM, COUNCIL = "Castlemere Parent Carer Forum", "Fernham Borough Council"


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return write_results(
        tmp_path / "results.jsonl",
        [
            (COALITION, "GB-CHC-9100001", chances(user_led=0.9, unclear=0.1)),
            (SUPPORTED, "GB-COH-09100002", chances(not_user_led=1.0), "we run supported living"),
            (FORUM, None, chances(not_user_led=0.8, user_group=0.2), "parent carers lead it"),
        ],
    )


def settled(
    results: Path, *parties: Party, database: Path | None = None
) -> tuple[list[Entity], Counter[str]]:
    problems = Problems()
    found = Recipients(read_statuses(results), problems, database)
    places = [found.place_of(each) for each in parties]
    found.settle()
    return [found.entities[found.settled(at)] for at in places], problems.counts


def test_by_identifier_first_then_by_name(results: Path) -> None:
    entities, _ = settled(
        results,
        Party(("GB-CHC-9100001",), "HCDP"),
        Party(("360G-Invented-ORG:7",), "CASTLEMERE PARENT CARER FORUM"),
        Party(("GB-CHC-9100055",), COALITION),
        Party((), "Kelderby Voices"),
    )
    assert [each.joined for each in entities] == ["identifier", "name", "none", "none"]
    assert entities[0].assessed is not None
    assert entities[0].assessed.name == COALITION


def test_a_body_with_another_number_on_the_same_register_is_another_body(results: Path) -> None:
    [one, other], problems = settled(
        results, Party(("GB-CHC-9100001",), COALITION), Party(("GB-CHC-9100055",), COALITION)
    )
    assert one is not other
    assert other.assessed is None
    assert problems == Counter(same_name=1)


def test_one_body_under_the_numbers_of_two_registers_is_one_recipient(results: Path) -> None:
    [one, other], problems = settled(
        results,
        Party(("GB-CHC-9100004",), "Kelderby Voices"),
        Party(("GB-COH-09100005",), "KELDERBY VOICES LTD"),
    )
    assert one is other
    assert problems == Counter(two_numbers=1)


def test_a_register_knows_numbers_and_names_of_one_body(tmp_path: Path, results: Path) -> None:
    charities = [
        Charity(COALITION, previous=("Harrowmere Disabled People's Forum",)),
        Charity("Kelderby Voices", cells={"charity_company_registration_number": "09100005"}),
    ]
    database = tmp_path / "register.db"
    import_registers(write_extract(tmp_path / "extract", charities, first=9100001), database)
    entities, problems = settled(
        results,
        Party((), "Harrowmere Disabled People's Forum"),
        Party(("GB-CHC-9100002",), "Kelderby Voices"),
        Party(("GB-COH-09100005",), "K V Services"),
        database=database,
    )
    assert entities[0].joined == "register"
    assert entities[0].assessed is not None
    assert entities[1] is entities[2]
    assert problems["two_numbers"] == 1


def test_only_names_of_organisations_are_shown(results: Path) -> None:
    entities, _ = settled(
        results, Party((), "Jane Roe"), Party(("GB-CHC-9100077",), "Kelderby Voices"), Party((), FORUM)
    )
    assert [each.shown for each in entities] == ["", "Kelderby Voices", FORUM]


def test_kinds_are_probabilities_by_status_and_by_quoted_words(tmp_path: Path, results: Path) -> None:
    parties = [Party((), each) for each in (COALITION, SUPPORTED, FORUM, "Nobody Knows")]
    entities, _ = settled(results, *parties, Party(("GB-LAE-ZZZ",), COUNCIL))
    found = [dict(zip(KINDS, chances_of(each, {}), strict=True)) for each in entities]
    assert found[0] == {**dict.fromkeys(KINDS, 0.0), "user_led": 0.9, "unknown": 0.1}
    assert found[1]["provider"] == 1.0
    assert (found[2]["family"], found[2]["user_group"]) == (0.8, 0.2)
    assert found[3]["unknown"] == 1.0
    assert found[4]["public"] == 1.0
    assert all(sum(each.values()) == pytest.approx(1) for each in found)
    decided = read_decided(write_csv(tmp_path / "kinds.csv", "org_id,kind", ("GB-COH-9100002", "other")))
    by_number, _ = settled(results, Party(("GB-COH-09100002",), SUPPORTED))
    assert chances_of(by_number[0], decided)[KINDS.index("other")] == 1.0
    with pytest.raises(SectorError, match="whether a body is user-led, an assessment has to show"):
        read_decided(write_csv(tmp_path / "kinds.csv", "org_id,kind", ("GB-COH-9100002", "user_led")))


def row(**given: float) -> list[float]:
    return [given.get(kind, 0.0) for kind in KINDS]


def test_shares_by_hand_with_the_range_of_a_doubtful_body() -> None:
    beliefs = Beliefs([row(user_led=1), row(user_led=0.5, provider=0.5), row(unknown=1)], seed=1)
    found = split([((0,), 100), ((1,), 60), ((1,), 40), ((2,), 200)], beliefs)
    assert found.whole == 400
    led = found.shares[LED]
    assert (led.mean, led.low, led.high) == (0.375, 0.25, 0.5)  # both awards of the second go one way
    assert found.shares[UNKNOWN].mean == 0.5
    assert found.known.mean == 0.5
    assert found.of_known[LED].low == pytest.approx(0.5)
    assert found.of_known[LED].high == pytest.approx(1)


def test_a_joint_award_is_of_a_kind_only_where_all_are() -> None:
    beliefs = Beliefs([row(user_led=0.8, other=0.2), row(user_led=0.5, provider=0.5)], seed=1)
    found = split([((0, 1), 10)], beliefs)
    assert found.parts[LED].mean == pytest.approx(4)
    assert found.parts[UNKNOWN].mean == pytest.approx(6)
    assert split([((), 5)], beliefs).shares[UNKNOWN].mean == 1  # nobody is named


@given(
    st.lists(st.lists(st.floats(0.01, 1), min_size=7, max_size=7), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 4), st.floats(1, 1e6)), min_size=1, max_size=12),
)
def test_shares_add_up_and_lie_in_their_ranges(
    weights: list[list[float]], awards: list[tuple[int, float]]
) -> None:
    beliefs = Beliefs([[each / sum(row) for each in row] for row in weights], seed=3)
    found = split([((at % len(weights),), value) for at, value in awards], beliefs)
    assert sum(each.mean for each in found.shares) == pytest.approx(1)
    assert sum(each.mean for each in found.parts) == pytest.approx(found.whole)
    assert all(-1e-9 <= each.low <= each.high <= 1 + 1e-9 for each in (*found.shares, *found.of_known))


def test_ranges_hold_the_true_share_as_often_as_they_say() -> None:
    import numpy as np

    random = np.random.default_rng(5)
    held = 0
    for seed in range(150):
        second = random.beta(0.6, 0.6, 40)
        values = random.lognormal(9, 1, 40)
        truth = float(values[random.random(40) < second].sum() / values.sum())
        beliefs = Beliefs([row(user_led=float(p), other=float(1 - p)) for p in second], seed=seed)
        share = split([((at,), float(value)) for at, value in enumerate(values)], beliefs).shares[LED]
        held += share.low <= truth <= share.high
    assert 0.89 <= held / 150 <= 1.0


def test_concentration_by_hand() -> None:
    found = concentration([((0,), 50), ((1,), 30), ((0,), 10), ((2,), 10)])
    assert found.recipients == 3
    assert found.hhi == pytest.approx(60**2 + 30**2 + 10**2)
    assert found.equal == pytest.approx(10_000 / found.hhi)
    assert found.top == ((1, 0.6), (5, 1.0), (10, 1.0))
    assert concentration([]).whole == 0


def test_sums_of_currencies_are_never_added(tmp_path: Path, results: Path) -> None:
    value = package(grant("1", 100), grant("2", 900, currency="EUR"), grant("3", 50, currency=""))
    found = funding_of([write_json(tmp_path / "g.json", value)], results=results)
    by_code = {each.currency: each for each in found.currencies}
    assert {code: each.whole.money.whole for code, each in by_code.items()} == {"GBP": 100, "EUR": 900, "": 0}
    assert by_code[""].whole.number.whole == 1
    assert found.problems.counts == Counter(no_currency=1)


def test_three_denominators(tmp_path: Path, results: Path) -> None:
    value = package(
        grant("1", 100),
        grant("2", 100, **to("Nobody Knows", "GB-CHC-9100077")),
        grant("3", 800, title="A new roof", description="Slates."),
        grant("4", 100, **to(SUPPORTED, "GB-COH-09100002")),
    )
    [report] = funding_of([write_json(tmp_path / "g.json", value)], results=results).currencies
    assert report.everything == (4, 1100.0)
    money = report.whole.money
    assert money.parts[LED].mean == pytest.approx(90)
    assert money.shares[LED].mean == pytest.approx(90 / 300)
    assert money.known.mean == pytest.approx(190 / 300)
    assert money.of_known[LED].high == pytest.approx(0.5)


def test_prices_of_one_year_stand_apart_and_lack_no_year_in_silence(tmp_path: Path, results: Path) -> None:
    value = package(
        grant("1", 100, awardDate="2020-05-04"), grant("2", 100), grant("3", 70, awardDate="1999-01-01")
    )
    index = write_csv(tmp_path / "d.csv", "year,index", (2020, 80), (2023, 100))
    found = funding_of([write_json(tmp_path / "g.json", value)], results=results, deflators=index)
    [report] = found.currencies
    assert {line.label: line.money.whole for line in report.real} == {"": 225, "2020": 125, "2023": 100}
    assert report.whole.money.whole == 270
    assert found.problems.counts == Counter(no_deflator=1)


def test_deflators_with_mistakes_are_named(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    for rows, message in (
        ([("x", 1)], "row 2, needs"),
        ([(2020, 0)], "row 2, has an index of 0"),
        ([], "no index"),
    ):
        with pytest.raises(SectorError, match=message):
            read_deflators(write_csv(path, "year,index", *rows))
    with pytest.raises(SectorError, match="no index for 2019"):
        read_deflators(write_csv(path, "year,index", (2020, 1)), base=2019)
    with pytest.raises(SectorError, match="must have the columns"):
        read_deflators(write_csv(path, "when,what", (2020, 1)))


def test_files_without_an_award_of_the_theme_are_refused(tmp_path: Path, results: Path) -> None:
    path = write_json(tmp_path / "g.json", package(grant("1", title="A new roof", description="")))
    with pytest.raises(SectorError, match=r"None of the 1 awards in g\.json speaks of peer support"):
        funding_of([path], results=results)


def test_the_largest_funders_have_lines_and_all_others_one(tmp_path: Path, results: Path) -> None:
    most = rules().funders
    grants = [
        grant(
            str(at), 10 * (at + 1), fundingOrganization=[{"id": f"GB-CHC-90000{at:02}", "name": f"Fund {at}"}]
        )
        for at in range(most + 3)
    ]
    [report] = funding_of([write_json(tmp_path / "g.json", package(*grants))], results=results).currencies
    assert [line.label for line in report.by_funder][:2] == [f"Fund {most + 2}", f"Fund {most + 1}"]
    assert len(report.by_funder) == most + 1
    assert report.by_funder[-1].money.whole == 10 + 20 + 30
    assert sum(line.money.whole for line in report.by_funder) == report.whole.money.whole


def test_grants_without_identifiers_in_two_files_are_two_grants(tmp_path: Path, results: Path) -> None:
    nameless = grant("1", 100)
    del nameless["id"]
    paths = [write_json(tmp_path / f"{name}.json", package(nameless)) for name in ("a", "b")]
    found = funding_of(paths, results=results)
    assert found.awards == 2
    assert not found.problems.counts
