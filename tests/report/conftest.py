from __future__ import annotations

from pathlib import Path

import browsing
import pytest
import report_builders as builders
from selectolax.lexbor import LexborHTMLParser

from ulo_classify.report import write_report
from ulo_classify.schema import AuditResult


@pytest.fixture(scope="session")
def result() -> AuditResult:
    return builders.awkward()


@pytest.fixture(scope="session")
def folder(result: AuditResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the awkward result, written once."""
    out = tmp_path_factory.mktemp("report")
    write_report(result, out)
    return out


@pytest.fixture(scope="session")
def html(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def page(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


@pytest.fixture(scope="session")
def driver(tmp_path_factory):
    running = browsing.start(tmp_path_factory.mktemp("chromium"))
    yield running
    running.quit()
