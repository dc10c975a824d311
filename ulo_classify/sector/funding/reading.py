"""Files of money -> awards, as a stream: 360Giving JSON or CSV, OCDS packages or JSON lines."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from ulo_classify.errors import ReadingError, SectorError
from ulo_classify.sector.dates import DayOrder, Order
from ulo_classify.sector.funding.awards import Award
from ulo_classify.sector.funding.contracts import Contracts
from ulo_classify.sector.funding.grants import grants_of_csv, grants_of_json, is_grants_header
from ulo_classify.sector.problems import Problems

_TABLES = (".csv", ".tsv", ".txt")
_KNOWN = ("grants", "releases", "records", "ocid")
_GZIP = b"\x1f\x8b"


def read_awards(paths: Sequence[Path], problems: Problems, order: Order | None = None) -> Iterator[Award]:
    """Awards of files, one at a time; of two with one identifier only the first.

    Args:
        paths: files of 360Giving grants or OCDS contract data.
        problems: where cases are counted and named.
        order: which comes first in dates like 03/04/2012, where a column does not tell.

    Raises:
        ReadingError: a file cannot be read.
        SectorError: a file is of no known form.
    """
    seen: set[str] = set()
    for path in paths:
        for award in _of_file(path, problems, order):
            if award.id in seen:
                problems.add("award_twice", f"{award.source}: {award.id}")
                continue
            seen.add(award.id)
            yield award


def _of_file(path: Path, problems: Problems, order: Order | None) -> Iterator[Award]:
    if path.suffix.lower() in _TABLES:
        with _opened(path) as stream:
            first = stream.readline(1 << 20).decode("utf-8-sig", errors="replace")
        if not is_grants_header(next(csv.reader([first]), [])):
            raise SectorError(
                f"{path.name} is no table of 360Giving grants: its first row must have Identifier and"
                f" Amount Awarded."
            )
        yield from grants_of_csv(path, problems, order)
        return
    kind = _kind(path)
    if kind == "grants":
        yield from grants_of_json(_items(path, "grants.item"), path.name, problems, DayOrder(order))
        return
    contracts = Contracts(path.name, problems)
    take: Callable[[object], None] = contracts.add_record if kind == "records" else contracts.add_release
    if kind == "ocid":
        take = _record_or_release(contracts)
    for each in _items(path, "" if kind == "ocid" else f"{kind}.item"):
        take(each)
    yield from contracts.awards()


def _record_or_release(contracts: Contracts) -> Callable[[object], None]:
    def take(line: object) -> None:
        record = isinstance(line, dict) and ("compiledRelease" in line or "releases" in line)
        (contracts.add_record if record else contracts.add_release)(line)

    return take


def _kind(path: Path) -> str:
    """What a JSON file holds, by the first key at its top that is known."""
    import ijson

    with _opened(path) as stream, _damage(path):
        for prefix, event, value in ijson.parse(stream, multiple_values=True):
            if prefix == "" and event == "map_key" and value in _KNOWN:
                return str(value)
            if prefix == "" and event in {"end_map", "start_array"}:
                break
    raise SectorError(
        f"{path.name} is neither a 360Giving package (grants) nor an OCDS package (releases, records):"
        f" name files of these."
    )


def _items(path: Path, prefix: str) -> Iterator[Any]:
    import ijson

    with _opened(path) as stream, _damage(path):
        yield from ijson.items(stream, prefix, multiple_values=prefix == "")


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        with path.open("rb") as stream:
            zipped = stream.read(2) == _GZIP
            stream.seek(0)
            if zipped:
                with gzip.open(stream) as inner:
                    yield inner  # type: ignore[misc]
            else:
                yield stream
    except (OSError, EOFError) as error:
        raise ReadingError(
            f"{path} cannot be read: check its name, and download it again if it is damaged."
        ) from error


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    import ijson

    try:
        yield
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise ReadingError(f"{path.name} is cut short or no JSON ({error}): download it again.") from error
