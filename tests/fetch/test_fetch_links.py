"""Which links are followed: those to who governs a body, on the same host, in many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.fetch.links import RawLink, kind_of, worth_following
from ulo_classify.fetch.page_links import links_on

SITE = "larkwell.example"
BASE = f"https://{SITE}/"


@pytest.mark.parametrize(
    ("text", "path", "kind"),
    [
        ("About us", "/x", "about"),
        ("", "/about-us/", "about"),
        ("", "/AboutUs.aspx", "about"),
        ("Who we are", "/x", "about"),
        ("Our Board", "/x", "board"),
        ("Trustees", "/x", "board"),
        ("Download our constitution (PDF, 200 KB)", "/dl?id=3", "rules"),
        ("", "/wp-content/uploads/2020/05/Articles_of_Association.pdf", "rules"),
        ("About our constitution", "/x", "rules"),
        ("Annual report 2023", "/x", "reports"),
        ("Satzung", "/verein/satzung.pdf", "rules"),
        ("Über uns", "/x", "about"),
        ("Qui sommes-nous ?", "/x", "about"),
        ("À propos", "/x", "about"),
        ("Quiénes somos", "/x", "about"),
        ("Chi siamo", "/x", "about"),
        ("Stadgar", "/x", "rules"),
        ("Amdanom ni", "/x", "about"),
        ("Ymddiriedolwyr", "/x", "board"),
        ("Zarząd", "/x", "board"),
        ("O nas", "/x", "about"),
        ("私たちについて", "/x", "about"),
        ("定款", "/x", "rules"),
    ],
)
def test_links_that_are_followed(text: str, path: str, kind: str) -> None:
    found = kind_of(text, path)
    assert found is not None
    assert found[1] == kind


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Contact", "/contact"),
        ("Donate", "/about-us/donate"),
        ("Our new board", "/news/our-new-board"),
        ("Latest news about us", "/x"),
        ("Privacy policy", "/privacy"),
        ("Skateboarding", "/skateboarding"),
        ("Boarding school", "/boarding"),
        ("About us", "/wp-json/about"),
        ("Log in for board members", "/x"),
        ("A very long teaser in which somebody tells at length what they think of the board and of many other"
         " things that have nothing to do with who governs", "/2024/05/teaser"),
        ("", "/"),
    ],
)  # fmt: skip
def test_links_that_are_not(text: str, path: str) -> None:
    assert kind_of(text, path) is None


def test_the_likeliest_first_on_the_same_host_only() -> None:
    links = [
        RawLink(BASE + "about", "About us"),
        RawLink("https://elsewhere.example/about", "About us"),
        RawLink("https://evil-larkwell.example/board", "Our board"),
        RawLink("https://larkwell.example.evil.example/board", "Our board"),
        RawLink("https://www.larkwell.example/board", "Our board"),
        RawLink("http://larkwell.example/rules.pdf", "Constitution"),
        RawLink(BASE + "board.jpg", "Our board"),
        RawLink("mailto:board@larkwell.example", "Our board"),
        RawLink(BASE + "about#team", "Our team"),
    ]
    assert [link.url for link in worth_following(links, SITE)] == [
        "http://larkwell.example/rules.pdf",
        "https://www.larkwell.example/board",
        "https://larkwell.example/about",
    ]


def test_the_links_of_a_page() -> None:
    page = b"""<!doctype html><html><head><base href="/en/"></head><body>
      <a href="about"> About <b>us</b> </a><a href="?x=1" aria-label="Board"><img src="x.png"></a>
      <a href="/no" rel="nofollow ugc">Constitution</a><a href="http://[bad">Bad</a>
      <map><area href="../rules" alt="Rules"></map><a name="here">no link</a></body></html>"""
    assert links_on(page, BASE) == [
        RawLink(f"{BASE}en/about", "About us"),
        RawLink(f"{BASE}en/?x=1", "Board"),
        RawLink(f"{BASE}rules", "Rules"),
    ]


def test_a_page_that_asks_not_to_follow() -> None:
    page = b'<meta name="Robots" content="noindex, NoFollow"><a href="/about">About us</a>'
    assert links_on(page, BASE) == []


@pytest.mark.parametrize(
    "page", [b"", b"\xff\xfe\x00", b"<" * 100_000, b"<div>" * 50_000 + b'<a href="/about">About</a>']
)
def test_odd_pages_end_in_an_answer(page: bytes) -> None:
    assert isinstance(links_on(page, BASE), list)


@given(st.text(max_size=200), st.text(max_size=100))
def test_any_words_have_an_answer(text: str, path: str) -> None:
    found = kind_of(text, path)
    assert found is None or found[1] in {"rules", "board", "reports", "about"}


def test_a_link_of_a_page_that_leads_away_is_not_followed(site, other_site, get) -> None:
    site.links("/", ("/about", "About us"))
    site.page("/about", "", status=302, headers={"Location": f"{other_site.url}/about"})
    other_site.page("/about", "<p>Elsewhere.</p>")
    found = get("/")
    assert "leads to another host" in found.failures[0].cause
    assert other_site.asked == []


def test_an_address_that_has_moved_to_another_host_is_followed_there(site, other_site, get) -> None:
    site.page("/", "", status=301, headers={"Location": f"{other_site.url}/"})
    other_site.links("/", ("/about", "About us"), (f"{site.url}/board", "Our board"))
    other_site.page("/about", "<p>Who we are.</p>")
    found = get("/")
    assert [each.source for each in found.stored] == [f"{other_site.url}/", f"{other_site.url}/about"]
    assert other_site.paths[0] == "/robots.txt"
    assert "/board" not in site.paths
