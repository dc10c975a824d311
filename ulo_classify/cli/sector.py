"""`ulo-classify sector`: what is being lost, and who takes its place; arguments to calls, nothing else."""

from __future__ import annotations

from ulo_classify.cli.main import main


@main.group()
def sector() -> None:
    """Look at a whole field: members lost and gained, survival, money, changes since an audit."""
