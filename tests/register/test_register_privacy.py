"""Names of trustees and contacts are in the files of every register and in no database."""

from __future__ import annotations

from pathlib import Path

import pytest
import register_files as files

from ulo_classify.errors import RegisterError
from ulo_classify.register import import_registers
from ulo_classify.register.mapping import bundled, read_mapping


def hidden(data: bytes) -> bytes:
    """The bytes without the one body that bears the person's name by right."""
    data = data.replace(b"THE TESTWELL FUND OF HARROWMERE", b"").replace(b"testwell fund of harrowmere", b"")
    return data.replace(b"fund harrowmere testwell", b"").lower()


@pytest.mark.parametrize(
    "key", ["ccew", "ccew_json", "oscr", "ccni", "companies_house", "cra", "acnc", "nz", "irs"]
)
def test_people_are_in_the_file_and_not_in_the_database(key: str, tmp_path: Path) -> None:
    paths = files.sources(tmp_path)[key]
    if key == "ccew":
        paths = [*paths, files.zipped(tmp_path, files.DATA / "publicextract.charity_trustee.txt")]
    into = tmp_path / "register.db"
    import_registers(paths, into)
    data = hidden(into.read_bytes())
    assert b"jane" not in data
    assert b"960001" not in data
    assert b"invented r" not in data  # streets
    found = {row[2] for row in files.dump(into)["names"] if files.PERSON.casefold() in row[2].casefold()}
    assert found <= {"THE TESTWELL FUND OF HARROWMERE"}


def test_the_files_do_hold_people() -> None:
    for name in ("publicextract.charity.txt", "CharityExport-01-Feb-2031.csv", "eo1.csv", "grants.csv"):
        assert files.PERSON.casefold() in (files.DATA / name).read_text(encoding="utf-8").casefold()


def test_grants_leave_their_contacts_out(tmp_path: Path) -> None:
    for number, name in enumerate(("grants.csv", "grants.json")):
        into = tmp_path / f"{number}.db"
        import_registers([files.DATA / name], into)
        assert b"jane" not in into.read_bytes().lower()


@pytest.mark.parametrize(
    "column",
    [
        "Trustees",
        "Name of director",
        "Company secretary",
        "ICO",
        "CareOf",
        "Contact name",
        "contactName",
        "Chair",
        "E-mail",
    ],
)
def test_a_mapping_may_not_read_people(column: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'key = "own"\ntitle = "Own"\nscheme = "XX-OWN"\n[[table]]\nname = "t"\nholds = "bodies"\n'
        f'[table.columns]\nnumber = "No"\nname = "Name"\n[table.texts]\nobjects = "{column}"\n',
        encoding="utf-8",
    )
    with pytest.raises(RegisterError, match="never read"):
        read_mapping(path)


@pytest.mark.parametrize("column", ["Wheelchair users", "Directory entry", "Charitable purposes"])
def test_words_that_only_look_like_people_are_fine(column: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'key = "own"\ntitle = "Own"\nscheme = "XX-OWN"\n[[table]]\nname = "t"\nholds = "bodies"\n'
        f'[table.columns]\nnumber = "No"\nname = "Name"\n[table.texts]\nobjects = "{column}"\n',
        encoding="utf-8",
    )
    assert read_mapping(path).table[0].texts == {"objects": (column,)}


def test_no_bundled_mapping_stores_an_address() -> None:
    for mapping in bundled():
        for table in mapping.table:
            headers = [header for column in table.columns.values() for header in column]
            towns = ("PostTown", "PostCode", "addressLocality")  # of a postcode only the district is kept
            assert not [each for each in headers if "address" in each.lower() and not each.endswith(towns)]
