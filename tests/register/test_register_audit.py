"""A list against the registers: the command lines, and what reaches the report."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import register_files as files
from click.testing import CliRunner, Result

from ulo_classify.audit import audit_list
from ulo_classify.cli import main
from ulo_classify.consultation import read_pasted
from ulo_classify.register.look_up import LookUp
from ulo_classify.schema import Assessment, Organisation, RegisterMatch

LIST = """List of respondents

1. Harrowmere Coalition of Disabled People
2. Glenbrack Deaf Forum
3. Harrowmere Coalition for Disabled People
4. Zaffre Umbrella Menders
5. Jane Testwell (individual)
6. HCDP
"""
RULES = "At least three quarters of the trustees shall be disabled people."


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def consultation(tmp_path: Path) -> Path:
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    folder = tmp_path / "documents" / "Harrowmere Coalition of Disabled People"
    folder.mkdir(parents=True)
    (folder / "constitution.txt").write_text(RULES, encoding="utf-8")
    return tmp_path


class Remembering:
    """An assessor that remembers what it was given."""

    def __init__(self) -> None:
        self.seen: list[Organisation] = []

    def assess(self, organisation: Organisation) -> Assessment:
        self.seen.append(organisation)
        return Assessment(
            name=organisation.name, status="unclear", explanation="So.", criteria={}, criteria_set="gc7"
        )

    def assess_many(self, organisations, n_jobs: int = 1):
        return map(self.assess, organisations)


def test_the_entry_of_a_matched_body_joins_its_documents(database: Path) -> None:
    assessor = Remembering()
    result = audit_list(
        read_pasted(LIST.partition("\n\n")[2]),
        [],
        lambda dossier: Organisation(name="never"),
        assessor,
        look_up=LookUp.open(database),
    )
    given = {each.name: each for each in assessor.seen}
    assert set(given) == {"Harrowmere Coalition of Disabled People", "Glenbrack Deaf Forum", "HCDP"}
    coalition = given["Harrowmere Coalition of Disabled People"]
    assert coalition.id == "GB-CHC-9100001"
    assert {document.kind for document in coalition.documents} == {"register_entry"}
    assert any("TO PROMOTE THE INCLUSION" in document.text for document in coalition.documents)
    outcomes = [line.register_match and line.register_match.outcome for line in result.lines]
    assert outcomes == ["match", "match", "candidates", "none", None, "match"]
    assert [line.outcome for line in result.lines] == [
        "assessed",
        "assessed",
        "no_documents",
        "no_documents",
        "individual",
        "assessed",
    ]
    assert [line.status for line in result.lines[2:4]] == ["unclear", "unclear"]


def test_without_registers_nothing_changes() -> None:
    result = audit_list(
        read_pasted("Open Gate\n"), [], lambda dossier: Organisation(name="never"), Remembering()
    )
    assert [line.register_match for line in result.lines] == [None]


def test_audit_with_a_register(consultation: Path, database: Path) -> None:
    done = run(
        *("audit", consultation / "list.txt", "--documents", consultation / "documents"),
        *("--out", consultation / "report", "--register", database),
    )
    assert done.exit_code == 0, done.output
    assert "On the registers: matched 3, to be looked at 1, no match 1" in done.stdout
    text = (consultation / "report" / "results.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["register_outcome"] for row in rows] == ["match", "match", "candidates", "none", "", "match"]
    assert rows[0]["org_id"] == "GB-CHC-9100001"
    assert rows[0]["status"] == "user_led"
    assert rows[0]["matched_name"] == "HARROWMERE COALITION OF DISABLED PEOPLE"
    assert rows[2]["org_id"] == ""
    assert rows[2]["candidates"].startswith("GB-CHC-9100001 HARROWMERE")
    # A register entry alone never makes a body user-led.
    assert rows[1]["status"] in {"unclear", "not_user_led"}
    page = (consultation / "report" / "index.html").read_text(encoding="utf-8")
    assert "GB-SC-SC099001" in page
    lines = (consultation / "report" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert RegisterMatch.model_validate(json.loads(lines[0])["register_match"]).outcome == "match"
    everything = b"".join(each.read_bytes() for each in (consultation / "report").iterdir())
    assert b"Jane" not in everything


def test_decisions_and_a_date_reach_the_audit(consultation: Path, database: Path) -> None:
    (consultation / "decisions.csv").write_text(
        "raw_name,org_id,who,when,why\nHarrowmere Coalition for Disabled People,GB-CHC-9100001,A. Reader,"
        "2031-02-03,the same body\n",
        encoding="utf-8",
    )
    found = json.loads(
        run(
            *("names", consultation / "list.txt", "--register", database, "--json", "--date", "2005-01-01"),
            *("--decisions", consultation / "decisions.csv"),
        ).stdout
    )
    assert found[2]["register"]["method"] == "decision"
    assert found[1]["register"]["outcome"] == "candidates"  # it came on the register in 2011
    assert found[4]["register"] is None
    assert found[4]["name"] is None


def test_names_in_words(consultation: Path, database: Path) -> None:
    done = run("names", consultation / "list.txt", "--register", database)
    assert done.exit_code == 0, done.output
    assert "3\tHarrowmere Coalition of Disabled People\n\tmatch. The registered name." in done.stdout
    assert "Testwell" not in done.stdout


def test_import_and_find(tmp_path: Path) -> None:
    into = tmp_path / "register.db"
    done = run("register", "import", *files.ccew(tmp_path), "--into", into)
    assert done.exit_code == 0, done.output
    assert "Charity Commission for England and Wales: 3 bodies" in done.stdout
    assert "100 % done" in done.stderr
    assert "\x1b" not in done.output
    found = run("register", "find", "HCDP", "nobody at all", "--register", into)
    assert found.exit_code == 0
    assert "HCDP: match. A working name of this body." in found.stdout
    assert "GB-CHC-9100001 HARROWMERE COALITION OF DISABLED PEOPLE" in found.stdout
    assert "(working name “HCDP”, HM3)" in found.stdout
    assert "nobody at all: no match." in found.stdout
    rows = json.loads(run("register", "find", "HCDP", "--register", into, "--json").stdout)
    assert RegisterMatch.model_validate(rows[0]).body is not None


@pytest.mark.parametrize(
    ("arguments", "about"),
    [
        (("register", "find", "x", "--register", "nowhere.db"), "nowhere.db"),
        (("register", "import", "nowhere.csv", "--into", "x.db"), "nowhere.csv"),
        (("names", "list.txt", "--decisions", "d.csv"), "--register"),
        (("names", "list.txt", "--register", "nowhere.db"), "nowhere.db"),
    ],
)
def test_one_sentence_where_something_is_wrong(
    consultation: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], about: str
) -> None:
    monkeypatch.chdir(consultation)
    done = run(*arguments)
    assert done.exit_code == 2
    (line,) = done.stderr.splitlines()
    assert about in line
    assert line.endswith(".")


def test_a_date_that_is_none(consultation: Path, database: Path) -> None:
    done = run("names", consultation / "list.txt", "--register", database, "--date", "May 2024")
    assert done.exit_code == 2
    assert "2024-05-31" in done.stderr


def test_formulas_in_names_of_a_register_are_text_in_the_report(consultation: Path, tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://x.example","Open Gate")'
    names = [formula, "<script>alert(1)</script> Voices", "\x1b[31mRed Group"]
    source, mapping = files.csv_register(tmp_path / "own", names)
    into = tmp_path / "own.db"
    assert run("register", "import", source, "--into", into, "--mapping", mapping).exit_code == 0
    asked = "Script Alert Voices\nHyperlink Open Gate\nRed Groups\n"
    (consultation / "list.txt").write_text(asked, encoding="utf-8")
    done = run(
        *("audit", consultation / "list.txt", "--documents", consultation / "documents"),
        *("--out", consultation / "report", "--register", into),
    )
    assert done.exit_code == 0, done.output
    text = (consultation / "report" / "results.csv").read_text(encoding="utf-8")
    for row in csv.reader(text.splitlines()):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)
    page = (consultation / "report" / "index.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page
    shown = run("register", "find", names[2], names[0], "--register", into)
    assert "\x1b" not in shown.output
