"""A source as rows of cells under its headers, whatever its format: quoted CSV, bare tabs, JSON, a sheet."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from ulo_classify.errors import RegisterError
from ulo_classify.register.sources import Counted, Source, byte_lines, opened

LONGEST_CELL = 2 * 2**20  # characters
_LONGEST_LINE = 8 * 2**20  # bytes
_BARE_TAB = re.compile(r"(?<!\\)((?:\\\\)*)\t")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SNIFFED = 1 << 16


class Rows(NamedTuple):
    """Rows under their headers. `path` is where they stand in JSON; `sheet` the sheet of a workbook.

    `damaged` counts rows left out because their cells do not fit the headers; it is right after the last row.
    """

    headers: tuple[str, ...]
    rows: Iterator[list[str]]
    path: str | None = None
    sheet: str | None = None
    damaged: list[int] = []  # noqa: RUF012 - a counter of one cell that the reader of rows shares


def _nothing(_count: int) -> None:
    return


@contextmanager
def read_rows(
    source: Source,
    *,
    quoting: str = "csv",
    header_row: int = 1,
    sheet: str | None = None,
    path: str | None = None,
    progress: Callable[[int], None] = _nothing,
) -> Iterator[Rows]:
    """Open a source and read its rows one after another.

    Args:
        source: the file.
        quoting: "csv", or "none" for tabs with backslash escapes and raw line breaks in fields.
        header_row: the row, from 1, that holds the headers.
        sheet: name of the sheet of a workbook; the first where it has none of that name.
        path: where the rows stand in JSON; found by itself if not given.
        progress: called with the bytes of each read.

    Raises:
        RegisterError: the file is damaged, or is no table.
    """
    if source.is_workbook:
        yield _sheet_rows(source, header_row, sheet, progress)
        return
    with opened(source) as stream:
        counted = Counted(stream, progress)
        start = counted.read(_SNIFFED)
        whole = _Rejoined(start, counted)
        bare = start.removeprefix(codecs.BOM_UTF8)
        if bare.lstrip()[:1] in (b"[", b"{"):
            whole = _Rejoined(bare, counted)
            with _named(source):
                yield _json_rows(whole, start, path)
        else:
            with _named(source):
                yield _text_rows(whole, start, quoting, header_row)


@contextmanager
def _named(source: Source) -> Iterator[None]:
    """Put the name of the file before what is wrong with it."""
    from ijson import JSONError

    try:
        yield
    except RegisterError as error:
        text = str(error)
        raise (RegisterError(f"{source.label} {text}.") if not text.endswith(".") else error) from error
    except csv.Error as error:
        raise RegisterError(f"{source.label} is no table of a register: {error}.") from error
    except JSONError as error:
        raise RegisterError(f"{source.label} is cut short or damaged JSON: download it again.") from error


class _Rejoined:
    """A stream whose first bytes have been looked at."""

    def __init__(self, start: bytes, rest: Counted) -> None:
        self._start = start
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        if self._start:
            cut = len(self._start) if size < 0 else size
            data, self._start = self._start[:cut], self._start[cut:]
            return data if size >= 0 else data + self._rest.read()
        return self._rest.read(size)


def _decoded(stream: Any, start: bytes) -> Iterator[str]:  # noqa: ANN401 - anything that reads bytes
    """Lines as text: UTF-16 by its mark, else UTF-8 line by line, else the old Windows encoding."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from codecs.getreader("utf-16")(stream, "replace")
        return
    first = True
    for raw in byte_lines(stream, _LONGEST_LINE):
        line = raw.removeprefix(codecs.BOM_UTF8) if first else raw
        first = False
        try:
            yield line.decode("utf-8").replace("\0", "")
        except UnicodeDecodeError:
            yield line.decode("cp1252", errors="replace").replace("\0", "")


def _text_rows(stream: Any, start: bytes, quoting: str, header_row: int) -> Rows:  # noqa: ANN401
    lines = _decoded(stream, start)
    for _ in range(header_row - 1):
        next(lines, "")
    first = next(lines, "")
    tabs = first.count("\t") > first.count(",")
    if quoting == "none" and tabs:
        headers = first.rstrip("\r\n").split("\t")
        damaged = [0]
        return Rows(_stripped(headers), _bare_rows(lines, len(headers), damaged), damaged=damaged)
    csv.field_size_limit(LONGEST_CELL)
    delimiter = "\t" if tabs else (";" if first.count(";") > first.count(",") else ",")
    reader = csv.reader(chain([first], lines), delimiter=delimiter)
    headers = next(reader, [])
    damaged = [0]
    return Rows(_stripped(headers), _full_rows(reader, len(headers), damaged), damaged=damaged)


def _stripped(headers: list[str]) -> tuple[str, ...]:
    return tuple(header.strip() for header in headers)


