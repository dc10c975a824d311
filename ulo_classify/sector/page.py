"""The page of every sector report: facts, figures with tables, lists of bodies, and the method note.

A report builds a `Page` out of plain data; the template draws it with the styles of the audit's report. The
tables of a page are written as CSV by the same hand, so that every figure on it is in a file too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from ulo_classify.errors import OutputError
from ulo_classify.report.cells import csv_cell
from ulo_classify.report.html_page import environment, inline, policy
from ulo_classify.sector.method import Note, method_notes

Cell = str | int | float | None
"""What a table holds: numbers stay numbers, so that a spreadsheet can add them up; None is an empty cell."""


@dataclass(frozen=True)
class Table:
    """A table; the first cell of each row is its heading. `file` is its CSV beside the page."""

    key: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    file: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """A drawing (SVG of our own making) with its title, its content in words, and a line below it."""

    key: str
    title: str
    text: str
    caption: str
    width: int
    height: int
    drawing: Markup


@dataclass(frozen=True)
class Words:
    """Two wordings side by side, what a body said and what it says now, with where each stands."""

    label: str
    before: str
    before_place: str
    after: str
    after_place: str


@dataclass(frozen=True)
class Item:
    """One body (or finding) told in sentences, with the words that it rests on."""

    name: str
    sentences: tuple[str, ...]
    words: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of the page. Its picture stands before its tables, its items after them."""

    key: str
    title: str
    headline: str = ""
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    picture: Picture | None = None
    tables: tuple[Table, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Page:
    """A whole report. `facts`: pairs of a word and its value; `files`: of a file name and its words."""

    eyebrow: str
    title: str
    lead: str
    made_on: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    files: tuple[tuple[str, str], ...] = ()
    method: tuple[Note, ...] = ()


def render(page: Page) -> str:
    """The page as HTML: one file that asks nothing of the network and runs no script."""
    style = inline("page.css") + inline("sector.css", "ulo_classify.sector")
    template = environment("ulo_classify.sector").get_template("sector.html")
    return template.render(page=page, style=style, policy=policy(style))


def write_page(page: Page, folder: Path) -> Path:
    """Write index.html and a CSV for each table that names one, and return the path of index.html.

    Raises:
        OutputError: a file cannot be written.
    """
    path = folder / "index.html"
    try:
        # Bytes, because a changed line end would change the hashes in the content security policy.
        path.write_bytes(render(page).encode("utf-8"))
        for section in page.sections:
            for table in section.tables:
                if table.file:
                    write_table(folder / table.file, table.header, table.rows)
    except OSError as error:
        raise OutputError(
            f"The report cannot be written into {folder} ({error.strerror}): free the folder or name another."
        ) from error
    return path


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a table as RFC 4180 with formulas made harmless; None is an empty cell.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\r\n")
        writer.writerow([csv_cell(each) for each in header])
        for row in rows:
            writer.writerow([_cell(each) for each in row])


def _cell(value: Cell) -> str | int | float:
    return "" if value is None else csv_cell(value) if isinstance(value, str) else value


def method_of(*reports: str) -> tuple[Note, ...]:
    """The parts of the method note that belong to a report ("members", "watch", "survival", "funding")."""
    return method_notes(reports)
