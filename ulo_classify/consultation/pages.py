"""Which pages of a source are the list: "12-19", "3, 7-9"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ulo_classify.consultation.lines import SourceLine
from ulo_classify.errors import ListError

_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–—]\s*(\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class Pages:
    """Ranges of pages, first and last included, counted from 1 as the file counts and not as is printed."""

    ranges: tuple[tuple[int, int], ...]
    written: str

    def __contains__(self, page: object) -> bool:
        """Tell whether a page is among them."""
        return isinstance(page, int) and any(first <= page <= last for first, last in self.ranges)

    @property
    def first(self) -> int:
        """The first page of all."""
        return min(first for first, _ in self.ranges)

    @property
    def last(self) -> int:
        """The last page of all."""
        return max(last for _, last in self.ranges)


def parse_pages(written: str) -> Pages:
    """Read a range of pages.

    Args:
        written: pages and ranges between commas, e.g. "12-19" or "3, 7-9".

    Raises:
        ListError: it is no such range, or runs backwards.
    """
    ranges = []
    for part in written.split(","):
        found = _RANGE.fullmatch(part.strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last:
            raise ListError(
                f"The pages {written!r} are no range of pages: write them like 12-19, counted from the first "
                "page of the file."
            )
        ranges.append((first, last))
    return Pages(tuple(ranges), written.strip())


def lines_on(lines: Sequence[SourceLine], pages: Pages | None, source: str) -> list[SourceLine]:
    """Give the lines that stand on the pages asked for.

    Raises:
        ListError: the source has no pages, or none of these.
    """
    if pages is None:
        return list(lines)
    known = [line.page for line in lines if line.page is not None]
    if not known:
        raise ListError(f"{source} has no pages, so none can be chosen: leave the pages out.")
    kept = [line for line in lines if line.page in pages]
    if not kept:
        raise ListError(
            f"{source} has no text on page {pages.written}; it was read up to page {max(known)}: "
            "count from the first page of the file."
        )
    return kept
