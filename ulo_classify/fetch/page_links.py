"""The links on a page, read in a child process: a small page can stall any parser of HTML."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import urljoin

from ulo_classify.fetch.links import RawLink

_START = "import sys; sys.path[:] = sys.argv[1:]; from ulo_classify.fetch.page_links import serve; serve()"
_SECONDS = 20
_MEMORY = 1 << 30
_MOST = 2000  # links of a page
_LONGEST = 300  # characters of what a link says


def links_on(body: bytes, url: str) -> list[RawLink]:
    """All links of a page that may be followed, in order; none where it cannot be read in time.

    A page that asks robots not to follow its links ("nofollow") has none, and such a link is left out.

    Args:
        body: the page as it was got.
        url: where it was got.
    """
    paths = [path or str(Path.cwd()) for path in sys.path]
    try:
        done = subprocess.run(  # noqa: S603  our own interpreter and our own module
            [sys.executable, "-c", _START, *paths],
            input=body,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
        found = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        return []
    base = urljoin(url, found["base"]) if found["base"] else url
    links = []
    for href, text in found["links"]:
        with suppress(ValueError):  # an address that is none
            links.append(RawLink(urljoin(base, href), text))
    return links


def serve() -> None:
    """Read a page from standard input and write its links as JSON; run in the child."""
    with suppress(ImportError, ValueError, OSError):  # Windows has none; macOS refuses some
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sys.stdout.write(json.dumps(_read(sys.stdin.buffer.read())))


def _read(body: bytes) -> dict[str, object]:
    from selectolax.lexbor import LexborHTMLParser

    from ulo_classify.reading.encodings import decode

    page = LexborHTMLParser(decode(body))
    base = page.css_first("base[href]")
    asks = " ".join((node.attributes.get("content") or "") for node in page.css('meta[name="robots" i]'))
    if {"nofollow", "none"} & {word.strip().lower() for word in asks.replace(",", " ").split()}:
        return {"base": "", "links": []}
    links = []
    for node in page.css("a[href], area[href]"):
        given = node.attributes
        if "nofollow" in (given.get("rel") or "").lower().split():
            continue
        said = (
            node.text(separator=" ")
            or given.get("aria-label")
            or given.get("title")
            or given.get("alt")
            or ""
        )
        links.append(((given.get("href") or "").strip(), " ".join(said.split())[:_LONGEST]))
        if len(links) == _MOST:
            break
    return {"base": (base.attributes.get("href") or "") if base else "", "links": links}
