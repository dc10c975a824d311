"""Pages as they were last seen, to ask a site only whether they have changed.

By conditional requests: RFC 9110, section 13.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_KEPT_HEADERS = ("etag", "last-modified", "content-type", "content-disposition")


class Kept(NamedTuple):
    """A page that was kept, with the headers that matter."""

    headers: Mapping[str, str]
    body: bytes


class Cache:
    """A folder with two files a page: what its headers said, and its body."""

    def __init__(self, folder: Path) -> None:
        """Keep pages in `folder`, which is made when the first is kept."""
        self._folder = folder

    def get(self, url: str) -> Kept | None:
        """The page last kept of an address; None where there is none, or it is damaged."""
        head, body = self._paths(url)
        try:
            found = json.loads(head.read_text(encoding="utf-8"))
            data = body.read_bytes()
            headers = {str(key): str(value) for key, value in found["headers"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        whole = found.get("url") == url and found.get("sha256") == hashlib.sha256(data).hexdigest()
        return Kept(headers, data) if whole else None

    def put(self, url: str, headers: Mapping[str, str], body: bytes) -> None:
        """Keep a page, if its headers give something to ask by."""
        head, data = self._paths(url)
        if "etag" not in headers and "last-modified" not in headers:
            with suppress(OSError):
                head.unlink()
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        kept = {key: headers[key] for key in _KEPT_HEADERS if key in headers}
        record = {"url": url, "headers": kept, "sha256": hashlib.sha256(body).hexdigest()}
        data.write_bytes(body)
        head.write_text(json.dumps(record), encoding="utf-8")

    def _paths(self, url: str) -> tuple[Path, Path]:
        key = hashlib.sha256(url.encode("utf-8")).hexdigest()[:40]
        return self._folder / f"{key}.json", self._folder / f"{key}.body"


def conditions(kept: Kept | None) -> dict[str, str]:
    """The request headers that ask for a page only if it has changed."""
    if kept is None:
        return {}
    asked = {
        "If-None-Match": kept.headers.get("etag", ""),
        "If-Modified-Since": kept.headers.get("last-modified", ""),
    }
    return {key: value for key, value in asked.items() if value}
