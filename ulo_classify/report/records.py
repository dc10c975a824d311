"""One record per line of the list: the columns that results.csv and the sheet "Results" share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ulo_classify.report.entries import WHOLE_SET, criterion_keys, further_sets, names_a_person, shown_name
from ulo_classify.report.places import evidence_date, place
from ulo_classify.report.reviews import has_review
from ulo_classify.report.wording import flag_word, messages, share_cells, term
from ulo_classify.schema import Assessment, AuditLine, Evidence, RegisterMatch, Review

Value = str | int | bool | None | tuple[str, ...]

LEADING_COLUMNS = (
    "line_no",
    "page",
    "section",
    "raw_text",
    "name",
    "acronym",
    "is_individual",
    "joint_id",
    "outcome",
    "duplicate_of",
    "dossier",
    "status",
    "basis",
    "explanation",
)
TRAILING_COLUMNS = (
    "board_low",
    "board_high",
    "meeting_low",
    "meeting_high",
    "control_clauses",
    "evidence_quote",
    "evidence_document",
    "evidence_place",
    "evidence_date",
    "flags",
    "movement_words",
    "shown_control",
    "language_gap",
    "questions",
    "cause",
)
# Only where the list was looked up in registers.
REGISTER_COLUMNS = (
    "register_outcome",
    "org_id",
    "register",
    "matched_name",
    "match_method",
    "match_score",
    "match_reason",
    "candidates",
)
# Only where people decided something.
REVIEW_COLUMNS = (
    "person_status",
    "person_reason",
    "person_org_id",
    "person_match_reason",
    "person_note",
    "reply",
    "reply_date",
    "contested",
    "reviewer",
    "reviewed_on",
    "look_again",
)
CRITERION_PREFIX = "criterion_"
SET_PREFIX = "set_"


def columns(
    criteria: Sequence[str], *, register: bool = False, sets: Sequence[str] = (), review: bool = False
) -> list[str]:
    """The header: the fixed columns with one "criterion_<key>" for each criterion between them.

    After them come "set_<key>" for each further criteria set; with `register`, what the registers say to each
    name; and with `review`, what people decided.
    """
    return [
        *LEADING_COLUMNS,
        *(CRITERION_PREFIX + key for key in criteria),
        *TRAILING_COLUMNS,
        *(SET_PREFIX + key for key in sets),
        *(REGISTER_COLUMNS if register else ()),
        *(REVIEW_COLUMNS if review else ()),
    ]


def columns_of(lines: Sequence[AuditLine]) -> list[str]:
    """The header of a list's table: the columns that some line of it needs."""
    return columns(
        criterion_keys(lines),
        register=has_register(lines),
        sets=further_sets(lines),
        review=has_review(lines),
    )


def has_register(lines: Iterable[AuditLine]) -> bool:
    """Whether the list was looked up in registers."""
    return any(line.register_match for line in lines)


def deciding_evidence(assessment: Assessment) -> Evidence | None:
    """The first quote behind the result; without one, the first quote of a criterion that is settled."""
    if assessment.evidence:
        return assessment.evidence[0]
    settled = (result for result in assessment.criteria.values() if result.verdict != "unknown")
    return next((evidence for result in settled for evidence in result.evidence), None)


def record(line: AuditLine, criteria: Sequence[str]) -> dict[str, Value]:
    """The values of a (masked) line by column; keys such as "user_led" are left for the writer to word."""
    entry, assessment = line.entry, line.assessment
    values: dict[str, Value] = dict.fromkeys(columns(criteria, register=True, review=True))
    values.update(
        line_no=entry.line,
        page=entry.page,
        section=entry.section,
        raw_text=entry.raw,
        name=shown_name(entry),
        acronym=entry.acronym,
        is_individual=names_a_person(entry),
        joint_id=entry.joint_id,
        outcome=line.outcome,
        duplicate_of=line.duplicate_of,
        dossier=line.dossier,
        status=line.status,
        cause=line.cause,
    )
    values.update(_register_cells(line.register_match))
    values.update(_review_cells(line.review))
    if assessment:
        values.update(
            status=line.status or assessment.status,
            basis=assessment.basis,
            explanation=assessment.explanation,
            questions=assessment.questions,
        )
        if assessment.set_result:
            values[CRITERION_PREFIX + WHOLE_SET] = assessment.set_result.verdict
        values.update({SET_PREFIX + key: each.verdict for key, each in assessment.sets.items()})
        values.update(_shares(assessment))
        values.update(_language(assessment))
        for key, result in assessment.criteria.items():
            values[CRITERION_PREFIX + key] = result.verdict
        evidence = deciding_evidence(assessment)
        if evidence:
            values.update(
                evidence_quote=evidence.quote,
                evidence_document=evidence.document,
                evidence_place=place(evidence),
                evidence_date=evidence_date(evidence, assessment.documents),
            )
    return values


def _register_cells(match: RegisterMatch | None) -> dict[str, Value]:
    """What the registers say; the score only of a match, as it ranks candidates and judges nothing."""
    if match is None:
        return {}
    body = match.body
    return {
        "register_outcome": match.outcome,
        "org_id": body.org_id if body else None,
        "register": body.register_key if body else None,
        "matched_name": body.name if body else None,
        "match_method": match.method,
        "match_score": f"{body.score:.3f}" if body else None,
        "match_reason": match.reason,
        "candidates": tuple(f"{each.org_id} {each.name}" for each in match.candidates),
    }


def _review_cells(review: Review | None) -> dict[str, Value]:
    """What people decided; the machine's answers stand in their own columns."""
    if review is None:
        return {}
    verdict, match, note, reply = review.verdict, review.match, review.note, review.reply
    kept = [each for each in (verdict, match, note, reply) if each]
    return {
        "person_status": verdict.status if verdict else None,
        "person_reason": verdict.text if verdict else None,
        "person_org_id": (match.org_id or "none") if match else None,
        "person_match_reason": match.text if match else None,
        "person_note": note.text if note else None,
        "reply": reply.text if reply else None,
        "reply_date": reply.replied_on if reply else None,
        "contested": reply.contests if reply else None,
        "reviewer": tuple(dict.fromkeys(each.reviewer for each in kept)),
        "reviewed_on": max(each.decided_at for each in kept).date().isoformat(),
        "look_again": bool(review.outdated),
    }


def _language(assessment: Assessment) -> dict[str, Value]:
    """Flags in words, and the movement's words beside the control shown."""
    values: dict[str, Value] = {"flags": tuple(flag_word(flag.kind) for flag in assessment.flags)}
    if assessment.language:
        values["movement_words"] = f"{assessment.language.per_thousand:.1f} in 1,000"
        values["shown_control"] = term("shown_control", assessment.language.shown_control).word
        values["language_gap"] = term("gap", assessment.language.gap).word
    return values


def _shares(assessment: Assessment) -> dict[str, Value]:
    """The least and greatest shares of votes, and the clauses that decide them."""
    values: dict[str, Value] = {}
    clauses: list[str] = []
    for body, column in (("board", "board"), ("general_meeting", "meeting")):
        share = assessment.control.get(body)
        if share:
            values[f"{column}_low"], values[f"{column}_high"] = share_cells(share)
            clauses += [clause for clause in share.clauses if clause not in clauses]
    # A bare "12.10" would become the number 12.1 in a spreadsheet.
    values["control_clauses"] = messages()["clauses"].format(clauses=", ".join(clauses)) if clauses else None
    return values
