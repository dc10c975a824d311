"""Asks for pages politely: robots.txt first, one request at a time, a pause between two to one host."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urljoin

from ulo_classify.errors import FetchError
from ulo_classify.fetch.addresses import Target, target_of
from ulo_classify.fetch.cache import Cache, conditions
from ulo_classify.fetch.client import Answer, get
from ulo_classify.fetch.media import ACCEPT, ending_of
from ulo_classify.fetch.robots import MOST_BYTES, Robots
from ulo_classify.fetch.rules import FetchRules

_MOVED = frozenset({301, 302, 303, 307, 308})
_NOT_CHANGED = 304
_OK = 200
_BUSY = frozenset({429, 503})
_REASONS = {401: "asks for a password", 403: "may not be read", 404: "does not exist", 410: "is gone"}

Allows = Callable[[Target], bool]
"""Whether a redirect may lead there."""


class Page(NamedTuple):
    """A page as it was got: `url` is where it was in the end, `unchanged` since it was last kept."""

    url: str
    ending: str
    headers: dict[str, str]
    body: bytes
    unchanged: bool


class BusyError(FetchError):
    """A host asks to be left alone for a while: nothing more is asked of it."""


class Visitor:
    """Holds what is known of hosts while sites are fetched: their robots.txt, when they were last asked."""

    def __init__(
        self,
        rules: FetchRules,
        cache: Cache,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask under `rules`; `sleep` and `clock` are those of the system unless given."""
        self.rules = rules
        self.clock = clock
        self._cache = cache
        self._sleep = sleep
        self._robots: dict[str, Robots] = {}
        self._asked: dict[str, float] = {}
        self._busy: set[str] = set()

    def page(self, url: str, allows: Allows) -> Page:
        """Get the page at an address, following redirects that `allows` agrees to.

        Raises:
            FetchError: it may not be asked, cannot be got, or is of a kind that is not read.
        """
        target = target_of(url, private=self.rules.private)
        for _ in range(self.rules.redirects + 1):
            self._robots_of(target).check(target)
            kept = self._cache.get(target.url)
            answer = self._ask(target, {"Accept": ACCEPT, **conditions(kept)}, wanted=_is_read)
            if answer.status in _MOVED:
                target = self._next(answer)
                if not allows(target):
                    raise FetchError(f"{url} leads to another host, {target.host}: it was not followed.")
                continue
            if answer.status == _NOT_CHANGED and kept:
                return _page(answer._replace(headers=kept.headers, body=kept.body), unchanged=True)
            self._cache.put(target.url, answer.headers, answer.body)
            return _page(answer, unchanged=False)
        raise FetchError(f"{url} leads on more than {self.rules.redirects} times: it was not followed.")

    def _ask(
        self,
        target: Target,
        headers: dict[str, str],
        *,
        wanted: Callable[[Answer], None] | None = None,
        most: int | None = None,
    ) -> Answer:
        """One request, after the pause that its host is due."""
        if target.host in self._busy:
            raise BusyError(f"{target.host} asked to be left alone for a while: try again later.")
        known = self._robots.get(target.origin)
        delay = max(self.rules.delay, known.delay if known else 0.0)
        if delay > self.rules.longest_delay:
            raise BusyError(
                f"{target.host} asks to wait {delay:g} seconds between two pages: it was left alone;"
                " save its pages by hand."
            )
        if (last := self._asked.get(target.host)) is not None:
            left = last + delay - self.clock()
            if left > 0:
                self._sleep(left)
        try:
            return get(target, self.rules, headers=headers, wanted=wanted, most=most, cut=most is not None)
        except BusyError:
            self._busy.add(target.host)
            raise
        finally:
            self._asked[target.host] = self.clock()

    def _robots_of(self, target: Target) -> Robots:
        """The robots.txt of an origin, got once; its redirects may lead to any public host (RFC 9309)."""
        if target.origin not in self._robots:
            self._robots[target.origin] = Robots(self._robots_answer(target))
        return self._robots[target.origin]

    def _robots_answer(self, target: Target) -> Answer | None:
        where = target_of(f"{target.origin}/robots.txt", private=self.rules.private)
        # A host that cannot or must not be asked at all says so itself, not through its robots.txt.
        answer = self._ask(where, {"Accept": "text/plain"}, most=MOST_BYTES)
        try:
            for _ in range(self.rules.redirects):
                if answer.status not in _MOVED:
                    break
                answer = self._ask(self._next(answer), {"Accept": "text/plain"}, most=MOST_BYTES)
        except FetchError:
            return None
        return None if answer.status in _MOVED else answer

    def _next(self, answer: Answer) -> Target:
        where = answer.headers.get("location", "")
        if not where:
            raise FetchError(f"{answer.target.url} leads on without saying where: save it by hand.")
        return target_of(urljoin(answer.target.url, where), private=self.rules.private)


def _page(answer: Answer, *, unchanged: bool) -> Page:
    ending = ending_of(answer.target.url, answer.media_type, answer.headers)
    return Page(answer.target.url, ending, dict(answer.headers), answer.body, unchanged)


def _is_read(answer: Answer) -> None:
    """Raise before a body is got that would be of no use."""
    if answer.status in _MOVED or answer.status == _NOT_CHANGED:
        return
    if answer.status in _BUSY:
        raise BusyError(f"{answer.target.host} asked to be left alone for a while: try again later.")
    if answer.status != _OK:
        reason = _REASONS.get(answer.status, f"is not given out (status {answer.status})")
        raise FetchError(f"{answer.target.url} {reason}: check the address.")
    ending_of(answer.target.url, answer.media_type, answer.headers)
