"""The review in a real Chromium: axe-core, the keyboard alone, narrow screens, forced colours, no script."""

from __future__ import annotations

import browsing
import pytest
import report_builders as reports
import review_builders as builders
from browsing import press

from ulo_classify.report import write_report
from ulo_classify.review import append_decision, attach, read_kept
from ulo_classify.review.desk import Desk
from ulo_classify.review.server import ReviewServer
from ulo_classify.schema import SetVerdict

pytestmark = pytest.mark.browser

MET = SetVerdict(verdict="met", explanation="Enough.")
WAYS = {
    "light": (1200, {"prefers_color_scheme": "light"}),
    "dark": (1200, {"prefers_color_scheme": "dark"}),
    "narrow": (320, {"prefers_color_scheme": "light"}),
    "forced colours": (1200, {"forced_colors": "active"}),
}
SMALL = """
return Array.from(document.querySelectorAll('a[href]:not(.skip), button, input:not([type=hidden]), select'))
  .map((each) => [each.outerHTML, each.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)
"""


@pytest.fixture(scope="session")
def driver(tmp_path_factory):
    running = browsing.start(tmp_path_factory.mktemp("chromium"))
    yield running
    running.quit()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("page", ["", "body/0", "body/2", "body/5"])
def test_axe_finds_nothing(driver, server: ReviewServer, page: str, way: str) -> None:
    for each in builders.all_four(contests=True):
        append_decision(server.desk.path, each)
    server.desk = Desk(server.desk.folder)
    width, features = WAYS[way]
    browsing.open_page(driver, server.address + page, width, **features)
    found = browsing.axe(driver)
    assert found["violations"] == []
    assert found["passes"] > 20
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width
    if width == 320:
        assert driver.execute_script(SMALL) == []


@pytest.mark.parametrize("way", WAYS)
def test_axe_finds_nothing_on_a_report_with_decisions_and_criteria_sets(driver, tmp_path, way: str) -> None:
    under = {"odi_dpulo": SetVerdict(verdict="not_met", explanation="Too few."), "mine": MET}
    result = attach(builders.listed(), builders.all_four(contests=True))
    lines = [
        line.model_copy(update={"assessment": line.assessment.model_copy(update={"sets": under})})
        if line.assessment
        else line
        for line in result.lines
    ]
    page = write_report(result.model_copy(update={"lines": tuple(lines)}), tmp_path)
    width, features = WAYS[way]
    browsing.open_page(driver, page.as_uri(), width, **features)
    assert len(driver.find_elements("css selector", "#figures figure")) == 4
    assert browsing.axe(driver)["violations"] == []
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width


def wait_for(driver, css: str, words: str) -> None:
    """Until the page that comes next shows these words there."""
    from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
    from selenium.webdriver.support.ui import WebDriverWait

    ignored = (NoSuchElementException, StaleElementReferenceException)
    WebDriverWait(driver, 10, ignored_exceptions=ignored).until(
        lambda _: words in driver.find_element("css selector", css).text, words
    )


def focused(driver) -> str:
    return driver.execute_script("const at = document.activeElement; return at.id || at.textContent.trim()")


def tab_to(driver, wanted: str) -> None:
    """Go on by the Tab key alone until the focus is there."""
    from selenium.webdriver.common.keys import Keys

    for _ in range(120):
        press(driver, Keys.TAB)
        if focused(driver).startswith(wanted):
            box = driver.execute_script(
                "const at = document.activeElement, box = at.getBoundingClientRect();"
                "return [box.top, box.bottom, innerHeight, getComputedStyle(at).outlineStyle]"
            )
            # The focus can be seen, and lies where it can be seen.
            assert box[0] < box[2]
            assert box[1] > 0
            assert box[3] != "none"
            return
    raise AssertionError(f"the Tab key never came to {wanted}")


def test_a_result_is_corrected_by_keyboard_alone(driver, server: ReviewServer) -> None:
    from selenium.webdriver.common.keys import Keys

    browsing.open_page(driver, server.address)
    press(driver, Keys.TAB)
    assert driver.execute_script("return document.activeElement.className") == "skip"
    tab_to(driver, "Review: " + builders.UNION)
    press(driver, Keys.ENTER)
    wait_for(driver, "h1", builders.UNION)
    tab_to(driver, "verdict-1")
    press(driver, Keys.SPACE, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    tab_to(driver, "verdict-text")
    tab_to(driver, "verdict-reviewer")
    press(driver, "policy team", Keys.ENTER)
    # The reason is missing: it is said at once, and the link leads to the field.
    wait_for(driver, "[role=alert]", "Write something here.")
    assert driver.title.startswith("Error: ")
    tab_to(driver, "Write something here.")
    press(driver, Keys.ENTER)
    assert driver.execute_script("return location.hash") == "#verdict-text"
    assert focused(driver) == "verdict-text"
    press(driver, "Clause 12.1 was struck out in 2025.")
    tab_to(driver, "Save the result")
    press(driver, Keys.ENTER)
    wait_for(driver, "[role=status]", "Saved.")
    [found] = read_kept(server.desk.path)
    assert (found.status, found.text) == ("unclear", "Clause 12.1 was struck out in 2025.")
    assert found.reviewer == "policy team"


def test_everything_works_without_script_and_asks_for_nothing_else(driver, server: ReviewServer) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver.get_log("browser")
        driver.get(server.address + "body/3")
        assert driver.find_element("css selector", "h1").text == reports.FORMULA_NAME
        driver.find_element("id", "reply-text").send_keys("We have sent our rules.")
        driver.find_element("id", "reply-replied_on").send_keys("2026-02-03")
        driver.find_element("id", "reply-contests").click()
        driver.find_element("id", "reply-reviewer").send_keys("JM")
        driver.find_element("css selector", "section[aria-labelledby=reply-title] button").click()
        wait_for(driver, ".said", "We have sent our rules.")
        assert driver.get_log("browser") == []
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    [found] = read_kept(server.desk.path)
    assert (found.subject, found.contests, found.replied_on) == ("reply", True, "2026-02-03")
    browsing.open_page(driver, server.address + "body/1")
    loaded = "return performance.getEntriesByType('resource').map((each) => each.name)"
    assert driver.execute_script(loaded) == []
    assert driver.execute_script("return window.stolen") is None
