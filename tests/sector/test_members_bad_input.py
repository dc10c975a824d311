"""Lists and registers that contradict themselves: named and counted, never dropped in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from ulo_classify.consultation import read_list
from ulo_classify.errors import ListError
from ulo_classify.register import Register, import_registers
from ulo_classify.sector.members import MemberChange, compare_members
from ulo_classify.sector.members.noted import partial_date, read_fates

from .network import Charity, places, write_extract, write_list

MAPPING = """
key = "ours"
title = "Our register"
scheme = "XX-OURS"
dates = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%b %Y"]
[[table]]
name = "list"
holds = "bodies"
[table.columns]
number = "Number"
name = "Name"
registered = "Came"
removed = "Left"
"""


def compared(folder: Path, old: list[str], new: list[str], database: Path | None) -> MemberChange:
    lists = [
        read_list(write_list(folder / f"{side}.csv", names)) for side, names in (("old", old), ("new", new))
    ]
    if database is None:
        return compare_members(*lists)
    with Register(database) as register:
        return compare_members(*lists, register=register)


def test_lists_that_hardly_overlap(tmp_path: Path) -> None:
    names = [f"{place} Voices Forum" for place in places(61, 7)]
    change = compared(tmp_path, names[:31], names[30:], None)
    assert (change.on_old, change.on_new, change.number("stayed")) == (31, 31, 1)
    assert any("Only 1 bodies are on both lists, which have 31 and 31." in note for note in change.notes)
    half = compared(tmp_path, names[:40], names[20:60], None)
    assert not any("on both lists" in note for note in half.notes)


def test_one_name_under_two_numbers_is_counted_once_and_named(tmp_path: Path) -> None:
    names = [f"{place} Voices Forum" for place in places(4, 7)]
    old = [*names, f"{names[0]} (charity no. 9200001)", f"{names[0]} (charity no. 9200002)"]
    charities = [Charity(names[0]), Charity(names[0], registered="2015-01-01")]
    import_registers(write_extract(tmp_path / "register", charities), tmp_path / "register.db")
    change = compared(tmp_path, old, names, tmp_path / "register.db")
    assert change.on_old == 4
    (told,) = [note for note in change.notes if note.startswith("One body under two numbers")]
    assert names[0] in told
    assert "GB-CHC-9200001, GB-CHC-9200002" in told
    assert any("lines 2, 6, 7" in note for note in change.notes)


def test_removal_before_registration_is_named_and_still_a_closure(tmp_path: Path) -> None:
    names = [f"{place} Voices Forum" for place in places(5, 7)]
    charities = [Charity(name) for name in names[:4]]
    charities.append(Charity(names[4], registered="2026-05-06", removed="2019-01-02"))
    import_registers(write_extract(tmp_path / "register", charities), tmp_path / "register.db")
    change = compared(tmp_path, names, names[:4], tmp_path / "register.db")
    assert change.counts["closed"] == 1
    (told,) = [note for note in change.notes if "removal before the registration" in note]
    assert told.startswith("1 body with")
    assert names[4] in told


def test_dates_in_five_forms_and_those_that_are_none(tmp_path: Path) -> None:
    names = [f"{place} Voices Forum" for place in places(9, 7)]
    left = ["2026-03-04", "04/03/2026", "04.03.2026", "4 March 2026", "Mar 2026", "spring 2026", "", ""]
    (tmp_path / "mapping.toml").write_text(MAPPING, encoding="utf-8")
    rows = [
        f"{number},{name},2001-02-03,{date}"
        for number, (name, date) in enumerate(zip(names, left, strict=False))
    ]
    (tmp_path / "ours.csv").write_text(
        "\n".join(["Number,Name,Came,Left", *(f"1{row}" for row in rows)]), "utf-8"
    )
    done = import_registers(
        [tmp_path / "ours.csv"], tmp_path / "register.db", mapping=tmp_path / "mapping.toml"
    )
    (told,) = done.notes
    assert "1 date in the column Left could not be read" in told
    assert "“spring 2026”" in told
    change = compared(tmp_path, names, names[6:], tmp_path / "register.db")
    dates = {member.name: member.closed_on for member in change.members if member.fate == "closed"}
    assert dates == dict.fromkeys(names[:4], "2026-03-04") | {names[4]: "2026-03", names[5]: None}
    assert any("gives no date for it, or none that can be read: " + names[5] in note for note in change.notes)


def test_a_body_that_is_listed_after_it_left(tmp_path: Path) -> None:
    names = [f"{place} Voices Forum" for place in places(4, 7)]
    charities = [Charity(names[0], removed="2020-01-01")]
    import_registers(write_extract(tmp_path / "register", charities), tmp_path / "register.db")
    change = compared(tmp_path, names, names, tmp_path / "register.db")
    assert change.counts["stayed"] == 4
    assert any("1 body on the new list although" in note and names[0] in note for note in change.notes)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026-05-03", "2026-05-03"),
        ("03/05/2026", "2026-05-03"),
        ("3.5.2026", "2026-05-03"),
        ("3 May 2026", "2026-05-03"),
        ("May 2026", "2026-05"),
        ("05/2026", "2026-05"),
        ("2026", "2026"),
        ("31/31/2026", ""),
        ("soon", ""),
    ],
)
def test_dates_as_people_write_them(written: str, date: str) -> None:
    assert partial_date(written) == date


def test_a_noted_date_that_is_none_is_told_and_an_unknown_fate_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(
        "raw_name,org_id,who,when,why,fate,fate_date\nElm Club,none,A,2027,x,closed,soon\n", "utf-8"
    )
    noted = read_fates(path)
    assert noted.fates["elm club"].fate == "closed"
    assert noted.notes == (
        "The decisions file has a date that cannot be read for Elm Club (“soon”); it was left out.",
    )
    path.write_text("raw_name,org_id,who,when,why,fate\nElm Club,none,A,2027,x,vanished\n", "utf-8")
    with pytest.raises(
        ListError, match="the fate “vanished” on line 2: write closed, merged, left or unknown"
    ):
        read_fates(path)
