"""What people decided stands beside the machine's answer in every form of the report, and runs nowhere."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest
import report_builders as reports
import review_builders as builders
from docx import Document
from python_calamine import CalamineWorkbook
from selectolax.lexbor import LexborHTMLParser

from ulo_classify.report import write_report
from ulo_classify.review import attach
from ulo_classify.schema import AuditLine, AuditResult

HOSTILE = '=HYPERLINK("x")<script>window.stolen=1</script>'


@pytest.fixture(scope="module")
def result() -> AuditResult:
    silent = builders.decision(
        raw_name=reports.LONG_NAME, name=reports.LONG_NAME, seen_status="unclear", status="user_led"
    )
    hostile = [
        builders.decision(
            subject,
            raw_name=reports.FORMULA_NAME,
            name=reports.FORMULA_NAME,
            text=HOSTILE,
            reviewer="@" + HOSTILE,
        )
        for subject in ("note", "reply")
    ]
    confirmed = builders.decision(
        raw_name=builders.TRUST,
        name=builders.TRUST,
        action="confirm",
        status="not_user_led",
        seen_status="not_user_led",
    )
    kept = [*builders.all_four(contests=True), confirmed, silent, *hostile]
    return attach(builders.listed(), kept)


@pytest.fixture(scope="module")
def folder(result: AuditResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report")
    write_report(result, out)
    return out


def words(node) -> str:
    return " ".join(node.text(separator=" ").split())


def test_the_page(folder: Path) -> None:
    html = (folder / "index.html").read_text(encoding="utf-8")
    assert "<script>window" not in html
    page = LexborHTMLParser(html)
    row = words(page.css_first("#line-1 td:nth-child(4)"))
    assert row == "User-led Person: Unclear Contested by the body"
    people = words(page.css_first("#body-line-1 .people"))
    for said in (
        "A person decided otherwise: Unclear.",
        "The reason of the verdict.",
        "policy team, 4 March 2026.",
        "A person decided which body this is: GB-CHC-7777777.",
        "The reason of the note.",
        "Reply of February 2026. The body says that the result is wrong.",
        "The reason of the reply.",
    ):
        assert said in people
    assert words(page.css_first("#body-line-1 .result")) == "User-led"
    assert "Confirmed by a person" in words(page.css_first("#line-3"))


def test_a_body_without_documents_has_its_decision_on_the_page_too(folder: Path) -> None:
    page = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
    assert page.css_first("#line-6 td:last-child a").attributes["href"] == "#body-line-6"
    section = words(page.css_first("#body-line-6"))
    assert "There were no documents to read." in section
    assert "A person decided otherwise: User-led." in section


def test_the_counts_of_the_machine_and_with_decisions(folder: Path) -> None:
    page = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
    figures = words(page.css_first("#figures"))
    assert "decided on the results of 3 of 9 organisations: 1 confirmed, 2 decided otherwise." in figures
    assert "1 of the results are contested" in figures
    rows = [
        [words(cell) for cell in row.css("th, td")]
        for row in page.css("table:has(#figure-review-caption) tr")
    ]
    assert rows[1:3] == [
        ["User-led", "3", "3"],
        ["User group (users take part, somebody else controls)", "1", "1"],
    ]
    assert [row[1:] for row in rows[4:]] == [["3", "3"], ["1", "1"]]
    assert words(page.css_first("#counts .counted tbody tr")).startswith("User-led 3 of 12")


def test_the_table(folder: Path) -> None:
    with (folder / "results.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    first, silent, hostile = rows[0], rows[5], rows[3]
    assert (first["status"], first["person_status"], first["person_reason"]) == (
        "user_led",
        "unclear",
        "The reason of the verdict.",
    )
    assert (first["org_id"], first["person_org_id"]) == ("GB-CHC-1234567", "GB-CHC-7777777")
    assert (first["reply"], first["reply_date"], first["contested"]) == (
        "The reason of the reply.",
        "2026-02",
        "true",
    )
    assert (first["reviewer"], first["reviewed_on"], first["look_again"]) == (
        "policy team",
        "2026-03-04",
        "false",
    )
    assert (silent["status"], silent["person_status"]) == ("unclear", "user_led")
    assert hostile["person_note"] == "'" + HOSTILE
    assert hostile["reviewer"] == "'@" + HOSTILE
    assert rows[1]["person_status"] == rows[1]["contested"] == ""


def test_columns_of_decisions_are_only_where_there_are_some(tmp_path: Path) -> None:
    write_report(builders.listed(), tmp_path)
    header = (tmp_path / "results.csv").read_text(encoding="utf-8").splitlines()[0]
    assert "person_" not in header
    assert "reviewer" not in header


@pytest.mark.parametrize("name", ["results.xlsx", "results.ods"])
def test_the_workbooks(folder: Path, name: str) -> None:
    book = CalamineWorkbook.from_path(folder / name)
    header, *rows = book.get_sheet_by_name("Results").to_python()
    first = dict(zip(header, rows[0], strict=True))
    assert (first["Result"], first["Person: result"], first["Contested"]) == ("User-led", "Unclear", "yes")
    assert dict(zip(header, rows[3], strict=True))["The body's reply"] == HOSTILE
    assert "Review" in book.sheet_names
    assert dict(book.get_sheet_by_name("Cover").to_python())["Decisions of people"].startswith("People have")
    with zipfile.ZipFile(folder / name) as package:
        sheets = b"".join(
            package.read(each) for each in package.namelist() if "sheet" in each or "content" in each
        )
    assert b"<f>" not in sheets
    assert b"table:formula" not in sheets


def test_the_document(folder: Path) -> None:
    document = Document(str(folder / "report.docx"))
    text = "\n".join(each.text for each in document.paragraphs)
    assert "Result. A person decided otherwise: Unclear." in text
    assert "The body's reply. Reply of February 2026. The body says that the result is wrong." in text
    assert "Recorded by policy team, 4 March 2026." in text
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "User-led\nPerson: Unclear\nContested by the body" in cells


def test_the_lines_for_programs(folder: Path, result: AuditResult) -> None:
    lines = (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert [AuditLine.model_validate_json(line) for line in lines] == list(result.lines)
    first = json.loads(lines[0])
    assert (first["status"], first["review"]["verdict"]["status"]) == ("user_led", "unclear")


def test_the_plain_page(folder: Path) -> None:
    page = LexborHTMLParser((folder / "plain.html").read_text(encoding="utf-8"))
    union = next(each for each in page.css("li") if builders.UNION in each.text())
    assert words(union).endswith("A person says: we do not know. This organisation says that we are wrong.")
    assert "People checked the answers for 3 organisations." in words(page.css_first("main"))


def test_a_changed_answer_is_to_be_looked_at_again(tmp_path: Path) -> None:
    late = attach(builders.listed(), [builders.decision(seen_status="not_user_led")])
    page = LexborHTMLParser(write_report(late, tmp_path).read_text(encoding="utf-8"))
    assert "The machine answered “Not user-led” when this was decided" in words(
        page.css_first("#body-line-1")
    )
    with (tmp_path / "results.csv").open(encoding="utf-8", newline="") as handle:
        assert next(csv.DictReader(handle))["look_again"] == "true"
