"""Tells user-led organisations from everybody else, with the deciding words quoted.

    >>> from ulo_classify import Assessor, Document, Organisation
    >>> assessor = Assessor.load(criteria="gc7")

Heavy parts (spaCy) are imported when first used, so that ``import ulo_classify`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ulo_classify.errors import UloError
from ulo_classify.schema import (
    Assessment,
    Comparison,
    Document,
    Evidence,
    LanguageProfile,
    Organisation,
    SetResult,
    Unassessed,
)

if TYPE_CHECKING:
    from ulo_classify.assessment import Assessor
    from ulo_classify.movement_language import language_profile

__all__ = [
    "Assessment",
    "Assessor",
    "Comparison",
    "Document",
    "Evidence",
    "LanguageProfile",
    "Organisation",
    "SetResult",
    "UloError",
    "Unassessed",
    "language_profile",
]

_LAZY = {"Assessor": "ulo_classify.assessment", "language_profile": "ulo_classify.movement_language"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type of a module attribute
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'ulo_classify' has no attribute {name!r}")
