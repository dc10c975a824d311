"""How much sooner two worker processes are done than one, within one run."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from hashlib import sha256
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

    The processes are started, and the assessor loaded in each, before the clock runs (`warm`), and once more
    within it (`cold`): that start is the same few seconds for any number of documents.
    """
    assessor = Assessor.load()
    _run(assessor, min(200, documents), 1)
    alone, expected = _run(assessor, documents, 1)
    yield "| workers | seconds | against one | same bytes |"
    yield "|---|---:|---:|---|"
    yield f"| 1 | {alone:.1f} | 1.00 | |"
    for workers in range(2, most_workers + 1):
        for state in ("cold", "warm"):
            seconds, found = _run(assessor, documents, workers)
            same = "yes" if found == expected else "NO"
            yield f"| {workers}, {state} | {seconds:.1f} | {alone / seconds:.2f} | {same} |"
    again, _ = _run(assessor, documents, 1)
    yield f"| 1, again | {again:.1f} | {alone / again:.2f} | |"


def _run(assessor: Assessor, documents: int, workers: int) -> tuple[float, str]:
    digest = sha256()
    gc.collect()
    start = perf_counter()
    for answer in assessor.assess_many(bodies(documents), n_jobs=workers):
        digest.update(answer.model_dump_json().encode() + b"\n")
    return perf_counter() - start, digest.hexdigest()
