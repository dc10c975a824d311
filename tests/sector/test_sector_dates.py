"""Dates in many forms: read as they are meant, or said to be open; never guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.sector.dates import DayOrder, read_date

DAY = dt.date(2019, 5, 23)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "2019-05-23",
            "2019-05-23T00:00:00Z",
            "2019/05/23",
            "20190523",
            "23/05/2019",
            "05/23/2019",
            "23.5.2019",
        ),
        *(
            "23 May 2019",
            "23rd May 2019",
            "May 23, 2019",
            "23-May-2019",
            "43608",
            "43608.0",
            "23/05/2019 00:00",
        ),
    ],
)
def test_one_day_in_many_forms(written: str) -> None:
    found = read_date(written)
    assert found is not None
    assert (found.day, found.other, found.whole) == (DAY, None, True)


@pytest.mark.parametrize(
    "written", ["", "soon", "31/02/2019", "2019-13-01", "99", "1/2/3", "0000-00-00", "12345678"]
)
def test_what_is_no_date(written: str) -> None:
    assert read_date(written) is None


def test_a_month_or_a_year_is_taken_at_its_middle_and_says_so() -> None:
    month, year = read_date("2019-05"), read_date("2019")
    assert month is not None
    assert year is not None
    assert (month.day, month.whole) == (dt.date(2019, 5, 15), False)
    assert (year.day, year.whole) == (dt.date(2019, 7, 1), False)


def settled(cells: list[str], order: DayOrder) -> list[dt.date | None]:
    found = [read_date(cell) for cell in cells]
    for each in found:
        order.note(each)
    return [order.settle(each) if each else None for each in found]


def test_the_column_decides_what_a_cell_leaves_open() -> None:
    third_of_april, fourth_of_march = dt.date(2012, 4, 3), dt.date(2012, 3, 4)
    assert settled(["03/04/2012", "25/04/2012"], DayOrder())[0] == third_of_april
    assert settled(["03/04/2012", "04/25/2012"], DayOrder())[0] == fourth_of_march
    assert settled(["03/04/2012"], DayOrder("month-first")) == [fourth_of_march]
    assert settled(["04/04/2012"], DayOrder()) == [dt.date(2012, 4, 4)]


def test_a_column_that_tells_nothing_or_contradicts_itself_leaves_it_open() -> None:
    assert settled(["03/04/2012", "2012-04-25"], DayOrder())[0] is None
    assert settled(["03/04/2012", "25/04/2012", "04/25/2012"], DayOrder()) == [
        None,
        dt.date(2012, 4, 25),
        dt.date(2012, 4, 25),
    ]


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2090, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y%m%d"]),
)
def test_every_day_comes_back(day: dt.date, form: str) -> None:
    found = read_date(day.strftime(form))
    assert found is not None
    assert found.day == day


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read_date(text)
    assert found is None or isinstance(found.day, dt.date)
