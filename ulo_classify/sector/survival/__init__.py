"""How long bodies last, by status, from dates of registration and removal."""

from __future__ import annotations

from ulo_classify.sector.survival.result import Survival, survival_of

__all__ = ["Survival", "survival_of"]
