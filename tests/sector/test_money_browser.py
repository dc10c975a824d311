"""The pages on survival and money in a real Chromium: axe-core in light, dark, narrow and forced colours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from browsing import open_page

from ulo_classify.sector.funding import funding_of
from ulo_classify.sector.funding.report import write_funding
from ulo_classify.sector.survival import survival_of
from ulo_classify.sector.survival.report import write_survival

from .browsing import browser, faults
from .test_funding_command import files
from .test_survival_command import WINDOW, simulate

pytestmark = pytest.mark.browser

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
    with browser(tmp_path_factory.mktemp("chromium")) as running:
        yield running


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
    open_page(driver, pages[name], width, **features)
    assert faults(driver) == []
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width
    assert driver.get_log("browser") == []  # the content security policy let everything through that is there


@pytest.mark.parametrize(("name", "letters"), [("survival", ".curve + text"), ("funding", ".part-letter")])
def test_the_letters_of_a_picture_do_not_cover_each_other(
    driver: Any, pages: dict[str, str], name: str, letters: str
) -> None:
    open_page(driver, pages[name])
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
