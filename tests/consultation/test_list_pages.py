"""Printed lists: a range of pages, columns, tables, running heads, long names over two lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.reading.files import pdf
from ulo_classify.consultation import read_list, read_pasted
from ulo_classify.errors import ListError

Cell = tuple[float, float, float, str]


def column(names: Sequence[str], left: float = 60, top: float = 700) -> list[Cell]:
    return [(left, top - 16 * i, 10, name) for i, name in enumerate(names)]


def write(folder: Path, *pages: list[Cell]) -> Path:
    path = folder / "list.pdf"
    path.write_bytes(pdf(pages))
    return path


CHAPTER = [(60, 700, 10, "Larkwell Forum and many others did not agree with the paper.")]
ANNEX = column(["Alder Forum", "Birch Trust", "Cedar Union"])
MORE = column(["Dunmarrow Network", "Elm House", "Fenmarsh Club"])


def test_only_the_pages_asked_for_are_read(tmp_path: Path) -> None:
    path = write(tmp_path, CHAPTER, ANNEX, MORE, CHAPTER)
    found = read_list(path, pages="2-3")
    assert [(e.page, e.name) for e in found.entries] == [
        (2, "Alder Forum"),
        (2, "Birch Trust"),
        (2, "Cedar Union"),
        (3, "Dunmarrow Network"),
        (3, "Elm House"),
        (3, "Fenmarsh Club"),
    ]
    assert [e.name for e in read_list(path, pages="3").entries] == [
        "Dunmarrow Network",
        "Elm House",
        "Fenmarsh Club",
    ]


@pytest.mark.parametrize(
    ("pages", "told"),
    [("9-12", "no text on page 9-12"), ("3-2", "no range of pages"), ("two", "no range of pages")],
)
def test_pages_that_are_not_there_are_refused(tmp_path: Path, pages: str, told: str) -> None:
    with pytest.raises(ListError, match=told):
        read_list(write(tmp_path, ANNEX, MORE), pages=pages)


def test_a_table_has_no_pages(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name\nAlder Forum\n")
    with pytest.raises(ListError, match="has no pages"):
        read_list(tmp_path / "list.csv", pages="1")


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = ["Alder Forum", "Birch Trust", "Cedar Union", "Dunmarrow Network"]
    right = ["Elm House", "Fenmarsh Club", "Gorse Group", "Harrowmere Panel"]
    found = read_list(write(tmp_path, [*column(left), *column(right, left=320)]))
    assert [e.name for e in found.entries] == left + right


def test_doubled_blanks_make_no_columns() -> None:
    lines = [
        "Advice  Bureau of  Carrow",
        "Association of  Hexley  Widows",
        "British Federation of   Lipspeakers",
        "Carrow  Council for  Voluntary Service",
        "Hexley  Housing  Aid",
    ]
    found = read_pasted("\n".join(lines))
    assert [e.name for e in found.entries] == [" ".join(line.split()) for line in lines]


def test_a_printed_table_gives_its_column_of_names_and_its_header_only_once(tmp_path: Path) -> None:
    def rows(*cells: tuple[str, str, str]) -> list[Cell]:
        table = [("Ref", "Name", "Type"), *cells]
        return [
            (left, 700 - 18 * i, 10, text)
            for i, row in enumerate(table)
            for left, text in zip((60, 120, 380), row, strict=True)
        ]

    found = read_list(
        write(
            tmp_path,
            rows(
                ("001", "Alder Forum", "Charity"),
                ("002", "Qxz Wvut", "Individual"),
                ("003", "Elm House", "Club"),
            ),
            rows(("004", "Birch Trust", "Charity"), ("005", "Cedar Union", "Trade union")),
        )
    )
    assert [e.name for e in found.entries] == ["Alder Forum", None, "Elm House", "Birch Trust", "Cedar Union"]


def test_small_type_above_a_page_is_no_name(tmp_path: Path) -> None:
    found = read_list(write(tmp_path, [(60, 810, 8, "Digital Inclusion Strategy"), *ANNEX]))
    assert [e.name for e in found.entries] == ["Alder Forum", "Birch Trust", "Cedar Union"]


def test_a_name_that_the_printer_wrapped_is_one() -> None:
    wrapped = "Confederation of Small Theatres and Touring Companies in the Northern"
    lines = ["Age Alert", "Aphasia Now", "Bowling Clubs of Larchmere", "Campaign Against Closed Doors"]
    lines += ["Carers' Rights Larchmere", "Chemists' Defence Circle", wrapped, "Counties"]
    lines += ["Deafblind Fenmarsh", "Dementia Walkers"]
    found = read_pasted("\n".join(lines))
    names = [e.name for e in found.entries]
    assert f"{wrapped} Counties" in names and "Counties" not in names
    assert len(names) == 9


def test_a_full_line_that_ends_a_name_is_not_joined_to_the_next() -> None:
    names = ["Alcohol Watch", "Birth Circle", "Centre for Mental Healthcare Studies", "Diabetes Voice"]
    names += ["Faculty of Health", "Kidney Fund", "Tees, Esk and Wear Vale Foundation Trust"]
    names += ["The King's Purse", "Terrence Trust", "Young Minds Together"]
    assert [e.name for e in read_pasted("\n".join(names)).entries] == names


def test_a_drop_in_does_not_go_on_in_the_next_line() -> None:
    names = ["Oxcombe Mental Health Drop-in", "Alder Club for the Blind"]
    assert [e.name for e in read_pasted("\n".join(names)).entries] == names
