"""results.ods: the sheets of the workbook for those who use OpenDocument, one table a sheet from A1."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

from odfdo import Cell, Document, Row, Table

from ulo_classify.report.cells import clean, cut
from ulo_classify.report.packages import without_moments
from ulo_classify.report.sheets import Sheet, workbook_sheets
from ulo_classify.report.wording import messages
from ulo_classify.schema import AuditResult

_STAMP = dt.datetime(1980, 1, 1)


def write_ods(result: AuditResult, path: Path) -> None:
    """Write the sheets of a masked result. Every text is a text: nothing in it is a formula or a link."""
    document = Document("spreadsheet")
    document.body.clear()
    for sheet in workbook_sheets(result):
        document.body.append(_table(sheet))
    meta = document.meta
    meta.title = clean(result.title)
    meta.creation_date = meta.date = _STAMP
    meta.generator = "ulo_classify"
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(without_moments(buffer.getvalue()))


def _table(sheet: Sheet) -> Table:
    rows = sheet.rows or [[sheet.when_empty, *[""] * (len(sheet.header) - 1)]]
    table = Table(sheet.name)
    for row in (sheet.header, *rows):
        made = Row()
        for value in row:
            text = value if isinstance(value, int) else cut(clean(value), messages()["cut"])
            made.append_cell(Cell(text) if text != "" else Cell(), clone=False)
        table.append_row(made, clone=False)
    return table
