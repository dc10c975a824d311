"""A list under review, and decisions on it. All bodies are invented."""

from __future__ import annotations

import datetime as dt

import report_builders as reports

from ulo_classify.schema import AuditResult, RegisterCandidate, RegisterMatch, ReviewDecision

NOW = dt.datetime(2026, 3, 4, 10, 30, tzinfo=dt.UTC)
UNION = "Quay Street Disabled People's Union"
UNION_RAW = "1. Quay Street Disabled People's Union (QSDPU)"
TRUST = "Brackenmoor Care Trust"


def candidate(org_id: str, name: str) -> RegisterCandidate:
    return RegisterCandidate(
        org_id=org_id,
        register_key="ccew",
        name=name,
        matched_name=name,
        score=0.9,
        differences=("“of” here",),
    )


def listed() -> AuditResult:
    """The awkward list; the first body is matched, the third may be two, the sixth is on no register."""
    result = reports.awkward()
    lines = list(result.lines)
    union = candidate("GB-CHC-1234567", UNION)
    matches = {
        0: RegisterMatch(
            name=UNION, outcome="match", reason="The registered name.", method="name", body=union
        ),
        2: RegisterMatch(
            name=TRUST,
            outcome="candidates",
            reason="Two have a like name.",
            candidates=(candidate("GB-CHC-7654321", "<b>Bracken</b>"), candidate("GB-SC-SC012345", "Moor")),
        ),
        5: RegisterMatch(name="x", outcome="none", reason="No register has it."),
    }
    for index, match in matches.items():
        lines[index] = lines[index].model_copy(update={"register_match": match})
    return result.model_copy(update={"lines": tuple(lines)})


def decision(subject: str = "verdict", **changes) -> ReviewDecision:
    values = {
        "raw_name": UNION_RAW,
        "name": UNION,
        "subject": subject,
        "action": {"verdict": "correct", "match": "correct", "note": "annotate", "reply": "record"}[subject],
        "status": "unclear" if subject == "verdict" else None,
        "org_id": "GB-CHC-7777777" if subject == "match" else None,
        "replied_on": "2026-02" if subject == "reply" else None,
        "text": f"The reason of the {subject}.",
        "reviewer": "policy team",
        "decided_at": NOW,
        "seen_status": "user_led",
        "seen_org_id": "GB-CHC-1234567",
    }
    return ReviewDecision(**(values | changes))


def all_four(**changes) -> list[ReviewDecision]:
    return [decision(subject, **changes) for subject in ("verdict", "match", "note", "reply")]
