"""Web pages: what is kept and what goes."""

# ruff: noqa: E501 - the documents under test stand here as they are read

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.errors import ReadingError
from ulo_classify.reading.extract import extract
from ulo_classify.reading.limits import Limits
from ulo_classify.reading.web_page import read_html, read_web_page


def read(body: str, head: str = "<title>Oaklane Forum | Home</title>"):
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return extract(page.encode(), ".html", Limits())


PAGE = """
<div id="cookieBanner"><p>We use cookies to improve the site.</p></div>
<a class="skip-link" href="#main">Skip to content</a>
<header class="site"><a href="/">Oaklane Forum</a><p>A strapline</p></header>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<div class="breadcrumb"><a href="/">Home</a> / <a href="/us">About</a></div>
<main class="has-menu">
 <h1>Who we are</h1>
 <article><header><h2>Our board</h2><p>Published by the members</p></header>
 <p>We are a <b>user</b>-led group.<sup><a href="#n1">1</a></sup> We meet on the 1<sup>st</sup>.</p>
 <ul class="team"><li>Pat Example, chair</li><li>Sam Sample, treasurer</li></ul>
 <ol start="3"><li>Members vote<ol type="a"><li>in person</li><li>by post</li></ol></li><li>Staff do not</li></ol>
 <table><tr><th>Seat</th><th>Held by</th></tr><tr><td>5.1</td><td>Chair</td><td>a disabled member</td></tr></table>
 <p>12 High Road<br>Oaklane<br>and the villages</p>
 <footer>Approved by the members</footer></article>
 <div class="social-share"><a href="#">Share on this</a></div>
 <form><input value="search"><button>Go</button>Search the site</form>
</main>
<script>var hidden = "script text";</script>
<footer>Registered at the site footer</footer>
<div class="newsletter-signup">Sign up for news</div>
"""


def test_content_is_kept_and_the_rest_of_the_page_goes():
    found = read(PAGE)
    assert found.text == (
        "Who we are\n\nOur board\n\nPublished by the members\n\nWe are a user-led group. We meet on the 1st.\n"
        "Pat Example, chair\nSam Sample, treasurer\n3. Members vote\na. in person\nb. by post\n4. Staff do not\n"
        "Seat | Held by\n5.1 Chair | a disabled member\n\n12 High Road\nOaklane and the villages\n\n"
        "Approved by the members"
    )


def test_marks_of_headings_and_lists():
    found = read(PAGE)
    assert [(kind, label) for kind, label, _ in found.marks] == [
        ("heading", "Who we are"),
        ("heading", "Our board"),
        ("clause", "3"),
        ("clause", "3(a)"),
        ("clause", "3(b)"),
        ("clause", "4"),
        ("clause", "5.1"),
    ]
    for kind, label, start in found.marks:
        if kind == "heading":
            assert found.text[start:].startswith(label)


def test_the_title_is_a_heading_only_where_no_h1_is_left():
    assert read("<h2>Board</h2><p>We decide.</p>").text == "Oaklane Forum | Home\n\nBoard\n\nWe decide."
    in_header = read("<header><h1>Who decides</h1></header><p>Members decide.</p>")
    assert in_header.text == "Who decides\n\nMembers decide."
    assert in_header.marks == [("heading", "Who decides", 0)]


def test_a_page_that_would_lose_nearly_all_its_text_keeps_it():
    found = read(
        "<nav><p>We are led by our members, and only they vote for the board.</p></nav><p>Hi.</p>", ""
    )
    assert "only they vote for the board" in found.text


def test_a_whole_page_in_one_form_or_one_menu_class_is_kept():
    found = read('<form id="aspnet"><div class="menu-page"><h1>Us</h1><p>We decide.</p></div></form>', "")
    assert found.text == "Us\n\nWe decide."


def test_a_long_text_under_a_suspicious_name_is_content():
    text = "Our members decide what we do and how. " * 120
    assert "members decide" in read(f'<h1>Us</h1><div class="cookie">{text}</div>', "").text
    assert "members decide" in read('<h1>Us</h1><p class="menu">Our members decide what we do.</p>', "").text


def test_a_paragraph_all_in_bold_is_a_heading_if_short():
    found = read(
        "<h1>Us</h1><p><strong>Our board</strong></p><p><b>We decide.</b></p><p><b>Not</b> all</p>", ""
    )
    assert [label for kind, label, _ in found.marks] == ["Us", "Our board"]


def test_a_table_that_lays_out_the_page_is_read_as_text():
    found = read("<table><tr><td><h2>Menu</h2></td><td><h2>Board</h2><p>We decide.</p></td></tr></table>", "")
    assert found.text.endswith("Menu\n\nBoard\n\nWe decide.")


def test_a_page_over_the_size_limit_is_refused():
    with pytest.raises(ReadingError, match=r"more than 0\.001 MB"):
        read_web_page(b"<html><body>" + b"x" * 2000, Limits(html_mb=0.001))


def test_the_declared_encoding_is_used_where_it_is_not_utf8():
    page = '<html><head><meta charset="iso-8859-7"></head><body><p>Εμείς αποφασίζουμε.</p>'
    assert extract(page.encode("iso-8859-7"), ".html", Limits()).text == "Εμείς αποφασίζουμε."


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<li>",
                "<ol>",
                "</ol>",
                "<td>",
                "<table>",
                "<h2>",
                "</h2>",
                "<br>",
                "we ",
                "<b>",
                "<sup>",
                "</table>",
            ]
        ),
        max_size=40,
    )
)
def test_broken_html_loses_no_word(pieces):
    shown = " ".join(f"{block.label or ''} {block.text}" for block in read_html("".join(pieces)))
    assert shown.count("we") == pieces.count("we ")
