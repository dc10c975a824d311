"""Problems of the input as two tables: how many of each kind and what was done, and each case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ulo_classify.sector.page import Cell, Table
from ulo_classify.sector.problems import Problems


def problem_tables(problems: Problems, words: Mapping[str, Any]) -> tuple[Table, Table]:
    """Both tables, by the words of a report: `kinds` gives for each kind what it is and what was done."""
    kinds = words["kinds"]
    counts: list[tuple[Cell, ...]] = [
        (kinds[kind][0], count, kinds[kind][1]) for kind, count in problems.counts.most_common()
    ]
    cases: list[tuple[Cell, ...]] = [(kinds[each.kind][0], each.where, each.what) for each in problems.named]
    return (
        Table("problem-kinds", words["table"], tuple(words["columns"]), tuple(counts), "problem-kinds.csv"),
        Table("problem-cases", words["named"], tuple(words["named_columns"]), tuple(cases), "problems.csv"),
    )
