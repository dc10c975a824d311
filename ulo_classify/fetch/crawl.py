"""One site: its first page, then the links that lead to who governs the body, the likeliest first."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from ulo_classify.errors import FetchError
from ulo_classify.fetch.addresses import Target, target_of
from ulo_classify.fetch.links import worth_following
from ulo_classify.fetch.page_links import links_on
from ulo_classify.fetch.visitor import BusyError, Page, Visitor
from ulo_classify.schema import Failure

_MB = 2**20


class GotPage(NamedTuple):
    """A page of a site, with what the link to it said (empty for an address that was given)."""

    page: Page
    said: str


class Crawled(NamedTuple):
    """What came of a site. `left` counts links that would have been followed next, had there been room."""

    pages: tuple[GotPage, ...]
    failures: tuple[Failure, ...]
    left: int


def crawl(addresses: Sequence[str], visitor: Visitor) -> Crawled:
    """Get the pages of one body.

    Args:
        addresses: where to begin; links are followed on the host to which each of them leads.
        visitor: asks, under its rules.
    """
    return _Crawl(visitor).run(addresses)


class _Crawl:
    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._rules = visitor.rules
        self._order = count()
        # What to ask next: rank, depth, order, address, what the link said.
        self._queue: list[tuple[int, int, int, str, str]] = []
        self._known: set[str] = set()
        self._bodies: set[bytes] = set()
        self._pages: list[GotPage] = []
        self._failures: list[Failure] = []
        self._size = 0

    def run(self, addresses: Sequence[str]) -> Crawled:
        """Ask until nothing is left, or a limit is reached."""
        for address in addresses:
            self._add(0, 0, address, "")
        end = self._visitor.clock() + self._rules.site_seconds
        while self._queue and len(self._pages) < self._rules.pages:
            if self._visitor.clock() > end:
                self._fail(
                    self._queue[0][3], f"The site took more than {self._rules.site_seconds:g} seconds."
                )
                break
            if self._size > self._rules.site_mb * _MB:
                self._fail(self._queue[0][3], f"The site has more than {self._rules.site_mb:g} MB.")
                break
            _, depth, _, url, said = heapq.heappop(self._queue)
            try:
                self._visit(url, depth, said)
            except BusyError as error:
                self._fail(url, str(error))
                break
            except FetchError as error:
                self._fail(url, str(error))
        return Crawled(tuple(self._pages), tuple(self._failures), len(self._queue))

    def _fail(self, url: str, cause: str) -> None:
        self._failures.append(Failure(where=_without_secret(url), cause=cause))

    def _add(self, rank: int, depth: int, url: str, said: str) -> None:
        key = _same_page(url)
        if key not in self._known:
            self._known.add(key)
            heapq.heappush(self._queue, (rank, depth, next(self._order), url, said))

    def _visit(self, url: str, depth: int, said: str) -> None:
        private = self._rules.private
        here = target_of(url, private=private)

        def allows(target: Target) -> bool:
            # The address of a body may have moved to another name; a link on its pages may not lead away.
            return not depth or target.site == here.site

        page = self._visitor.page(url, allows)
        self._known.add(_same_page(page.url))
        digest = hashlib.sha256(page.body).digest()
        if digest in self._bodies:  # the same page under another address
            return
        self._bodies.add(digest)
        self._size += len(page.body)
        self._pages.append(GotPage(page, said))
        if page.ending == ".html" and depth < self._rules.depth:
            site = target_of(page.url, private=private).site
            for link in worth_following(links_on(page.body, page.url), site, private=private):
                self._add(link.rank, depth + 1, link.url, link.text)


def _same_page(url: str) -> str:
    """An address without what does not tell pages apart: scheme, "www." and a last slash."""
    rest = url.partition("#")[0].partition("://")[2]
    return rest.removeprefix("www.").rstrip("/")


def _without_secret(url: str) -> str:
    """An address to print: without a user name and password, should one have been given."""
    scheme, found, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{found}{host.rpartition('@')[2]}{slash}{path}"[:200] if found else url[:200]
