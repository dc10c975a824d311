"""A real Chromium for the tests of pages: how it is started, shown a page, and asked what axe-core finds."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# Every rule that WCAG 2.2 AA covers, and axe's best practices beside them.
RUN_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
  .then((found) => done({passes: found.passes.length, violations: found.violations.map(
    (each) => each.id + ": " + each.nodes.map(
      (node) => node.target.join(" ") + " " + node.failureSummary).join("; "))}))
  .catch((error) => done({passes: 0, violations: [String(error)]}));
"""


def start(profile: Path):
    """A browser of its own profile, that reaches this machine only; skips where there is none."""
    if not (CHROMIUM.exists() and DRIVER.exists()):
        pytest.skip("Chromium or chromedriver is not installed")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={profile}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=str(DRIVER)))


def open_page(driver, address: str, width: int = 1200, **features: str) -> None:
    """Open a page fresh at a width, with media features such as a dark scheme."""
    media = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": media})
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.get("about:blank")
    driver.get(address)


def axe(driver) -> dict:
    """What axe-core finds on the page that is open: how many rules passed, and violations."""
    spec = find_spec("axe_playwright_python")
    if spec is None:
        pytest.skip("axe-playwright-python is not installed")
    driver.execute_script(Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8"))
    return driver.execute_async_script(RUN_AXE)


def press(driver, *keys: str) -> None:
    """Press keys one after another."""
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(driver).send_keys(*keys).perform()
