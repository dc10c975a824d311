"""The golden case: 822 members, of whom 221 closed, and 55 who joined.

The figures alone say: 822 - 221 + 55 = 656, so the network lost 166 net; and since 221 is all that left, the
other 601 are on both lists, and nobody merged, left alive or vanished without a trace.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from ulo_classify.cli import main
from ulo_classify.consultation import read_list
from ulo_classify.register import Register, import_registers
from ulo_classify.sector.members import MemberChange, compare_members

from . import network

DATES = {"old_date": "2024-12-31", "new_date": "2027-01-01"}


@pytest.fixture(scope="module")
def case() -> network.Golden:
    return network.golden()


@pytest.fixture(scope="module")
def folder(case: network.Golden, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("golden")
    network.write_list(folder / "old.csv", case.old)
    network.write_list(folder / "new.csv", case.new)
    import_registers(network.write_extract(folder / "register", case.charities), folder / "register.db")
    return folder


def compared(folder: Path, database: str = "register.db") -> MemberChange:
    with Register(folder / database) as register:
        return compare_members(
            read_list(folder / "old.csv"), read_list(folder / "new.csv"), register=register, **DATES
        )


@pytest.fixture(scope="module")
def change(folder: Path) -> MemberChange:
    return compared(folder)


def test_the_published_figures_and_what_follows_from_them(change: MemberChange) -> None:
    assert change.counts == {
        "stayed": 587,
        "changed_name": 14,
        "closed": 221,
        "merged": 0,
        "left": 0,
        "unknown": 0,
        "joined": 55,
    }
    assert (change.on_old, change.on_new, change.net) == (822, 656, -166)
    assert change.number("stayed", "changed_name") == 822 - 221 == 656 - 55 == 601


def test_each_body_has_the_fate_that_it_was_given(change: MemberChange, case: network.Golden) -> None:
    fates = {member.old_name: member for member in change.members if member.old_name}
    assert {name for name, member in fates.items() if member.fate == "closed"} == set(case.closed)
    assert {name for name, member in fates.items() if member.fate == "changed_name"} == set(case.renamed)
    assert {fates[name].fate for name in case.misspelt} == {"stayed"}
    assert {m.name for m in change.members if m.fate == "joined"} == set(case.joined)


def test_each_closure_has_its_row_and_its_date(change: MemberChange, case: network.Golden) -> None:
    removed = {charity.name: charity.removed for charity in case.charities}
    for member in change.members:
        if member.fate == "closed":
            (row,) = member.rows
            assert member.closed_on == row.removed == removed[member.name]
            assert row.org_id in member.reason
            assert row.gone


def test_without_rows_closures_are_unknown_and_the_net_loss_stays(folder: Path, case: network.Golden) -> None:
    """Where three in ten are on no register the sum is the same, and less of it is known."""
    kept = [charity for index, charity in enumerate(case.charities) if index % 10 >= 3]
    import_registers(network.write_extract(folder / "part", kept), folder / "part.db")
    change = compared(folder, "part.db")
    on_register = {charity.name for charity in kept}
    closed = sum(name in on_register for name in case.closed)
    assert 0 < closed < 221
    assert change.number("closed") == closed
    # Those with a new name and no row cannot be followed: on one list only, twice.
    lost = sum(name in case.renamed and index % 10 < 3 for index, name in enumerate(case.old))
    assert change.number("unknown") == 221 - closed + lost
    assert change.number("joined") == 55 + lost
    assert change.net == -166


def test_with_no_register_nobody_is_known_to_have_closed(folder: Path) -> None:
    change = compare_members(read_list(folder / "old.csv"), read_list(folder / "new.csv"), **DATES)
    assert change.number("closed") == 0
    assert change.net == -166
    assert all("No register was given" in m.reason for m in change.members if m.fate == "unknown")


def test_the_command_writes_every_figure(folder: Path) -> None:
    out = folder / "out"
    arguments = ["sector", "members", str(folder / "old.csv"), str(folder / "new.csv"), "--out", str(out)]
    arguments += ["--register", str(folder / "register.db")]
    done = CliRunner().invoke(main, [*arguments, "--old-date", "2024-12-31", "--new-date", "2027-01-01"])
    assert done.exit_code == 0, done.output
    assert "822 bodies were on the old list and 656 are on the new one: 166 fewer." in done.output
    assert "221 are on the old list only: 221 closed." in done.output
    with (out / "results.change.csv").open(encoding="utf-8", newline="") as handle:
        steps = dict(csv.reader(handle))
    assert (steps["On the old list"], steps["Joined"], steps["Net change"]) == ("822", "55", "-166")
    with (out / "results.members.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) == 822 + 55
    assert sum(row["fate"] == "closed" and row["removed"] == row["closed_on"] != "" for row in rows) == 221
    page = LexborHTMLParser((out / "index.html").read_text(encoding="utf-8"))
    picture = page.css_first("svg[role=img]")
    assert picture is not None
    told = picture.css_first("desc").text()
    assert "Stayed 587, Changed its name 14, Closed 221" in told
    words = " ".join(each.text() for each in picture.css("text"))
    assert "Old list: 822" in words
    assert "New list: 656" in words
    assert "Joined: 55" in words


def test_bands_are_as_thick_as_there_are_bodies(change: MemberChange) -> None:
    from ulo_classify.sector.members.picture import flow_picture

    bands = re.findall(r'flow flow-(\w+)" d="[^"]*?v([\d.]+)', str(flow_picture(change).drawing))
    thick = {fate: float(each) for fate, each in bands}
    assert set(thick) == {"stayed", "changed_name", "closed", "joined"}
    assert thick["closed"] / thick["stayed"] == pytest.approx(221 / 587, abs=0.01)
    assert thick["joined"] / thick["closed"] == pytest.approx(55 / 221, abs=0.01)
