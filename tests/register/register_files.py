"""Small files of each register, of invented bodies; zips and workbooks are made here."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import xlsxwriter

DATA = Path(__file__).parent / "data"
PERSON = "Testwell"  # in every column of people in these files, and in the name of one fund
CCEW_TABLES = ("charity", "charity_governing_document", "charity_other_names", "charity_classification")


def ccew(folder: Path, form: str = "txt", tables: tuple[str, ...] = CCEW_TABLES) -> list[Path]:
    """Zips of the Charity Commission's extract, one a table."""
    return [zipped(folder, DATA / f"publicextract.{table}.{form}") for table in tables]


def zipped(folder: Path, file: Path, name: str | None = None) -> Path:
    path = folder / f"{file.stem if name is None else name}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(file, file.name)
    return path


def cra(folder: Path, *, without: str | None = None) -> Path:
    """The workbook of the Irish register: a date in row 1, headers in row 2."""
    table = json.loads((DATA / "cra_public_register.json").read_text(encoding="utf-8"))
    path = folder / "public-register.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Public Register")
        sheet.write_string(0, 0, "Effective date 01/02/2031")
        for number, row in enumerate([table["headers"], *table["rows"]], start=1):
            kept = [cell for header, cell in zip(table["headers"], row, strict=True) if header != without]
            for column, cell in enumerate(kept):
                sheet.write_string(number, column, cell)
        workbook.add_worksheet("Annual Reports").write_string(1, 0, "Report Activity")
    return path


def csv_register(
    folder: Path, names: list[str], *, start: int = 1, numbers: dict[str, int] | None = None
) -> list[Path]:
    """A CSV of bare names and a mapping of one's own for it; numbered in order, or as `numbers` says."""
    folder.mkdir(parents=True, exist_ok=True)
    mapping = folder / "mapping.toml"
    mapping.write_text(
        'key = "own"\ntitle = "Own list"\nscheme = "XX-OWN"\n[[table]]\nname = "list"\nholds = "bodies"\n'
        '[table.columns]\nnumber = "Number"\nname = "Name"\n',
        encoding="utf-8",
    )
    source = folder / "own.csv"
    lines = ["Number,Name"]
    for number, name in enumerate(names, start=start):
        quoted = name.replace('"', '""')
        lines.append(f'{numbers[name] if numbers else number},"{quoted}"')
    source.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    return [source, mapping]


def sources(folder: Path) -> dict[str, list[Path]]:
    """The files of each register, by what they are called in the golden file."""
    json_folder = folder / "json"
    json_folder.mkdir(exist_ok=True)
    return {
        "ccew": ccew(folder),
        "ccew_json": ccew(json_folder, "json"),
        "oscr": [DATA / "CharityExport-01-Feb-2031.csv", DATA / "CharityExport-Removed-01-Feb-2031.csv"],
        "ccni": [DATA / "charitydetails.csv"],
        "companies_house": [zipped(folder, DATA / "BasicCompanyData-2031-02-01-part1_1.csv")],
        "cra": [cra(folder)],
        "acnc": [DATA / "datadotgov_main.csv"],
        "nz": [DATA / "Organisations.csv"],
        "irs": [DATA / "eo1.csv"],
        "threesixtygiving": [DATA / "grants.csv"],
        "threesixtygiving_json": [DATA / "grants.json"],
    }


def all_registers(folder: Path) -> list[Path]:
    """One form of each register, all in one list."""
    found = sources(folder)
    return [path for key, paths in found.items() if not key.endswith("_json") for path in paths]


def dump(database: Path) -> dict[str, list[list[str]]]:
    """Everything that a database holds of bodies, in words that do not depend on its ids."""
    with closing(sqlite3.connect(database)) as connection:
        ask = connection.execute
        bodies = ask(
            "SELECT org_id, name, status, gone, registered, removed, form, place, parent, company, other_id"
            " FROM body ORDER BY org_id"
        ).fetchall()
        names = ask(
            "SELECT org_id, kind, n.name, until FROM name n JOIN body b ON b.id = body ORDER BY 1, n.id"
        )
        texts = ask("SELECT org_id, kind, text FROM text t JOIN body b ON b.id = body ORDER BY 1, 2")
        classes = ask("SELECT org_id, kind, label FROM class c JOIN body b ON b.id = body ORDER BY 1, 2, 3")
        return {
            "bodies": [[str(cell) for cell in row] for row in bodies],
            "names": [list(row) for row in names],
            "texts": [list(row) for row in texts],
            "classes": [list(row) for row in classes],
        }
