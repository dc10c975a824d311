"""A table in, the same kind of table out: a row for each row, in order, with the published columns."""

from __future__ import annotations

import datetime as dt
import json
import re
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ulo_classify import Assessment, Unassessed
from ulo_classify.errors import CriteriaError, DataError, UloError
from ulo_classify.frames import assess_frame, empty_frame, input_schema, output_schema, spark_schema
from ulo_classify.frames.columns import columns
from ulo_classify.frames.rows import organisation_of, row_of
from ulo_classify.schema import ControlShare

from .bodies import as_json, expected, flat, organisations

PAGE = Path(__file__).parents[2] / "docs" / "engines.md"


def test_pandas_and_arrow_say_what_one_process_says() -> None:
    frame = flat().set_index(pd.Index(range(100, 124)))
    answered = assess_frame(frame)
    assert tuple(answered["assessment"]) == expected()
    assert list(answered.index) == list(frame.index)
    table = assess_frame(pa.Table.from_pandas(frame))
    assert isinstance(table, pa.Table)
    assert tuple(table["assessment"].to_pylist()) == expected()
    batch = assess_frame(pa.RecordBatch.from_pandas(frame))
    assert isinstance(batch, pa.RecordBatch)
    assert table.schema == batch.schema == output_schema()
    assert batch.to_pylist() == table.to_pylist()
    assert answered.dtypes.equals(empty_frame().dtypes)


def test_the_columns_say_what_the_assessment_says() -> None:
    for row in assess_frame(pa.Table.from_pandas(flat())).to_pylist():
        told = Assessment.model_validate_json(row["assessment"])
        assert (row["id"], row["name"], row["status"], row["basis"]) == (
            told.id,
            told.name,
            told.status,
            told.basis,
        )
        text = organisations()[int(told.id.removeprefix("id-"))].documents[0].text  # type: ignore[union-attr]
        if told.evidence:
            assert text[row["start"] : row["end"]] == row["quote"]
        else:
            assert (row["quote"], row["start"], row["end"], row["document"]) == (None,) * 4
        assert row["flags"].split() == [flag.kind for flag in told.flags]
        assert row["cause"] is None
    statuses = {json.loads(each)["status"] for each in expected()}
    assert {"user_led", "unclear"} <= statuses


def test_shares_have_columns_of_their_own() -> None:
    board = ControlShare(low=Fraction(3, 4), high=Fraction(1), explanation="x")
    row = row_of(
        Assessment.model_validate_json(expected()[0]).model_copy(update={"control": {"board": board}})
    )
    assert (row["board_low"], row["board_high"]) == ("3/4", "1/1")
    assert (row["meeting_low"], row["meeting_high"]) == (None, None)


@pytest.mark.parametrize("how", ["records", "json", "arrow"])
def test_several_documents_in_a_row(how: str) -> None:
    some = organisations()[:3]
    every = tuple(document for each in some for document in each.documents)
    records = [each.model_dump(include={"text", "kind", "date"}) for each in every]
    cell = as_json(every) if how == "json" else records
    frame = pd.DataFrame({"name": ["All"], "documents": [cell]})
    given_ = pa.Table.from_pylist([{"name": "All", "documents": records}], schema=input_schema())
    answered = assess_frame(given_ if how == "arrow" else frame)
    told = Assessment.model_validate_json(
        answered["assessment"].to_pylist()[0] if how == "arrow" else answered["assessment"].iloc[0]
    )
    assert [summary.kind for summary in told.documents] == [each.kind for each in every]
    assert [summary.date for summary in told.documents] == ["2024-03"] * 3


