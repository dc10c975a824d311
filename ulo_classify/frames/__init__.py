"""Tables of organisations in, tables of results out: one function for pandas, Arrow, Spark, Dask and Ray.

Needs the extra `frames` (pandas and pyarrow); recipes for each engine are in docs/engines.md.
"""

from __future__ import annotations

from ulo_classify.frames.batch import assess_frame
from ulo_classify.frames.columns import empty_frame, input_schema, output_schema, spark_schema

__all__ = ["assess_frame", "empty_frame", "input_schema", "output_schema", "spark_schema"]
