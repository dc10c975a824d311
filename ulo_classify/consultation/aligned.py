"""Lines whose parts stand apart by wide blanks: a table printed as text, or a list set in columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from ulo_classify.consultation.column_content import is_category, is_code, is_name_column
from ulo_classify.consultation.columns import Columns, Row, columns_by_content, find_columns
from ulo_classify.consultation.lines import SourceLine, is_page_furniture, tidy
from ulo_classify.consultation.names import fold

_CELL = re.compile(r"\S+(?: \S+)*")
_MARKER = re.compile(r"\(?(?:\d{1,4}|[a-z]|[ivx]{1,5})[.)\]]|[•·▪*–—-]")
# Places of cells in blanks differ by so much within a column.
_NEAR = 2
# A column is one where it starts on so many lines, and on such a share of those that have wide blanks.
_LEAST_LINES = 3
_LEAST_SHARE = 0.5
_STRAIGHT = 0.7
_DOUBLED = 2  # blanks that may be a slip; a column has more before it on some line, or is there on most
_NEARLY_ALL = 0.8


class Aligned(NamedTuple):
    """What wide blanks make of the lines: rows of a table with its columns, or lines in a single column."""

    rows: tuple[Row, ...]
    columns: Columns | None
    lines: tuple[SourceLine, ...]
    outside: tuple[SourceLine, ...]


def find_aligned(lines: Sequence[SourceLine]) -> Aligned | None:
    """Find a table or columns of names in lines; None where the lines have no columns.

    Args:
        lines: all lines of the source, in order, with their blanks.
    """
    parts = [[(found.start(), found.group()) for found in _CELL.finditer(_plain(line))] for line in lines]
    wide = [i for i, cells in enumerate(parts) if len(cells) > 1]
    starts = _starts([parts[i] for i in wide])
    if len(starts) < 2 or (len(starts) == 2 and _are_markers([parts[i][0][1] for i in wide])):
        return None
    wide = [i for i in wide if any(_column(start, starts) for start, _ in parts[i])]
    span = range(wide[0], wide[-1] + 1)
    filled = [i for i in span if parts[i]]
    if len(wide) < max(_LEAST_LINES, len(filled) * _LEAST_SHARE):
        return None
    rows = [_row(lines[i], parts[i], starts) for i in filled]
    around = [line for i, line in enumerate(lines) if i not in span and line.text.strip()]
    described = find_columns(rows)
    if described is None:
        names = [i for i in range(len(starts)) if is_name_column(_cells(rows, i))]
        if len(names) > 1 and not any(is_category(_cells(rows, i)) for i in range(len(starts))):
            return Aligned((), None, tuple(_one_below_the_other(lines, span, rows)), ())
        described = columns_by_content(rows)
        if described is None:
            return None
    return Aligned(tuple(_unwrapped(rows)), described, (), tuple(around))


def _plain(line: SourceLine) -> str:
    return line.text.expandtabs().replace("\xa0", " ").rstrip()


def _starts(parts: Sequence[Sequence[tuple[int, str]]]) -> list[int]:
    """Give the places where columns start, by how many lines have a part there."""
    places = Counter(start for cells in parts for start, _ in cells)
    clusters: list[list[int]] = []
    for place in sorted(places):
        if clusters and place - clusters[-1][-1] <= _NEAR:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    wide = {
        start for cells in parts for before, (start, _) in pairwise(cells) if start - _end(before) > _DOUBLED
    }
    clusters = clusters[:1] + [
        cluster
        for cluster in clusters[1:]
        if _is_straight(cluster, places)
        if not wide.isdisjoint(cluster) or sum(places[place] for place in cluster) >= len(parts) * _NEARLY_ALL
    ]
    least = max(_LEAST_LINES, len(parts) * _LEAST_SHARE)
    return [cluster[0] for cluster in clusters if sum(places[place] for place in cluster) >= least]


def _are_markers(cells: Sequence[str]) -> bool:
    """Tell whether what stands first on lines are the marks of a list: "1.", "(2)"."""
    return sum(bool(_MARKER.fullmatch(cell)) for cell in cells) * 2 > len(cells)


def _end(cell: tuple[int, str]) -> int:
    return cell[0] + len(cell[1])


def _is_straight(cluster: Sequence[int], places: Counter[int]) -> bool:
    """Tell an edge from blanks that happen to be doubled: most cells start at one place, or beside it."""
    best = max(places[place] + max(places[place - 1], places[place + 1]) for place in cluster)
    return best >= sum(places[place] for place in cluster) * _STRAIGHT


def _column(start: int, starts: Sequence[int]) -> int:
    return max(bisect_right(starts, start) - 1, 0)


def _row(line: SourceLine, parts: Sequence[tuple[int, str]], starts: Sequence[int]) -> Row:
    cells = [""] * len(starts)
    for start, text in parts:
        at = _column(start, starts)
        cells[at] = f"{cells[at]} {text}".strip()
    return Row(line.number, tuple(cells), line.page)


def _cells(rows: Sequence[Row], column: int) -> list[str]:
    return [cell for row in rows if (cell := tidy(row.cells[column]))]


def _unwrapped(rows: Sequence[Row]) -> list[Row]:
    """Join a row that has no number or code to the one above, where all others have one."""
    first = [row for row in rows if row.cells[0]]
    coded = [row for row in first if is_code(row.cells[0])]
    if len(coded) < len(first) * 0.7 or len(first) < len(rows) * _LEAST_SHARE:
        return list(rows)
    joined: list[Row] = []
    for row in rows:
        if joined and not row.cells[0] and is_code(joined[-1].cells[0]) and joined[-1].page == row.page:
            pairs = zip(joined[-1].cells, row.cells, strict=True)
            joined[-1] = joined[-1]._replace(cells=tuple(f"{a} {b}".strip() for a, b in pairs))
        else:
            joined.append(row)
    return joined


def _one_below_the_other(lines: Sequence[SourceLine], span: range, rows: Sequence[Row]) -> list[SourceLine]:
    """Set columns of names one below the other, page by page; where only rows are in order, row by row."""
    found = list(lines[: span.start])
    for _, on_page in groupby(rows, key=lambda row: row.page):
        printed = list(on_page)
        edges = [row for row in printed if is_page_furniture(tidy(" ".join(row.cells)))]
        found += [SourceLine(row.number, " ".join(row.cells), row.page) for row in edges]
        page = [row for row in printed if row not in edges]
        down = [(row, cell) for i in range(len(rows[0].cells)) for row in page if (cell := row.cells[i])]
        across = [(row, cell) for row in page for cell in row.cells if cell]
        chosen = across if _rises(across) > _rises(down) else down
        found += [SourceLine(row.number, cell, row.page) for row, cell in chosen]
    return found + list(lines[span.stop :])


def _rises(cells: Sequence[tuple[Row, str]]) -> int:
    keys = [fold(text) for _, text in cells]
    numbers = [int(found[1]) for key in keys if (found := re.match(r"(\d+)[.)\s]", key))]
    ordered: Sequence[int] | Sequence[str] = numbers if len(numbers) * 2 > len(keys) else keys
    return sum(a <= b for a, b in pairwise(ordered))  # type: ignore[operator]
