"""Each engine is really started on this machine, and says what one process says, byte by byte."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pandas as pd
import pytest

from ulo_classify import Assessor
from ulo_classify.frames import assess_frame, empty_frame, output_schema, spark_schema

from .bodies import expected, flat, organisations

HERE = os.pathsep.join(path for path in sys.path if path)


def in_order(frame: pd.DataFrame) -> tuple[str, ...]:
    """What an engine gave, in the order of the bodies: engines may give batches in any."""
    assert list(frame.columns) == output_schema().names
    numbers = frame["id"].str.removeprefix("id-").astype(int)
    return tuple(frame.assign(number=numbers).sort_values("number")["assessment"])


@pytest.fixture(scope="module")
def dask_client() -> Iterator[object]:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=2, dashboard_address=None, silence_logs=50
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.mark.filterwarnings("default")
def test_dask_map_partitions(dask_client: object) -> None:
    import dask.dataframe as dd

    frame = dd.from_pandas(flat(), npartitions=5)
    answered = frame.map_partitions(assess_frame, meta=empty_frame()).compute()
    assert tuple(answered["assessment"]) == expected()
    assert answered.dtypes.equals(empty_frame().dtypes)


@pytest.mark.filterwarnings("default")
def test_joblib_on_dask(dask_client: object) -> None:
    import joblib

    with joblib.parallel_config(backend="dask"):
        answers = [each.model_dump_json() for each in Assessor.load().assess_many(organisations(), n_jobs=-1)]
    assert tuple(answers) == expected()


@pytest.fixture(scope="module")
def ray_here() -> Iterator[object]:
    ray = pytest.importorskip("ray")
    pytest.importorskip("ray.data")
    ray.init(num_cpus=2, include_dashboard=False, runtime_env={"env_vars": {"PYTHONPATH": HERE}})
    yield ray
    ray.shutdown()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("batch_format", ["pandas", "pyarrow"])
def test_ray_map_batches(ray_here: object, batch_format: str) -> None:
    import ray

    data = ray.data.from_pandas(flat()).repartition(4)
    answered = data.map_batches(assess_frame, batch_format=batch_format).to_pandas()
    assert in_order(answered) == expected()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_joblib_on_ray(ray_here: object) -> None:
    import joblib
    from ray.util.joblib import register_ray

    register_ray()
    with joblib.parallel_config(backend="ray"):
        answers = [each.model_dump_json() for each in Assessor.load().assess_many(organisations(), n_jobs=2)]
    assert tuple(answers) == expected()


@pytest.fixture(scope="module")
def spark() -> Iterator[object]:
    sql = pytest.importorskip("pyspark.sql")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)  # otherwise workers take the first python of the path
        patch.setenv("PYTHONPATH", HERE)
        builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        session = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
        yield session
        session.stop()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("function", ["mapInPandas", "mapInArrow"])
def test_spark(spark: object, function: str) -> None:
    frame = spark.createDataFrame(flat()).repartition(4)  # type: ignore[attr-defined]
    answered = getattr(frame, function)(assess_frame, schema=spark_schema()).toPandas()
    assert in_order(answered) == expected()
