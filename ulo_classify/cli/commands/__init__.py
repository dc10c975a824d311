"""The commands, a file a room: arguments to calls, nothing else. Importing this adds them all to `main`."""

from ulo_classify.cli.commands import bodies, funding, learning, registers, results, sector, survival

__all__ = ["bodies", "funding", "learning", "registers", "results", "sector", "survival"]
