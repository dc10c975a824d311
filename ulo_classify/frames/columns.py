"""The published columns of `assess_frame`, in the form that each engine asks for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ulo_classify.errors import UloError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_FILE = Path(__file__).with_name("columns.toml")
_SPARK = {"string": "string", "int": "bigint"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `required`: every table has it (`name`); the others may be left out or empty."""

    name: str
    type: Literal["string", "int", "documents"]
    required: bool = False
    about: str = ""


@cache
def columns(which: Literal["input", "document", "output"]) -> tuple[Column, ...]:
    """Columns of what goes in, of one document in it, or of what comes out, in order."""
    return tuple(Column(**entry) for entry in tomllib.loads(_FILE.read_text(encoding="utf-8"))[which])


def input_schema() -> pa.Schema:
    """The columns that are read; further ones are left alone, and all but `name` may be missing."""
    import_pandas()
    import pyarrow as pa

    document = pa.struct([(column.name, pa.string()) for column in columns("document")])
    types = {"string": pa.string(), "int": pa.int64(), "documents": pa.list_(document)}
    return pa.schema(
        [pa.field(each.name, types[each.type], nullable=not each.required) for each in columns("input")]
    )


def output_schema() -> pa.Schema:
    """The columns of a result, in order; the same for every batch."""
    import_pandas()
    import pyarrow as pa

    types = {"string": pa.string(), "int": pa.int64()}
    return pa.schema([pa.field(each.name, types[each.type]) for each in columns("output")])


def spark_schema() -> str:
    """The columns of a result as Spark writes them, for `mapInPandas` and `mapInArrow`."""
    return ", ".join(f"{each.name} {_SPARK[each.type]}" for each in columns("output"))


def empty_frame() -> pd.DataFrame:
    """A result without rows, for Dask's `meta`."""
    import_pandas()
    return output_schema().empty_table().to_pandas(types_mapper=pandas_types().get)


@cache
def pandas_types() -> dict[pa.DataType, object]:
    """How the columns are kept in pandas: text as text and whole numbers as whole numbers, also with gaps."""
    import pandas as pd
    import pyarrow as pa

    return {pa.string(): pd.StringDtype("pyarrow"), pa.int64(): pd.Int64Dtype()}


def import_pandas() -> None:
    """See that the extra is there.

    Raises:
        UloError: pandas or pyarrow is missing.
    """
    try:
        import pandas as pd  # noqa: F401
        import pyarrow as pa  # noqa: F401
    except ImportError as error:
        raise UloError(
            "assess_frame needs pandas and pyarrow: install them with pip install ulo_classify[frames]."
        ) from error
