"""A consultation list in whatever file it comes -> its entries."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from ulo_classify.consultation.aligned import find_aligned
from ulo_classify.consultation.columns import (
    Columns,
    Row,
    columns_by_content,
    counts_kinds,
    find_columns,
    likeliest_column,
    named_column,
)
from ulo_classify.consultation.decoding import decode
from ulo_classify.consultation.entries import Parsed
from ulo_classify.consultation.lines import SourceLine, split_lines
from ulo_classify.consultation.pages import lines_on, parse_pages
from ulo_classify.consultation.pdf_lines import read_pdf_lines
from ulo_classify.consultation.register_numbers import read_rows
from ulo_classify.consultation.sections import is_section_name, section_of
from ulo_classify.consultation.spreadsheets import Sheet, csv_rows, is_even
from ulo_classify.consultation.text_list import read_lines
from ulo_classify.consultation.totals import line_list
from ulo_classify.consultation.workbook import read_workbook
from ulo_classify.errors import ListError, ReadingError
from ulo_classify.schema import ConsultationList, Document

_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
_TEXTS = frozenset({".txt", ".text", ".md", ".markdown", ""})
_DELIMITED = {".csv": None, ".tsv": "\t", ".tab": "\t"}
_LARGEST = 50 * 1024 * 1024
_FORMATS = "CSV, TSV, XLSX, ODS, TXT, Markdown, HTML, DOCX, PDF, ODT or RTF"

ReadDocument = Callable[[Path], Document]
"""What turns a file into a text: `ulo_classify.reading.read`."""


def read_list(
    path: str | Path,
    *,
    column: str | None = None,
    pages: str | None = None,
    read_document: ReadDocument | None = None,
) -> ConsultationList:
    """Read a consultation list: who responded, in the order of the source.

    Individuals and anonymous respondents are counted as entries without any name.

    Args:
        path: a table (CSV, TSV, XLSX, ODS) or a text (TXT, Markdown, HTML, DOCX, PDF, ODT, RTF).
        column: header or spreadsheet letter of the column of names, where it is not found by itself.
        pages: the pages of a PDF that hold the list ("12-19"), counted from the first page of the file.
        read_document: reads the formats that are neither tables nor plain text; `ulo_classify.reading.read`
            if not given.

    Raises:
        ListError: the file is missing, a folder, empty, unreadable, has no such column or page, or no names.
    """
    path = Path(path)
    wanted = parse_pages(pages) if pages else None
    data = _content(path)
    suffix = _format(path.suffix.lower(), data)
    if wanted and (suffix in _WORKBOOKS or suffix in _DELIMITED):
        raise ListError(f"{path.name} is a table and has no pages: leave the pages out.")
    if suffix in _WORKBOOKS:
        parsed = _from_sheets(read_workbook(path, data), column, path.name)
    elif suffix in _DELIMITED:
        parsed = _from_delimited(decode(data), _DELIMITED[suffix], column, path.name)
    elif suffix in _TEXTS:
        parsed = _from_lines(lines_on(split_lines(decode(data)), wanted, path.name), column)
    else:
        printed = read_pdf_lines(data, wanted) if suffix == ".pdf" and read_document is None else None
        lines = printed or _document_lines(path, read_document)
        parsed = _from_lines(lines_on(lines, wanted, path.name), column)
    return _checked(parsed, path.name)


def read_pasted(text: str, *, source: str = "pasted text", column: str | None = None) -> ConsultationList:
    """Read a consultation list from text, as it was copied out of a page or a letter.

    Raises:
        ListError: the text is empty, has no such column or gives no names.
    """
    if not text.strip():
        raise ListError(f"{source} is empty: paste the names of the respondents, one a line.")
    return _checked(_from_lines(split_lines(text), column), source)


def _format(suffix: str, data: bytes) -> str:
    """Give the ending that fits the content, where a workbook or a PDF is called a text."""
    if suffix in _TEXTS or suffix in _DELIMITED:
        if data.startswith(b"PK\x03\x04"):
            return ".xlsx"
        if data.startswith(b"%PDF-"):
            return ".pdf"
    return suffix


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise ListError(f"{path.name or path} is a folder: give the file that holds the list of respondents.")
    if not path.exists():
        raise ListError(f"The list {path} does not exist: check its name and folder.")
    try:
        if path.stat().st_size > _LARGEST:
            raise ListError(
                f"{path.name} is larger than 50 MB: save the list of respondents alone to a file."
            )
        data = path.read_bytes()
    except OSError as error:
        raise ListError(
            f"{path.name} cannot be opened ({error.strerror}): check that you may read it"
        ) from error
    if not data.strip():
        raise ListError(f"{path.name} is empty: give a list with the names of the respondents.")
    return data


def _checked(parsed: Parsed, source: str) -> ConsultationList:
    if not parsed.entries:
        raise ListError(
            f"{source} gives no names that can be recognised: give one respondent a line, or a table with a "
            "column of names."
        )
    notes = list(parsed.notes)
    if parsed.by_look:
        # Charities that bear their founder's name look just the same.
        notes.append(
            f"Counted as people because they look like a person's name: {line_list(parsed.by_look)}. "
            "Where one is a body, add a word such as Charity or Trust to it in the list."
        )
    return ConsultationList(source=source, entries=tuple(parsed.entries), notes=tuple(notes))


def _from_sheets(sheets: Sequence[Sheet], column: str | None, source: str) -> Parsed:
    """Read every sheet with a column of names; without any header the sheet with the most rows."""
    filled = [sheet for sheet in sheets if any(any(row.cells) for row in sheet.rows)]
    if not filled:
        raise ListError(f"{source} is empty: give a list with the names of the respondents.")
    chosen: list[tuple[Sheet, Columns]] = []
    refusal: ListError | None = None
    for sheet in filled:
        try:
            columns = named_column(sheet.rows, column) if column else find_columns(sheet.rows)
        except ListError as error:
            refusal = refusal or error
            continue
        if columns:
            chosen.append((sheet, columns))
    if refusal and not chosen:
        raise ListError(str(refusal)) from None
    if not chosen:
        return _from_rows(max(filled, key=lambda sheet: len(sheet.rows)).rows, None)
    parsed = Parsed()
    for sheet, columns in chosen:
        title = sheet.name if len(chosen) > 1 and is_section_name(sheet.name) else None
        parsed.add(read_rows(sheet.rows, columns, section=title))
    unread = len(filled) - len(chosen)
    if unread:
        parsed.notes.append(f"Sheets without a column of names were not read: {unread}.")
    if len(chosen) > 1:
        parsed.notes.append(
            f"Names were read from {len(chosen)} sheets; the page of an entry is the sheet's number."
        )
    return parsed


def _from_delimited(text: str, delimiter: str | None, column: str | None, source: str) -> Parsed:
    try:
        rows = csv_rows(text, delimiter)
    except csv.Error as error:
        raise ListError(f"{source} is not a readable table ({error}): save it again as CSV.") from error
    if column or is_even(rows) or find_columns(rows):
        return _from_rows(rows, column)
    return read_lines(split_lines(text))


def _from_rows(rows: Sequence[Row], column: str | None) -> Parsed:
    columns = named_column(rows, column) if column else find_columns(rows)
    if columns is None and counts_kinds(rows):
        return Parsed()
    if columns is None:
        described = columns_by_content(rows)
        if described:
            parsed = read_rows(rows, described)
            number = described.name + 1
            parsed.notes.append(f"No header names the column of respondents; column {number} was read.")
            return parsed
        width = max((sum(bool(cell.strip()) for cell in row.cells) for row in rows), default=0)
        likeliest = likeliest_column(rows) if width > 1 else None
        if likeliest is None:
            lines = [
                SourceLine(row.number, next((c for c in row.cells if c.strip()), ""), row.page)
                for row in rows
            ]
            return read_lines(lines)
        parsed = read_rows(rows, Columns(likeliest, 0))
        parsed.notes.append(f"No header names the column of respondents; column {likeliest + 1} was read.")
        return parsed
    return read_rows(rows, columns)


def _document_lines(path: Path, read_document: ReadDocument | None) -> list[SourceLine]:
    if read_document is None:
        from ulo_classify.reading import read

        read_document = partial(read, empty_cells=True)
    try:
        document = read_document(path)
    except ReadingError as error:
        raise ListError(f"{error} (A list may be {_FORMATS}.)") from error
    return document_lines(document)


def document_lines(document: Document) -> list[SourceLine]:
    """Give the lines of a read document with the pages and headings that its format knows."""
    pages = [mark for mark in document.marks if mark.kind == "page" and mark.label.isdigit()]
    starts = [mark.start for mark in pages]
    headings = {mark.start for mark in document.marks if mark.kind == "heading"}
    lines, offset = [], 0
    for number, text in enumerate(document.text.split("\n"), start=1):
        at = bisect_right(starts, offset) - 1
        lines.append(SourceLine(number, text, int(pages[at].label) if at >= 0 else None, offset in headings))
        offset += len(text) + 1
    return lines


def _from_lines(lines: list[SourceLine], column: str | None) -> Parsed:
    """Read lines as a list, or as the table that they hold."""
    for mark in ("|", "\t"):
        rows = [
            Row(line.number, tuple(_cells(line.text, mark)), line.page)
            for line in lines
            if mark in line.text and set(line.text) - set("|-: \t+=")
        ]
        if len(rows) < 2:
            continue
        found = named_column(rows, column) if column else find_columns(rows)
        heads = [line for line in lines if mark not in line.text and section_of(line.text).individuals]
        if heads and not found:
            continue  # marks between names of people make no table: a list keeps them under their heading
        filled = sum(bool(line.text.strip()) for line in lines)
        if found or (is_even(rows) and len(rows) * 10 >= filled * 8):
            above = next((line.text for line in heads if line.number < rows[0].number), None)
            parsed = read_rows(rows, found, section=above) if found else _from_rows(rows, None)
            outside = [line.number for line in lines if line.text.strip() and mark not in line.text]
            if outside:
                parsed.notes.append(f"Lines outside the table were not read: {line_list(outside)}.")
            return parsed
    aligned = find_aligned(lines)
    if aligned and aligned.rows:
        columns = named_column(aligned.rows, column) if column else aligned.columns
        parsed = read_rows(aligned.rows, columns or Columns(0, 0))
        outside = [line.number for line in aligned.outside]
        if outside:
            parsed.notes.append(f"Lines outside the table were not read: {line_list(outside)}.")
        return parsed
    if column:
        raise ListError(f"The list is no table, so it has no column {column!r}: leave the column out.")
    return read_lines(aligned.lines if aligned else lines)


def _cells(text: str, mark: str) -> list[str]:
    text = text.strip(" ").removeprefix("|").removesuffix("|") if mark == "|" else text
    return [cell.strip() for cell in text.split(mark)]
