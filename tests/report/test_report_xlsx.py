"""results.xlsx read back with another library, and its parts as XML."""

from __future__ import annotations

import re
import zipfile

import pytest
import report_builders as builders
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ulo_classify.report.xlsx_file import write_xlsx


@pytest.fixture(scope="module")
def path(folder):
    return folder / "results.xlsx"


def sheet(path, name: str) -> list[list]:
    return CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()


def column(rows: list[list], title: str) -> list:
    return [row[rows[0].index(title)] for row in rows[1:]]


def parts(path, pattern: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return "".join(
            archive.read(name).decode("utf-8") for name in archive.namelist() if re.search(pattern, name)
        )


def test_sheets_in_order(path):
    assert CalamineWorkbook.from_path(path).sheet_names == [
        *("Cover", "Notes", "Counts", "Sections", "Share", "Results", "Criteria")
    ]


def test_cover_says_what_when_and_how(path):
    cover = dict(sheet(path, "Cover"))
    assert cover["List"] == "Tarn Hollow bus consultation <2024>"
    assert cover["Checked on"] == "2 June 2024"
    assert cover["Criteria"] == "UN CRPD General Comment No. 7 (gc7)"
    assert cover["Version of criteria"] == "1.0"
    assert {f"Sheet {name}" for name in ("Cover", "Notes", "Counts", "Results", "Criteria")} <= set(cover)


def test_notes_carry_the_notes_and_the_meaning_of_words(path):
    rows = sheet(path, "Notes")
    assert ["To check", "1", "Line 11 holds two names: check that both replied."] in rows
    assert ["Result", "Unclear", "The documents seen do not allow an answer. This is not a no."] in rows
    assert any(row[1] == "If a body says that a result is wrong" for row in rows)
    titles = {row[1] for row in rows if row[0] == "Column"}
    fixed = {title for title in sheet(path, "Results")[0] if not title.startswith("Criterion: ")}
    assert fixed <= titles


def test_counts_have_three_denominators(path):
    rows = sheet(path, "Counts")
    assert rows[1][:5] == ["User-led", 3, 12, 9, 5]
    assert rows[4][:5] == ["Unclear", 3, 12, 9, "not part of these"]
    assert rows[1][5] == (
        "3 of 12 lines of the list, each organisation counted once; 3 of 9 different organisations; "
        "3 of 5 organisations whose documents allow an answer"
    )


def test_results_have_every_line(path, result):
    rows = sheet(path, "Results")
    assert column(rows, "Line") == [line.entry.line for line in result.lines]
    assert column(rows, "Name")[1:5] == [
        builders.SCRIPT_NAME,
        "Brackenmoor Care Trust",
        builders.FORMULA_NAME,
        builders.RTL_NAME,
    ]
    assert column(rows, "Name")[6:8] == ["Individual (not named)"] * 2
    assert column(rows, "Result")[:5] == [
        "User-led",
        "User-led",
        "Not user-led",
        "User group (users take part, somebody else controls)",
        "Unclear",
    ]
    assert column(rows, "Criterion: Governed by users")[0] == "Shown"
    assert column(rows, "What would settle it")[0].split("\n") == [
        "Who may vote at general meetings?",
        "Does the chair come from the members?",
    ]


def test_criteria_have_a_row_for_each_body_and_criterion(path, result):
    rows = sheet(path, "Criteria")
    expected = [(line.entry.line, len(line.assessment.criteria)) for line in result.lines if line.assessment]
    assert len(rows) - 1 == sum(number for _, number in expected)
    governed = rows[1]
    assert governed[:4] == [1, "Quay Street Disabled People's Union", "Governed by users", "Shown"]
    assert governed[7].split("\n") == [
        f"[1] “{builders.RULES_QUOTE}”",
        "[2] “eight of our eleven trustees are disabled people”",
    ]
    assert governed[8] == "[1] rules.txt (governing document)\n[2] report-2022.txt (annual report)"
    assert governed[10] == "[1] 2023-05-31\n[2] 2022"


def test_text_is_never_a_formula_or_a_link(path):
    sheets = parts(path, r"worksheets/sheet\d")
    assert "<f>" not in sheets
    assert "hyperlink" not in sheets
    assert "mergeCell" not in sheets
    assert not parts(path, r"worksheets/_rels/.*").count("hyperlink")


def test_each_sheet_is_one_named_table_from_a1(path):
    tables = parts(path, r"tables/table\d")
    assert re.findall(r'displayName="(\w+)"', tables) == [
        "Cover_table",
        "Notes_table",
        "Counts_table",
        "Sections_table",
        "Share_table",
        "Results_table",
        "Criteria_table",
    ]
    assert all(ref.startswith("A1:") for ref in re.findall(r'<table [^>]*?ref="([^"]+)"', tables))
    assert "autoFilter" not in tables


def test_properties(path):
    core = parts(path, "docProps/core")
    assert "<dc:title>Tarn Hollow bus consultation &lt;2024&gt;</dc:title>" in core
    assert "2024-06-02T" in core


def test_a_text_longer_than_a_cell_is_cut_with_a_notice(tmp_path):
    long = "é𝄞" * 20_000
    found = builders.assessment("Alder Row Group", explanation=long)
    write_xlsx(builders.audit(builders.assessed(1, found)), tmp_path / "long.xlsx")
    [cell] = column(sheet(tmp_path / "long.xlsx", "Results"), "Why")
    assert cell.startswith("é𝄞" * 1000)
    assert cell.endswith("[cut here: the full text is in results.jsonl]")
    assert 32_700 < len(cell.encode("utf-16-le")) // 2 <= 32_767


def test_an_empty_list_still_opens(tmp_path):
    write_xlsx(builders.audit(), tmp_path / "empty.xlsx")
    assert sheet(tmp_path / "empty.xlsx", "Results")[1][0] == "The list has no lines."
    assert sheet(tmp_path / "empty.xlsx", "Criteria")[1][0] == "No body was assessed."


def test_criteria_whose_words_are_alike_keep_their_own_columns(tmp_path):
    found = builders.assessment(
        "Alder Row Group",
        criteria={"local_roots": builders.criterion("met"), "Local Roots": builders.criterion("not_met")},
    )
    write_xlsx(builders.audit(builders.assessed(1, found)), tmp_path / "alike.xlsx")
    rows = sheet(tmp_path / "alike.xlsx", "Results")
    assert [title for title in rows[0] if title.startswith("Criterion: ")] == [
        "Criterion: Local roots",
        "Criterion: Local roots (2)",
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1))
def test_any_name_can_be_read_back(tmp_path, name):
    write_xlsx(
        builders.audit(builders.assessed(1, builders.assessment("x" + name + "x"))), tmp_path / "any.xlsx"
    )
    [cell] = column(sheet(tmp_path / "any.xlsx", "Results"), "Name")
    assert cell.startswith("x")
    assert cell.endswith("x")
    kept = [each for each in name if each.isalnum()]
    assert [each for each in cell[1:-1] if each.isalnum()] == kept
