"""Limits on size, time and pages, and answers that are not what they seem."""

from __future__ import annotations

import gzip

import pytest

PAGE = "<html><body><p>Hello there.</p></body></html>"


def test_a_page_that_is_too_large(site, get) -> None:
    site.page("/", "x" * 300_000, kind="text/plain")
    assert "more than 0.1 MB" in get("/", page_mb=0.1).failures[0].cause


def test_a_page_that_states_too_much_is_not_even_read(site, get) -> None:
    site.page("/", "short", kind="text/plain", headers={"Content-Length": str(10**12)})
    assert "more than 10 MB" in get("/").failures[0].cause


def test_a_small_answer_that_unpacks_to_much(site, get) -> None:
    site.page("/", gzip.compress(b"\0" * 50_000_000), kind="text/plain", headers={"Content-Encoding": "gzip"})
    assert "more than 1 MB" in get("/", page_mb=1).failures[0].cause


def test_a_packed_page_is_unpacked(site, get) -> None:
    site.page("/", gzip.compress(PAGE.encode()), headers={"Content-Encoding": "gzip"})
    assert get("/").stored[0].path.read_text("utf-8") == PAGE


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, br"])
def test_a_packing_that_was_not_asked_for(site, get, coding: str) -> None:
    site.page("/", b"\x8b\x02", headers={"Content-Encoding": coding})
    assert "packed in a way" in get("/").failures[0].cause


def test_a_damaged_packing(site, get) -> None:
    site.page("/", b"no gzip at all", headers={"Content-Encoding": "gzip"})
    assert "damaged answer" in get("/").failures[0].cause


def test_a_server_that_drips_is_left_in_time(site, get) -> None:
    """Each byte comes soon after the last, so that no single wait is too long."""
    site.page("/", "x" * 600, kind="text/plain", drip=0.1)
    assert "more than 0.5 seconds" in get("/", seconds=0.5).failures[0].cause


def test_a_connection_that_breaks_off(site, get) -> None:
    site.page("/", "half of it", kind="text/plain", headers={"Content-Length": "5000"})
    assert "damaged answer" in get("/", seconds=5).failures[0].cause


@pytest.mark.parametrize(
    "kind", ["image/png", "video/mp4", "application/zip", "application/json", "text/calendar"]
)
def test_kinds_that_are_not_read_are_not_got(site, get, kind: str) -> None:
    site.page("/", b"\x89PNG" * 10, kind=kind)
    assert f"not read ({kind})" in get("/").failures[0].cause


def called(name: str) -> dict[str, str]:
    return {"Content-Disposition": f"attachment; filename={name}"}


@pytest.mark.parametrize(
    ("path", "kind", "headers", "name"),
    [
        ("/rules.pdf", "application/octet-stream", {}, "rules.pdf"),
        ("/dl/1", "application/octet-stream", called('"Rules of 2020.PDF"'), "Rules of 2020.pdf"),
        ("/dl/1", "application/pdf", called("../../etc/passwd"), "passwd.pdf"),
        ("/rules.odt", None, {}, "rules.odt"),
    ],
)
def test_a_document_by_its_name(
    site, get, path: str, kind: str | None, headers: dict[str, str], name: str
) -> None:
    site.page(path, b"%PDF-1.4 as it may be", kind=kind, headers=headers)
    found = get(path)
    assert found.stored[0].path.name == name
    assert found.stored[0].path.parent == found.folder


def test_a_ring_of_redirects(site, get) -> None:
    site.page("/", "", status=302, headers={"Location": "/a"})
    site.page("/a", "", status=302, headers={"Location": "/"})
    assert "leads on more than 5 times" in get("/").failures[0].cause
    assert len(site.asked) == 7  # robots.txt, the page, five hops


def test_a_redirect_without_a_place(site, get) -> None:
    site.page("/", "", status=301)
    assert "without saying where" in get("/").failures[0].cause


def test_most_pages_of_a_site(site, get) -> None:
    site.links("/", *((f"/board/{n}", f"Our board {n}") for n in range(30)))
    for n in range(30):
        site.page(f"/board/{n}", f"<html><body><p>Page {n}.</p></body></html>")
    found = get("/", pages=4)
    assert (len(found.stored), found.left) == (4, 27)
    assert len(site.asked) == 5


def test_most_of_a_site_in_all(site, get) -> None:
    site.links("/", *((f"/board/{n}", f"Our board {n}") for n in range(9)))
    for n in range(9):
        site.page(f"/board/{n}", f"{n}" * 400_000, kind="text/plain")
    found = get("/", site_mb=1)
    assert len(found.stored) == 4
    assert "more than 1 MB" in found.failures[0].cause


def test_a_site_without_end_is_left_at_its_depth(site, get) -> None:
    for n in range(10):
        site.links(f"/about/{n}", (f"/about/{n + 1}", "About us"))
    assert len(get("/about/0", depth=2).stored) == 3


def test_one_page_under_many_addresses_is_kept_once(site, get) -> None:
    site.links("/", ("/about?x=1", "About us"), ("/about?x=2", "About us"), ("/about/", "About"))
    for path in ("/about?x=1", "/about?x=2", "/about/"):
        site.page(path, PAGE)
    assert len(get("/").stored) == 2
