"""The report as a whole: files, errors, the same bytes twice, and nothing left of a person."""

from __future__ import annotations

import zipfile

import pytest
import report_builders as builders

from ulo_classify.errors import OutputError
from ulo_classify.report import write_report
from ulo_classify.schema import AuditLine, ListEntry

FIGURES = {f"results.figure-{key}.csv" for key in ("status", "sections", "share", "language")}
FILES = {
    *("index.html", "plain.html", "report.docx"),
    *("results.csv", "results.jsonl", "results.ods", "results.summary.json", "results.xlsx"),
    *FIGURES,
}


def test_all_files_and_the_path_of_the_page(result, tmp_path):
    assert write_report(result, tmp_path) == tmp_path / "index.html"
    assert {each.name for each in tmp_path.iterdir()} == FILES


def test_the_same_result_gives_the_same_bytes(folder, result, tmp_path):
    write_report(result, tmp_path)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name


def test_a_missing_folder_is_named(result, tmp_path):
    with pytest.raises(OutputError, match=r"no folder .*nowhere"):
        write_report(result, tmp_path / "nowhere")


@pytest.mark.parametrize("name", sorted(FILES - FIGURES))
def test_a_file_that_cannot_be_written_is_named(result, tmp_path, name):
    (tmp_path / name).mkdir()
    with pytest.raises(OutputError, match=name):
        write_report(result, tmp_path)


@pytest.mark.parametrize("kind", ["individual", "anonymous", "organisation"])
def test_a_name_that_slipped_through_reaches_no_file(tmp_path, kind):
    person = ListEntry(
        line=1,
        raw="Dr Odalys Fenwright, Leeway",
        name="Odalys Fenwright",
        acronym="Fenwright",
        kind=kind,
        is_individual=kind != "anonymous",
        stripped=("Dr Fenwright",),
        joint_id="joint-1",
    )
    slipped = AuditLine(
        entry=person,
        outcome="assessed",
        status="user_led",
        dossier="fenwright",
        cause="Fenwright replied.",
        assessment=builders.assessment("Odalys Fenwright", "user_led"),
    )
    write_report(builders.audit(slipped), tmp_path)
    written = {each.name for each in tmp_path.iterdir()}
    assert written >= FILES - FIGURES
    for name in written - {"results.xlsx", "results.ods", "report.docx"}:
        assert "fenwright" not in (tmp_path / name).read_text(encoding="utf-8").casefold(), name
    for name in ("results.ods", "report.docx"):
        with zipfile.ZipFile(tmp_path / name) as package:
            for part in package.namelist():
                assert b"fenwright" not in package.read(part).lower(), part
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(tmp_path / "results.xlsx")
    cells = [
        str(cell)
        for sheet in book.sheet_names
        for row in book.get_sheet_by_name(sheet).to_python()
        for cell in row
    ]
    assert "Individual (not named)" in cells
    assert not [cell for cell in cells if "fenwright" in cell.casefold()]
