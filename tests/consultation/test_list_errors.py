from __future__ import annotations

from pathlib import Path

import pytest

from ulo_classify.consultation import read_list, read_pasted
from ulo_classify.errors import ListError, ReadingError
from ulo_classify.schema import Document, Mark


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ListError, match=r"nowhere\.csv does not exist"):
        read_list(tmp_path / "nowhere.csv")
    with pytest.raises(ListError, match=r"is a folder: give the file"):
        read_list(tmp_path)


@pytest.mark.parametrize("content", ["", "  \n\t\n"])
@pytest.mark.parametrize("name", ["l.txt", "l.csv"])
def test_empty_file(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(ListError, match=rf"{name} is empty"):
        read_list(tmp_path / name)


@pytest.mark.parametrize(
    "content",
    [
        "---\n...\n",
        "12\n13\n",
        "List of respondents:\n",
        "Type of respondent | Number\nThird sector | 80\nIndividuals | 364\n",
    ],
)
def test_no_names(tmp_path: Path, content: str) -> None:
    (tmp_path / "l.txt").write_text(content)
    with pytest.raises(ListError, match=r"l\.txt gives no names"):
        read_list(tmp_path / "l.txt")


def test_a_column_of_a_list_that_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "l.txt").write_text("Open Gate\nHarrowmere Deaf Club\n")
    with pytest.raises(ListError, match=r"no table, so it has no column 'Name'"):
        read_list(tmp_path / "l.txt", column="Name")


def test_empty_paste() -> None:
    with pytest.raises(ListError, match=r"pasted text is empty"):
        read_pasted(" \n")


def test_a_damaged_workbook(tmp_path: Path) -> None:
    (tmp_path / "l.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(ListError, match=r"l\.xlsx cannot be read as a workbook"):
        read_list(tmp_path / "l.xlsx")


def test_an_unreadable_document_is_a_list_error(tmp_path: Path) -> None:
    (tmp_path / "l.pdf").write_bytes(b"%PDF-1.7 nothing more")

    def refuse(path: Path) -> Document:
        raise ReadingError(f"{path.name} is damaged: get it again.")

    with pytest.raises(ListError, match=r"l\.pdf is damaged"):
        read_list(tmp_path / "l.pdf", read_document=refuse)


def test_pages_and_headings_of_a_document_are_used(tmp_path: Path) -> None:
    (tmp_path / "l.docx").write_bytes(b"anything")
    text = "Bodies we heard\n\nHarrowmere Deaf Club\nOpen Gate"
    marks = (
        Mark(kind="heading", label="Bodies we heard", start=0),
        Mark(kind="page", label="7", start=0),
        Mark(kind="page", label="8", start=text.index("Open")),
    )
    found = read_list(tmp_path / "l.docx", read_document=lambda _: Document(text=text, marks=marks))
    assert [(e.line, e.page, e.section, e.name) for e in found.entries] == [
        (3, 7, "Bodies we heard", "Harrowmere Deaf Club"),
        (4, 8, "Bodies we heard", "Open Gate"),
    ]


def test_a_line_of_very_many_names_is_read_whole() -> None:
    found = read_pasted("; ".join(f"Harbour Trust {i}" for i in range(2_000)))
    assert len(found.entries) == 2_000 and found.entries[-1].name == "Harbour Trust 1999"


def test_a_line_too_long_to_be_a_name_is_a_note_and_the_rest_is_read() -> None:
    found = read_pasted("Alder Forum\n" + "x" * 1_000_000 + "\nElm House\n")
    assert [entry.name for entry in found.entries] == ["Alder Forum", "Elm House"]
    assert any("Too long" in note and "line 2" in note for note in found.notes)
