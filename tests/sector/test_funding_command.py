"""`sector funding`: from files in the published forms to the page and its tables; and where it refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ulo_classify.cli import main

from .money_files import (
    chances,
    grant,
    package,
    release,
    release_package,
    to,
    write_csv,
    write_json,
    write_results,
)

HIDDEN = "Not named: no number of an organisation"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["sector", "funding", *arguments])


def files(folder: Path) -> list[str]:
    grants = package(
        grant("1", 30000),
        grant(
            "2",
            20000,
            awardDate="2022-04-04",
            title="Co-production with <b>families</b>",
            **to("A Forum", "GB-CHC-9100009"),
        ),
        grant("3", -50),
        grant("4", 12000, **to("Jane Roe", "360G-Invented-ORG:3")),
        grant("5", 90000, title="New roof", description="Slates"),
        grant("6", 500, recipientIndividual={"id": "360G-p-1", "name": "Jane Roe"}),
    )
    contracts = release_package(release("ocds-x-1", "2023-02-01T00:00:00Z"))
    bodies = [
        ("Harrowmere Coalition of Disabled People", "GB-CHC-9100001", chances(user_led=0.9, unclear=0.1)),
        (
            "Amberlow Supported Living Ltd",
            "GB-COH-09100002",
            chances(not_user_led=1.0),
            "we run supported living",
        ),
    ]
    return [
        str(write_json(folder / "grants.json", grants)),
        str(write_json(folder / "contracts.json", contracts)),
        "--results",
        str(write_results(folder / "results.jsonl", bodies)),
        "--deflators",
        str(write_csv(folder / "deflators.csv", "year,index", (2022, 90), (2023, 100))),
    ]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    folder = tmp_path_factory.mktemp("money")
    out = folder / "out"
    return run(*files(folder), "--out", str(out)), out


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))


def test_the_result_in_sentences(report: tuple[Result, Path]) -> None:
    result, _ = report
    assert result.exit_code == 0, result.output
    # 27,000 of 112,000: the coalition's 30,000 at nine in ten
    assert "GBP: user-led bodies got 24 % of the money of the theme (range 0.0 % to 27 %)" in result.output
    assert "Of all money in the files that is 13 %, of money of the theme 24 %" in result.output
    assert "1 awards went to persons" in result.output
    assert "Cases that were wrong in the data, named in the report: 1" in result.output


def test_every_table_is_a_file_and_its_sums_agree(report: tuple[Result, Path]) -> None:
    _, out = report
    page = (out / "index.html").read_text(encoding="utf-8")
    told = [json.loads(line) for line in (out / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {f"by-{each}-gbp.csv" for each in ("kind", "year", "theme", "funder", "size")} <= {
        each["file"] for each in told
    }
    for each in told:
        assert f'href="{each["file"]}"' in page
        assert len(rows(out / each["file"])) == len(each["rows"]) + 1
    kinds = rows(out / "by-kind-gbp.csv")[1:]
    assert sum(float(each[5]) for each in kinds) == pytest.approx(112000)
    assert sum(float(each[1]) for each in kinds) == pytest.approx(5)
    years = rows(out / "by-year-gbp.csv")[1:]
    assert sum(float(each[6]) for each in years) == pytest.approx(112000)
    real = rows(out / "prices-of-2023-gbp.csv")[1:]
    assert sum(float(each[2]) for each in real if each[0] == "All years") == pytest.approx(
        92000 + 20000 / 0.9, abs=0.1
    )


def test_no_person_is_named_and_no_markup_of_others_gets_through(report: tuple[Result, Path]) -> None:
    _, out = report
    for path in out.iterdir():
        text = path.read_text(encoding="utf-8")
        assert "Jane" not in text, path.name
        assert "<b>families" not in text, path.name
    assert HIDDEN in (out / "awards.csv").read_text(encoding="utf-8")
    assert HIDDEN in (out / "largest-gbp.csv").read_text(encoding="utf-8")


def test_every_award_of_the_theme_is_listed_with_its_words(report: tuple[Result, Path]) -> None:
    _, out = report
    found = {each[1]: each for each in rows(out / "awards.csv")[1:]}
    assert set(found) == {
        "360G-Invented-1",
        "360G-Invented-2",
        "360G-Invented-3",
        "360G-Invented-4",
        "ocds-x-1/1",
    }
    assert found["360G-Invented-2"][7:] == ["Co-production", "Co-production"]
    assert found["360G-Invented-3"][4] == ""  # negative: listed, in no sum
    assert found["ocds-x-1/1"][3] == "Amberlow Supported Living Ltd"


def test_the_same_seed_gives_the_same_page(report: tuple[Result, Path], tmp_path: Path) -> None:
    _, out = report
    again = tmp_path / "out"
    assert run(*files(tmp_path), "--out", str(again)).exit_code == 0
    assert (again / "results.jsonl").read_text(encoding="utf-8") == (out / "results.jsonl").read_text(
        encoding="utf-8"
    )


def test_a_wrong_file_is_one_sentence(tmp_path: Path) -> None:
    arguments = files(tmp_path)
    result = run(str(write_json(tmp_path / "other.json", {"a": 1})), *arguments[2:])
    assert result.exit_code == 2
    assert "other.json is neither a 360Giving package" in result.output
    assert result.output.count("\n") == 1
