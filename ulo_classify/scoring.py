"""How good answers are: precision, recall, F1, coverage, calibration, with intervals by the bootstrap."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from ulo_classify.schema import Status

STATUSES: tuple[Status, ...] = get_args(Status)
_BINS = 10
_TAIL = 0.025  # of the resamples on either side: an interval of 95 %


@dataclass(frozen=True, slots=True)
class Answer:
    """What a body was called, what would have been right (readers may differ), and the chances given."""

    id: str
    right: tuple[Status, ...]
    got: Status
    chances: Mapping[Status, float] | None = None

    @property
    def gold(self) -> Status:
        """The right answer: the one given, if a reader gave it too."""
        return self.got if self.got in self.right else self.right[0]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one status, and how many bodies have it."""

    precision: float
    recall: float
    f1: float
    bodies: int


def by_status(answers: Sequence[Answer]) -> dict[Status, Score]:
    """A score for each status. A share of nothing is 0."""
    table = Counter((answer.gold, answer.got) for answer in answers)
    found = {}
    for status in STATUSES:
        right = table[status, status]
        said = sum(table[gold, status] for gold in STATUSES)
        bodies = sum(table[status, got] for got in STATUSES)
        f1 = 2 * right / (said + bodies) if said + bodies else 0.0
        found[status] = Score(right / max(1, said), right / max(1, bodies), f1, bodies)
    return found


def accuracy(answers: Sequence[Answer]) -> float:
    """Share of answers that are right."""
    return sum(answer.got in answer.right for answer in answers) / max(1, len(answers))


def macro_f1(answers: Sequence[Answer]) -> float:
    """Mean F1 over the statuses that occur."""
    scores = [score for score in by_status(answers).values() if score.bodies]
    return sum(score.f1 for score in scores) / max(1, len(scores))


def coverage(answers: Sequence[Answer]) -> float:
    """Share of bodies that get an answer other than "unclear"."""
    return sum(answer.got != "unclear" for answer in answers) / max(1, len(answers))


def wrong_no(answers: Sequence[Answer]) -> int:
    """How many bodies that the text leaves open were called "not user-led"."""
    return sum(answer.gold == "unclear" and answer.got == "not_user_led" for answer in answers)


def reliability(answers: Sequence[Answer]) -> list[tuple[float, float, int]]:
    """Chances given against how often they came true, in ten bins: mean chance, share true, how many.

    Every status of every body is one chance.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for answer in answers:
        for status, chance in (answer.chances or {}).items():
            bins[min(_BINS - 1, int(chance * _BINS))].append((chance, status in answer.right))
    return [
        (sum(chance for chance, _ in each) / len(each), sum(true for _, true in each) / len(each), len(each))
        for each in bins
        if each
    ]


def calibration_error(answers: Sequence[Answer]) -> float:
    """Mean distance between chance and share true, over the bins of `reliability` (Naeini et al. 2015)."""
    bins = reliability(answers)
    total = sum(count for _, _, count in bins)
    return sum(abs(chance - true) * count for chance, true, count in bins) / max(1, total)


def interval(
    answers: Sequence[Answer], figure: Callable[[Sequence[Answer]], float], *, resamples: int = 500
) -> tuple[float, float]:
    """Between which values a figure lies in 95 % of samples drawn anew from the answers (bootstrap)."""
    draw = random.Random(0)  # noqa: S311 - the same sample every time, no secret
    values = sorted(figure(draw.choices(answers, k=len(answers))) for _ in range(resamples))
    cut = int(resamples * _TAIL)
    return values[cut], values[-cut - 1]
