"""Each register's files give what they hold, and nothing of the columns that are not read.

`data/golden.json` was read row by row against the files beside it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import register_files as files

from ulo_classify.register import import_registers
from ulo_classify.register.mapping import bundled

GOLDEN = json.loads((files.DATA / "golden.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", GOLDEN)
def test_a_register_as_it_is_published(key: str, tmp_path: Path) -> None:
    into = tmp_path / "register.db"
    done = import_registers(files.sources(tmp_path)[key], into)
    assert files.dump(into) == GOLDEN[key]
    assert list(done.bodies) == [key.removesuffix("_json")]


def test_every_register_has_a_golden_file() -> None:
    assert {key.removesuffix("_json") for key in GOLDEN} == {mapping.key for mapping in bundled()}


def test_both_forms_of_the_charity_commissions_extract_say_the_same() -> None:
    assert GOLDEN["ccew"] == GOLDEN["ccew_json"]


def test_identifiers_are_those_of_org_id() -> None:
    starts = {
        "ccew": "GB-CHC-",
        "oscr": "GB-SC-SC",
        "ccni": "GB-NIC-",
        "companies_house": "GB-COH-",
        "acnc": "AU-ABN-",
        "nz": "NZ-CR-CC",
        "irs": "US-EIN-",
    }
    for key, start in starts.items():
        assert all(row[0].startswith(start) for row in GOLDEN[key]["bodies"]), key
    assert [row[0] for row in GOLDEN["cra"]["bodies"]] == [
        "IE-CHY-20999002",
        "IE-CHY-20999003",
        "IE-CRO-699123",
    ]


def test_tables_that_are_not_needed_are_named_and_left_out(tmp_path: Path) -> None:
    more = [
        files.zipped(tmp_path, files.DATA / f"publicextract.{table}.txt")
        for table in ("charity_trustee", "charity_annual_return_history")
    ]
    done = import_registers([*files.ccew(tmp_path), *more], tmp_path / "register.db")
    assert len(done.notes) == 2
    assert "charity_trustee" in done.notes[0]
    assert "never read" in done.notes[0]
    assert "not needed" in done.notes[1]
    assert files.dump(tmp_path / "register.db") == GOLDEN["ccew"]


def test_the_order_of_tables_does_not_matter(tmp_path: Path) -> None:
    import_registers(files.ccew(tmp_path)[::-1], tmp_path / "register.db")
    assert files.dump(tmp_path / "register.db") == GOLDEN["ccew"]
