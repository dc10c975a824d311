"""Rows of tables: prose leaves empty cells out, lists keep them in their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.files import odt
from ulo_classify.reading import read
from ulo_classify.reading.cells import KEEP_EMPTY, row_text

HTML = (
    "<table><tr><th>Kind</th><th>Body</th><th>Note</th></tr>"
    "<tr><td rowspan=2>Clubs</td><td>Alder</td><td></td></tr><tr><td>Birch</td><td>late</td></tr>"
    "<tr><td colspan=2>Cedar</td><td>x</td></tr></table>"
)
ODT = (
    "<table:table><table:table-row><table:table-cell><text:p>Alder</text:p></table:table-cell>"
    "<table:table-cell/><table:table-cell><text:p>late</text:p></table:table-cell></table:table-row></table:table>"
)


def lines(path: Path, *, empty_cells: bool) -> list[str]:
    return read(path, empty_cells=empty_cells).text.splitlines()


def test_cells_of_a_web_page_keep_their_place_for_lists_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body>{HTML}</body></html>")
    assert lines(path, empty_cells=True) == [
        "| Kind | Body | Note |",
        "| Clubs | Alder |  |",
        "|  | Birch | late |",
        "| Cedar |  | x |",
    ]
    assert lines(path, empty_cells=False) == [
        "Kind | Body | Note",
        "Clubs | Alder",
        "Birch | late",
        "Cedar | x",
    ]
    assert KEEP_EMPTY.get() is False


def test_cells_of_an_odt(tmp_path: Path) -> None:
    path = tmp_path / "table.odt"
    path.write_bytes(odt(ODT))
    assert lines(path, empty_cells=True) == ["| Alder |  | late |"]
    assert lines(path, empty_cells=False) == ["Alder | late"]


@pytest.mark.parametrize(
    ("cells", "text"),
    [(["5.1", "The board", ""], "5.1 The board"), (["", ""], ""), (["Alder", "", "Birch"], "Alder | Birch")],
)
def test_a_row_of_prose(cells: list[str], text: str) -> None:
    assert row_text(cells) == text


def test_a_cell_that_claims_any_width_is_bounded() -> None:
    token = KEEP_EMPTY.set(True)
    try:
        assert row_text(["Alder"], [10**9]).count("|") == 1001
    finally:
        KEEP_EMPTY.reset(token)
