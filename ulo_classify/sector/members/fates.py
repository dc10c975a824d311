"""The decision table of this folder: what became of one body, and the sentence that says how it is known.

First what a person noted, then the lists, then the registers. Silence of the registers is `unknown`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from ulo_classify.consultation.names import strict_key
from ulo_classify.register import RegisterRow
from ulo_classify.sector.members.listed import NUMBER, Group, Listed, same_strict_name
from ulo_classify.sector.members.model import Fate
from ulo_classify.sector.members.noted import Noted
from ulo_classify.sector.members.words import reason, words


class Decided(NamedTuple):
    """A fate with its reason; `closed_on`, `into` and `into_id` where they are known."""

    fate: Fate
    reason: str
    closed_on: str = ""
    into: str = ""
    into_id: str = ""


@dataclass(frozen=True)
class Situation:
    """What the table needs beside the body: the days of the lists and a way to look for a living namesake."""

    old_date: str
    new_date: str
    with_register: bool
    namesake: Callable[[str], RegisterRow | None]


def decide(group: Group, noted: Noted | None, situation: Situation) -> Decided:
    """What became of a body."""
    on_old, on_new = group.on(new=False), group.on(new=True)
    if on_old and on_new:
        return _on_both(group)
    if on_new:
        return _joined(group, situation)
    if noted is not None:
        return Decided(noted.fate, reason("decided_fate", why=noted.why), noted.date, noted.into)
    if not group.rows:
        return Decided("unknown", _why_unknown(on_old, situation))
    return _by_register(group, situation)


def _on_both(group: Group) -> Decided:
    if same_strict_name(group):
        return Decided("stayed", _same_name(group))
    how = next((each for each in group.how if each not in {"", NUMBER}), None)
    if how is not None:
        return Decided("stayed", reason("same_again", how=how))
    old, new = group.on(new=False)[0], group.on(new=True)[0]
    if group.rows:
        return _renamed(group, old, new)
    match = new.match or old.match
    return Decided("changed_name", reason("decided_same", why=(match.reason if match else "").rstrip(".")))


def _same_name(group: Group) -> str:
    """Its reason; a number that differs is said, as it may be a new legal form, or another body."""
    old = {number for each in group.on(new=False) for number in each.ids}
    new = {number for each in group.on(new=True) for number in each.ids}
    if old and new and not old & new:
        return reason("new_number", old=", ".join(sorted(old)), new=", ".join(sorted(new)))
    return reason("same_name")


def _renamed(group: Group, old: Listed, new: Listed) -> Decided:
    """Two names of one number: a change of name if the register has the old one as a previous name."""
    key, new_key = strict_key(old.name), strict_key(new.name)
    for row in group.rows:
        former = [each for each in row.names if each.kind == "previous" and strict_key(each.name) == key]
        if former and not any(
            each.kind == "previous" and strict_key(each.name) == new_key for each in row.names
        ):
            until = max(each.until for each in former)
            told = reason("until", date=until) if until else ""
            return Decided("changed_name", reason("previous_name", old=former[0].name, until=told))
    known = {strict_key(each.name) for row in group.rows for each in row.names}
    row = group.rows[0]
    if {key, new_key} <= known:
        return Decided("stayed", reason("other_name", id=row.org_id))
    if old.decided or new.decided:
        match = new.match if new.decided else old.match
        why = (match.reason if match else "").rstrip(".")
        return Decided("changed_name", reason("decided_same", why=why))
    return Decided("changed_name", reason("same_number", id=row.org_id))


def _joined(group: Group, situation: Situation) -> Decided:
    dated = sorted((row for row in group.rows if row.registered), key=lambda row: row.registered)
    told = reason("joined")
    if dated and situation.old_date:
        key = "joined_since" if dated[0].registered > situation.old_date else "joined_before"
        first = dated[0]
        told += " " + reason(key, register=first.title, id=first.org_id, date=first.registered)
    return Decided("joined", told)


def _why_unknown(on_old: tuple[Listed, ...], situation: Situation) -> str:
    matches = [each.match for each in on_old if each.match is not None]
    numbers = sorted(number for each in on_old for number in each.ids)
    if any(match.method == "decision" and not match.body for match in matches):
        return reason("decided_none")
    if not situation.with_register:
        return reason("no_register")
    if numbers:
        return reason("not_held", id=", ".join(numbers))
    near = [each for match in matches for each in match.candidates]
    if near:
        told = [f"{each.name} ({each.org_id})" for each in near[:3]]
        return reason("candidates", names="; ".join(dict.fromkeys(told)))
    return reason("on_none")


def _by_register(group: Group, situation: Situation) -> Decided:
    left = [row for row in group.rows if _had_left(row, situation.new_date)]
    there = [row for row in group.rows if row not in left]
    if there:
        return _lives(there[0], left)
    last = max(left, key=lambda row: row.removed)
    merged = _merged(left, group, situation)
    if merged is not None:
        return merged
    again = situation.namesake(last.name)
    if again is not None and again.org_id not in {row.org_id for row in left}:
        return Decided("left", reason("renumbered", old=last.org_id, new=again.org_id), into_id=again.org_id)
    why = next((event.reason for event in last.events if event.kind == "removed" and event.reason), "")
    told = reason(
        "closed",
        register=last.title,
        id=last.org_id,
        on=_on(last.removed),
        reason=reason("reason_of", reason=why.lower()) if why else "",
    )
    return Decided("closed", told, last.removed)


def _had_left(row: RegisterRow, day: str) -> bool:
    """Whether it had left by the day of the new list; on a month's day the register is taken to know."""
    return row.gone and not (day and row.removed and row.removed > day)


def _lives(row: RegisterRow, left: list[RegisterRow]) -> Decided:
    if row.gone:
        told = reason("lives_then", register=row.title, id=row.org_id, date=row.removed)
    elif left:
        gone = "; ".join(f"{each.title} ({each.org_id}){_on(each.removed)}" for each in left)
        told = reason("lives_partly", gone=gone, register=row.title, id=row.org_id)
    else:
        told = reason("lives", register=row.title, id=row.org_id)
    if row.signs:
        told += " " + reason("signs", signs="; ".join(dict.fromkeys(sign.text for sign in row.signs)))
    return Decided("left", told)


def _merged(left: list[RegisterRow], group: Group, situation: Situation) -> Decided | None:
    """Into what it passed, by an event of the register; a transfer to itself under a new number is none."""
    own = {strict_key(each.name) for row in group.rows for each in row.names}
    for row in left:
        for event in row.events:
            if event.kind == "transfer_out" and (event.other_id or event.other_name):
                if event.other_name and strict_key(event.other_name) in own:
                    again = event.other_id or event.other_name
                    return Decided(
                        "left", reason("renumbered", old=row.org_id, new=again), into_id=event.other_id
                    )
                into = event.other_name or event.other_id
                told = reason("merged", into=into, register=row.title, id=row.org_id, on=_on(event.date))
                return Decided("merged", told, row.removed, into, event.other_id)
    for row in left:
        for event in row.events:
            why = event.reason.casefold()
            if event.kind == "removed" and any(each in why for each in words()["merging"]):
                told = reason(
                    "merged_unnamed",
                    register=row.title,
                    id=row.org_id,
                    reason=event.reason.lower(),
                    on=_on(event.date or row.removed),
                )
                return Decided("merged", told, row.removed)
    return None


def _on(date: str) -> str:
    from ulo_classify.report.wording import date_words

    return reason("on", date=date_words(date)) if date else ""
