from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import review_builders as builders

from ulo_classify.report import write_report
from ulo_classify.review.desk import Desk
from ulo_classify.review.server import ReviewServer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report on the awkward list, with matches on registers."""
    out = tmp_path / "report"
    out.mkdir()
    write_report(builders.listed(), out)
    return out


@pytest.fixture
def server(folder: Path) -> Iterator[ReviewServer]:
    """A review of it, served."""
    with ReviewServer(Desk(folder)) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()
