"""How polite a fetch is and how far it goes: numbers in one place."""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib.metadata import PackageNotFoundError, version

PRODUCT = "ulo_classify"
"""The name under which robots.txt may address this tool."""


@dataclass(frozen=True, slots=True)
class FetchRules:
    """What fetching one site may cost it and us.

    Attributes:
        pages: most pages and documents of a site.
        depth: most links between the first page and a page.
        delay: seconds between two requests to a host; more where its robots.txt asks for more.
        longest_delay: seconds; a site that asks for more is left alone.
        seconds: for one page, from the look-up of its name to its last byte.
        site_seconds: for one site, waiting included; no page is begun after that.
        page_mb: of one page, unpacked, in MiB.
        site_mb: of all pages of a site, in MiB.
        redirects: most hops from an address to its page.
        contact: an address for those whose site is asked, put behind the name of the tool.
        private: also ask addresses of this machine and of private networks.
    """

    pages: int = 12
    depth: int = 2
    delay: float = 2.0
    longest_delay: float = 30.0
    seconds: float = 30.0
    site_seconds: float = 300.0
    page_mb: float = 10.0
    site_mb: float = 50.0
    redirects: int = 5
    contact: str = ""
    private: bool = False

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            may_be_zero = field.name in {"depth", "delay", "redirects"}
            if field.name not in {"contact", "private"} and not (value > 0 or (may_be_zero and value == 0)):
                raise ValueError(f"{field.name} must be more than 0.")

    @property
    def agent(self) -> str:
        """The User-Agent: the tool, its version, what it does, and whom to write to where that is given."""
        # A line break would begin a header of its own.
        contact = "".join(sign for sign in self.contact if sign.isascii() and sign.isprintable())
        return f"{PRODUCT}/{_version()} (reads public rules of organisations{'; ' * bool(contact)}{contact})"


def _version() -> str:
    try:
        return version(PRODUCT)
    except PackageNotFoundError:
        return "0"
