"""Words a second from text to assessment, against plain tokenising of the same texts in the same run."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from ulo_classify import Assessor, Document, Organisation
from ulo_classify.labelled import Dossier, as_organisation, read_labelled
from ulo_classify.schema import DocumentKind

CORPORA = Path(__file__).parents[2] / "corpora"
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Speed:
    """What was read, and the words a second of tokenising and of assessing it (medians of some rounds)."""

    name: str
    texts: int
    words: int
    tokenising: float
    assessing: float

    @property
    def ratio(self) -> float:
        """Assessing against tokenising; 1 is as fast."""
        return self.assessing / self.tokenising


def website_texts() -> list[str]:
    """The web pages of the corpora."""
    return [
        document.text for each in _dossiers() for document in each.documents if document.kind == "website"
    ]


def governing_texts() -> list[str]:
    """The whole governing documents of the corpora."""
    import json

    paths = sorted((CORPORA / "rules").glob("*.jsonl"))
    return [json.loads(line)["text"] for path in paths for line in path.read_text("utf-8").splitlines()]


def _dossiers() -> Iterator[Organisation]:
    for path in sorted((CORPORA / "dossiers").glob("*.jsonl")):
        yield from map(as_organisation, read_labelled(path, Dossier))


def measure(name: str, texts: Sequence[str], kind: DocumentKind, most: int) -> Speed:
    """Tokenise and assess the same texts in turns; every text is a body of its own."""
    import spacy

    chosen = list(islice(texts, 0, None, max(1, len(texts) // most)))[:most]
    bodies = [Organisation(name="A body", documents=[Document(text=text, kind=kind)]) for text in chosen]
    words = sum(len(text.split()) for text in chosen)
    assessor = Assessor.load()
    warm = spacy.blank("en")  # one tokenizer for all rounds, as ours is one
    for body in bodies[:20]:
        assessor.assess(body)
    rounds = [
        (
            _seconds(lambda: [warm.make_doc(text) for text in chosen]),
            _seconds(lambda: list(assessor.assess_many(bodies))),
        )
        for _ in range(_ROUNDS)
    ]
    tokenising, assessing = (median(times) for times in zip(*rounds, strict=True))
    return Speed(name, len(chosen), words, words / tokenising, words / assessing)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def lines() -> Iterator[str]:
    """The measured table, a line at a time (Markdown)."""
    yield "| what | texts | words | tokenising, words a second | assessing, words a second | ratio |"
    yield "|---|---:|---:|---:|---:|---:|"
    for speed in (
        measure("web pages", website_texts(), "website", 600),
        measure(
            "whole governing documents, arithmetic included", governing_texts(), "governing_document", 60
        ),
    ):
        yield (
            f"| {speed.name} | {speed.texts} | {speed.words:,} | {speed.tokenising:,.0f}"
            f" | {speed.assessing:,.0f} | {speed.ratio:.3f} |"
        )
