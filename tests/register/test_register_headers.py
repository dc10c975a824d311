"""A changed header stops the import with one sentence: which column, which file. Nothing is imported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import register_files as files

from ulo_classify.errors import RegisterError
from ulo_classify.register import import_registers

CHANGED = [
    ("publicextract.charity.txt", "charity_name"),
    ("publicextract.charity.txt", "registered_charity_number"),
    ("publicextract.charity.txt", "linked_charity_number"),
    ("publicextract.charity.txt", "date_of_removal"),
    ("publicextract.charity.txt", "charity_activities"),
    ("publicextract.charity_governing_document.txt", "charitable_objects"),
    ("publicextract.charity_other_names.txt", "charity_name_type"),
    ("publicextract.charity_classification.txt", "classification_description"),
    ("CharityExport-01-Feb-2031.csv", "Charity Name"),
    ("CharityExport-01-Feb-2031.csv", "Beneficiaries"),
    ("charitydetails.csv", "Reg charity number"),
    ("charitydetails.csv", "Charitable purposes"),
    ("BasicCompanyData-2031-02-01-part1_1.csv", "CompanyNumber"),
    ("BasicCompanyData-2031-02-01-part1_1.csv", "PreviousName_7.CompanyName"),
    ("datadotgov_main.csv", "Charity_Legal_Name"),
    ("Organisations.csv", "CharitablePurpose"),
    ("eo1.csv", "SORT_NAME"),
    ("grants.csv", "Recipient Org:Name"),
]


@pytest.mark.parametrize(("file", "column"), CHANGED)
def test_a_column_with_another_name(file: str, column: str, tmp_path: Path) -> None:
    text = (files.DATA / file).read_text(encoding="utf-8")
    head, _, rest = text.partition("\n")
    assert column in head
    for name in files.CCEW_TABLES:  # a table alone is refused for another reason
        extra = files.DATA / f"publicextract.{name}.txt"
        if file.startswith("publicextract") and extra.name != file:
            (tmp_path / extra.name).write_bytes(extra.read_bytes())
    separator = "\t" if "\t" in head else ","
    headers = [f"{cell.strip()}_v2" if cell.strip() == column else cell for cell in head.split(separator)]
    (tmp_path / file).write_text(separator.join(headers) + "\n" + rest, encoding="utf-8")
    into = tmp_path / "out" / "register.db"
    with pytest.raises(RegisterError) as caught:
        import_registers([tmp_path], into)
    assert f"The column {column} is missing in {file}" in str(caught.value)
    assert str(caught.value).count(". ") == 0
    assert not into.exists()


def test_a_column_missing_in_json(tmp_path: Path) -> None:
    rows = json.loads((files.DATA / "publicextract.charity.json").read_text(encoding="utf-8-sig"))
    for row in rows:
        row["name_of_charity"] = row.pop("charity_name")
    (tmp_path / "publicextract.charity.json").write_text(json.dumps(rows), encoding="utf-8")
    with pytest.raises(RegisterError, match=r"charity_name is missing in publicextract\.charity\.json"):
        import_registers([tmp_path / "publicextract.charity.json"], tmp_path / "register.db")


@pytest.mark.parametrize("column", ["CRO Number", "Registered Charity Name", "Charitable Objects"])
def test_a_column_missing_in_a_workbook(column: str, tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=rf"The column {column} is missing in public-register\.xlsx"):
        import_registers([files.cra(tmp_path, without=column)], tmp_path / "register.db")


def test_a_new_column_is_no_harm(tmp_path: Path) -> None:
    text = (files.DATA / "eo1.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "eo1.csv").write_text(f"{text[0]},NEW\n{text[1]},x\n", encoding="utf-8")
    assert import_registers([tmp_path / "eo1.csv"], tmp_path / "register.db").bodies == {"irs": 1}


def test_headers_of_no_register(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("id,name\n1,Somebody\n", encoding="utf-8")
    with pytest.raises(RegisterError, match=r"x\.csv has the headers of no register"):
        import_registers([tmp_path / "x.csv"], tmp_path / "register.db")


def test_a_further_table_alone(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="import them together"):
        import_registers(
            [files.DATA / "publicextract.charity_governing_document.txt"], tmp_path / "register.db"
        )


def test_only_a_table_of_trustees(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="nothing to import"):
        import_registers([files.DATA / "publicextract.charity_trustee.txt"], tmp_path / "register.db")
