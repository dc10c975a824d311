"""Two lists of members -> every body of either with what became of it, and what a person should check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from ulo_classify.consultation.names import strict_key
from ulo_classify.register import Decision, Register, RegisterRow
from ulo_classify.register.decisions import decision_key
from ulo_classify.schema import AuditLine, ConsultationList, Status
from ulo_classify.sector.members.checks import checks
from ulo_classify.sector.members.fates import Decided, Situation, decide
from ulo_classify.sector.members.listed import Group, group_bodies, listed
from ulo_classify.sector.members.model import LOST, Member, MemberChange, RegisterDates
from ulo_classify.sector.members.noted import FatesNoted, Noted
from ulo_classify.sector.members.words import reason, words

_MOST_NEAR = 3


def compare_members(
    old: ConsultationList,
    new: ConsultationList,
    *,
    register: Register | None = None,
    decisions: Mapping[str, Decision] | None = None,
    noted: FatesNoted | None = None,
    results: Sequence[AuditLine] = (),
    old_date: str | None = None,
    new_date: str | None = None,
) -> MemberChange:
    """Compare two lists of members.

    Args:
        old: the earlier list.
        new: the later one.
        register: an open database of registers; without one nobody is known to have closed.
        decisions: what a person decided of names (`register.read_decisions`).
        noted: fates that a person noted (`noted.read_fates`).
        results: lines of an audit, for the status of each body.
        old_date: ISO date of the earlier list: bodies that had left the registers by then are not matched
            outright.
        new_date: ISO date of the later one: what left the registers after it still lived.

    Returns:
        Every body of either list once, in the order of the lists; individuals are counted and left out.
    """
    decisions, noted = decisions or {}, noted or FatesNoted({}, ())
    entries = [
        *listed(old, new=False, register=register, decisions=decisions, date=old_date),
        *listed(new, new=True, register=register, decisions=decisions, date=new_date),
    ]
    groups = group_bodies(entries)
    situation = Situation(old_date or "", new_date or "", register is not None, _namesake(register))
    decided = [decide(group, _noted(group, noted.fates), situation) for group in groups]
    status = _statuses(results)
    members = [_member(group, each, status) for group, each in zip(groups, decided, strict=True)]
    members = _with_successors(members, groups, decided)
    members = _with_near(members)
    change = MemberChange(
        old=old.source,
        new=new.source,
        old_date=old_date,
        new_date=new_date,
        registers=tuple(register.registers.values()) if register else (),
        members=tuple(members),
        people=(_people(old), _people(new)),
    )
    notes = (*noted.notes, *checks(change, groups, (old, new)))
    return change.model_copy(update={"notes": notes})


def _people(source: ConsultationList) -> int:
    return sum(entry.kind != "organisation" for entry in source.entries)


def _noted(group: Group, fates: Mapping[str, Noted]) -> Noted | None:
    names = [name for each in group.entries for name in (each.entry.raw or "", each.name)]
    return next((fates[key] for name in names if name and (key := decision_key(name)) in fates), None)


def _namesake(register: Register | None) -> Callable[[str], RegisterRow | None]:
    """Finds a body of the same name that is on a register now."""

    @cache
    def find(name: str) -> RegisterRow | None:
        if register is None:
            return None
        match = next(iter(register.find([name])), None)
        if match is None or match.body is None or match.body.gone or match.method not in {"name", "form"}:
            return None
        return next((row for row in register.rows(match.body.org_id) if not row.gone), None)

    return find


def _statuses(results: Sequence[AuditLine]) -> Callable[[Group], Status | None]:
    """The status of a body in an audit, by its number or else its name; a person's decision goes first."""
    by_id: dict[str, Status] = {}
    by_name: dict[str, Status] = {}
    for line in results:
        decided = line.review.verdict.status if line.review and line.review.verdict else None
        found = decided or line.status
        if found is None or not line.entry.name:
            continue
        match = line.register_match
        if match and match.body:
            by_id.setdefault(match.body.org_id, found)
        by_name.setdefault(strict_key(line.entry.name), found)

    def status(group: Group) -> Status | None:
        numbers = [number for each in group.entries for number in sorted(each.ids)]
        names = [strict_key(each.name) for each in reversed(group.entries)]
        found = [by_id[number] for number in numbers if number in by_id]
        return next(iter([*found, *(by_name[name] for name in names if name in by_name)]), None)

    return status


def _member(group: Group, decided: Decided, status: Callable[[Group], Status | None]) -> Member:
    old, new = group.name(new=False), group.name(new=True)
    alive = sorted(group.rows, key=lambda row: row.gone)
    return Member(
        name=new or old or "",
        old_name=old,
        new_name=new,
        old_lines=tuple(each.entry.line for each in group.on(new=False)),
        new_lines=tuple(each.entry.line for each in group.on(new=True)),
        section=next((each.entry.section for each in group.entries if each.entry.section), None),
        fate=decided.fate,
        reason=decided.reason,
        decided=any(each.decided for each in group.entries),
        closed_on=decided.closed_on or None,
        into=decided.into or None,
        status=status(group),
        form=next((row.form for row in alive if row.form), None),
        rows=tuple(_dates(row) for row in group.rows),
    )


def _dates(row: RegisterRow) -> RegisterDates:
    return RegisterDates(
        org_id=row.org_id,
        register_title=row.title,
        name=row.name,
        registered=row.registered or None,
        removed=row.removed or None,
        gone=row.gone,
        status=row.status,
    )


def _with_successors(
    members: Sequence[Member], groups: Sequence[Group], decided: Sequence[Decided]
) -> list[Member]:
    """Tell of mergers on both sides: whether a successor is on the new list, and from whom it took over."""
    by_id: dict[str, int] = {}
    by_name: dict[str, int] = {}
    for index, group in enumerate(groups):
        if group.on(new=True):
            by_id.update({number: index for each in group.entries for number in each.ids})
            by_name.update({strict_key(each.name): index for each in group.entries})
    found = list(members)
    came: dict[int, list[str]] = {}
    for index, each in enumerate(decided):
        if each.fate == "merged":
            into = by_id.get(each.into_id, by_name.get(strict_key(each.into)) if each.into else None)
            if into is not None:
                found[index] = found[index].model_copy(update={"into_on_new": True})
                came.setdefault(into, []).append(found[index].name)
    for index, names in came.items():
        told = f"{found[index].reason} {reason('joined_from', names='; '.join(names))}"
        found[index] = found[index].model_copy(update={"reason": told})
    return found


def _with_near(members: Sequence[Member]) -> list[Member]:
    """Show names of the other list that are near, where a body is on one list only; none is used.

    Near names share a word that few bodies have: all others are alike by the trade's own words.
    """
    found = list(members)
    often = Counter(word for member in members for word in set(strict_key(member.name).split()))
    lost = [index for index, member in enumerate(members) if member.fate in LOST]
    gained = [index for index, member in enumerate(members) if member.fate == "joined"]
    for here, there in ((lost, gained), (gained, lost)):
        keys = {index: strict_key(members[index].name) for index in there}
        for index in here:
            key = strict_key(members[index].name)
            rare = {word for word in key.split() if often[word] <= words()["rare"]}
            alike = {other: each for other, each in keys.items() if rare & set(each.split())}
            near = process.extract(
                key, alike, scorer=fuzz.token_sort_ratio, score_cutoff=words()["near"], limit=_MOST_NEAR
            )
            names = tuple(members[other].name for _, _, other in near)
            found[index] = found[index].model_copy(update={"may_be": names})
    return found
