"""What a person should check of two lists: counted and named, and nothing dropped in silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ulo_classify.consultation.names import strict_key
from ulo_classify.report.wording import counted, date_words
from ulo_classify.schema import ConsultationList
from ulo_classify.sector.members.listed import Group
from ulo_classify.sector.members.model import KEPT, MemberChange
from ulo_classify.sector.members.words import note, words

_MOST_NAMED = 8
_SIDES = ("old", "new")


def checks(
    change: MemberChange, groups: Sequence[Group], lists: tuple[ConsultationList, ConsultationList]
) -> Iterator[str]:
    """Sentences on what contradicts itself or looks wrong, the weightiest first."""
    yield from _overlap(change)
    yield from _numbers(groups)
    yield from _dates(change, groups)
    yield from _repeated(groups)
    near = sum(bool(member.may_be) for member in change.members)
    if near:
        yield note("near", count=near)
    for side, source in zip(_SIDES, lists, strict=True):
        for each in source.notes:
            yield note("list", which=side, note=each)


def _overlap(change: MemberChange) -> Iterator[str]:
    both, shorter = change.number(*KEPT), min(change.on_old, change.on_new)
    if both * words()["overlap_one_in"] < shorter:
        yield note("little_overlap", both=both, old=change.on_old, new=change.on_new)


def _numbers(groups: Sequence[Group]) -> Iterator[str]:
    """One name under two numbers that nothing links, and two bodies of one name."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        per_entry = [each.ids for each in group.entries if each.ids]
        apart = [ids for ids in per_entry if not ids & per_entry[0]]
        name = group.name(new=True) or group.name(new=False) or ""
        if apart:
            numbers = sorted(per_entry[0] | apart[0])
            yield note("two_numbers", name=name, ids=", ".join(numbers))
        for key in {strict_key(each.name) for each in group.entries}:
            by_name[key].append(name)
    kept = [names[0] for names in by_name.values() if len(names) > 1]
    if kept:
        yield note("two_kept", names=_named(kept))


def _dates(change: MemberChange, groups: Sequence[Group]) -> Iterator[str]:
    wrong = [_name(group) for group in groups if any(row.out_of_order for row in group.rows)]
    if wrong:
        yield note("out_of_order", count=_bodies(wrong), names=_named(wrong))
    undated = [member.name for member in change.members if member.fate == "closed" and not member.closed_on]
    if undated:
        yield note("no_removal_date", count=_bodies(undated), names=_named(undated))
    if change.old_date:
        day = change.old_date
        early = [
            member.name
            for member in change.members
            if member.fate == "closed" and member.closed_on and member.closed_on <= day
        ]
        if early:
            yield note("before_old", count=_bodies(early), names=_named(early))
    day = change.new_date or "9999"
    gone = [
        _name(group)
        for group in groups
        if group.on(new=True)
        and group.rows
        and all(row.gone and (not row.removed or row.removed <= day) for row in group.rows)
    ]
    if gone:
        yield note("gone_listed", count=_bodies(gone), names=_named(gone))
    taken = max((row.extracted for group in groups for row in group.rows), default="")
    if taken and not change.new_date:
        yield note("no_dates", day=date_words(taken))


def _repeated(groups: Sequence[Group]) -> Iterator[str]:
    for new, side in enumerate(_SIDES):
        for group in groups:
            entries = group.on(new=bool(new))
            if len(entries) > 1:
                lines = ", ".join(str(each.entry.line) for each in entries)
                yield note("duplicate", which=side, lines=lines, name=entries[0].name)


def _name(group: Group) -> str:
    return group.name(new=True) or group.name(new=False) or ""


def _bodies(names: Sequence[str]) -> str:
    return counted(len(names), "body", "bodies")


def _named(names: Sequence[str]) -> str:
    shown = "; ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return shown + (note("names_more", count=more) if more > 0 else "")
