"""A consultation list and a folder of documents -> an assessment of every body, and nobody left out.

This package only runs things in order: who is on the list and which documents are whose is decided in
`consultation`, what the documents show in `assessment`, how results look in `report`. What it does itself is
to lose nothing: see `journal`.
"""

from __future__ import annotations

from ulo_classify.audit.listing import audit_list
from ulo_classify.audit.protocols import Assesses, LooksUp, Progress
from ulo_classify.audit.running import audit, load_assessor

__all__ = ["Assesses", "LooksUp", "Progress", "audit", "audit_list", "load_assessor"]
