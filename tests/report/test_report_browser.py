"""The page in a real Chromium: axe-core, keyboard, filter, narrow screens, and no request at all."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import browsing
import pytest
import report_builders as builders
from browsing import press

pytestmark = pytest.mark.browser

ROWS = "return Array.from(document.querySelectorAll('#lines-table tbody tr:not([hidden])'), (row) => row.id)"


@pytest.fixture(scope="session")
def server(folder):
    """The report served on this machine, with the list of paths that were asked for."""
    asked: list[str] = []

    class Recorder(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            asked.append(self.path)

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Recorder, directory=str(folder))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/index.html", asked
        running.shutdown()


@pytest.fixture
def show(driver, server):
    """Opens the report fresh at a width, with media features such as a dark scheme."""

    def open_page(width: int = 1200, **features: str) -> None:
        browsing.open_page(driver, server[0], width, **features)

    return open_page


def announced(driver) -> str:
    return driver.execute_script("return document.querySelector('[role=status]').textContent")


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2 has it."""

    def light(colour: str) -> float:
        parts = [int(each) / 255 for each in re.findall(r"\d+", colour)[:3]]
        linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05

    return max(light(one) / light(other), light(other) / light(one))


def wait_until_announced(driver, words: str) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(driver, 5).until(lambda _: announced(driver).startswith(words), words)


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
def test_axe_finds_nothing(driver, show, width, features):
    show(width, **features)
    found = browsing.axe(driver)
    assert found["violations"] == []
    assert found["passes"] > 30


def test_axe_would_find_a_fault(driver, show):
    show()
    driver.execute_script("document.documentElement.removeAttribute('lang')")
    assert [each for each in browsing.axe(driver)["violations"] if "html-has-lang" in each]


def test_the_page_asks_for_nothing_else(driver, server, show):
    server[1].clear()
    driver.get_log("browser")
    show()
    assert (
        driver.execute_script("return performance.getEntriesByType('resource').map((each) => each.name)")
        == []
    )
    assert server[1] == ["/index.html"]
    # A refused style, script or icon would be a line here.
    assert driver.get_log("browser") == []
    assert driver.execute_script("return [window.stolen, document.images.length]") == [None, 0]


def test_the_policy_stops_a_script_that_got_in(driver, show):
    show()
    driver.execute_script(
        "const bad = document.createElement('script'); bad.textContent = 'window.stolen = 1';"
        "document.body.append(bad)"
    )
    assert driver.execute_script("return window.stolen") is None


def test_sorting_by_keyboard(driver, show):
    from selenium.webdriver.common.keys import Keys

    show()
    in_order = driver.execute_script(ROWS)
    driver.execute_script("document.querySelector('#lines-table thead button').focus()")
    press(driver, Keys.TAB, Keys.TAB, Keys.TAB, Keys.ENTER)
    header = (
        "return Array.from(document.querySelectorAll('#lines-table thead th'),"
        " (header) => header.getAttribute('aria-sort'))"
    )
    assert driver.execute_script(header) == [None, None, None, "ascending", None, None]
    by_result = driver.execute_script(ROWS)
    assert by_result[:4] == ["line-3", "line-4", "line-1", "line-2"]
    assert by_result[-3:] == ["line-7", "line-8", "line-10"]
    assert announced(driver) == "Showing 12 of 12 lines, sorted by result, ascending."
    press(driver, Keys.SPACE)
    assert driver.execute_script(header)[3] == "descending"
    assert driver.execute_script(ROWS)[-1] == "line-3"
    assert driver.execute_script("return document.activeElement.textContent").startswith("Result")
    press(driver, Keys.SHIFT + Keys.TAB, Keys.TAB)
    driver.execute_script("document.querySelector('#lines-table thead button').click()")
    assert driver.execute_script(ROWS) == in_order


