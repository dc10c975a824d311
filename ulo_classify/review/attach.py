"""Decisions of people set beside the machine's answers, by the names of the list and not by its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from ulo_classify.register.decisions import decision_key
from ulo_classify.report.entries import first_mentions, names_a_person
from ulo_classify.review.kept import FILE, read_kept
from ulo_classify.schema import AuditLine, AuditResult, Review, ReviewDecision, ReviewSubject

_SUBJECTS: tuple[ReviewSubject, ...] = ("verdict", "match", "note", "reply")


def with_reviews(result: AuditResult, folder: Path) -> AuditResult:
    """The result with what people decided on it, as kept in `folder`.

    Raises:
        ReviewError: the decisions cannot be read.
    """
    return attach(result, read_kept(folder / FILE))


def attach(result: AuditResult, decisions: Sequence[ReviewDecision]) -> AuditResult:
    """The result with decisions, in the order in which they were made; any that it had before are dropped.

    A body that the list names twice has its decisions at its first line, whichever name they were made under.
    Decisions on names that are not on the list change nothing.
    """
    bodies = _bodies(result.lines, decisions)
    lines = tuple(
        line.model_copy(update={"review": _review(line, bodies[index])})
        if index in bodies
        else line.model_copy(update={"review": None})
        if line.review
        else line
        for index, line in enumerate(result.lines)
    )
    return result.model_copy(update={"lines": lines})


def reviewable(line: AuditLine) -> bool:
    """Whether people decide on this line: it names a body, and is the first to name it."""
    return line.outcome != "duplicate" and not names_a_person(line.entry) and bool(line.entry.name)


def raw_name(line: AuditLine) -> str:
    """What the list calls the body; the key of its decisions together with its name."""
    return line.entry.raw or line.entry.name or ""


def _bodies(
    lines: Sequence[AuditLine], decisions: Iterable[ReviewDecision]
) -> dict[int, dict[ReviewSubject, ReviewDecision]]:
    """For the first line of each body: its latest decision on each subject."""
    by_both: dict[tuple[str, str], int] = {}
    by_raw: dict[str, set[int]] = defaultdict(set)
    by_name: dict[str, set[int]] = defaultdict(set)
    firsts = first_mentions(lines)
    for index, line in enumerate(lines):
        first = index if line.outcome != "duplicate" else firsts[index]
        if names_a_person(line.entry) or first is None or not reviewable(lines[first]):
            continue
        raw, name = decision_key(raw_name(line)), decision_key(line.entry.name or "")
        by_both.setdefault((raw, name), first)
        by_raw[raw].add(first)
        by_name[name].add(first)
    found: dict[int, dict[ReviewSubject, ReviewDecision]] = defaultdict(dict)
    for decision in decisions:
        raw, name = decision_key(decision.raw_name), decision_key(decision.name)
        # The number at the head of a line may change, and a later version may read another name from a text.
        exact = {by_both[raw, name]} if (raw, name) in by_both else set()
        fitting = (exact, by_name.get(name, set()), by_raw.get(raw, set()))
        only = next((same for same in fitting if len(same) == 1), None)
        if only is None:
            continue
        (index,) = only
        if decision.action == "withdraw":
            found[index].pop(decision.subject, None)
        else:
            found[index][decision.subject] = decision
    return {index: kept for index, kept in found.items() if kept}


def _review(line: AuditLine, kept: dict[ReviewSubject, ReviewDecision]) -> Review:
    outdated = tuple(
        subject for subject in _SUBJECTS if subject in kept and _is_outdated(line, kept[subject])
    )
    return Review(
        verdict=kept.get("verdict"),
        match=kept.get("match"),
        note=kept.get("note"),
        reply=kept.get("reply"),
        outdated=outdated,
    )


def _is_outdated(line: AuditLine, decision: ReviewDecision) -> bool:
    if decision.subject == "match":
        match = line.register_match
        return match is not None and match.method != "decision" and matched_id(line) != decision.seen_org_id
    return decision.seen_status != line.status


def matched_id(line: AuditLine) -> str | None:
    """The number that the machine matched, if it matched one."""
    match = line.register_match
    return match.body.org_id if match and match.body else None
