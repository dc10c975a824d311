"""Tables: which row is the header, which column the names, what merged and empty cells mean."""

from __future__ import annotations

from pathlib import Path

import docx
import xlsxwriter

from ulo_classify.consultation import read_list
from ulo_classify.schema import ConsultationList


def from_csv(folder: Path, text: str) -> ConsultationList:
    (folder / "list.csv").write_text(text)
    return read_list(folder / "list.csv")


def test_a_kind_called_organisation_is_no_header(tmp_path: Path) -> None:
    found = from_csv(
        tmp_path,
        "Number,Whose,Type\nS1,Alder Forum,Organisation\nS2,Qxz Wvut,Individual\nS3,Elm House,Organisation\n"
        "S4,Gorse Group,Organisation\n",
    )
    assert [e.name for e in found.entries] == ["Alder Forum", None, "Elm House", "Gorse Group"]


def test_an_unknown_header_is_told_by_numbers_under_words(tmp_path: Path) -> None:
    found = from_csv(
        tmp_path,
        "Sent in,Whose paper\n2024-01-01,Alder Forum\n2024-01-02,Elm House\n2024-01-02,Gorse Group\n",
    )
    assert [e.name for e in found.entries] == ["Alder Forum", "Elm House", "Gorse Group"]


def test_three_header_rows_and_merged_cells(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "list.xlsx"))
    sheet = book.add_worksheet()
    sheet.merge_range(0, 0, 0, 3, "Supported housing reform")
    sheet.merge_range(1, 0, 1, 1, "Respondents")
    sheet.merge_range(1, 2, 1, 3, "Answers")
    sheet.write_row(2, 0, ["Organisation", "Contact", "Q1", "Q2"])
    sheet.write_row(3, 0, ["Alder Forum", "Jane Testwell", "Yes", "No"])
    sheet.write_row(4, 0, ["", "Mary Vexham", "No", "No"])
    sheet.write_row(5, 0, ["Elm House", "Rajesh Quillthorpe", "Yes", "Yes"])
    book.close()
    found = read_list(tmp_path / "list.xlsx")
    assert [(e.line, e.name) for e in found.entries] == [(4, "Alder Forum"), (5, None), (6, "Elm House")]
    assert "Vexham" not in found.model_dump_json()


def test_a_kind_written_once_counts_for_the_rows_below(tmp_path: Path) -> None:
    found = from_csv(
        tmp_path,
        "Type,Name of organisation\nProviders,Alder Forum\n,Elm House\n,Gorse Group\n"
        "User groups,Our Say\n,Tandem\nIndividuals,14\n",
    )
    assert [(e.section, e.name) for e in found.entries][:5] == [
        ("Providers", "Alder Forum"),
        ("Providers", "Elm House"),
        ("Providers", "Gorse Group"),
        ("User groups", "Our Say"),
        ("User groups", "Tandem"),
    ]


def test_an_empty_cell_of_a_word_table_keeps_its_place(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(0, 3)
    for row in (
        ("Name", "Organisation", "Published"),
        ("Jane Testwell", "Alder Forum", "Yes"),
        ("Mary Vexham", "", "Yes"),
        ("", "Elm House", "No"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(tmp_path / "list.docx"))
    found = read_list(tmp_path / "list.docx")
    assert [(e.name, e.kind) for e in found.entries] == [
        ("Alder Forum", "organisation"),
        (None, "individual"),
        ("Elm House", "organisation"),
    ]


def test_a_cell_that_reaches_down_in_a_web_page(tmp_path: Path) -> None:
    (tmp_path / "list.html").write_text(
        "<table><tr><th>Kind</th><th>Organisation</th></tr>"
        "<tr><td rowspan=2>Charities</td><td>Alder Forum</td></tr><tr><td>Elm House</td></tr>"
        "<tr><td>Councils</td><td>Fernham Council</td></tr></table>"
    )
    assert [e.name for e in read_list(tmp_path / "list.html").entries] == [
        "Alder Forum",
        "Elm House",
        "Fernham Council",
    ]


def test_a_body_with_many_comments_is_one_entry(tmp_path: Path) -> None:
    found = from_csv(
        tmp_path,
        "Respondent,Comment\nAlder Forum,The ramp is steep.\nAlder Forum,The signs are small.\n"
        "Elm House,Buses are late.\nAlder Forum,Nothing else.\n",
    )
    assert [(e.line, e.name) for e in found.entries] == [(2, "Alder Forum"), (4, "Elm House")]
    assert any("3" in note and "5" in note for note in found.notes)
