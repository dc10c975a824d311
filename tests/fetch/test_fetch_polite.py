"""How a site is asked: what its robots.txt says, pauses, a name that tells who asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ulo_classify.fetch import FetchRules, Site, fetch
from ulo_classify.fetch.cache import Cache
from ulo_classify.fetch.visitor import Visitor

PAGE = "<html><body><p>Hello there.</p></body></html>"


def robots(site, text: str, **more: object) -> None:
    site.page("/robots.txt", text, kind="text/plain", **more)


def test_robots_are_asked_first_and_once(site, get) -> None:
    site.links("/", ("/about", "About us"), ("/board", "Our board"))
    site.page("/about", PAGE)
    site.page("/board", PAGE + "<!-- another -->")
    get("/")
    assert site.paths == ["/robots.txt", "/", "/board", "/about"]


def test_what_robots_forbid_is_left_alone(site, get) -> None:
    robots(site, "User-agent: ulo_classify\nDisallow: /about\n\nUser-agent: *\nDisallow: /\n")
    site.links("/", ("/about", "About us"), ("/board", "Our board"))
    site.page("/board", PAGE)
    found = get("/")
    assert [each.source for each in found.stored] == [f"{site.url}/", f"{site.url}/board"]
    assert found.failures[0].where == f"{site.url}/about"
    assert "robots.txt asks so" in found.failures[0].cause
    assert "/about" not in site.paths


@pytest.mark.parametrize(
    ("status", "asked"),
    [(404, True), (401, True), (403, True), (410, True), (429, False), (500, False), (503, False)],
)
def test_a_robots_file_that_is_not_given_out(site, get, status: int, asked: bool) -> None:
    robots(site, "no", status=status)
    site.page("/", PAGE)
    found = get("/")
    assert bool(found.stored) is asked
    assert ("/" in site.paths) is asked


def test_a_robots_file_that_has_moved(site, get) -> None:
    robots(site, "", status=301, headers={"Location": "/other-robots"})
    site.page("/other-robots", "User-agent: *\nDisallow: /\n", kind="text/plain")
    site.page("/", PAGE)
    assert get("/").stored == ()


def test_a_robots_file_that_never_arrives(site, get) -> None:
    robots(site, "", status=301, headers={"Location": "/robots.txt"})
    site.page("/", PAGE)
    assert "left alone" in get("/").failures[0].cause


def test_a_huge_robots_file_is_read_as_far_as_it_counts(site, get) -> None:
    robots(site, "User-agent: *\nDisallow: /\n" + "# x\n" * 300_000)
    site.page("/", PAGE)
    assert get("/").stored == ()


def test_pauses_between_requests_to_a_host(site, other_site, tmp_path: Path) -> None:
    """Time stands still but for the pauses, so that each has its full length."""
    now = 0.0
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    robots(site, "User-agent: *\nCrawl-delay: 7\n")
    site.page("/", PAGE)
    site.page("/about", PAGE)
    other_site.page("/", PAGE)
    rules = FetchRules(private=True, delay=3)
    visitor = Visitor(rules, Cache(tmp_path), sleep=sleep, clock=lambda: now)
    for url in (f"{site.url}/", f"{other_site.url}/", f"{site.url}/about"):
        visitor.page(url, lambda _: True)
    # After robots.txt on each host; then what is left of seven seconds since the first host was asked.
    assert slept == [7, 3, 4]


def test_a_site_that_asks_for_more_patience_than_we_have(site, get) -> None:
    robots(site, "User-agent: *\nCrawl-delay: 3600\n")
    site.page("/", PAGE)
    assert "3600 seconds" in get("/").failures[0].cause
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize("status", [429, 503])
def test_a_site_that_is_busy_is_asked_nothing_more(site, get, status: int) -> None:
    site.links("/", ("/board", "Our board"), ("/about", "About us"))
    site.page("/board", "wait", status=status, headers={"Retry-After": "60"})
    site.page("/about", PAGE)
    found = get("/")
    assert len(found.stored) == 1
    assert "left alone for a while" in found.failures[0].cause
    assert "/about" not in site.paths
    assert found.left == 1


def test_who_asks(site, get) -> None:
    site.page("/", PAGE)
    get("/", contact="policy@larkwell.example\r\nX-Evil: 1")
    for each in site.asked:
        assert re.match(r"ulo_classify/\d+\.\d+", each.headers["user-agent"])
        assert "policy@larkwell.example" in each.headers["user-agent"]
        assert "x-evil" not in each.headers
        assert "cookie" not in each.headers


def test_no_proxy_of_the_environment_is_used(site, get, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.page("/", PAGE)
    assert len(get("/").stored) == 1


def test_one_site_that_fails_does_not_stop_the_others(site, tmp_path: Path) -> None:
    site.page("/", PAGE)
    sites = [
        Site("Gone", ("http://127.0.0.1:9/",)),
        Site("There", (f"{site.url}/",)),
        Site("Odd", ("ftp://x/",)),
    ]
    gone, there, odd = fetch(sites, tmp_path / "out", rules=FetchRules(private=True, delay=0))
    assert "No connection" in gone.failures[0].cause
    assert there.folder is not None
    assert "only http and https" in odd.failures[0].cause