def test_filter_by_result_and_by_name(driver, show):
    from selenium.webdriver.common.keys import Keys

    show()
    driver.execute_script("document.getElementById('filter-status').focus()")
    press(driver, "Uncl")
    wait_until_announced(driver, "Showing 3 of 12 lines")
    assert driver.execute_script(ROWS) == ["line-5", "line-6", "line-11"]
    press(driver, Keys.TAB, "elan")
    wait_until_announced(driver, "Showing 1 of 12 lines")
    assert driver.execute_script(ROWS) == ["line-11"]
    press(driver, Keys.TAB, Keys.ENTER)
    wait_until_announced(driver, "Showing 12 of 12 lines")
    assert len(driver.execute_script(ROWS)) == 12


def test_the_way_back_leads_to_a_row_that_was_hidden(driver, show):
    show()
    driver.execute_script(
        "const choice = document.getElementById('filter-status'); choice.value = 'unclear';"
        "choice.dispatchEvent(new Event('change'))"
    )
    assert "line-1" not in driver.execute_script(ROWS)
    driver.execute_script("document.querySelector('#body-line-1 .back a').click()")
    assert "line-1" in driver.execute_script(ROWS)


def test_the_skip_link_is_first_and_seen(driver, show):
    from selenium.webdriver.common.keys import Keys

    show()
    press(driver, Keys.TAB)
    place = driver.execute_script(
        "const focused = document.activeElement;"
        "return [focused.className, focused.getBoundingClientRect().top]"
    )
    assert place[0] == "skip"
    assert place[1] >= 0
    press(driver, Keys.ENTER)
    assert driver.execute_script("return document.activeElement.id") == "main"


@pytest.mark.parametrize("width", [320, 480, 800])
def test_no_sideways_scroll(driver, show, width):
    show(width)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width


def test_targets_are_large_enough(driver, show):
    show(320)
    small = driver.execute_script(
        "return Array.from(document.querySelectorAll('a[href]:not(.skip), button, input, select'))"
        ".map((each) => [each.outerHTML, each.getBoundingClientRect()])"
        ".filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"
    )
    assert small == []


def test_without_script_the_table_is_complete(driver, server):
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver.get("about:blank")
        driver.get(server[0])
        rows = driver.find_elements("css selector", "#lines-table tbody tr")
        assert len(rows) == 12
        assert all(row.is_displayed() for row in rows)
        assert not driver.find_element("id", "controls").is_displayed()
        assert driver.find_elements("css selector", "#lines-table button") == []
        assert builders.RULES_QUOTE in driver.find_element("css selector", "#body-line-1 mark").text
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_on_seats_stand_out_from_their_shapes(driver, show, scheme):
    """Axe does not measure text in a drawing: 4.5 to 1 at least (WCAG 2.2, 1.4.3)."""
    show(1200, prefers_color_scheme=scheme)
    colours = driver.execute_script(
        "const style = (node, key) => getComputedStyle(document.querySelector('.seating ' + node))[key];"
        "return [style('.seat-users text', 'fill'), style('.seat-users .shape', 'fill'),"
        " style('.seat-open text', 'fill'), style('.seat-open .shape', 'fill'),"
        " style('.seat-others text', 'fill'), style('.seat-others text', 'stroke'),"
        " style('.seat-open .shape', 'stroke'),"
        " getComputedStyle(document.querySelector('.body')).backgroundColor]"
    )
    ratios = [contrast(one, other) for one, other in zip(colours[::2], colours[1::2], strict=True)]
    assert [ratio for ratio in ratios if ratio < 4.5] == []


def test_the_picture_of_a_board_fits_a_narrow_screen(driver, show):
    show(320)
    wide = driver.execute_script(
        "return Array.from(document.querySelectorAll('.seats svg'),"
        " (svg) => svg.getBoundingClientRect().width)"
    )
    assert wide
    assert max(wide) <= 320


def test_print_hides_the_controls_and_keeps_the_reasons(driver, show):
    show()
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    assert not driver.find_element("id", "controls").is_displayed()
    assert driver.find_element("css selector", "#body-line-1 mark").is_displayed()
    headers = [each.text for each in driver.find_elements("css selector", "#lines-table thead th")]
    assert headers == ["Line", "Name", "What happened", "Result", "Rests on", "Reasons"]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
