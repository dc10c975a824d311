"""A saved audit, run again when registers or documents change: who closed, who may, and what is said now."""

from ulo_classify.sector.watch.model import FINDINGS, FindingKind, Watched, WatchFinding
from ulo_classify.sector.watch.rerun import watch_audit
from ulo_classify.sector.watch.write import write_watch

__all__ = ["FINDINGS", "FindingKind", "WatchFinding", "Watched", "watch_audit", "write_watch"]
