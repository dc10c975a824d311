"""Assertions about control: who runs the body, who sits on the board, who may vote, who appoints."""

from ulo_classify.language.statements.component import Statements, make_statements
from ulo_classify.language.statements.record import Statement

__all__ = ["Statement", "Statements", "make_statements"]