def test_a_bad_row_has_its_cause_and_the_others_their_answers() -> None:
    frame = pd.DataFrame(
        {
            "id": [1, 2, None, 4, 5],
            "name": ["a", "b", "c", "d", "e"],
            "text": ["We are run by Deaf people.", "x", None, "y", "z"],
            "kind": ["website", "wbsite", None, "website", "website"],
            "date": [dt.date(2024, 3, 1), None, None, "last year", None],
            "documents": [None, None, None, None, "[]"],
        }
    )
    rows = pa.Table.from_pandas(assess_frame(frame)).to_pylist()
    assert [row["id"] for row in rows] == ["1", "2", None, "4", "5"]
    assert [row["status"] for row in rows] == ["user_led", None, "unclear", None, None]
    assert "kind" in rows[1]["cause"]
    assert "a date is written" in rows[3]["cause"]
    assert "both text and documents" in rows[4]["cause"]
    assert all((row["assessment"] is None) == (row["cause"] is not None) for row in rows)


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        (pd.DataFrame({"text": ["x"]}), "no column 'name'"),
        (pd.DataFrame({"name": ["x"], "words": ["x"]}), "neither a column 'text'"),
        (pd.DataFrame([["x", "y", "z"]], columns=["name", "text", "text"]), "more than one column 'text'"),
        (pa.table([["x"], ["y"], ["z"]], names=["name", "text", "text"]), "more than one column 'text'"),
    ],
)
def test_a_table_that_cannot_be_meant_is_refused(frame: object, says: str) -> None:
    with pytest.raises(DataError, match=says):
        assess_frame(frame)  # type: ignore[call-overload]


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(UloError, match="A dict is no table"):
        assess_frame({"name": ["x"]})  # type: ignore[call-overload]


def test_no_rows_give_no_rows_with_all_columns() -> None:
    for empty in (flat()[:0], pa.Table.from_pandas(flat()[:0]), pa.RecordBatch.from_pandas(flat()[:0])):
        answered = assess_frame(empty)
        names = list(answered.columns) if isinstance(answered, pd.DataFrame) else answered.schema.names
        assert len(answered) == 0
        assert names == output_schema().names


def test_an_iterator_of_batches_is_read_as_results_are_taken() -> None:
    taken = []

    def batches():  # type: ignore[no-untyped-def]
        for n in range(3):
            taken.append(n)
            yield flat()[n : n + 2]

    answered = assess_frame(batches())
    assert taken == []
    assert tuple(next(answered)["assessment"]) == expected()[:2]
    assert taken == [0]
    assert [len(each) for each in answered] == [2, 2]


def test_options_are_those_of_the_assessor() -> None:
    answered = assess_frame(flat()[:1], criteria="odi_dpulo", model="none")
    told = Assessment.model_validate_json(answered["assessment"].iloc[0])
    assert told.criteria_set == "odi_dpulo"
    assert told.probabilities is None
    with pytest.raises(CriteriaError):
        assess_frame(flat()[:1], criteria="gc99")


def test_the_schemas_of_all_engines_name_the_same_columns() -> None:
    names = output_schema().names
    assert [each.split()[0] for each in spark_schema().split(", ")] == names
    assert list(empty_frame().columns) == names
    assert set(row_of(Unassessed(name="x", cause="y"))) == set(names)


def test_the_page_explains_every_column() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for which in ("input", "output"):
        for each in columns(which):  # type: ignore[arg-type]
            assert re.search(rf"^\| `{each.name}` \| .*{re.escape(each.about)}", page, re.MULTILINE), (
                each.name
            )


CELLS = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.lists(
        st.one_of(st.text(max_size=5), st.dictionaries(st.sampled_from(["text", "kind", "x"]), st.text())),
        max_size=3,
    ),
    st.just(pd.NA),
    st.just(pd.NaT),
    st.just("\ud800"),
)


@settings(max_examples=200, deadline=None)
@given(st.fixed_dictionaries({each.name: CELLS for each in columns("input")}))
def test_any_cells_are_an_organisation_or_a_named_failure(row: dict[str, object]) -> None:
    found = organisation_of(row)
    if isinstance(found, Unassessed):
        assert found.cause
        found = Unassessed(name=found.name, id=found.id, cause=found.cause)
    found.model_dump_json()
