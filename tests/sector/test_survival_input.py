"""From registers and tables to what was watched: nothing dropped in silence, no closure that is none."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.errors import ReadingError, SectorError
from ulo_classify.register import import_registers
from ulo_classify.sector.problems import Problems
from ulo_classify.sector.statuses import read_statuses
from ulo_classify.sector.survival.database import is_database, read_database
from ulo_classify.sector.survival.known import assessed_of
from ulo_classify.sector.survival.lives import Life, Lives, joined
from ulo_classify.sector.survival.spells import spells_of
from ulo_classify.sector.survival.table import read_table

from .money_files import chances, write_csv, write_results
from .network import Charity, write_extract

HEADER = "org_id,name,date_registered,date_removed,income,reason"
END = dt.date(2024, 12, 31)


def life(number: int, begun: str, ended: str = "", name: str = "", **given: object) -> Life:
    return Life(
        f"GB-CHC-{9100000 + number}",
        name or f"Invented Body {number}",
        dt.date.fromisoformat(begun),
        dt.date.fromisoformat(ended) if ended else None,
        **given,  # type: ignore[arg-type]
    )


def lives(*found: Life) -> Lives:
    return Lives(
        "invented",
        list(found),
        {"": END},
        Problems(),
        len(found),
        sum(each.removed is not None for each in found),
    )


def test_dates_in_five_forms_and_every_bad_row_is_named(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "register.csv",
        HEADER,
        ("XX-A-1", "One", "2001-02-03", "", 1000, ""),
        ("XX-A-2", "Two", "13/04/1999", "20/05/2010", "£12,000", ""),
        ("XX-A-3", "Three", "1 March 2004", "", "", ""),
        ("XX-A-4", "Four", "05.06.2003", "", "-", ""),
        ("XX-A-5", "Five", "20020708", "", "", ""),
        ("XX-A-6", "Six", "2010-01-01", "2005-01-01", "", ""),
        ("XX-A-7", "Seven", "", "", "", ""),
        ("XX-A-8", "Eight", "soon", "", "", ""),
        ("XX-A-9", "Nine", "2009", "", "", ""),
        ("", "Ten", "2009-01-01", "", "", ""),
        ("XX-A-2", "Two again", "1999-04-13", "2010-05-20", "", ""),
    )
    found = read_table(path)
    assert found.bodies == 11
    by_id = {each.org_id: each for each in found.lives}
    assert by_id["XX-A-2"].registered == dt.date(1999, 4, 13)
    assert by_id["XX-A-4"].registered == dt.date(2003, 6, 5)  # by the column: 13/04 has its day first
    assert by_id["XX-A-1"].size == 1000
    assert by_id["XX-A-4"].size is None
    spells, [window] = spells_of(found, until=END, removals_from=dt.date(2000, 1, 1))
    assert window.start == dt.date(2000, 1, 1)
    assert found.problems.counts == Counter(
        no_date_registered=1, unreadable_date=1, no_day=1, no_number=1, same_number_twice=1, removed_first=1
    )
    assert [each.where for each in found.problems.named if each.kind == "unreadable_date"] == [
        "row 9 (XX-A-8)"
    ]
    assert [each.org_id for each in spells.lives] == [
        "XX-A-1",
        "XX-A-2",
        "XX-A-3",
        "XX-A-4",
        "XX-A-5",
        "XX-A-9",
    ]


def test_a_date_that_could_be_two_is_left_out_until_somebody_says(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", HEADER, ("XX-A-1", "One", "03/04/2001", "2009-01-01", 1, ""))
    assert read_table(path).problems.counts == Counter(two_readings=1)
    assert read_table(path, order="month-first").lives[0].registered == dt.date(2001, 3, 4)


def test_survivors_alone_are_refused(tmp_path: Path) -> None:
    rows = [(f"XX-A-{at}", f"Body {at}", "2001-02-03", at, True) for at in range(50)]
    path = write_csv(tmp_path / "alive.csv", "org_id,name,date_registered,income,active", *rows)
    with pytest.raises(
        SectorError, match=r"all 50 of its entries are of bodies that are still active.*survivors alone"
    ):
        spells_of(read_table(path))


def test_bodies_that_have_gone_without_a_date_are_another_refusal(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "gone.csv",
        "org_id,name,date_registered,active",
        ("XX-A-1", "One", "2001-02-03", "False"),
        ("XX-A-2", "Two", "2001-02-03", "True"),
    )
    with pytest.raises(SectorError, match="1 of its 2 bodies have gone: when they went must be known"):
        spells_of(read_table(path))


def test_own_columns_and_a_mistake_in_their_mapping(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "own.csv", "nr,what,from,to", ("XX-A-1", "One", "2001-02-03", "2004-05-06"))
    with pytest.raises(SectorError, match="no column for id and name and registered"):
        read_table(path)
    mapping = tmp_path / "own.toml"
    mapping.write_text(
        '[columns]\nid = "nr"\nname = "what"\nregistered = "from"\nremoved = "to"\n', encoding="utf-8"
    )
    assert read_table(path, mapping=mapping).lives[0].removed == dt.date(2004, 5, 6)
    mapping.write_text('[columns]\nid = "nr"\nborn = "from"\n', encoding="utf-8")
    with pytest.raises(SectorError, match="'born'"):
        read_table(path, mapping=mapping)
    with pytest.raises(ReadingError, match="cannot be read as a table"):
        read_table(tmp_path / "missing.csv")


def test_bodies_enter_at_the_age_they_had_and_leave_without_a_closure() -> None:
    found = lives(
        life(1, "1990-01-01"), life(2, "2012-01-01", "2015-01-01"), life(3, "2001-01-01", "2010-06-01")
    )
    spells, [window] = spells_of(found)
    assert (window.start, window.end, window.given) == (dt.date(2010, 6, 1), END, False)
    assert spells.entry.round(2).tolist() == [20.41, 0.0]
    assert spells.exit.round(2).tolist() == [35.0, 3.0]
    assert spells.closed.tolist() == [False, True]
    assert found.problems.counts == Counter(
        before_window=1
    )  # the first removal shows that removals are recorded


def test_a_removal_before_registration_does_not_open_the_window() -> None:
    found = lives(
        life(1, "2001-01-01", "1901-01-01"),
        life(2, "2002-01-01", "2009-01-01"),
        life(3, "2003-01-01", "2011-01-01"),
    )
    _, [window] = spells_of(found)
    assert window.start == dt.date(2009, 1, 1)


def test_a_merger_is_watched_until_then_and_is_no_closure() -> None:
    spells, _ = spells_of(
        lives(life(1, "2001-01-01", "2010-01-01", goes_on=True), life(2, "2001-01-01", "2012-01-01")),
        removals_from=dt.date(2000, 1, 1),
    )
    assert spells.closed.tolist() == [False, True]
    assert spells.exit[0] == pytest.approx(9, abs=0.01)


def test_a_new_number_under_the_same_name_is_no_closure() -> None:
    problems = Problems()
    old, new = (
        life(1, "1995-01-01", "2015-03-01", "Fenmarsh Deaf Club"),
        life(2, "2015-01-20", "", "FENMARSH DEAF CLUB CIO"),
    )
    [one] = joined([old, new], problems)
    assert (one.registered, one.removed) == (dt.date(1995, 1, 1), None)
    assert {old.org_id, new.org_id} <= set(one.ids)
    assert problems.counts == Counter(new_number=1)


def test_two_bodies_of_one_name_stay_two() -> None:
    problems = Problems()
    found = joined(
        [life(1, "1995-01-01", "1999-03-01", "Deaf Club"), life(2, "2015-01-20", "", "Deaf Club")], problems
    )
    assert len(found) == 2
    assert problems.counts == Counter(same_name=1)


def test_one_body_under_two_numbers_is_one_life() -> None:
    problems = Problems()
    company = Life("GB-COH-09100002", "Kelderby Voices Ltd", dt.date(2004, 1, 1), dt.date(2019, 1, 1))
    [one] = joined([life(1, "2006-01-01", "2018-06-01", company="GB-COH-09100002"), company], problems)
    assert (one.registered, one.removed) == (dt.date(2004, 1, 1), dt.date(2019, 1, 1))
    assert problems.counts == Counter(two_numbers=1)


def test_a_register_in_its_own_columns_with_its_events(tmp_path: Path) -> None:
    charities = [
        Charity("Bramford Voices"),
        Charity(
            "Corley Voices",
            removed="2015-05-01",
            events=({"event_type": "Removed", "reason": "CEASED TO EXIST"},),
        ),
        Charity(
            "Dunwick Voices",
            removed="2016-05-01",
            events=({"event_type": "Removed", "reason": "AMALGAMATED"},),
        ),
        Charity("Felmere Voices", registered="", removed="2016-05-01"),
    ]
    database = tmp_path / "register.db"
    import_registers(write_extract(tmp_path / "extract", charities), database)
    assert is_database(database)
    found = read_database(database)
    assert {each.name: (each.removed is not None, each.goes_on) for each in found.lives} == {
        "Bramford Voices": (False, False),
        "Corley Voices": (True, False),
        "Dunwick Voices": (True, True),
    }
    assert found.problems.counts == Counter(no_date_registered=1)
    assert found.until == {"ccew": dt.date(2027, 4, 1)}


@given(
    st.lists(
        st.tuples(
            st.dates(dt.date(1980, 1, 1), dt.date(2030, 1, 1)),
            st.none() | st.dates(dt.date(1980, 1, 1), dt.date(2030, 1, 1)),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_every_body_is_watched_or_named(dates: list[tuple[dt.date, dt.date | None]]) -> None:
    found = lives(
        *(Life(f"XX-A-{at}", f"Body {at}", begun, ended) for at, (begun, ended) in enumerate(dates))
    )
    try:
        spells, _ = spells_of(found)
    except SectorError:
        return
    assert len(spells) + sum(found.problems.counts.values()) == len(dates)
    assert (spells.exit > spells.entry).all()
    assert (spells.entry >= 0).all()


def test_a_register_that_tells_of_no_removal_is_left_out_whatever_since_says() -> None:
    company = Life("GB-COH-09100002", "Kelderby Voices Ltd", dt.date(2004, 1, 1), register="companies_house")
    found = Lives(
        "invented",
        [life(1, "2001-01-01", "2012-01-01"), life(2, "2002-01-01"), company],
        {"": END, "companies_house": END},
        Problems(),
        3,
        1,
    )
    spells, _ = spells_of(found, removals_from=dt.date(2000, 1, 1))
    assert len(spells) == 2
    assert found.problems.counts == Counter(survivors_alone=1)


def test_the_extract_of_a_register_is_read_as_a_table_too_with_incomes(tmp_path: Path) -> None:
    charities = [
        Charity(
            'The "Open Door" Club', cells={"latest_income": "5000", "charity_activities": 'an odd " mark'}
        ),
        Charity('"Quoted" Voices', removed="2015-05-01"),
    ]
    [path] = write_extract(tmp_path, charities)
    found = read_table(path)
    assert [(each.name, each.size, each.removed is None) for each in found.lives] == [
        ('The "Open Door" Club', 5000.0, True),
        ('"Quoted" Voices', None, False),
    ]
    assert found.lives[0].org_id == "GB-CHC-9200001"
    assert found.until == {"": dt.date(2027, 4, 1)}


def test_a_body_is_known_by_number_or_by_a_name_that_is_its_own(tmp_path: Path) -> None:
    results = write_results(
        tmp_path / "results.jsonl",
        [
            ("Another Name", "GB-CHC-9100001", chances(user_led=1.0)),
            ("Fenmarsh Deaf Club", None, chances(user_group=1.0)),
            ("Invented Body 3", "GB-CHC-9100099", chances(user_led=1.0)),
            ("Twin Club", None, chances(user_led=1.0)),
        ],
    )
    bodies = [
        life(1, "2001-01-01"),
        life(2, "2001-01-01", name="FENMARSH DEAF CLUB LTD"),
        life(3, "2001-01-01"),
        life(4, "2001-01-01", name="Twin Club"),
        life(5, "2001-01-01", name="Twin Club"),
    ]
    found = assessed_of(bodies, read_statuses(results))
    assert [each.name if each else None for each in found] == [
        "Another Name", "Fenmarsh Deaf Club", None, None, None,
    ]  # fmt: skip
