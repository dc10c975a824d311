"""How much sooner two worker processes are done than one, within one run."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from evaluation.bench.speed import website_texts
from ulo_classify import Assessor, Document, Organisation


def bodies(most: int) -> Iterator[Organisation]:
    """Web pages of the corpora, over and over, each with a reference that occurs nowhere else."""
    texts = website_texts()
    for n in range(most):
        text = f"{texts[n % len(texts)]} Ref {n}x{n}."
        yield Organisation(name=f"Body {n}", id=str(n), documents=[Document(text=text, kind="website")])


def lines(documents: int, most_workers: int) -> Iterator[str]:
    """Seconds for each number of workers, the ratio to one, and whether the bytes are the same.

    `cold`: the processes are started, and the assessor is loaded in each, while the clock runs; that start is
    the same few seconds for any number of documents. `warm`: they are there. Processor seconds are of all
    processes together: what they exceed those of one worker by is the price of sharing the work, whatever
    else the machine does.
    """
    assessor = Assessor.load()
    _run(assessor, min(200, documents), 1)
    alone, expected = _run(assessor, documents, 1)
    yield "| workers | seconds | against one | processor seconds | same bytes |"
    yield "|---|---:|---:|---:|---|"
    yield f"| 1 | {alone.wall:.1f} | 1.00 | {alone.processor:.1f} | |"
    for workers in range(2, most_workers + 1):
        end_workers()
        for state in ("cold", "warm"):
            taken, found = _run(assessor, documents, workers)
            same = "yes" if found == expected else "NO"
            yield (
                f"| {workers}, {state} | {taken.wall:.1f} | {alone.wall / taken.wall:.2f}"
                f" | {taken.processor:.1f} | {same} |"
            )
    again, _ = _run(assessor, documents, 1)
    yield f"| 1, again | {again.wall:.1f} | {alone.wall / again.wall:.2f} | {again.processor:.1f} | |"


def end_workers() -> None:
    """End joblib's worker processes, so that the next run starts its own."""
    from joblib.externals.loky import get_reusable_executor

    get_reusable_executor().shutdown(wait=True)


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock, and of the processors in all processes."""

    wall: float
    processor: float


def _processor_seconds() -> float:
    """Of this process and the living ones that it started (Linux)."""
    tick = os.sysconf("SC_CLK_TCK")
    own = str(os.getpid())
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if own in (stat.parent.name, fields[1]):  # it or its parent; then user and system time
                total += int(fields[11]) + int(fields[12])
    return total / tick


def _run(assessor: Assessor, documents: int, workers: int) -> tuple[Taken, str]:
    digest = sha256()
    gc.collect()
    before = _processor_seconds()
    start = perf_counter()
    for answer in assessor.assess_many(bodies(documents), n_jobs=workers):
        digest.update(answer.model_dump_json().encode() + b"\n")
    wall = perf_counter() - start
    return Taken(wall, _processor_seconds() - before), digest.hexdigest()
