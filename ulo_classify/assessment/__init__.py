"""Statements to an Assessment: one readable decision table, a verdict a criterion, evidence with each."""

from ulo_classify.assessment.assessor import Assessor

__all__ = ["Assessor"]
