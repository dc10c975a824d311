"""The report of two lists: a page, a table of every body, tables of every figure, JSON lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from ulo_classify.report.wording import date_words
from ulo_classify.sector.members.model import KEPT, LOST, Member, MemberChange
from ulo_classify.sector.members.picture import flow_picture
from ulo_classify.sector.members.tables import (
    bodies_table,
    closed_range,
    counts_table,
    form_table,
    section_table,
    status_table,
    steps_table,
)
from ulo_classify.sector.members.words import words
from ulo_classify.sector.page import Cell, Page, Section, Table, method_of, write_page, write_table

_MEMBER_COLUMNS = (
    *("name", "old_name", "new_name", "old_lines", "new_lines", "section", "fate", "reason", "decided"),
    *("closed_on", "into", "into_on_new", "status", "form"),
    *("org_ids", "registers", "registered", "removed", "may_be"),
)
_TO_DECIDE = ("name", "list", "line", "fate", "reason", "may_be")


def write_members(change: MemberChange, folder: Path, *, made_on: dt.date | None = None) -> Path:
    """Write the report into a folder that exists, and return the path of index.html.

    Args:
        change: two lists compared.
        folder: where to; files of the same names are replaced.
        made_on: date of the report; today if not given.

    Raises:
        OutputError: a file cannot be written.
    """
    day = (made_on or dt.datetime.now().astimezone().date()).isoformat()
    page = write_page(_page(change, day), folder)
    write_table(folder / "results.members.csv", _MEMBER_COLUMNS, map(_member_row, change.members))
    write_table(folder / "results.to_decide.csv", _TO_DECIDE, _to_decide(change))
    lines = "".join(f"{member.model_dump_json()}\n" for member in change.members)
    (folder / "results.jsonl").write_text(lines, encoding="utf-8", newline="\n")
    return page


def headlines(change: MemberChange) -> tuple[str, ...]:
    """The result in sentences: net change, what was lost, what was gained, and how much is not known."""
    head = words()["head"]
    net = "net_same" if not change.net else "net_more" if change.net > 0 else "net_fewer"
    low, high = closed_range(change.members)
    numbers: dict[str, int] = {
        "old": change.on_old,
        "new": change.on_new,
        "net": abs(change.net),
        "kept": change.number(*KEPT),
        "renamed": change.number("changed_name"),
        "lost": change.number(*LOST),
        "low": low,
        "high": high,
    }
    lost = [str(head[fate].format(**change.counts)) for fate in LOST if change.number(fate)]
    keys = [net, "kept", "lost" if lost else "lost_none", "gained"]
    keys += ["bounds"] if change.number("unknown") else []
    return tuple(str(head[key].format(**numbers, **change.counts, parts=", ".join(lost))) for key in keys)


def _page(change: MemberChange, day: str) -> Page:
    page = words()["page"]
    facts = page["facts"]
    return Page(
        eyebrow=page["eyebrow"],
        title=page["title"].format(old=change.old, new=change.new),
        lead=page["lead"],
        made_on=day,
        facts=(
            (facts["made"], date_words(day)),
            (facts["old"], _list_words(change.old, change.old_date)),
            (facts["new"], _list_words(change.new, change.new_date)),
            (facts["registers"], "; ".join(change.registers) or facts["none"]),
        ),
        sections=tuple(_sections(change)),
        files=tuple(words()["files"].items()),
        method=method_of("members"),
    )


def _list_words(name: str, date: str | None) -> str:
    return f"{name}, {date_words(date)}" if date else name


def _sections(change: MemberChange) -> Iterator[Section]:
    page = words()["page"]
    first, *rest = headlines(change)
    yield Section(
        "change",
        page["change"],
        headline=first,
        paragraphs=tuple(rest),
        picture=flow_picture(change),
        tables=(counts_table(change), steps_table(change)),
    )
    if change.notes:
        yield Section("notes", page["notes"], paragraphs=(page["notes_about"],), points=change.notes)
    assessed = any(member.status for member in change.members)
    about = page["status_about"] if assessed else page["no_results"]
    yield Section(
        "status", page["status"], paragraphs=(about,), tables=(status_table(change),) if assessed else ()
    )
    yield Section("form", page["form"], tables=(form_table(change),))
    headings: Table | None = section_table(change)
    if headings is not None:
        yield Section("section", page["section"], tables=(headings,))
    yield Section("bodies", page["bodies"], tables=(bodies_table(change.members),))


def _member_row(member: Member) -> tuple[Cell, ...]:
    rows = member.rows
    return (
        member.name,
        member.old_name,
        member.new_name,
        " | ".join(map(str, member.old_lines)),
        " | ".join(map(str, member.new_lines)),
        member.section,
        member.fate,
        member.reason,
        _truth(member.decided),
        member.closed_on,
        member.into,
        _truth(member.into_on_new),
        member.status,
        member.form,
        " | ".join(row.org_id for row in rows),
        " | ".join(row.register_title for row in rows),
        " | ".join(row.registered or "" for row in rows),
        " | ".join(row.removed or "" for row in rows),
        " | ".join(member.may_be),
    )


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _to_decide(change: MemberChange) -> Iterator[tuple[Cell, ...]]:
    """What a person could decide. Not a decisions file itself: an empty number there would be a decision."""
    for member in change.members:
        if member.fate == "unknown" or member.may_be:
            side, lines = ("old", member.old_lines) if member.old_lines else ("new", member.new_lines)
            yield member.name, side, lines[0], member.fate, member.reason, " | ".join(member.may_be)
