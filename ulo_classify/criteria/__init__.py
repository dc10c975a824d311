"""Criteria sets as data: who must hold what, with thresholds and citations. One TOML file a set."""

from ulo_classify.criteria.loading import ALL, available, load_criteria, read_set, several
from ulo_classify.criteria.model import Body, Citation, CriteriaSet, Criterion, Users

__all__ = [
    "ALL",
    "Body",
    "Citation",
    "CriteriaSet",
    "Criterion",
    "Users",
    "available",
    "load_criteria",
    "read_set",
    "several",
]
