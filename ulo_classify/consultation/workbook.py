"""The sheets of a workbook (XLSX, XLSM, XLS, XLSB, ODS), read in a guarded child process."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from ulo_classify.consultation.guarded import SECONDS, read_guarded
from ulo_classify.consultation.spreadsheets import Sheet, sheets_of
from ulo_classify.errors import ListError

# No list of respondents comes near; a sheet formatted to its last cell does.
_MOST_CELLS = 5_000_000
_CAUSES = {
    "password": "is protected by a password: save it without one.",
    "too slow": f"takes more than {SECONDS} seconds to read: save the sheet of respondents as CSV.",
    "too large": "is too large to be a list of respondents: save the sheet of respondents as CSV.",
    "crash": "is damaged or too large to be read as a workbook: save the sheet of respondents as CSV.",
    "damaged": "cannot be read as a workbook: open it and save it again, or save it as CSV.",
}


def read_workbook(path: Path, data: bytes) -> list[Sheet]:
    """Read the visible sheets of a workbook.

    Args:
        path: of the file, for its name.
        data: its content.

    Raises:
        ListError: the workbook is damaged, encrypted or too large to read.
    """
    found = read_guarded("workbook", data)
    if "sheets" in found:
        return sheets_of(found["sheets"])
    raise ListError(f"{path.name} {_CAUSES[found['cause']]}")


def answer(data: bytes) -> dict[str, Any]:
    """Run in the child: {"sheets": [[name, [[cell, ...], ...]], ...]} or {"cause": key of a sentence}."""
    import python_calamine

    try:
        workbook = python_calamine.load_workbook(io.BytesIO(data))
        return _sheets(workbook)
    except python_calamine.PasswordError:
        return {"cause": "password"}
    except MemoryError:
        return {"cause": "too large"}
    except Exception:  # a damaged file can end in any of the reader's errors
        return {"cause": "damaged"}


def _sheets(workbook: Any) -> dict[str, Any]:  # noqa: ANN401 - python_calamine has no types
    from python_calamine import SheetVisibleEnum

    sheets = []
    cells = 0
    for metadata in workbook.sheets_metadata:
        if metadata.visible != SheetVisibleEnum.Visible:
            continue
        sheet = workbook.get_sheet_by_name(metadata.name)
        cells += sheet.total_height * sheet.total_width
        if cells > _MOST_CELLS:
            return {"cause": "too large"}
        # Empty rows stay, so that rows keep the numbers that a spreadsheet shows.
        rows = sheet.to_python(skip_empty_area=False)
        sheets.append((metadata.name, [[_cell(value) for value in row] for row in rows]))
    return {"sheets": sheets}


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if value is not None else ""
