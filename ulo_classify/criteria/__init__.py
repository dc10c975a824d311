"""Criteria sets as data: who must hold what, with thresholds and citations. One TOML file a set."""

from ulo_classify.criteria.loading import CriteriaSet, Criterion, available, load_criteria

__all__ = ["CriteriaSet", "Criterion", "available", "load_criteria"]
