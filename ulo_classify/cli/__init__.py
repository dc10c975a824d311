"""The command `ulo-classify`: arguments to calls, nothing else; heavy imports wait."""

from __future__ import annotations

from ulo_classify.cli import commands
from ulo_classify.cli.main import main

__all__ = ["commands", "main"]
