from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from ulo_classify.consultation import read_list, read_pasted
from ulo_classify.errors import ListError


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def rows_of(path: Path, column: str | None = None) -> list[tuple[int, str | None, str]]:
    return [(entry.line, entry.name, entry.kind) for entry in read_list(path, column=column).entries]


@pytest.mark.parametrize(
    "header",
    [
        "Name",
        "Organisation",
        "Organisation name",
        "Respondent",
        "Submitted by",
        "Name of body",
        "ORGANIZATION",
    ],
)
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_name_column_is_found(tmp_path: Path, header: str, mark: str) -> None:
    text = f"Ref{mark}{header}{mark}Comment\r\n1{mark}Harrowmere Deaf Club{mark}Long comment by Open Gate\r\n"
    assert rows_of(write(tmp_path / "list.csv", text)) == [(2, "Harrowmere Deaf Club", "organisation")]


def test_organisation_beats_name_and_a_row_with_a_person_alone_is_an_individual(tmp_path: Path) -> None:
    path = write(
        tmp_path / "list.csv",
        "What is your name?,What is your organisation?,Comments\n"
        "Jane Testwell,Harrowmere Deaf Club,x\n"
        "Qxz Wvut,,y\n"
        "Zed Quux,N/A,z\n",
    )
    assert rows_of(path) == [
        (2, "Harrowmere Deaf Club", "organisation"),
        (3, None, "individual"),
        (4, None, "individual"),
    ]
    assert "Testwell" not in read_list(path).model_dump_json()


def test_columns_for_the_kind_of_respondent_and_for_consent(tmp_path: Path) -> None:
    path = write(
        tmp_path / "list.csv",
        "Respondent,Respondent type,Permission to publish\n"
        "Harrowmere Deaf Club,Third sector,Yes\n"
        "Qxz Wvut,Individual,Yes\n"
        "Open Gate,Third sector,Do not publish\n",
    )
    found = read_list(path)
    assert [(e.name, e.kind, e.section) for e in found.entries] == [
        ("Harrowmere Deaf Club", "organisation", "Third sector"),
        (None, "individual", "Individual"),
        (None, "anonymous", "Third sector"),
    ]
    assert "Wvut" not in found.model_dump_json() and "Open Gate" not in found.model_dump_json()


def test_titles_above_headings_within_and_totals_below(tmp_path: Path) -> None:
    path = write(
        tmp_path / "list.csv",
        "Annex of the report,,\n,,\nNo,Respondent,Notes\n1,Harrowmere Deaf Club,\nLocal authorities,,\n"
        "2,Fernham Council,ok\n,,\nTotal,2,\n",
    )
    found = read_list(path)
    assert [(e.line, e.section, e.name) for e in found.entries] == [
        (4, None, "Harrowmere Deaf Club"),
        (6, "Local authorities", "Fernham Council"),
    ]
    assert "Read as headings and not as names: line 5." in found.notes
    assert "Read as totals or as counts of more respondents: line 8." in found.notes


def test_a_table_without_a_header_is_read_by_the_look_of_its_columns(tmp_path: Path) -> None:
    path = write(
        tmp_path / "l.csv", "1,Harrowmere Deaf Club,12/3\n2,Fernham Access Panel,13/3\n3,Open Gate,1/4\n"
    )
    assert [name for _, name, _ in rows_of(path)] == [
        "Harrowmere Deaf Club",
        "Fernham Access Panel",
        "Open Gate",
    ]
    assert any("column 2 was read" in note for note in read_list(path).notes)


def test_one_name_a_line_with_commas_is_no_table(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "Harrowmere Deaf Club\nGorse, Fernham and District Group\nOpen Gate\n")
    assert [name for _, name, _ in rows_of(path)] == [
        "Harrowmere Deaf Club",
        "Gorse, Fernham and District Group",
        "Open Gate",
    ]


def test_a_column_can_be_named_by_header_or_letter(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "Organisation,Parent\nOpen Gate,Harrowmere Deaf Club\n")
    assert rows_of(path, "parent") == [(2, "Harrowmere Deaf Club", "organisation")]
    assert rows_of(path, "B") == [(2, "Harrowmere Deaf Club", "organisation")]
    with pytest.raises(ListError, match=r"no column 'Owner'; its columns are Organisation, Parent"):
        read_list(path, column="Owner")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "l.csv", "Organisation,x\nRéseau Étoile – Harrowmere,1\n", encoding)
    assert rows_of(path) == [(2, "Réseau Étoile – Harrowmere", "organisation")]


def test_a_cell_with_line_breaks_is_one_row(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", 'Organisation,Comment\n"Harrowmere\nDeaf Club","a\nb"\nOpen Gate,c\n')
    assert rows_of(path) == [(2, "Harrowmere Deaf Club", "organisation"), (3, "Open Gate", "organisation")]


def test_sheets_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Cover").write(0, 0, "About this paper")
        bodies = book.add_worksheet("Organisations")
        bodies.write_column(2, 1, ["Name", "Harrowmere Deaf Club", "Open Gate"])
        people = book.add_worksheet("Individuals")
        people.write_row(0, 0, ["Name", "Town"])
        people.write_row(1, 0, ["Qxz Wvut", "Fernham"])
        book.add_worksheet("Secret").hide()
        book.worksheets()[3].write_column(0, 0, ["Name", "Hidden Trust"])
    found = read_list(path)
    assert [(e.page, e.line, e.name, e.kind) for e in found.entries] == [
        (2, 4, "Harrowmere Deaf Club", "organisation"),
        (2, 5, "Open Gate", "organisation"),
        (3, 2, None, "individual"),
    ]
    assert "Wvut" not in found.model_dump_json() and "Hidden" not in found.model_dump_json()


def test_an_ods_sheet(tmp_path: Path) -> None:
    import odfdo

    table = odfdo.Table("Respondents")
    table.append_row(odfdo.Row())
    for row, value in enumerate(["Organisation", "Harrowmere Deaf Club"]):
        table.set_value((0, row), value)
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    document.body.append(table)
    document.save(tmp_path / "list.ods")
    assert rows_of(tmp_path / "list.ods") == [(2, "Harrowmere Deaf Club", "organisation")]


def test_a_hostile_sheet_is_a_list_error_and_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "wide.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Name")
        sheet.write(1_048_575, 16_383, "far away")
    with pytest.raises(ListError, match=r"wide.xlsx is damaged or too large"):
        read_list(path)


def test_a_workbook_called_csv_is_read_as_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_column(0, 0, ["Organisation", "Open Gate"])
    assert rows_of(path.rename(tmp_path / "list.csv")) == [(2, "Open Gate", "organisation")]


def test_pipe_tables_in_text() -> None:
    found = read_pasted(
        "| Organisation | Sector |\n|---|---|\n| Open Gate | Charities |\n| Qxz Wvut | Individuals |\n"
    )
    assert [(e.line, e.name, e.kind) for e in found.entries] == [
        (3, "Open Gate", "organisation"),
        (4, None, "individual"),
    ]
