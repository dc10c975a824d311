"""The pages on survival and money in a real Chromium: axe-core in light, dark, narrow and forced colours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from ulo_classify.sector.funding import funding_of
from ulo_classify.sector.funding.report import write_funding
from ulo_classify.sector.survival import survival_of
from ulo_classify.sector.survival.report import write_survival

from .test_funding_command import files
from .test_survival_command import WINDOW, simulate

pytestmark = pytest.mark.browser

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
RUN_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
  .then((found) => done({passes: found.passes.length, violations: found.violations.map(
    (each) => each.id + ": " + each.nodes.map((node) => node.target.join(" ")).join("; "))}))
  .catch((error) => done({passes: 0, violations: [String(error)]}));
"""
# Letters that stand in a picture, each with the box it takes.
LETTERS = """
return [...document.querySelectorAll(arguments[0])].map((each) => {
  const box = each.getBoundingClientRect();
  return [each.textContent, box.left, box.top, box.right, box.bottom];
});
"""
DAY = dt.date(2031, 2, 3)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    source, results = simulate(folder, 700)
    grants, contracts, _, audited, _, deflators = files(folder)
    found = {
        "survival": survival_of(source, results=results, removals_from=WINDOW, imputations=5),
        "funding": funding_of([grants, contracts], results=audited, deflators=deflators),
    }
    written = {}
    for name, write in (("survival", write_survival), ("funding", write_funding)):
        (folder / name).mkdir()
        written[name] = write(found[name], folder / name, DAY).as_uri()  # type: ignore[operator]
    return written


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if not (CHROMIUM.exists() and DRIVER.exists()):
        pytest.skip("Chromium or chromedriver is not installed")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"):
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('chromium')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    running = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=str(DRIVER)))
    yield running
    running.quit()


def show(driver: Any, address: str, width: int = 1200, **features: str) -> None:
    media = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": media})
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.get(address)


@pytest.mark.parametrize("name", ["survival", "funding"])
@pytest.mark.parametrize(
    ("width", "features"),
    [
        (1200, {"prefers_color_scheme": "light"}),
        (1200, {"prefers_color_scheme": "dark"}),
        (320, {"prefers_color_scheme": "light"}),
        (1200, {"forced_colors": "active"}),
    ],
    ids=["light", "dark", "narrow", "forced colours"],
)
def test_axe_finds_nothing(
    driver: Any, pages: dict[str, str], name: str, width: int, features: dict[str, str]
) -> None:
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe-playwright-python is not installed")
    show(driver, pages[name], width, **features)
    driver.execute_script(Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8"))
    found = driver.execute_async_script(RUN_AXE)
    assert found["violations"] == []
    assert found["passes"] > 15
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width
    assert driver.get_log("browser") == []  # the content security policy let everything through that is there


@pytest.mark.parametrize(("name", "letters"), [("survival", ".curve + text"), ("funding", ".part-letter")])
def test_the_letters_of_a_picture_do_not_cover_each_other(
    driver: Any, pages: dict[str, str], name: str, letters: str
) -> None:
    show(driver, pages[name])
    boxes = driver.execute_script(LETTERS, letters)
    assert len(boxes) >= 2
    for at, (_, left, top, right, bottom) in enumerate(boxes):
        for _, other_left, other_top, other_right, other_bottom in boxes[at + 1 :]:
            apart = (
                right <= other_left
                or other_right <= left
                or bottom <= other_top + 6
                or other_bottom <= top + 6
            )
            assert apart, boxes
