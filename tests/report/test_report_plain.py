"""plain.html: short sentences, a draft that says so, and the counts of the report."""

from __future__ import annotations

import re

import browsing
import pytest
import report_builders as builders
from selectolax.lexbor import LexborHTMLParser

from ulo_classify.report import write_report
from ulo_classify.report.plain_page import words

WORDS = 12  # in a sentence, names and dates apart
LONG = re.compile(r"\w{14,}")


@pytest.fixture
def plain(folder) -> LexborHTMLParser:
    return LexborHTMLParser((folder / "plain.html").read_text(encoding="utf-8"))


def texts(page: LexborHTMLParser, css: str = "p, dd") -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(css)]


def sentences(value) -> list[str]:
    """Every text of the page's words that is a sentence."""
    if isinstance(value, str):
        return [value] if value.rstrip("”").endswith((".", "?", ".”")) else []
    parts = value.values() if isinstance(value, dict) else value
    return [each for part in parts for each in sentences(part)]


def test_it_says_first_that_it_is_a_draft(plain):
    first = plain.css_first("main > section")
    assert "draft" in first.css_first("h2").text()
    assert "People with learning disabilities have not checked this page yet." in first.text()


def test_sentences_are_short_and_hold_one_idea():
    found = sentences(words())
    assert len(found) > 60
    for sentence in found:
        assert len(sentence.split()) <= WORDS, sentence
        assert len(re.findall(r"[.?!](?=\s|$)", sentence)) <= 2, sentence
        assert not LONG.search(sentence), sentence
        assert ";" not in sentence, sentence


def test_every_sentence_has_a_line_of_its_own(plain):
    for each in texts(plain):
        assert len(each.split()) <= WORDS, each


def test_counts_and_what_they_mean(plain, result):
    said = texts(plain)
    for sentence in (
        "There are 12 lines on the list.",
        "We found 9 different organisations.",
        "2 people answered for themselves.",
        "3 organisations are user-led.",
        "1 organisation is a user group.",
        "1 organisation is not user-led.",
        "We do not know about 3 organisations.",
        "We could not read the papers of 1 organisation.",
        "At least 3 organisations are user-led.",
        "For 4 organisations we do not know.",
        "So the true number can be from 3 to 7.",
        "The list has 9 organisations.",
        "This is not a “no”.",
    ):
        assert sentence in said, sentence


def test_names_stand_under_their_result_in_the_order_of_the_list(plain):
    names = [node.text() for node in plain.css("section[aria-labelledby=group-user_led] li bdi")]
    assert names == [
        "Quay Street Disabled People's Union",
        builders.SCRIPT_NAME,
        "Second Name On One Line",
    ]


def test_nothing_can_be_loaded_or_run(folder):
    html = (folder / "plain.html").read_text(encoding="utf-8")
    page = LexborHTMLParser(html)
    assert page.css("script") == []
    assert "<script>alert" not in html
    assert "script-src" not in page.css_first("meta[http-equiv]").attributes["content"]
    assert "http" not in html.replace("http-equiv", "")
    assert [each.attributes["href"] for each in page.css("a")] == ["index.html"]


def test_the_report_leads_to_it(page):
    assert page.css("a[href='plain.html']")


def test_a_list_without_organisations(tmp_path):
    write_report(builders.audit(), tmp_path)
    page = LexborHTMLParser((tmp_path / "plain.html").read_text(encoding="utf-8"))
    assert "We found 0 different organisations." in texts(page)
    assert page.css(".group") == []


def test_where_all_is_known_nothing_is_said_to_be_unknown(tmp_path):
    write_report(builders.audit(builders.assessed(1, builders.user_led("Alder Row Group"))), tmp_path)
    said = texts(LexborHTMLParser((tmp_path / "plain.html").read_text(encoding="utf-8")))
    assert "At least 1 organisation is user-led." in said
    assert "We know the answer for every organisation." in said


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "features"),
    [
        (1200, {"prefers_color_scheme": "dark"}),
        (320, {"prefers_color_scheme": "light"}),
        (320, {"forced_colors": "active"}),
    ],
    ids=["dark", "narrow", "forced colours"],
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(driver, folder, width, features):
    browsing.open_page(driver, (folder / "plain.html").as_uri(), width, **features)
    found = browsing.axe(driver)
    assert found["violations"] == []
    assert found["passes"] > 20
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width
    size = driver.execute_script(
        "return parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    )
    assert size >= 14 * 4 / 3  # 14 point
