"""One body under several criteria sets, for a terminal: text alone, no colour, wrapped to its width."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ulo_classify.report.cells import one_line
from ulo_classify.report.places import place, where
from ulo_classify.report.wording import criterion_label, messages, term
from ulo_classify.schema import Comparison, CriterionResult, Evidence, SetResult

_COLUMNS = ("set", "result", "decides", "change")
_WIDTHS = (18, 9, None, None)  # characters; None: a share of what is left,
_RATIOS = (None, None, 6, 5)  # in these parts
_NARROW = 80  # characters under which a set is a few lines, not a row
_MOST_QUOTES = 3  # to a criterion


def comparison_text(comparison: Comparison, width: int = 100) -> str:
    """A row for each criteria set, and below it the words quoted, each once; ends in a newline.

    Args:
        comparison: the body under the sets.
        width: characters a line; long cells wrap, and under 80 there is no table but lines with labels.
    """
    rows = [_row(each) for each in comparison.sets]
    quotes = list(dict.fromkeys(evidence for row in rows for evidence in row.quotes))
    cells = [_cells(row, quotes) for row in rows]
    words = messages()["comparison"]
    return "\n".join(
        [
            f"Name: {one_line(comparison.name)}",
            f"Result: {term('status', comparison.status).word}",
            f"Why: {one_line(comparison.explanation)}",
            "",
            _table(cells, width) if width >= _NARROW else _list(cells),
            *([f"{words['quotes']}:", *_numbered(quotes, comparison), ""] if quotes else []),
            *(f"Could not be read: {one_line(f.where)}: {one_line(f.cause)}" for f in comparison.failures),
            f"{words['note']}\n",
        ]
    )


@dataclass(frozen=True)
class _Row:
    """A set with the criteria to show of it: those that decide it, then those of which a share is known."""

    found: SetResult
    shown: dict[str, CriterionResult]
    quotes: list[Evidence]


def _row(found: SetResult) -> _Row:
    deciding = {key: found.criteria[key] for key in found.decided_by}
    known = {key: each for key, each in found.criteria.items() if each.share and each.share.known}
    shown = deciding | {key: each for key, each in known.items() if key not in deciding}
    quotes = [evidence for each in shown.values() for evidence in each.evidence[:_MOST_QUOTES]]
    return _Row(found, shown, list(dict.fromkeys(quotes)) or list(found.evidence[:_MOST_QUOTES]))


def _cells(row: _Row, quotes: list[Evidence]) -> list[list[str]]:
    found = row.found
    decides = [
        _with_places(_decides(key, each, found), each.evidence[:_MOST_QUOTES], quotes)
        for key, each in row.shown.items()
    ]
    return [
        [one_line(found.short)],
        [term("set_result", found.verdict).word],
        decides or [_with_places(one_line(found.explanation), row.quotes, quotes)],
        list(_changes(row.shown)),
    ]


def _with_places(said: str, evidence: Sequence[Evidence], quotes: list[Evidence]) -> str:
    """A sentence with the places of its words at its end: "... (clause 10.2 [1])."."""
    places = "; ".join(dict.fromkeys(_reference(each, quotes) for each in evidence))
    if not places:
        return said
    return str(messages()["comparison"]["quoted"].format(said=said.removesuffix("."), places=places))


def _decides(key: str, result: CriterionResult, found: SetResult) -> str:
    words, share, label = messages()["comparison"], result.share, criterion_label(key, result)
    explained = share is None or (share.known is None and result.evidence)
    if explained or (share and share.changes_at is None and share.known and result.verdict != "met"):
        # where there is a share, the explanation says why it does not decide
        return str(words["labelled"].format(criterion=label, change=one_line(result.explanation)))
    if share is None or share.known is None:
        return str(words["silent"].format(criterion=label, asked=share.asked if share else ""))
    said = words["share"].format(criterion=label, known=share.known, asked=share.asked)
    verdict = "" if result.verdict == found.verdict else f" {term('set_result', result.verdict).word}."
    return f"{said}{verdict}"


def _reference(evidence: Evidence, quotes: list[Evidence]) -> str:
    stands = place(evidence.model_copy(update={"heading": None})) or one_line(evidence.document)
    return f"{stands} [{quotes.index(evidence) + 1}]"


def _changes(shown: dict[str, CriterionResult]) -> Iterator[str]:
    words = messages()["comparison"]
    known = {key: each for key, each in shown.items() if each.share and each.evidence}
    for key, each in known.items():
        change = each.share.change if each.share else ""
        label = criterion_label(key, each)
        yield change if len(known) == 1 else str(words["labelled"].format(criterion=label, change=change))
    if not known and any(each.share for each in shown.values()):
        yield words["no_share"]


def _table(rows: list[list[list[str]]], width: int) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    words = messages()["comparison"]
    table = Table(box=SIMPLE_HEAD, leading=1, pad_edge=False, width=width)
    for column, fixed, ratio in zip(_COLUMNS, _WIDTHS, _RATIOS, strict=True):
        table.add_column(words[column], width=fixed, ratio=ratio, overflow="fold")
    for cells in rows:
        table.add_row(*(Text("\n".join(cell)) for cell in cells))  # Text: brackets are no mark-up
    page = io.StringIO()
    Console(file=page, width=width, color_system=None, highlight=False).print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()).strip("\n") + "\n"


def _list(rows: list[list[list[str]]]) -> str:
    words = messages()["comparison"]
    blocks = (
        [f"{words[name]}: {' '.join(cell)}" for name, cell in zip(_COLUMNS, cells, strict=True) if cell]
        for cells in rows
    )
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def _numbered(quotes: list[Evidence], comparison: Comparison) -> Iterator[str]:
    for number, evidence in enumerate(quotes, start=1):
        yield f"  [{number}] “{one_line(evidence.quote)}”"
        yield f"      {where(evidence, comparison.documents)}"
