"""The links of a page that are worth following: of the same host, and about who governs the body."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ulo_classify.errors import FetchError
from ulo_classify.fetch.addresses import Target, target_of

_NOT_A_WORD = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_TEXT = 120  # characters: a longer one is a sentence or a whole teaser, and its words say little
_READ = frozenset({"", "html", "htm", "xhtml", "php", "asp", "aspx", "jsp", "shtml", "cfm", "do"})
_DOCUMENTS = frozenset({"pdf", "docx", "odt", "rtf", "txt", "md"})


class RawLink(NamedTuple):
    """A link as it stands on a page: where it leads, resolved, and what it says."""

    url: str
    text: str


class Link(NamedTuple):
    """A link to follow: the smaller its rank, the sooner. `kind` is of `links.toml`."""

    rank: int
    url: str
    text: str
    kind: str


class _Kind(NamedTuple):
    name: str
    rank: int
    words: re.Pattern[str]


def spaced(text: str) -> str:
    """A text as words are compared: small letters without accents, one blank between words."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign)
    )
    return _NOT_A_WORD.sub(" ", plain).strip()


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted({spaced(each) for each in words}, key=lambda each: (-len(each), each))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


@cache
def _data() -> tuple[tuple[_Kind, ...], re.Pattern[str], frozenset[str]]:
    data = tomllib.loads(files(__package__).joinpath("links.toml").read_text(encoding="utf-8"))
    kinds = tuple(_Kind(each["name"], each["rank"], _pattern(each["words"])) for each in data["kind"])
    return kinds, _pattern(data["never"]["words"]), frozenset(data["never"]["address_parts"])


def kind_of(text: str, path: str) -> tuple[int, str] | None:
    """The rank and kind of a link by what it says and by its address; None for one that is not followed.

    Args:
        text: of the link.
        path: of its address, with "/" between its parts.
    """
    kinds, never, parts_never = _data()
    parts = [unquote(part) for part in path.split("/") if part]
    if any(part.lower() in parts_never for part in parts):
        return None
    name, _, _ = (
        parts[-1].rpartition(".") if parts and "." in parts[-1] else (parts[-1] if parts else "", "", "")
    )
    said = spaced(text) if len(text) <= _LONGEST_TEXT else ""
    # A page below /news/ is news, whatever its title; else only the last part of an address says what it is.
    if never.search(said) or any(never.fullmatch(spaced(part)) for part in parts):
        return None
    last = spaced(_CAMEL.sub(" ", name))
    for where in (said, last):
        for kind in kinds:
            if where and kind.words.search(where):
                return kind.rank, kind.name
    return None


def worth_following(found: Iterable[RawLink], site: str, *, private: bool = False) -> list[Link]:
    """The links to follow, the likeliest first, each address once.

    Args:
        found: all links of a page, in its order.
        site: the host (`Target.site`) that is not left.
        private: as `target_of`.
    """
    best: dict[str, Link] = {}
    for raw in found:
        target = _same_site(raw.url, site, private=private)
        if target is None:
            continue
        path = urlsplit(target.url).path
        ending = path.rpartition("/")[2].rpartition(".")
        if ending[0] and ending[2].lower() not in _READ | _DOCUMENTS:
            continue
        ranked = kind_of(raw.text, path)
        if ranked and (target.url not in best or best[target.url].rank > ranked[0]):
            best[target.url] = Link(ranked[0], target.url, raw.text[:_LONGEST_TEXT], ranked[1])
    return sorted(best.values(), key=lambda link: link.rank)


def _same_site(url: str, site: str, *, private: bool) -> Target | None:
    try:
        target = target_of(url, private=private)
    except FetchError:
        return None
    return target if target.site == site else None
