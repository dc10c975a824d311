"""A blank form by which a body declares who governs it: totals, a date, and nothing about a person."""

from ulo_classify.declaration.form import Form, blank_form
from ulo_classify.declaration.write import write_form

__all__ = ["Form", "blank_form", "write_form"]
