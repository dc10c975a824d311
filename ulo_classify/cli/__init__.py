"""The command `ulo-classify`: arguments to calls, nothing else; heavy imports wait."""

from __future__ import annotations

from ulo_classify.cli import sector as _sector  # adds its commands to `main`
from ulo_classify.cli import sector_funding as _funding  # add theirs to `sector`
from ulo_classify.cli import sector_survival as _survival
from ulo_classify.cli.main import main

__all__ = ["main"]

del _funding, _sector, _survival
