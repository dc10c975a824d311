"""Questions that would settle what is unknown."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from ulo_classify.criteria import CriteriaSet
from ulo_classify.schema import CriterionResult, SetVerdict, Status

_OPEN = ("unknown", "conflicting")


@cache
def _questions() -> tuple[tuple[str, str], ...]:
    source = resources.files(__package__).joinpath("questions.toml").read_text(encoding="utf-8")
    return tuple((entry["unless"], entry["text"]) for entry in tomllib.loads(source)["question"])


def open_questions(status: Status, criteria: Mapping[str, CriterionResult]) -> tuple[str, ...]:
    """What to ask next, cheapest document first; nothing where users' control is shown by a rule.

    Args:
        status: the status so far.
        criteria: verdicts by criterion.
    """
    governed = criteria.get("governed")
    if (
        status == "user_led"
        and governed is not None
        and governed.verdict == "met"
        and governed.basis == "rule"
    ):
        return ()
    return tuple(
        text for unless, text in _questions() if unless not in criteria or criteria[unless].verdict in _OPEN
    )


def questions_of(criteria: CriteriaSet, result: SetVerdict | None) -> tuple[str, ...]:
    """What a set asks and the documents leave open: a total is enough, and no names are needed."""
    if result is None or result.verdict not in _OPEN:
        return ()
    return tuple(each.question for each in criteria.criterion if each.key in result.decided_by)