def _bare_rows(lines: Iterator[str], width: int, damaged: list[int]) -> Iterator[list[str]]:
    """Rows parted by bare tabs; a field's own line breaks are undone by taking lines until a row is full.

    A line break in the last field shows only in the next row, before its first field, so each row waits for
    the next. A row that is overfull when it ends is damaged: it is left out and counted, and reading goes on
    with its last line.
    """
    waiting: list[str] = []
    tabs = 0
    held: list[str] | None = None
    for line in lines:
        waiting.append(line)
        tabs += _count_tabs(line)
        if tabs >= width:
            damaged[0] += 1
            alone = len(waiting) == 1
            waiting, tabs = [line], _count_tabs(line)
            if tabs >= width:
                damaged[0] += not alone
                waiting, tabs = [], 0
                continue
        if tabs == width - 1 and not _goes_on(line):
            cells = _cells("".join(waiting))
            tail, _, cells[0] = cells[0].rpartition("\n")
            if held is not None:
                yield _with_tail(held, tail)
            held = cells
            waiting, tabs = [], 0
        elif sum(map(len, waiting)) > LONGEST_CELL * 4:
            raise RegisterError("has a row of more than 8 MB, which no register has")
    rest = "".join(waiting)
    if held is not None:
        yield _with_tail(held, "" if tabs else rest)
    if tabs:
        damaged[0] += 1


def _with_tail(cells: list[str], tail: str) -> list[str]:
    """A row with what follows a line break in its last field."""
    return [*cells[:-1], f"{cells[-1]}\n{tail}"] if tail.strip() else cells


def _count_tabs(line: str) -> int:
    return line.count("\t") if "\\" not in line else len(_BARE_TAB.findall(line))


def _goes_on(line: str) -> bool:
    """Whether a backslash escapes the end of the line."""
    body = line.rstrip("\r\n")
    return (len(body) - len(body.rstrip("\\"))) % 2 == 1


def _cells(row: str) -> list[str]:
    row = row.rstrip("\r\n")
    if "\\" not in row:
        return row.split("\t")
    cells = _BARE_TAB.sub(lambda found: found.group(1) + "\0", row).split("\0")
    return [_ESCAPED.sub(r"\1", cell) for cell in cells]


def _full_rows(reader: Iterator[list[str]], width: int, damaged: list[int]) -> Iterator[list[str]]:
    for row in reader:
        if len(row) == width:
            yield row
        elif not any(cell.strip() for cell in row):
            continue
        elif len(row) < width and len(row) >= width - 1:
            yield [*row, *[""] * (width - len(row))]  # the header of one register ends in a comma too many
        elif len(row) > width and not any(cell.strip() for cell in row[width:]):
            yield row[:width]
        else:
            damaged[0] += 1


def _json_rows(stream: Any, start: bytes, path: str | None) -> Rows:  # noqa: ANN401
    import ijson

    path = path or json_path(start)
    items = ijson.items(stream, path, use_float=True)
    first = next(items, None)
    if not isinstance(first, dict):
        return Rows((), iter(()), path=path)
    headers = tuple(first)

    def rows() -> Iterator[list[str]]:
        for item in chain([first], items):
            if isinstance(item, dict):
                yield [_json_cell(item.get(header)) for header in headers]

    return Rows(_stripped(list(headers)), rows(), path=path)


def json_path(start: bytes) -> str:
    """Where the rows of a JSON file stand: at the top, or under the first key that holds an array."""
    text = start.decode("utf-8", errors="replace").lstrip("\ufeff \r\n\t")
    if text.startswith("["):
        return "item"
    if re.search(r'"grants"\s*:\s*\[', text):
        return "grants.item.recipientOrganization.item"
    found = re.search(r'"([^"\\]+)"\s*:\s*\[', text)
    return f"{found.group(1)}.item" if found else "item"


def _json_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return "; ".join(_json_cell(each) for each in value)
    return str(value)


def _sheet_rows(source: Source, header_row: int, sheet: str | None, progress: Callable[[int], None]) -> Rows:
    sheets = _sheets(source)
    progress(source.size)
    if not sheets:
        return Rows((), iter(()))
    name, rows = next((each for each in sheets if each[0].strip() == sheet), sheets[0])
    headers = rows[header_row - 1] if len(rows) >= header_row else []
    damaged = [0]
    body = _full_rows(iter(rows[header_row:]), len(headers), damaged)
    return Rows(_stripped(headers), body, sheet=name, damaged=damaged)


@lru_cache(maxsize=1)
def _sheets(source: Source) -> list[tuple[str, list[list[str]]]]:
    """The visible sheets of a workbook, read in a guarded child process; the last one stays at hand."""
    from ulo_classify.consultation.guarded import read_guarded

    with opened(source) as stream:
        found = read_guarded("workbook", stream.read())
    if "sheets" not in found:
        raise RegisterError(f"{source.label} is damaged, encrypted or too large: save the sheet as CSV.")
    sheets: list[tuple[str, list[list[str]]]] = found["sheets"]
    return sheets
