"""The browser of the tests of reports, for pages that lie in files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from browsing import axe, open_page, start

SCHEMES = [(1200, "light"), (1200, "dark"), (320, "light")]


@contextmanager
def browser(profile: Path) -> Iterator[Any]:
    """A browser that ends with the block; the test is skipped where none is installed."""
    running = start(profile)
    try:
        yield running
    finally:
        running.quit()


def show(driver: Any, page: Path, width: int, scheme: str) -> None:
    """Open a page at a width and in a colour scheme."""
    open_page(driver, page.as_uri(), width, prefers_color_scheme=scheme)


def faults(driver: Any) -> list[str]:
    """What axe-core finds wrong with the page that is open, by every rule of WCAG 2.2 AA."""
    found = axe(driver)
    assert found["passes"] > 15 or found["violations"]
    return found["violations"]
