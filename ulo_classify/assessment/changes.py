"""The threshold at which a share would give another verdict."""

from __future__ import annotations

from fractions import Fraction

from ulo_classify.assessment.held import Held
from ulo_classify.assessment.set_words import needed_words, say, share_words
from ulo_classify.criteria import Criterion
from ulo_classify.schema import Verdict


def where_it_changes(
    verdict: Verdict, criterion: Criterion, strongest: Held, high: Fraction, total: int | None
) -> tuple[Fraction | None, str]:
    """The threshold at which the verdict would change (None if at none), and the same in words.

    Args:
        verdict: as found.
        criterion: with its operator and threshold.
        strongest: the passage that shows the greatest sure share.
        high: the least of the greatest shares that passages allow.
        total: of how many seats, where a passage counts them.
    """
    low = strongest.low
    at_least = criterion.operator == ">="
    met = (
        "met_up_to" if at_least or strongest.over else "met_below"
    )  # "over": a threshold of just `low` is met
    at: Fraction | None = low
    key, needed = met, ""
    if verdict == "met" and low == 1 and met == "met_up_to":
        at, key = None, "settled"
    elif verdict == "not_met":
        at, key = (high, "not_met_above" if at_least else "not_met_from") if high else (None, "settled")
    elif verdict == "conflicting":
        key = "conflicting"
    elif verdict == "unknown":
        at, key = (low, f"open_{met}") if low else (None, "open_not_met" if high < 1 else "silent")
        needed = needed_words(criterion.operator or ">=", criterion.threshold or Fraction(1), total)
    figures = {"low": share_words(low, total), "high": share_words(high, total), "needed": needed}
    return at, say("change", key, **figures)
