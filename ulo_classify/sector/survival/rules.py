"""The numbers of rules.toml, typed."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

_WORST = 4 / 27  # the greatest value of S*S*(1-S), at S = 2/3
_Z = 1.959964  # of the normal distribution, at 95 %


@dataclass(frozen=True)
class Rules:
    """See rules.toml, which gives the ground of each number."""

    half_width: float
    closures: int
    level: float
    imputations: int
    burn_in: int
    between: int
    chains: int
    ages: tuple[float, ...]
    sizes: tuple[float, ...]
    same_name_within_days: int

    @property
    def at_risk(self) -> int:
        """Bodies under observation that a curve needs at each age, by the formula of Peto et al."""
        return math.ceil(_WORST * (_Z / self.half_width) ** 2)


@cache
def rules() -> Rules:
    """The numbers as they stand in rules.toml."""
    text = resources.files(__package__ or "").joinpath("rules.toml").read_text("utf-8")
    read = tomllib.loads(text)
    return Rules(**{**read, "ages": tuple(read["ages"]), "sizes": tuple(read["sizes"])})
