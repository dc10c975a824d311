"""A labelled list -> a file in the format that it is to come in, so that real readers read it."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.list_sources import LabelledList

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_PAGE = "%%%"
# Points; the sheet is A4.
_LEFT, _TOP, _STEP, _COLUMN = 60, 770, 16, 255


def write_list(source: LabelledList, folder: Path) -> Path:
    """Write the file of a list into a folder and give its path."""
    path = folder / f"{source.name}.{source.format}"
    path.write_bytes(_WRITERS[source.format](source))
    return path


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _blocks(lines: Sequence[str], *, tables: bool) -> Iterator[tuple[str, list[str]]]:
    """Give runs of lines of one kind: "#", "-", "|" or "" for paragraphs."""

    def kind(line: str) -> str:
        if tables and "|" in line:
            return "|"
        return "#" if line.startswith("#") else "-" if line.startswith("- ") else ""

    for mark, run in groupby((line for line in lines if line.strip()), key=kind):
        yield mark, list(run)


def _text(source: LabelledList) -> bytes:
    return ("\n".join(source.lines) + "\n").encode()


def _delimited(mark: str) -> Callable[[LabelledList], bytes]:
    def write(source: LabelledList) -> bytes:
        text = io.StringIO()
        csv.writer(text, delimiter=mark).writerows(map(_cells, source.lines))
        return text.getvalue().encode()

    return write


def _xlsx(source: LabelledList) -> bytes:
    import xlsxwriter

    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet("Responses")
    for row, cells in enumerate(map(_cells, source.lines)):
        for at, cell in enumerate(cells):
            width = next((i for i, other in enumerate(cells[at + 1 :]) if other != "<"), len(cells) - at - 1)
            if cell == "<":
                continue
            if width:
                sheet.merge_range(row, at, row, at + width, cell)
            elif cell.isdecimal():
                sheet.write_number(row, at, int(cell))
            elif cell:
                sheet.write_string(row, at, cell)
    book.close()
    return data.getvalue()


def _odfdo(kind: str, elements: Sequence[Any]) -> bytes:
    import odfdo

    document = odfdo.Document(kind)
    document.body.clear()
    for element in elements:
        document.body.append(element)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _ods(source: LabelledList) -> bytes:
    import odfdo

    table = odfdo.Table("Responses")
    for line in source.lines:
        row = odfdo.Row()
        row.set_values(_cells(line))
        table.append_row(row)
    return _odfdo("spreadsheet", [table])


def _odt(source: LabelledList) -> bytes:
    import odfdo

    elements: list[Any] = []
    for mark, lines in _blocks(source.lines, tables=False):
        if mark == "#":
            elements += [odfdo.Header(line.count("#"), line.lstrip("# ")) for line in lines]
        elif mark == "-":
            elements.append(odfdo.List([line[2:] for line in lines]))
        else:
            elements += [odfdo.Paragraph(line) for line in lines]
    return _odfdo("text", elements)


def _docx(source: LabelledList) -> bytes:
    import docx

    document = docx.Document()
    for mark, lines in _blocks(source.lines, tables="table" in source.layout):
        if mark == "|":
            table = document.add_table(0, max(len(_cells(line)) for line in lines))
            for line in lines:
                for cell, text in zip(table.add_row().cells, _cells(line), strict=False):
                    cell.text = text
            continue
        for line in lines:
            if mark == "#":
                document.add_heading(line.lstrip("# "), line.count("#"))
            elif mark == "-":
                document.add_paragraph(line[2:], style="List Bullet")
            else:
                document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _html(source: LabelledList) -> bytes:
    parts = []
    for mark, lines in _blocks(source.lines, tables=False):
        texts = [html.escape(line.lstrip("#- ")) for line in lines]
        if mark == "-":
            items = "".join(f'<li><a href="/r/1">{text}</a></li>' for text in texts)
            parts.append(f"<ul>{items}</ul>")
        elif mark == "#":
            parts += [
                f"<h{line.count('#')}>{t}</h{line.count('#')}>" for line, t in zip(lines, texts, strict=True)
            ]
        else:
            parts += [f"<p>{text}</p>" for text in texts]
    menu = "<nav><ul><li>Home</li><li>Consultations Forum</li></ul></nav>"
    page = f"<header>{menu}</header><main>{''.join(parts)}</main><footer>Open Government Office</footer>"
    return f'<!doctype html><html lang="en"><title>Responses</title><body>{page}</body></html>'.encode()


def _pdf(source: LabelledList) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    sheet = Canvas(data, pagesize=A4, invariant=1)
    pages = [list(run) for parts, run in groupby(source.lines, key=lambda line: line == _PAGE) if not parts]
    for number, lines in enumerate(pages, start=1):
        sheet.setFont("Helvetica", 8)
        sheet.drawString(_LEFT, 810, source.layout.get("head", ""))
        if "foot" in source.layout:
            sheet.drawCentredString(297, 28, str(number))
        _draw(sheet, source, lines)
        sheet.showPage()
    sheet.save()
    return data.getvalue()


def _draw(sheet: Canvas, source: LabelledList, lines: Sequence[str]) -> None:
    top = _TOP
    for line in (line for line in lines if line.startswith("#")):
        sheet.setFont("Helvetica-Bold", 16)
        sheet.drawString(_LEFT, top, line.lstrip("# "))
        top -= 34
    sheet.setFont("Helvetica", 10)
    body = [line for line in lines if line and not line.startswith("#")]
    columns = int(source.layout.get("columns", "1"))
    depth = -(-len(body) // columns) if body else 1
    widths = [int(each) for each in source.layout.get("widths", str(_LEFT)).split(",")]
    for at, line in enumerate(body):
        column, row = divmod(at, depth)
        cells = _cells(line) if len(widths) > 1 else [line]
        for left, cell in zip(widths, cells, strict=True):
            sheet.drawString(left + column * _COLUMN, top - row * _STEP, cell)


_WRITERS: dict[str, Callable[[LabelledList], bytes]] = {
    "txt": _text,
    "csv": _delimited(","),
    "tsv": _delimited("\t"),
    "xlsx": _xlsx,
    "ods": _ods,
    "odt": _odt,
    "docx": _docx,
    "html": _html,
    "pdf": _pdf,
}
