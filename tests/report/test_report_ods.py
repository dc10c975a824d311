"""results.ods says what results.xlsx says, and nothing in it is a formula."""

from __future__ import annotations

import zipfile
from pathlib import Path

import report_builders as builders
from python_calamine import CalamineWorkbook

from ulo_classify.report import write_report


def sheets(path: Path) -> dict[str, list[list[str]]]:
    book = CalamineWorkbook.from_path(str(path))
    return {
        name: [
            [str(cell).removesuffix(".0") for cell in row] for row in book.get_sheet_by_name(name).to_python()
        ]
        for name in book.sheet_names
    }


def test_both_workbooks_hold_the_same(folder: Path) -> None:
    ods, xlsx = sheets(folder / "results.ods"), sheets(folder / "results.xlsx")
    assert (
        list(ods) == list(xlsx) == [*("Cover", "Notes", "Counts", "Sections", "Share", "Results", "Criteria")]
    )
    for name, rows in xlsx.items():
        assert [" ".join(cell.split()) for row in ods[name] for cell in row] == [
            " ".join(cell.split()) for row in rows for cell in row
        ], name


def test_no_formula_and_no_link_stands_in_it(folder: Path) -> None:
    with zipfile.ZipFile(folder / "results.ods") as package:
        content = package.read("content.xml").decode("utf-8")
    assert "table:formula" not in content
    assert "xlink:href" not in content
    assert builders.FORMULA_NAME.replace("&", "&amp;").split('"')[0] in content


def test_the_same_result_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_report(builders.awkward(), tmp_path / name)
    assert (tmp_path / "one" / "results.ods").read_bytes() == (tmp_path / "two" / "results.ods").read_bytes()
