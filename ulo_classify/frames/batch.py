"""`assess_frame`: a batch of organisations in, a batch of results out, whatever engine calls it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, overload

from ulo_classify.assessment.many import assess_piece
from ulo_classify.errors import UloError
from ulo_classify.frames.columns import columns, import_pandas, output_schema, pandas_types
from ulo_classify.frames.rows import check_columns, is_missing, organisation_of, row_of
from ulo_classify.schema import Organisation, Unassessed

_loading = threading.Lock()  # Dask works in several threads, and each would load an assessor

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from ulo_classify.assessment.many import Origin

    Frame: TypeAlias = pd.DataFrame | pa.Table | pa.RecordBatch
    Name = str | Path
    Options = tuple[Name, Name, bool, Name | None]
    F = TypeVar("F", pd.DataFrame, pa.Table, pa.RecordBatch)


@overload
def assess_frame(
    frame: Iterator[F],
    *,
    criteria: str | Path = ...,
    model: str | Path = ...,
    trust_model: bool = ...,
    phrases: str | Path | None = ...,
) -> Iterator[F]: ...


@overload
def assess_frame(
    frame: F,
    *,
    criteria: str | Path = ...,
    model: str | Path = ...,
    trust_model: bool = ...,
    phrases: str | Path | None = ...,
) -> F: ...


def assess_frame(
    frame: Any,
    *,
    criteria: str | Path = "gc7",
    model: str | Path = "bundled",
    trust_model: bool = False,
    phrases: str | Path | None = None,
) -> Any:
    """Assess every row of a table.

    Args:
        frame: a pandas DataFrame, an Arrow Table or RecordBatch, or an iterator of them (as Spark's
            `mapInPandas` and `mapInArrow` give). One row an organisation, columns as in `input_schema()`;
            others are left alone.
        criteria: as `Assessor.load`; so are the others. A file must be there on every machine.
        model: the learned model.
        trust_model: take a model that is not the one of this version.
        phrases: phrases of movement language of your own.

    Returns:
        The same kind of table with one row for each row, in order, and the columns of `output_schema()`; an
        iterator of them for an iterator. A row that cannot be assessed has its `cause`. A DataFrame keeps
        its index. The assessor is loaded once in each process.

    Raises:
        DataError: the table lacks a column that is needed.
        UloError: pandas and pyarrow are not installed, or it is no table.
        CriteriaError, LexiconError, ModelError: as `Assessor.load`.
    """
    import_pandas()
    options = (criteria, model, trust_model, phrases)
    if isinstance(frame, Iterator):
        return (_assess(each, options) for each in frame)
    return _assess(frame, options)


def _assess(frame: Frame, options: Options) -> Frame:
    import pandas as pd
    import pyarrow as pa

    if isinstance(frame, pd.DataFrame):
        table = _answers(frame, frame.columns, options)
        answered: pd.DataFrame = table.to_pandas(types_mapper=pandas_types().get)
        answered.index = frame.index
        return answered
    if isinstance(frame, pa.Table):
        return _answers(frame, frame.column_names, options)
    if isinstance(frame, pa.RecordBatch):
        table = _answers(frame, frame.schema.names, options).combine_chunks()
        batches = table.to_batches()
        return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)
    raise UloError(
        f"A {type(frame).__name__} is no table: give assess_frame a pandas DataFrame, an Arrow Table or a"
        " RecordBatch."
    )


def _answers(frame: Frame, names: Iterable[str], options: Options) -> pa.Table:
    """Results of all rows, as an Arrow table."""
    import pyarrow as pa

    have = check_columns(names)
    wanted = [each.name for each in columns("input") if each.name in have]
    cells = [_plain(frame[name]) for name in wanted]
    given = [organisation_of(dict(zip(wanted, row, strict=True))) for row in zip(*cells, strict=True)]
    asked = [each for each in given if isinstance(each, Organisation)]
    with _loading:
        origin = _origin(options)
    answered = iter(assess_piece(origin, asked, False))
    rows = [row_of(each if isinstance(each, Unassessed) else next(answered)) for each in given]
    return pa.Table.from_pylist(rows, schema=output_schema())


def _plain(column: Any) -> list[Any]:  # noqa: ANN401  of pandas or of Arrow
    cells = column.tolist() if hasattr(column, "tolist") else column.to_pylist()
    return [None if is_missing(cell) else cell for cell in cells]


@cache
def _origin(options: Options) -> Origin:
    """What tells `assess_piece` which assessor it needs; loaded once in each process."""
    from ulo_classify.assessment import Assessor
    from ulo_classify.assessment.carrying import recipe_of

    criteria, model, trust_model, phrases = options
    assessor = Assessor.load(criteria, model=model, trust_model=trust_model, phrases=phrases)
    return Assessor, recipe_of(assessor)
