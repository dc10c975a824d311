"""Sites -> dossiers: one after another, each a folder of its own."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ulo_classify.errors import FetchError
from ulo_classify.fetch.cache import Cache
from ulo_classify.fetch.crawl import crawl
from ulo_classify.fetch.dossier import DossierFolder, Stored, folder_name
from ulo_classify.fetch.rules import FetchRules
from ulo_classify.fetch.sites import Site
from ulo_classify.fetch.visitor import Visitor
from ulo_classify.schema import Failure

_OWN = ".fetch"  # hidden, so that whoever reads the folder as dossiers passes it over
_DEFAULT_RULES = FetchRules()


class FetchedSite(NamedTuple):
    """What came of one site: every address that was asked is among `stored` or `failures`.

    Attributes:
        site: as it was given.
        folder: its dossier; None where nothing was stored.
        stored: the pages, in the order in which they were got.
        failures: addresses that were not got, each with the reason.
        left: how many links to governance were found and not followed, for the limit on pages.
    """

    site: Site
    folder: Path | None
    stored: tuple[Stored, ...]
    failures: tuple[Failure, ...]
    left: int


def fetch(
    sites: Sequence[Site],
    out: str | Path,
    *,
    rules: FetchRules = _DEFAULT_RULES,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[FetchedSite]:
    """Fetch sites, lazily and one after another, into a folder of dossiers.

    This is the one function of the library that opens connections. It asks each site's robots.txt first,
    pauses between requests, and follows only links of the same host that lead to who governs the body.

    Args:
        sites: bodies and where their pages begin (`sites_of`).
        out: a folder for one dossier a body; one that has been fetched into before is renewed.
        rules: limits and politeness.
        sleep: waits so many seconds; that of the system unless given.

    Yields:
        One `FetchedSite` for each site, in order.

    Raises:
        FetchError: `out` is a file, or holds something other than fetched dossiers.
    """
    out = Path(out)
    _prepare(out)
    visitor = Visitor(rules, Cache(out / _OWN / "cache"), sleep=sleep)
    taken: dict[str, str] = {}
    for site in sites:
        yield _one(site, out, visitor, taken)


def _prepare(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise FetchError(f"{out} is a file: choose a folder.")
    try:
        if out.is_dir() and any(out.iterdir()) and not (out / _OWN).is_dir():
            raise FetchError(
                f"{out} is not empty and nothing was fetched into it before: choose a new folder."
            )
        (out / _OWN).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FetchError(f"Nothing can be written to {out} ({reason}): choose another folder.") from error


def _one(site: Site, out: Path, visitor: Visitor, taken: dict[str, str]) -> FetchedSite:
    name = folder_name(site.name)
    if taken.setdefault(name.casefold(), site.name) != site.name:
        cause = f"Its folder would be that of {taken[name.casefold()]}: fetch it into another folder."
        return FetchedSite(site, None, (), (Failure(where=site.name, cause=cause),), 0)
    try:
        dossier = DossierFolder(out / name, site.name)
        found = crawl(site.addresses, visitor)
        stored = dossier.store(found.pages, dt.datetime.now(dt.UTC)) if found.pages else []
    except FetchError as error:
        return FetchedSite(site, None, (), (Failure(where=site.name, cause=str(error)),), 0)
    return FetchedSite(site, dossier.folder if stored else None, tuple(stored), found.failures, found.left)
