"""Does the cost of a document, or the memory, grow with how many have been read?"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from time import perf_counter

from evaluation.bench.speed import website_texts
from ulo_classify import Assessor, Document, Organisation
from ulo_classify.language.words import _tokenizing

_MEGABYTE = 1024  # ru_maxrss counts kilobytes on Linux


def lines(most: int) -> Iterator[str]:
    """Words a second, most memory so far and size of the string store after each tenth of the documents.

    Each page is given a reference that occurs nowhere else, as case numbers and addresses do.
    """
    assessor, texts = Assessor.load(), website_texts()
    bodies = (
        Organisation(
            name="A body", documents=[Document(text=f"{texts[n % len(texts)]} Ref {n}x{n}.", kind="website")]
        )
        for n in range(most)
    )
    words, start = 0, perf_counter()
    yield "| documents | words a second | most memory, MB | strings kept by spaCy |"
    yield "|---:|---:|---:|---:|"
    step = max(1, most // 10)
    for number, _ in enumerate(assessor.assess_many(bodies), start=1):
        words += len(texts[(number - 1) % len(texts)].split())
        if number % step == 0:
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE
            strings = len(_tokenizing().vocab.strings)
            yield f"| {number:,} | {words / (perf_counter() - start):,.0f} | {memory:,.0f} | {strings:,} |"
            words, start = 0, perf_counter()
