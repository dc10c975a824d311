"""One GET over the network, with limits on size and time: no redirects, no cookies, no proxy.

This is the only module of the product that opens a connection.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ulo_classify.errors import FetchError
from ulo_classify.fetch.addresses import Target, checked_number

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection

    from ulo_classify.fetch.rules import FetchRules

_PIECE = 1 << 16
_ENCODINGS = frozenset({"", "identity", "gzip", "deflate"})


class Answer(NamedTuple):
    """What a server answered: headers by their names in small letters; `body` unpacked."""

    target: Target
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in small letters; empty where none is given."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def get(
    target: Target,
    rules: FetchRules,
    *,
    headers: Mapping[str, str] | None = None,
    wanted: Callable[[Answer], None] | None = None,
    most: int | None = None,
    cut: bool = False,
) -> Answer:
    """Ask for one address.

    Args:
        target: the address; its host is looked up and checked here, and the connection goes there.
        rules: the limits.
        headers: further request headers.
        wanted: called with the answer before its body is read; raises FetchError to have none of it.
        most: bytes of the body; `rules.page_mb` if not given.
        cut: keep the first `most` bytes of a body that is longer, instead of an error.

    Raises:
        FetchError: the address may not be asked, does not answer, or answers with too much or too slowly.
    """
    import urllib3

    number = checked_number(target, private=rules.private)
    sent = {
        "Host": target.origin.partition("://")[2],
        "User-Agent": rules.agent,
        "Accept-Encoding": "gzip",
        **(headers or {}),
    }
    connection = _connection(target, number, rules)
    try:
        with _deadline(connection, rules.seconds) as (late, hold):
            try:
                connection.connect()
                hold()
                connection.request("GET", target.path, headers=sent, preload_content=False)
                response = connection.getresponse()
                found = Answer(
                    target, response.status, {k.lower(): v for k, v in response.headers.items()}, b""
                )
                if wanted:
                    wanted(found)
                most = int(rules.page_mb * 2**20) if most is None else most
                body = _body(found, response.stream(_PIECE), most, cut=cut)
                if late.is_set():  # a body without a length looks whole when its connection ends
                    raise TimeoutError
                return found._replace(body=body)
            except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError) as error:
                raise FetchError(_sentence(target, error, rules, late=late.is_set())) from error
    finally:
        connection.close()


def _connection(target: Target, number: str, rules: FetchRules) -> HTTPConnection:
    from urllib3.connection import HTTPConnection, HTTPSConnection

    wait = min(rules.seconds, 15.0)  # for one step: to connect, or for the next bytes
    if target.scheme == "http":
        return HTTPConnection(number, target.port, timeout=wait)
    # The certificate must be that of the name, though the connection goes to the number that was checked.
    return HTTPSConnection(
        number, target.port, timeout=wait, server_hostname=target.host, ssl_context=_trusted()
    )


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


@contextmanager
def _deadline(
    connection: HTTPConnection, seconds: float
) -> Iterator[tuple[threading.Event, Callable[[], None]]]:
    """End the connection after so many seconds, however busily a server drips.

    Yields:
        An event that says that it did, and what to call once the connection stands: its socket is then held,
        as the connection gives it away to its answer.
    """
    late = threading.Event()
    held: list[socket.socket] = []

    def hold() -> None:
        if connection.sock is not None:
            held.append(connection.sock)

    def end() -> None:
        late.set()
        hold()
        for each in held:
            with suppress(OSError):
                # Not the method of an SSL socket, which would take away what the reader is reading from.
                socket.socket.shutdown(each, socket.SHUT_RDWR)

    clock = threading.Timer(seconds, end)
    clock.daemon = True
    clock.start()
    try:
        yield late, hold
    finally:
        clock.cancel()


def _body(answer: Answer, pieces: Iterator[bytes], most: int, *, cut: bool) -> bytes:
    coding = answer.headers.get("content-encoding", "").strip().lower()
    if coding not in _ENCODINGS:
        raise FetchError(f"{answer.target.url} is packed in a way that was not asked for: save it by hand.")
    stated = answer.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > most and not cut:
        raise FetchError(_too_large(answer.target, most))
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > most:
            if cut:
                return bytes(held[:most])
            raise FetchError(_too_large(answer.target, most))
    return bytes(held)


def _too_large(target: Target, most: int) -> str:
    return (
        f"{target.url} has more than {most / 2**20:.3g} MB: it was left out; save it by hand if it matters."
    )


def _sentence(target: Target, error: Exception, rules: FetchRules, *, late: bool) -> str:
    import urllib3

    text = str(error)
    if late:
        return f"{target.url} took more than {rules.seconds:g} seconds: try again later, or save it by hand."
    if isinstance(error, ssl.SSLError | urllib3.exceptions.SSLError) or "CERTIFICATE" in text.upper():
        return f"The certificate of {target.host} is not valid: it was not trusted; save the page by hand."
    if isinstance(error, urllib3.exceptions.NewConnectionError | ConnectionError):
        return f"No connection to {target.host}: check the address, or try again later."
    if isinstance(error, TimeoutError | urllib3.exceptions.TimeoutError):
        return f"{target.host} does not answer: try again later."
    return f"{target.url} gave a damaged answer ({type(error).__name__}): try again later."
