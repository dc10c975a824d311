"""Which web addresses may be asked at all, and the one number that a name stands for at that moment.

A name is resolved once, all its numbers are checked, and the connection goes to a number that was checked:
a name that answers otherwise the next time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from ulo_classify.errors import FetchError

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2000  # characters; no page about a body has a longer address
_AS_THEY_ARE = "%/:=&?~+!$,;'@()*[]-._"
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Target(NamedTuple):
    """A web address in parts: `host` in ASCII and small letters, `path` with its query, percent-encoded."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt holds for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address, without a fragment."""
        return self.origin + self.path

    @property
    def site(self) -> str:
        """The host without "www.", and the port where it is not the usual one: what counts as one host."""
        port = "" if self.port in _PORTS.values() else f":{self.port}"
        return self.host.removeprefix("www.") + port


def target_of(url: str, *, private: bool = False) -> Target:
    """Take a web address apart.

    Args:
        url: as somebody wrote it.
        private: also allow other ports than 80 and 443, which public pages do not use.

    Raises:
        FetchError: it is no http or https address, holds a name or password, or names an unusual port.
    """
    shown = url[:200]
    if len(url) > _LONGEST:
        raise FetchError(f"The address {shown}... is longer than {_LONGEST} characters: it was not asked.")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{shown} is no web address: write it as https://name/.") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise FetchError(f"{shown} is no web address: only http and https are fetched.")
    if "@" in parts.netloc:
        # Not shown: it may hold a password.
        raise FetchError("An address with a user name or password in it is never asked: take them out.")
    if port is not None and port not in _PORTS.values() and not private:
        raise FetchError(f"{shown} names the port {port}: only 80 and 443 are asked.")
    path = quote(parts.path or "/", safe=_AS_THEY_ARE)
    query = f"?{quote(parts.query, safe=_AS_THEY_ARE)}" if parts.query else ""
    return Target(
        parts.scheme, _ascii_host(parts.hostname, shown), port or _PORTS[parts.scheme], path + query
    )


def _ascii_host(host: str, shown: str) -> str:
    import idna

    host = host.rstrip(".")
    if not host or ":" in host:
        return host
    try:
        host = idna.encode(host, uts46=True).decode("ascii") if not host.isascii() else host.lower()
    except idna.IDNAError as error:
        raise FetchError(f"{shown} names a host that cannot exist: check it.") from error
    if not _HOST.fullmatch(host):
        raise FetchError(f"{shown} names a host that cannot exist: check it.")
    return host


def checked_number(target: Target, *, private: bool = False) -> str:
    """The IP address to connect to, looked up now and checked.

    Args:
        target: whose host is looked up.
        private: also allow addresses of this machine and of private networks.

    Raises:
        FetchError: the name has no address, or any of its addresses is not a public one.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"The host {target.host} is not found: check the address.") from error
    numbers = [str(entry[4][0]) for entry in found]
    if not private:
        for number in numbers:
            # One number that is not public spoils the name: an honest name has none.
            if why := why_refused(number):
                raise FetchError(
                    f"{target.host} leads to {why}: it was not asked. Private addresses are asked only"
                    " if they are allowed on purpose."
                )
    if not numbers:
        raise FetchError(f"The host {target.host} has no address: check it.")
    return numbers[0]


def why_refused(number: str) -> str:
    """What keeps an IP address from being asked, in words; empty for an address of the public network."""
    try:
        address: Address = ipaddress.ip_address(number)
    except ValueError:
        return "something that is no address"
    if address.version == 6 and address.ipv4_mapped:
        return why_refused(str(address.ipv4_mapped))  # another way to write an IPv4 address
    # An IPv6 address that carries an IPv4 address leads where that one leads.
    for inner in _carried(address):
        if why := why_refused(str(inner)):
            return why
    return _refused(address)


def _refused(address: Address) -> str:
    """As `why_refused`, for the address itself."""
    plain = address if address.version == 4 else ipaddress.ip_address(str(address).partition("%")[0])
    kinds = (
        (any(plain in network for network in _metadata()), "an address at which clouds keep secrets"),
        (plain.is_loopback or plain.is_unspecified, "this machine itself"),
        (plain.is_multicast, "a multicast address"),
        (plain.is_link_local, "a link-local address"),
        (
            not _in_nat64(plain) and (not plain.is_global or plain.is_reserved),
            "a private or reserved address",
        ),
        (plain.version == 6 and plain.is_site_local, "a private or reserved address"),
    )
    return next((words for applies, words in kinds if applies), "")


def _in_nat64(address: Address) -> bool:
    return address.version == 6 and address in _NAT64


def _carried(address: Address) -> list[ipaddress.IPv4Address]:
    if address.version == 4:
        return []
    found = [address.sixtofour, *(address.teredo or ())]
    if _in_nat64(address):
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [inner for inner in found if inner is not None]


@cache
def _metadata() -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    text = files(__package__).joinpath("addresses.toml").read_text(encoding="utf-8")
    return tuple(ipaddress.ip_network(each) for each in tomllib.loads(text)["metadata"])
