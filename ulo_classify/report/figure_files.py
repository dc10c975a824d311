"""A CSV file for each figure, in the form of results.csv."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from ulo_classify.report import view
from ulo_classify.report.cells import csv_cell
from ulo_classify.report.counts import count_rows
from ulo_classify.report.figures import figures, words
from ulo_classify.report.language import language_picture
from ulo_classify.report.wording import messages
from ulo_classify.schema import AuditResult

Row = Sequence[str | int]


def file_name(key: str) -> str:
    """The file of a figure; its beginning shows that it is a result."""
    return f"results.figure-{key}.csv"


def names(result: AuditResult) -> list[str]:
    """The files that `write_figures` writes."""
    return [file_name(key) for key, _, _ in _tables(result)]


def write_figures(result: AuditResult, folder: Path) -> None:
    """Write the numbers of every figure of a masked result into `folder`."""
    for key, header, rows in _tables(result):
        with (folder / file_name(key)).open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\r\n")
            writer.writerows([_cell(value) for value in row] for row in (header, *rows))


def _cell(value: str | int) -> str:
    return str(value) if isinstance(value, int) else csv_cell(value)


def _tables(result: AuditResult) -> Iterator[tuple[str, Row, Sequence[Row]]]:
    base = result.denominators
    yield (
        "status",
        words()["status"]["columns"],
        [
            (
                row.term.word,
                row.number,
                base.lines,
                base.organisations,
                # Nought would be wrong: "unclear" is no part of this denominator.
                row.of_with_evidence if row.key in ("unclear", "none") else base.with_evidence,
            )
            for row in count_rows(result)
        ],
    )
    for figure in figures(result):
        yield figure.key, figure.header, figure.rows
    language = language_picture(result.lines, view.rows(result.lines))
    if language:
        rows = [
            (
                each.row.entry.line,
                each.row.name,
                f"{each.measure.per_thousand:.1f}",
                each.theme.word if each.theme else messages()["language"]["no_theme"],
                each.shown.word,
                each.gap.word,
            )
            for each in language.rows
        ]
        yield "language", words()["language"]["columns"], rows
