"""What is never asked: private addresses, odd schemes, secrets in an address, names that turn."""

from __future__ import annotations

import ipaddress
import socket
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.errors import FetchError
from ulo_classify.fetch.addresses import checked_number, target_of, why_refused

PUBLIC = "93.184.215.14"


def resolves(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Make every name resolve to the next of `answers` (the last one from then on); the names looked up."""
    looked_up: list[str] = []
    number = count()

    def look_up(host: str, port: int, *_: object, **__: object):
        if host[0].isdigit():  # a number needs no look-up
            found = [host]
        else:
            looked_up.append(host)
            found = answers[min(next(number), len(answers) - 1)]
        kind = {4: socket.AF_INET, 6: socket.AF_INET6}
        return [
            (kind[ipaddress.ip_address(each).version], socket.SOCK_STREAM, 6, "", (each, port))
            for each in found
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return looked_up


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "100.64.0.1", "100.100.100.200", "169.254.0.1", "169.254.169.254", "168.63.129.16", "192.0.0.192",
        "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.251", "239.255.255.250",
        "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254",
        "fec0::1", "ff02::1", "ff0e::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::",
        "2002:a00:1::1", "::127.0.0.1", "::ffff:168.63.129.16", "100::1", "not a number",
    ],
)  # fmt: skip
def test_numbers_that_are_refused(number: str) -> None:
    assert why_refused(number)


@pytest.mark.parametrize(
    "number", [PUBLIC, "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"]
)
def test_numbers_that_are_asked(number: str) -> None:
    assert why_refused(number) == ""


@given(st.ip_addresses(v=4))
def test_an_inner_number_counts_as_the_outer_one(inner) -> None:
    """However an IPv4 address is dressed as IPv6, it is not asked unless the plain one is."""
    refused = bool(why_refused(str(inner)))
    for dressed in (f"::ffff:{inner}", str(ipaddress.IPv6Address((0x64FF9B << 96) | int(inner)))):
        assert bool(why_refused(dressed)) == refused
    if refused:
        assert why_refused(str(ipaddress.IPv6Address((0x2002 << 112) | (int(inner) << 80))))


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://larkwell.example/", "gopher://larkwell.example/", "//larkwell.example/",
        "javascript:alert(1)", "data:text/html,x", "http:///nothing", "larkwell.example", "", "http://[::1",
        "http://larkwell.example:99999/", "http://larkwell.example:22/", "http://larkwell.example:8080/",
        f"https://larkwell.example/{'x' * 3000}",
    ],
)  # fmt: skip
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(FetchError):
        target_of(url)


@pytest.mark.parametrize("url", ["https://user:hunter2@larkwell.example/", "http://hunter2@larkwell.example"])
def test_a_password_is_neither_asked_nor_repeated(url: str) -> None:
    with pytest.raises(FetchError) as refused:
        target_of(url)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("HTTP://WWW.Larkwell.Example", "http://www.larkwell.example/"),
        ("https://larkwell.example:443/a b?c=d e#f", "https://larkwell.example/a%20b?c=d%20e"),
        ("https://larkwell.example/caf%C3%A9/ü", "https://larkwell.example/caf%C3%A9/%C3%BC"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://larkwell.example./\r\nX-Evil: 1", "https://larkwell.example/X-Evil:%201"),
    ],
)
def test_an_address_in_its_normal_form(url: str, normal: str) -> None:
    assert target_of(url).url == normal


@given(st.text(max_size=60))
def test_whatever_is_given_is_an_address_or_one_sentence(text: str) -> None:
    for url in (text, f"http://{text}", f"https://larkwell.example/{text}"):
        try:
            target = target_of(url)
        except FetchError as error:
            assert str(error).endswith((".", "/."))
        else:
            assert target.url.isascii()
            assert not set(target.url) & set(" \r\n\t")


def test_a_name_with_one_private_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    resolves(monkeypatch, [PUBLIC, "10.0.0.5"])
    with pytest.raises(FetchError, match="private"):
        checked_number(target_of("https://larkwell.example/"))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]"])
def test_this_machine_under_any_name_is_refused(site, get, host: str) -> None:
    found = get(f"http://{host}:80/", private=False)
    assert found.folder is None
    assert "not asked" in found.failures[0].cause or "not found" in found.failures[0].cause
    assert site.asked == []


def test_a_redirect_to_this_machine_is_refused(site, get, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first address is public by its name; what it leads to is looked up and checked like any other."""
    from ulo_classify.fetch import visitor
    from ulo_classify.fetch.client import Answer

    def answers(target, *_: object, **__: object) -> Answer:
        checked_number(target)
        if target.path == "/robots.txt":
            return Answer(target, 404, {}, b"")
        return Answer(target, 302, {"location": "http://metadata.example/latest/"}, b"")

    resolves(monkeypatch, [PUBLIC], [PUBLIC], ["169.254.169.254"])
    monkeypatch.setattr(visitor, "get", answers)
    found = get("https://larkwell.example/", private=False)
    assert "clouds keep secrets" in found.failures[0].cause


@pytest.mark.parametrize(
    "where", ["file:///etc/passwd", "ftp://larkwell.example/", "http://user:pw@larkwell.example/"]
)
def test_a_redirect_to_what_is_no_page(site, get, where: str) -> None:
    site.page("/", "", status=302, headers={"Location": where})
    found = get("/")
    assert found.folder is None
    assert "pw" not in found.failures[0].cause


def test_a_name_that_turns_gains_nothing(site, other_site, get, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rebinding: each request looks its name up once, and connects to the number that was checked."""
    site.page("/", "<html><body><p>The one that was checked.</p></body></html>")
    other_site.page("/", "<html><body><p>The other one.</p></body></html>")
    checked: list[str] = []

    def check(number: str) -> str:
        checked.append(number)
        return "" if number == "127.0.0.1" else "the wrong place"

    looked_up = resolves(monkeypatch, ["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"])
    monkeypatch.setattr("ulo_classify.fetch.addresses.why_refused", check)
    monkeypatch.setattr("ulo_classify.fetch.addresses._PORTS", {"http": site.port, "https": 443})
    found = get(f"http://larkwell.example:{site.port}/", private=False)
    assert looked_up == ["larkwell.example"] * 2  # robots.txt and the page: one look-up a request
    assert checked == ["127.0.0.1"] * 2
    assert "The one that was checked" in found.stored[0].path.read_text("utf-8")
    assert other_site.asked == []
    again = get(f"http://larkwell.example:{site.port}/", name="Again", private=False)
    assert "the wrong place" in again.failures[0].cause
    assert other_site.asked == []


def test_the_name_goes_into_the_request_and_the_number_into_the_connection(site, get, monkeypatch) -> None:
    site.page("/", "<html><body><p>Hello.</p></body></html>")
    resolves(monkeypatch, ["127.0.0.1"])
    assert get(f"http://larkwell.example:{site.port}/").folder is not None
    assert {each.headers["host"] for each in site.asked} == {f"larkwell.example:{site.port}"}
