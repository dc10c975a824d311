"""The report of a watch: a page, a table of changes, and the audit as it is now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from ulo_classify.report.wording import date_words
from ulo_classify.sector.page import (
    Cell,
    Item,
    Page,
    Section,
    Table,
    Words,
    method_of,
    write_page,
    write_table,
)
from ulo_classify.sector.watch.model import FINDINGS, Watched, WatchFinding, Wording
from ulo_classify.sector.watch.words import words

_COLUMNS = (
    "kind",
    "line",
    "name",
    "org_id",
    "date",
    "what",
    "before",
    "before_place",
    "after",
    "after_place",
)
_CHANGES = "results.changes.csv"


def write_watch(watched: Watched, folder: Path, *, made_on: dt.date | None = None) -> Path:
    """Write the report into a folder that exists, and return the path of index.html.

    `results.jsonl` holds the lines of the audit as they are now: the next watch can start from it.

    Raises:
        OutputError: a file cannot be written.
    """
    day = (made_on or dt.datetime.now().astimezone().date()).isoformat()
    path = write_page(_page(watched, day), folder)
    write_table(folder / _CHANGES, _COLUMNS, _rows(watched))
    lines = "".join(f"{line.model_dump_json()}\n" for line in watched.lines)
    (folder / "results.jsonl").write_text(lines, encoding="utf-8", newline="\n")
    return path


def headline(watched: Watched) -> str:
    """How many bodies have changed, in a sentence."""
    page = words()["page"]
    bodies = {finding.line for finding in watched.findings}
    every = sum(line.outcome in {"assessed", "no_documents", "failed"} for line in watched.lines)
    return str(page["headline" if bodies else "headline_none"].format(bodies=len(bodies), all=every))


def summary_lines(watched: Watched) -> Iterator[str]:
    """The findings for a terminal, kind by kind, with the words before and now."""
    yield headline(watched)
    for kind, findings in _by_kind(watched):
        yield f"{words()['kind'][kind]['word']}: {len(findings)}"
        for finding in findings:
            yield f"  {finding.name}: {finding.sentence}"
            for wording in finding.wordings:
                yield f"    {wording.before_place}" + (f": “{wording.before}”" if wording.before else "")
                yield f"    {wording.after_place}" + (f": “{wording.after}”" if wording.after else "")


def _by_kind(watched: Watched) -> list[tuple[str, list[WatchFinding]]]:
    every = [(kind, [each for each in watched.findings if each.kind == kind]) for kind in FINDINGS]
    return [(kind, found) for kind, found in every if found]


def _page(watched: Watched, day: str) -> Page:
    page = words()["page"]
    facts = page["facts"]
    read = facts["read"].format(read=watched.read_again, same=watched.unchanged)
    return Page(
        eyebrow=page["eyebrow"],
        title=page["title"].format(source=watched.source),
        lead=page["lead"],
        made_on=day,
        facts=(
            (facts["made"], date_words(day)),
            (facts["source"], watched.source),
            (facts["registers"], "; ".join(watched.registers) or facts["none"]),
            (facts["documents"], read if watched.documents else facts["none"]),
        ),
        sections=tuple(_sections(watched)),
        files=tuple(words()["files"].items()),
        method=method_of("watch"),
    )


def _sections(watched: Watched) -> Iterator[Section]:
    page = words()["page"]
    rows = [
        (words()["kind"][kind]["word"], len({each.line for each in found}), words()["kind"][kind]["sentence"])
        for kind, found in ((kind, [f for f in watched.findings if f.kind == kind]) for kind in FINDINGS)
    ]
    table = Table("found", page["caption"], tuple(page["header"]), tuple(rows), "results.summary.csv")
    yield Section("summary", page["summary"], headline=headline(watched), tables=(table,))
    if watched.notes:
        yield Section("notes", page["notes"], paragraphs=(page["notes_about"],), points=watched.notes)
    for kind, findings in _by_kind(watched):
        means = words()["kind"][kind]
        yield Section(
            kind,
            means["word"],
            paragraphs=(means["sentence"],),
            items=tuple(_item(finding) for finding in findings),
        )


def _item(finding: WatchFinding) -> Item:
    return Item(
        finding.name, (finding.sentence,), tuple(_side_by_side(wording) for wording in finding.wordings)
    )


def _side_by_side(wording: Wording) -> Words:
    return Words(
        label=words()["page"]["words_label"],
        before=wording.before or "",
        before_place=wording.before_place,
        after=wording.after or "",
        after_place=wording.after_place,
    )


def _rows(watched: Watched) -> Iterator[tuple[Cell, ...]]:
    for finding in watched.findings:
        own = (finding.kind, finding.line, finding.name, finding.org_id, finding.date, finding.sentence)
        for each in finding.wordings:
            yield (*own, each.before, each.before_place, each.after, each.after_place)
        if not finding.wordings:
            yield (*own, None, None, None, None)
