"""Who gets the money for the movement's work, by the status of those that receive it."""

from __future__ import annotations

from ulo_classify.sector.funding.result import Funding, funding_of

__all__ = ["Funding", "funding_of"]
