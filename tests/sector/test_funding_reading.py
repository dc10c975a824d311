"""Grants and contracts in the published forms -> awards; what is wrong is named and counted."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.errors import ReadingError, SectorError
from ulo_classify.sector.funding.awards import Award, read_amount
from ulo_classify.sector.funding.reading import read_awards
from ulo_classify.sector.funding.themes import themes_of
from ulo_classify.sector.problems import Problems

from .money_files import grant, package, record_package, release, release_package, to, write_csv, write_json
from .money_schemas import GRANTS, RECORDS, RELEASES, mistakes

GBP = {"currency": "GBP"}
TITLES = (
    "Identifier,Title,Description,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,"
    "Recipient Org:Name,Recipient Org:Charity Number,Recipient Org:Company Number,"
    "Funding Org:Identifier,Funding Org:Name"
)


def read(*paths: Path) -> tuple[list[Award], Counter[str]]:
    problems = Problems()
    return list(read_awards(paths, problems)), problems.counts


def row(key: str, amount: str, date: str, currency: str = "GBP") -> tuple[str, ...]:
    funder = ("GB-CHC-9000001", "The Invented Foundation")
    recipient = ("", "Harrowmere Coalition of Disabled People", "9100001", "9100002")
    return (key, "Advocacy for all", "", currency, amount, date, *recipient, *funder)


def test_the_files_of_these_tests_are_as_the_standards_have_them() -> None:
    person = grant("2", recipientIndividual={"id": "360G-p-1", "name": "Individual Recipient"})
    del person["recipientOrganization"]
    first, second = release("ocds-x-1", "2023-02-01T00:00:00Z"), release("ocds-x-2", "2023-03-01T00:00:00Z")
    records = record_package(
        {"ocid": "ocds-x-1", "releases": [first], "compiledRelease": {**first, "tag": ["compiled"]}},
        {"ocid": "ocds-x-2", "releases": [{"url": "https://data.example/2", "date": "2023-03-01T00:00:00Z"}]},
    )
    assert mistakes(package(grant("1"), person), GRANTS) == []
    assert mistakes(release_package(first, second), RELEASES) == []
    assert mistakes(records, RECORDS) == []
    assert mistakes(package(grant("1", "much")), GRANTS)  # the schemas can fail


def test_a_grant_from_json(tmp_path: Path) -> None:
    value = package(grant("1", 12500.5, **to("Kelderby Voices", "GB-CHC-9100003", companyNumber="09100002")))
    assert mistakes(value, GRANTS) == []
    [award], problems = read(write_json(tmp_path / "grants.json", value))
    assert (award.id, award.amount, award.currency) == ("360G-Invented-1", Decimal("12500.5"), "GBP")
    assert str(award.day) == "2023-05-04"
    assert award.funder.name == "The Invented Foundation"
    assert award.recipients[0].ids == ("GB-CHC-9100003", "GB-COH-09100002")
    assert not problems


@pytest.mark.parametrize("zipped", [False, True])
def test_the_same_from_a_package_of_contracts_and_from_json_lines(tmp_path: Path, zipped: bool) -> None:
    releases = [release("ocds-x-1", "2023-02-01T00:00:00Z"), release("ocds-x-2", "2023-03-01T00:00:00Z")]
    found = []
    for name, text in (
        ("releases.json", json.dumps(release_package(*releases))),
        ("lines.jsonl", "\n".join(json.dumps(each) for each in releases)),
        (
            "records.json",
            json.dumps(record_package(*({"ocid": each["ocid"], "releases": [each]} for each in releases))),
        ),
    ):
        path = tmp_path / (name + ".gz" if zipped else name)
        path.write_bytes(gzip.compress(text.encode()) if zipped else text.encode())
        awards, problems = read(path)
        assert not problems
        found.append([(each.id, each.amount, each.recipients, each.funder, each.title) for each in awards])
    assert found[0] == found[1] == found[2]
    key, amount, [supplier], buyer, title = found[0][0]
    assert (key, amount) == ("ocds-x-1/1", 50000)
    assert supplier.ids == ("GB-COH-09100002",)
    assert buyer.ids == ("GB-LAE-ZZZ",)
    assert title == "Advocacy service. Independent advocacy for Harrowmere"


def test_a_later_release_changes_what_an_earlier_one_said_whatever_their_order(tmp_path: Path) -> None:
    early = release("ocds-x-1", "2023-02-01T00:00:00Z")
    late = release("ocds-x-1", "2023-06-01T00:00:00Z", value={"amount": 80000, **GBP}, title="Other words")
    for releases in ([early, late], [late, early]):
        [award], problems = read(write_json(tmp_path / "r.json", release_package(*releases)))
        assert (award.amount, award.title[:11]) == (80000, "Other words")
        assert not problems


def test_awards_that_were_not_made_and_records_with_links_are_counted(tmp_path: Path) -> None:
    off = release("ocds-x-1", "2023-02-01T00:00:00Z", status="cancelled")
    link = {
        "ocid": "ocds-x-2",
        "releases": [{"url": "https://data.example/2", "date": "2023-03-01T00:00:00Z"}],
    }
    value = record_package({"ocid": "ocds-x-1", "releases": [off]}, link)
    assert mistakes(value, RECORDS) == []
    awards, problems = read(write_json(tmp_path / "records.json", value))
    assert awards == []
    assert problems == Counter(not_made=1, linked_record=1)


def test_an_award_without_a_value_has_that_of_its_contracts(tmp_path: Path) -> None:
    def with_contracts(*values: dict[str, Any]) -> dict[str, Any]:
        made = release("ocds-x-1", "2023-02-01T00:00:00Z")
        del made["awards"][0]["value"]
        made["contracts"] = [
            {"id": str(at), "awardID": "1", "value": value} for at, value in enumerate(values)
        ]
        value = release_package(made)
        assert mistakes(value, RELEASES) == []
        return value

    path = tmp_path / "r.json"
    [award], problems = read(
        write_json(path, with_contracts({"amount": 100, **GBP}, {"amount": 50.5, **GBP}))
    )
    assert (award.amount, award.currency) == (Decimal("150.5"), "GBP")
    assert not problems
    mixed = with_contracts({"amount": 100, **GBP}, {"amount": 50, "currency": "EUR"})
    [award], problems = read(write_json(path, mixed))
    assert award.amount is None
    assert problems["currencies_mixed"] == 1


def test_a_flat_file_with_dates_in_five_forms_and_amounts_of_every_kind(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "grants.csv",
        TITLES,
        row("a", "12,500.00", "2023-05-04"),
        row("b", "£1 200", "04/05/2023"),
        row("c", "12.500,00", "25/05/2023"),
        row("d", "(300)", "4 May 2023"),
        row("e", "", "May 4, 2023"),
        row("f", "lots", "45050"),
        row("g", "£5", "soon", "EUR"),
        row("h", "7", "", ""),
        row("i", "0", "2023-05-04"),
        row("a", "1", "2023-05-04"),
    )
    awards, problems = read(path)
    found = {each.id: each for each in awards}
    assert [str(each.amount) for each in awards] == [
        *("12500.00", "1200", "12500.00"), *("None" for _ in range(6)),
    ]  # fmt: skip
    assert [str(found[key].day) for key in "abcdef"] == [
        *("2023-05-04", "2023-05-04", "2023-05-25", "2023-05-04", "2023-05-04", "2023-05-04"),
    ]  # fmt: skip
    kinds = "negative no_amount unreadable_amount currency_clash unreadable_date no_date no_currency zero"
    assert problems == Counter([*kinds.split(), "award_twice"])
    assert found["a"].recipients[0].ids == ("GB-CHC-9100001", "GB-COH-09100002")


def test_every_problem_says_where(tmp_path: Path) -> None:
    problems = Problems()
    list(read_awards([write_json(tmp_path / "g.json", package(grant("9", -5)))], problems))
    [found] = problems.named
    assert found == ("negative", "g.json: 360G-Invented-9", "-5")


def test_what_is_no_file_of_money(tmp_path: Path) -> None:
    with pytest.raises(SectorError, match=r"other.json is neither a 360Giving package"):
        read(write_json(tmp_path / "other.json", {"people": []}))
    with pytest.raises(SectorError, match=r"list.csv is no table of 360Giving grants"):
        read(write_csv(tmp_path / "list.csv", "name,town", ("One", "Fernham")))
    cut = tmp_path / "cut.json"
    cut.write_text(json.dumps(package(grant("1")))[:-30], encoding="utf-8")
    with pytest.raises(ReadingError, match=r"cut.json is cut short or no JSON"):
        read(cut)
    with pytest.raises(ReadingError, match="cannot be read"):
        read(tmp_path / "missing.json")


def test_a_large_file_is_read_award_by_award(tmp_path: Path) -> None:
    """The first awards come although the file is broken further down: nothing waits for its end."""
    text = json.dumps(package(*(grant(str(at)) for at in range(3000))))
    path = tmp_path / "large.json"
    path.write_text(text[: len(text) // 2], encoding="utf-8")
    awards = iter(read_awards([path], Problems()))
    assert [next(awards).id for _ in range(1000)][-1] == "360G-Invented-999"
    with pytest.raises(ReadingError):
        list(awards)


def themes(title: str, description: str = "") -> list[tuple[str, str]]:
    found = Award("f", "1", None, (), None, "GBP", None, title, description)  # type: ignore[arg-type]
    return [tuple(each) for each in themes_of(found)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A peer support group", [("peer_support", "peer support group")]),
        ("Independent Advocacy", [("advocacy", "Independent Advocacy")]),
        ("Co-producing a strategy", [("co_production", "Co-producing")]),
        ("Service user involvement", [("involvement", "Service user involvement")]),
        ("A recovery college", [("recovery", "recovery college")]),
        ("Flood recovery fund", []),
        ("Peer-reviewed research", []),
        ("A new roof", []),
    ],
)
def test_the_words_by_which_an_award_is_of_the_theme(title: str, expected: list[tuple[str, str]]) -> None:
    assert themes(title) == expected


def test_a_description_counts_and_a_theme_only_once() -> None:
    found = themes("Peer support", "Peer support and advocacy in Harrowmere.")
    assert found == [("peer_support", "Peer support"), ("advocacy", "advocacy")]


@given(st.decimals(min_value="0.01", max_value="999999999", places=2))
def test_an_amount_comes_back_however_it_is_written(value: Decimal) -> None:
    continental = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    written: Iterable[object] = (str(value), f"{value:,.2f}", f"£{value:,.2f}", value, float(value))
    assert all(read_amount(each).value == value for each in written)
    if value >= 1000:
        assert read_amount(continental).value == value


@given(st.text(max_size=20) | st.integers() | st.floats() | st.booleans() | st.none())
def test_anything_is_an_amount_or_a_problem(raw: object) -> None:
    found = read_amount(raw)
    assert (found.value is None) == bool(found.problem)
    assert found.value is None or found.value > 0
