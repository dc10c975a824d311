"""Registers of charities and companies: imported into one file, and names found in it."""

from __future__ import annotations

from ulo_classify.register.decisions import Decision, add_decision, read_decisions, write_decisions
from ulo_classify.register.finder import Register
from ulo_classify.register.importing import Imported, import_registers
from ulo_classify.register.life import RegisterRow
from ulo_classify.register.queries import Query, queries_of, query_of

__all__ = [
    "Decision",
    "Imported",
    "Query",
    "Register",
    "RegisterRow",
    "add_decision",
    "import_registers",
    "queries_of",
    "query_of",
    "read_decisions",
    "write_decisions",
]
