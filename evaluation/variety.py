"""How different the authors of the corpora are, lest a model learn the habits of one writer."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from evaluation.measure import CORPORA
from ulo_classify.labelled import Dossier, read_labelled

_RUN = 5  # words
_NEAR = 0.5  # share of shared runs from which two texts are near-duplicates
_STOCK = 3  # authors that a run must be shared by to be counted as stock


def variety() -> Iterator[str]:
    """Near-duplicate pairs, runs of five words that several authors use, growth of the vocabulary."""
    texts = {
        each.id: (each.author, _words(" ".join(document.text for document in each.documents)))
        for path in sorted(CORPORA.glob("dossiers/*.jsonl"))
        for each in read_labelled(path, Dossier)
    }
    runs = {key: set(_runs(words)) for key, (_, words) in texts.items()}
    yield f"dossiers: {len(texts)} by {len({author for author, _ in texts.values()})} authors"
    yield f"words: {sum(len(words) for _, words in texts.values())}"
    yield f"near-duplicate pairs (half of the runs of {_RUN} words shared): {len(_near(runs))}"
    authors: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for key, (author, _) in texts.items():
        for run in runs[key]:
            authors[run].add(author)
    shared = sum(len(each) > 1 for each in authors.values())
    stock = sum(len(each) >= _STOCK for each in authors.values())
    yield (
        f"runs of {_RUN} words that more than one author uses: {shared / len(authors):.2%};"
        f" that {_STOCK} or more use: {stock / len(authors):.2%}"
    )
    seen: set[str] = set()
    steps: dict[str, int] = {}
    for author, words in texts.values():
        seen |= set(words)
        steps[author] = len(seen)
    marks = list(steps.items())[:: max(1, len(steps) // 6)]
    yield "different words after authors " + ", ".join(f"{author}: {count}" for author, count in marks)
    yield f"different words in all: {len(seen)}"


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _near(runs: dict[str, set[tuple[str, ...]]]) -> list[tuple[str, str]]:
    where: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, each in runs.items():
        for run in each:
            where[run].append(key)
    common: Counter[tuple[str, str]] = Counter()
    for keys in where.values():
        if 1 < len(keys) <= 10:  # what stands in more texts is stock
            common.update(combinations(sorted(keys), 2))
    return [
        pair for pair, count in common.items() if count >= _NEAR * min(len(runs[pair[0]]), len(runs[pair[1]]))
    ]
