"""What a site's robots.txt asks of this tool.

Read as RFC 9309 says: no such file (any 4xx) allows everything; a server that fails forbids everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ulo_classify.errors import FetchError
from ulo_classify.fetch.addresses import Target
from ulo_classify.fetch.client import Answer
from ulo_classify.fetch.rules import PRODUCT

if TYPE_CHECKING:
    from protego import Protego

MOST_BYTES = 500 * 2**10  # at least so much is read, RFC 9309, 2.5
_TOO_MANY = 429


class Robots:
    """What one origin allows: read from an answer to its robots.txt, or from the failure to get one."""

    def __init__(self, answer: Answer | None) -> None:
        """Read `answer`, which is None where there was none."""
        self._parsed: Protego | None = None
        self._closed = answer is None
        if answer is None:
            return
        if answer.status == _TOO_MANY or answer.status >= 500:
            self._closed = True
        elif answer.status < 300:
            from protego import Protego

            self._parsed = Protego.parse(answer.body.decode("utf-8", errors="replace"))

    def check(self, target: Target) -> None:
        """Raise FetchError where the site asks not to fetch an address."""
        if self._closed:
            raise FetchError(
                f"{target.origin}/robots.txt could not be read, so {target.host} was left alone: try again"
                " later, or save its pages by hand."
            )
        if self._parsed and not self._parsed.can_fetch(target.url, PRODUCT):
            raise FetchError(
                f"{target.url} was left alone: the site's robots.txt asks so; save it by hand if you may."
            )

    @property
    def delay(self) -> float:
        """Seconds that the site asks to wait between two requests; 0 where it asks for nothing."""
        asked = self._parsed.crawl_delay(PRODUCT) if self._parsed else None
        return max(float(asked or 0.0), 0.0)
