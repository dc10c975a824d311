"""One audit of the soak, as a program of its own: ``python -m evaluation.bench.soak_one PLACE JOBS``."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from ulo_classify.audit import audit

if __name__ == "__main__":
    place = Path(sys.argv[1])
    audit(
        place / "list.txt",
        place / "documents",
        place / "out",
        n_jobs=int(sys.argv[2]),
        checked_on=dt.date(2031, 2, 3),
    )
