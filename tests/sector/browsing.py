"""A headless Chromium with axe-core, for pages of sector reports that lie in files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND"
RUN_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
  .then((found) => done({passes: found.passes.length, violations: found.violations.map(
    (each) => each.id + ": " + each.nodes.map((node) => node.target.join(" ")).join("; "))}))
  .catch((error) => done({passes: 0, violations: [String(error)]}));
"""
SCHEMES = [(1200, "light"), (1200, "dark"), (320, "light")]


@contextmanager
def browser(profile: Path) -> Iterator[Any]:
    """A browser that can reach no network; the test is skipped where none is installed."""
    if not (CHROMIUM.exists() and DRIVER.exists()):
        pytest.skip("Chromium or chromedriver is not installed")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for argument in (*ARGUMENTS, OFFLINE, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    running = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=str(DRIVER)))
    try:
        yield running
    finally:
        running.quit()


def show(driver: Any, page: Path, width: int, scheme: str) -> None:
    """Open a page at a width and in a colour scheme."""
    feature = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": feature})
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.get(page.as_uri())


def faults(driver: Any) -> list[str]:
    """What axe-core finds wrong with the page that is open, by every rule of WCAG 2.2 AA."""
    package = find_spec("axe_playwright_python")
    assert package is not None and package.submodule_search_locations
    (script,) = Path(package.submodule_search_locations[0]).rglob("axe.min.js")
    driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    driver.refresh()
    driver.execute_script(script.read_text(encoding="utf-8"))
    found = driver.execute_async_script(RUN_AXE)
    assert found["passes"] > 15 or found["violations"]
    return found["violations"]
