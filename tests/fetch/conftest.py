from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from local_site import LocalSite, serve

from ulo_classify.fetch import FetchedSite, FetchRules, Site, fetch


@pytest.fixture
def site() -> Iterator[LocalSite]:
    yield from serve()


@pytest.fixture
def other_site() -> Iterator[LocalSite]:
    """A second host: another number of this machine."""
    yield from serve("127.0.0.2")


Fetches = Callable[..., FetchedSite]


@pytest.fixture
def get(site: LocalSite, tmp_path: Path) -> Fetches:
    """Fetch the local site as one body, without pauses, and give what came of it."""

    def run(
        *paths: str, name: str = "Larkwell Voices", out: Path | None = None, **rules: object
    ) -> FetchedSite:
        addresses = tuple(path if "://" in path else site.url + path for path in paths or ("/",))
        own: dict[str, object] = {"private": True, "delay": 0, **rules}
        (found,) = fetch([Site(name, addresses)], out or tmp_path / "out", rules=FetchRules(**own))  # type: ignore[arg-type]
        return found

    return run
