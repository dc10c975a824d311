"""results.xlsx: cover, notes, counts, results and criteria, one table from A1 on each sheet, text as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from ulo_classify.report.cells import clean, cut
from ulo_classify.report.sheets import Sheet, workbook_sheets
from ulo_classify.report.wording import messages
from ulo_classify.schema import AuditResult


@dataclass(frozen=True)
class _Formats:
    header: Any
    text: Any
    number: Any


def write_xlsx(result: AuditResult, path: Path) -> None:
    """Write the workbook of a masked result.

    XlsxWriter cannot write table objects in its constant-memory mode; the tables matter more, because they
    name the header row to screen readers.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        workbook.set_properties(
            {
                "title": clean(result.title),
                "subject": "Which organisations on a consultation list are user-led, from their documents",
                "author": "ulo_classify",
                "comments": f"Criteria set {result.criteria_set}, checked on {result.checked_on}",
                "created": _created(result.checked_on),
            }
        )
        formats = _Formats(
            header=workbook.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "font_color": "#1D2B33", "bottom": 2}
            ),
            text=workbook.add_format({"text_wrap": True, "valign": "top"}),
            number=workbook.add_format({"valign": "top", "align": "left"}),
        )
        for sheet in workbook_sheets(result):
            _write_sheet(workbook, sheet, formats)


def _created(checked_on: str) -> dt.datetime:
    # The day of the check and not the moment of writing: the same result gives the same file.
    padded = checked_on + "-01-01"[len(checked_on) - 4 :] if len(checked_on) < 10 else checked_on
    try:
        return dt.datetime.fromisoformat(padded)
    except ValueError:
        return dt.datetime(int(checked_on[:4]), 1, 1)


def _write_sheet(workbook: xlsxwriter.Workbook, sheet: Sheet, formats: _Formats) -> None:
    worksheet = workbook.add_worksheet(sheet.name)
    for column, width in enumerate(sheet.widths):
        worksheet.set_column(column, column, width)
    header = _different(sheet.header)
    # A table object needs at least one row below its header.
    rows = sheet.rows or [[sheet.when_empty, *[""] * (len(header) - 1)]]
    worksheet.add_table(
        0,
        0,
        len(rows),
        len(header) - 1,
        {
            "name": f"{sheet.name}_table",
            "columns": [{"header": title, "header_format": formats.header} for title in header],
            "autofilter": False,
            "banded_rows": False,
            "style": "Table Style Light 1",
        },
    )
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                worksheet.write_number(number, column, value, formats.number)
            elif value:
                worksheet.write_string(number, column, cut(clean(value), messages()["cut"]), formats.text)


def _different(header: Sequence[str]) -> list[str]:
    # Headers of a table object must differ, whatever case they are in, and fit 255 characters.
    taken: set[str] = set()
    different = []
    for title in header:
        base = clean(title)[:240]
        name, number = base, 2
        while name.casefold() in taken:
            name, number = f"{base} ({number})", number + 1
        taken.add(name.casefold())
        different.append(name)
    return different
