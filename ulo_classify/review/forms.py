"""A form that a person sent -> a decision, or what is wrong with it field by field."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from ulo_classify.people.masking import mask_people
from ulo_classify.register.identifiers import normal_form
from ulo_classify.report.cells import clean, one_line
from ulo_classify.review.attach import matched_id, raw_name
from ulo_classify.review.words import words
from ulo_classify.schema import AuditLine, ReviewDecision, ReviewSubject, Status

Form = Mapping[str, str]
MOST_TEXT = {"verdict": 4_000, "match": 4_000, "note": 4_000, "reply": 20_000}  # characters
MOST_REVIEWER = 120
WITHDRAW, OTHER, NO_BODY = "withdraw", "other", "none"
_PARTIAL = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_IDENTIFIER = re.compile(r"[A-Z]{2}-[A-Z]{2,8}-[A-Z0-9][A-Z0-9./-]{0,40}")  # as org-id writes them


@dataclass(frozen=True)
class Problem:
    """What is wrong with a field, in a sentence."""

    field: str
    message: str


@dataclass(frozen=True)
class Filled:
    """A form as read: a decision, or problems; `masked` tells that names of people were taken out."""

    decision: ReviewDecision | None
    problems: tuple[Problem, ...] = ()
    masked: bool = False


def read_form(form: Form, line: AuditLine, now: dt.datetime) -> Filled:
    """Read a form about one body.

    Args:
        form: its fields; `subject` says what it is about.
        line: the body, with what people decided before.
        now: when it was sent.
    """
    subject = form.get("subject", "")
    if subject not in _READ:
        return Filled(None, (Problem("subject", words()["refused"]["request"]),))
    problems: list[Problem] = []
    values = _READ[subject](form, line, problems)
    withdraws = values.get("action") == "withdraw"
    given = clean(form.get("text", "")).strip()
    text = mask_people(given)
    if not text:
        problems.append(Problem("text", words()["error"]["text"]))
    elif len(text) > MOST_TEXT[subject]:
        told = words()["error"]["long"].format(most=MOST_TEXT[subject], given=len(text))
        problems.append(Problem("text", told))
    reviewer = one_line(form.get("reviewer", ""))
    if not reviewer:
        problems.append(Problem("reviewer", words()["error"]["reviewer"]))
    elif len(reviewer) > MOST_REVIEWER:
        told = words()["error"]["long"].format(most=MOST_REVIEWER, given=len(reviewer))
        problems.append(Problem("reviewer", told))
    if withdraws and _earlier(line, subject) is None:
        problems.append(Problem("answer", words()["error"]["nothing"]))
    if problems:
        order = ("answer", "org_id", "replied_on", "text", "reviewer")
        return Filled(None, tuple(sorted(problems, key=lambda each: order.index(each.field))))
    decision = ReviewDecision(
        raw_name=raw_name(line),
        name=line.entry.name or raw_name(line),
        text=text,
        reviewer=reviewer,
        decided_at=now.astimezone(dt.UTC).replace(microsecond=0),
        seen_status=line.status,
        seen_org_id=matched_id(line),
        **values,
    )
    return Filled(decision, masked=text != given)


def _earlier(line: AuditLine, subject: str) -> ReviewDecision | None:
    return getattr(line.review, subject) if line.review else None


def _verdict(form: Form, line: AuditLine, problems: list[Problem]) -> dict[str, Any]:
    answer = form.get("answer", "")
    if answer == WITHDRAW:
        return {"subject": "verdict", "action": "withdraw"}
    if answer not in get_args(Status):
        problems.append(Problem("answer", words()["error"]["choice"]))
        return {}
    return {
        "subject": "verdict",
        "action": "confirm" if answer == line.status else "correct",
        "status": answer,
    }


def _match(form: Form, line: AuditLine, problems: list[Problem]) -> dict[str, Any]:
    answer = form.get("answer", "")
    if answer == WITHDRAW:
        return {"subject": "match", "action": "withdraw"}
    org_id = None if answer == NO_BODY else normal_form(one_line(form.get("org_id", "")).upper())
    if answer == OTHER:
        if not _IDENTIFIER.fullmatch(org_id or ""):
            problems.append(Problem("org_id", words()["error"]["org_id"]))
    elif answer != NO_BODY:
        org_id = answer
        if answer not in offered(line):
            problems.append(Problem("answer", words()["error"]["choice"]))
    machine = line.register_match
    agrees = machine is not None and matched_id(line) == org_id and machine.outcome != "candidates"
    return {"subject": "match", "action": "confirm" if agrees else "correct", "org_id": org_id}


def offered(line: AuditLine) -> dict[str, str]:
    """Identifiers that the registers offer for a name, the match first, with registered names."""
    match = line.register_match
    if match is None:
        return {}
    bodies = (*([match.body] if match.body else []), *match.candidates)
    found: dict[str, str] = {}
    for each in bodies:
        found.setdefault(each.org_id, each.name)
    return found


def _note(form: Form, line: AuditLine, problems: list[Problem]) -> dict[str, Any]:
    return {"subject": "note", "action": "withdraw" if form.get("answer") == WITHDRAW else "annotate"}


def _reply(form: Form, line: AuditLine, problems: list[Problem]) -> dict[str, Any]:
    if form.get("answer") == WITHDRAW:
        return {"subject": "reply", "action": "withdraw"}
    replied_on = form.get("replied_on", "").strip()
    if not _is_date(replied_on):
        problems.append(Problem("replied_on", words()["error"]["date"]))
        return {}
    return {
        "subject": "reply",
        "action": "record",
        "replied_on": replied_on,
        "contests": form.get("contests") == "yes",
    }


def _is_date(text: str) -> bool:
    """Whether it is a day, a month or a year that there is, as 2024-05-31."""
    if not _PARTIAL.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat(text + "-01-01"[: 10 - len(text)] if len(text) == 4 else (text + "-01")[:10])
    except ValueError:
        return False
    return True


_Reader = Callable[[Form, AuditLine, list[Problem]], dict[str, Any]]
_READ: dict[str, _Reader] = {"verdict": _verdict, "match": _match, "note": _note, "reply": _reply}
SUBJECTS: tuple[ReviewSubject, ...] = get_args(ReviewSubject)
