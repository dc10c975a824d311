"""`--criteria NAME|FILE|all`: one set, a set of one's own, and all of them side by side."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ulo_classify import Assessment, Comparison
from ulo_classify.cli import main
from ulo_classify.criteria import available
from ulo_classify.report import comparison_text

GOLDEN = Path(__file__).parent / "data" / "all_sets.txt"
RULES = """\
4. The Board
4.1 At least seven of the twelve directors must be disabled people.
4.2 At least half of the staff shall be disabled people.
"""
OWN = """\
key = "mine"
name = "Mine"
version = "1"
source_status = "own"
[citation]
publisher = "We"
title = "Our rule"
year = "2024"
section = "1"
[users]
who = "Disabled people."
not_counted = "Others."
[[criterion]]
key = "trustees"
label = "Disabled people who decide"
question = "Are most directors disabled?"
reference = "rule 1"
body = "board"
operator = ">="
threshold = "7/12"
"""


def run(*arguments: str | Path, columns: int = 100) -> Result:
    return CliRunner(env={"COLUMNS": str(columns)}).invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "constitution.txt"
    file.write_text(RULES, encoding="utf-8")
    return file


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "mine.toml"
    file.write_text(OWN, encoding="utf-8")
    return file


def test_all_sets_side_by_side(rules: Path) -> None:
    """The whole page as it is printed; write it anew with the text below if it changes on purpose."""
    result = run("assess", rules, "--criteria", "all", "--name", "Larkwell Voices")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert result.stdout == GOLDEN.read_text(encoding="utf-8")


def test_the_table_has_a_row_a_set_no_colour_and_fits_its_width(rules: Path) -> None:
    shown = run("assess", rules, "--criteria", "all", columns=90).stdout
    assert "\x1b" not in shown
    table = shown[shown.index("Criteria set") : shown.index("Words, by number")]
    assert max(map(len, table.splitlines())) <= 90
    rows = [row for row in table.split("\n\n") if row.strip()]
    assert len(rows) == len(available())
    assert "asked: more" in rows[0]
    assert "[1]" in rows[0]


def test_a_narrow_terminal_gets_lines_with_labels(rules: Path) -> None:
    shown = run("assess", rules, "--criteria", "all", columns=50).stdout
    assert shown.count("Criteria set: ") == len(available())
    block = shown[shown.index("Criteria set: DPI 51/51") :].split("\n\n")[0]
    assert block.splitlines() == [
        "Criteria set: DPI 51/51",
        "Result: Not known",
        "What decides it: Users among members: not said; asked: at least 51%."
        " Users on the board: at least 7 of 12; asked: at least 51%. Met (clause 4.1 [1]).",
        "Would change: Met at any threshold up to 7 of 12, not shown above it.",
    ]


def test_all_sets_as_json(rules: Path) -> None:
    (line,) = run("assess", rules, "--criteria", "all", "--json").stdout.splitlines()
    found = Comparison.model_validate_json(line)
    assert [each.key for each in found.sets] == available()
    board = json.loads(line)["sets"][available().index("odi_dpulo")]["criteria"]["board"]
    assert board["verdict"] == "unknown"
    assert (board["share"]["low"], board["share"]["threshold"]) == ("7/12", "3/4")
    assert board["evidence"][0]["clause"] == "4.1"


def test_all_sets_for_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    body = {"id": "7", "name": "Larkwell Voices", "documents": [{"text": "We are run by Deaf people."}]}
    file.write_text(json.dumps(body) + "\nnot json\n", encoding="utf-8")
    first, second = run("assess", "--jsonl", file, "--criteria", "all").stdout.splitlines()
    assert Comparison.model_validate_json(first).id == "7"
    assert json.loads(second)["cause"].startswith("Line 2 is not an organisation")


def test_what_could_not_be_read_is_said(tmp_path: Path, rules: Path) -> None:
    folder = tmp_path / "Larkwell Voices"
    folder.mkdir()
    rules.rename(folder / rules.name)
    (folder / "scan.pdf").write_bytes(b"no pdf")
    shown = run("assess", folder, "--criteria", "all").stdout
    assert "Could not be read: " in shown
    assert "scan.pdf" in shown


def test_one_other_set_in_words(rules: Path) -> None:
    shown = run("assess", rules, "--criteria", "odi_dpulo").stdout
    assert "Result: User-led\n" in shown
    assert "Under Office for Disability Issues, DPULO (odi_dpulo): Not known." in shown
    assert "Users among staff: Shown\n" in shown


def test_a_set_of_ones_own(rules: Path, own: Path) -> None:
    shown = run("assess", rules, "--criteria", own).stdout
    assert "Under mine: Met." in shown
    assert "Disabled people who decide: Shown\n" in shown
    (line,) = run("assess", rules, "--criteria", own, "--json").stdout.splitlines()
    found = Assessment.model_validate_json(line)
    assert found.criteria_set == "mine"
    assert found.set_result is not None
    assert found.set_result.verdict == "met"


def test_a_mistake_in_it_is_one_line_with_file_line_and_key(rules: Path, own: Path) -> None:
    own.write_text(OWN.replace('">="', '"=>"'), encoding="utf-8")
    result = run("assess", rules, "--criteria", own)
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"ulo-classify: {own}, line 19: criterion 1, operator: must be '>' or '>='")


def test_an_audit_under_ones_own_set(tmp_path: Path, rules: Path, own: Path) -> None:
    documents = tmp_path / "documents"
    (documents / "Larkwell Voices").mkdir(parents=True)
    rules.rename(documents / "Larkwell Voices" / rules.name)
    listed = tmp_path / "list.csv"
    listed.write_text("Organisation\nLarkwell Voices\nHollin Society\n", encoding="utf-8")
    out = tmp_path / "report"
    result = run("audit", listed, "--documents", documents, "--out", out, "--criteria", own)
    assert result.exit_code == 0, result.output
    with (out / "results.csv").open(encoding="utf-8", newline="") as handle:
        first, second = csv.DictReader(handle)
    assert (first["status"], first["criterion_whole_set"], first["criterion_trustees"]) == (
        "user_led",
        "met",
        "met",
    )
    assert second["criterion_whole_set"] == ""
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "Under mine: Met." in page
    assert str(tmp_path) not in page


def test_an_audit_without_documents_names_the_set_and_no_path(tmp_path: Path, own: Path) -> None:
    (tmp_path / "documents").mkdir()
    listed = tmp_path / "list.csv"
    listed.write_text("Organisation\nLarkwell Voices\n", encoding="utf-8")
    out = tmp_path / "report"
    run("audit", listed, "--documents", tmp_path / "documents", "--out", out, "--criteria", own)
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "<dd>mine</dd>" in page
    assert str(tmp_path) not in page


def audit_under(place: Path, criteria: str) -> Result:
    folder = place / "documents" / "Larkwell Voices"
    folder.mkdir(parents=True)
    rules = "At least three quarters of the trustees shall be disabled people."
    (folder / "constitution.txt").write_text(rules, encoding="utf-8")
    listed = place / "list.csv"
    listed.write_text("Organisation\nLarkwell Voices\n", encoding="utf-8")
    return run(
        "audit", listed, "--documents", place / "documents", "--out", place / "o", "--criteria", criteria
    )


def test_an_audit_under_several_sets_shows_them_side_by_side(tmp_path: Path) -> None:
    result = audit_under(tmp_path, "gc7, dh_ulo_2007,disability_rights_uk")
    assert result.exit_code == 0, result.stderr
    line = json.loads((tmp_path / "o" / "results.jsonl").read_text(encoding="utf-8"))["assessment"]
    assert line["criteria_set"] == "gc7"
    assert {key: each["verdict"] for key, each in line["sets"].items()} == {
        "dh_ulo_2007": "met",
        "disability_rights_uk": "unknown",
    }
    assert {"criteria gc7", "criteria dh_ulo_2007"} <= set(line["versions"])
    figure = (tmp_path / "o" / "results.figure-sets.csv").read_text(encoding="utf-8").splitlines()
    assert figure[1:] == [
        "UN General Comment 7,1,0,0,0,0",
        "DH user-led organisation 2007,1,0,0,0,0",
        "Disability Rights UK DPO,0,0,0,1,0",
    ]


def test_the_sets_beside_are_those_that_a_comparison_shows(tmp_path: Path) -> None:
    """Documents are read once for all sets; what comes out is what each set gives by itself."""
    from ulo_classify import Assessor
    from ulo_classify.reading import read_dossier

    assert audit_under(tmp_path, "all").exit_code == 0
    line = json.loads((tmp_path / "o" / "results.jsonl").read_text(encoding="utf-8"))["assessment"]
    body = read_dossier(tmp_path / "documents" / "Larkwell Voices")
    compared = {each.key: each.verdict for each in Assessor.load().compare(body).sets}
    assert set(line["sets"]) == set(available()) - {"gc7"}
    assert {key: each["verdict"] for key, each in line["sets"].items()} == {
        key: verdict for key, verdict in compared.items() if key != "gc7"
    }


def test_an_unknown_set_among_several_is_named(tmp_path: Path) -> None:
    result = audit_under(tmp_path, "gc7,gc99")
    assert result.exit_code == 2
    assert "gc99" in result.stderr


def test_names_and_quotes_cannot_command_a_terminal_or_the_table(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Seven of the twelve trustees are disabled people.", encoding="utf-8")
    shown = run("assess", file, "--criteria", "all", "--name", "[red]Lark\x1b[31m").stdout
    assert "\x1b" not in shown
    assert "Name: [red]Lark" in shown


def test_a_comparison_without_documents_is_not_known_and_quotes_nothing() -> None:
    from ulo_classify import Assessor, Organisation

    shown = comparison_text(Assessor.load().compare(Organisation(name="Larkwell Voices")))
    assert "Words, by number" not in shown
    assert "“Not known” is not a no." in shown
