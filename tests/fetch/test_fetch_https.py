"""HTTPS: the certificate is that of the name, though the connection goes to a number."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import pytest
import trustme
from local_site import LocalSite, serve

from ulo_classify.fetch import client

PAGE = "<html><body><p>Hello there.</p></body></html>"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[LocalSite]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)
    for site in serve(context=context):
        site.page("/", PAGE)
        yield site


@pytest.fixture
def trusts(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    monkeypatch.setattr(client, "_trusted", lambda: context)


@pytest.mark.usefixtures("trusts")
def test_a_name_with_its_certificate(secure, get) -> None:
    found = get(f"https://localhost:{secure.port}/")
    assert found.stored[0].path.read_text("utf-8") == PAGE
    assert secure.asked[0].headers["host"] == f"localhost:{secure.port}"


@pytest.mark.usefixtures("trusts")
def test_the_certificate_of_another_name(secure, get) -> None:
    found = get(f"https://127.0.0.1:{secure.port}/")
    assert "certificate of 127.0.0.1 is not valid" in found.failures[0].cause
    assert secure.asked == []


def test_a_certificate_of_nobody_known(secure, get) -> None:
    found = get(f"https://localhost:{secure.port}/")
    assert "certificate of localhost is not valid" in found.failures[0].cause
    assert secure.asked == []
