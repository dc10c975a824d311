"""Decisions of people on an audit: kept beside it, shown beside the machine's answers, exported as labels."""

from __future__ import annotations

from ulo_classify.review.attach import attach, with_reviews
from ulo_classify.review.kept import append_decision, read_kept
from ulo_classify.review.registers import any_decisions, match_decisions
from ulo_classify.review.stored import read_report, rewrite_report

__all__ = [
    "any_decisions",
    "append_decision",
    "attach",
    "match_decisions",
    "read_kept",
    "read_report",
    "rewrite_report",
    "with_reviews",
]
