"""The command `ulo-classify`: arguments to calls, and nothing else. Heavy imports wait until they are needed."""

from __future__ import annotations

from ulo_classify.cli.main import main

__all__ = ["main"]
