"""Results built by hand, with content that breaks careless writers. All bodies are invented."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from ulo_classify.schema import (
    Assessment,
    AuditLine,
    AuditResult,
    ControlShare,
    CriterionResult,
    Denominators,
    DocumentSummary,
    Evidence,
    Failure,
    Flag,
    LanguageMeasure,
    ListEntry,
    SeatGroup,
)

SCRIPT_NAME = "<script>alert('ferry')</script> & Friends of Tarn Hollow"
FORMULA_NAME = '=cmd|"/c calc"!A1'
RTL_NAME = "جمعية نهر الفضة"
LONG_NAME = "Confederated" + "Lakeside" * 30 + " Network"
RULES_QUOTE = "At least seven of the twelve trustees shall be disabled people"
SCRIPT_QUOTE = "</mark><script>window.stolen = 1</script><img src=x onerror=alert(1)>"
REFERENCE = "CRPD/C/GC/7 para 11"


def evidence(quote: str = RULES_QUOTE, **changes) -> Evidence:
    values = {
        "quote": quote,
        "document": "rules.txt",
        "document_index": 0,
        "start": 40,
        "end": 40 + len(quote),
        "page": "3",
        "heading": "The trustees",
        "clause": "12.1",
        "before": "The board governs the society. ",
        "after": ", chosen by the members each spring.",
        "date": "2023-05-31",
    }
    return Evidence(**(values | changes))


def document(name: str = "rules.txt", **changes) -> DocumentSummary:
    values = {"name": name, "kind": "governing_document", "date": "2023-05-31", "characters": 4000}
    return DocumentSummary(**(values | changes))


def criterion(verdict: str = "unknown", *quotes: Evidence, **changes) -> CriterionResult:
    values = {
        "verdict": verdict,
        "basis": "rule" if quotes else None,
        "evidence": quotes,
        "explanation": f"What the rules seen say leaves this {verdict}.",
        "reference": REFERENCE,
    }
    return CriterionResult(**(values | changes))


def assessment(name: str, status: str = "unclear", **changes) -> Assessment:
    values = {
        "name": name,
        "status": status,
        "explanation": f"The documents seen lead to {status.replace('_', ' ')}.",
        "criteria": {"led": criterion(), "governed": criterion(), "membership": criterion()},
        "criteria_set": "gc7",
        "versions": {"criteria": "1.0"},
    }
    return Assessment(**(values | changes))


def language(
    shown: str = "none", gap: str = "unknown", per_thousand: float = 0.0, **changes
) -> LanguageMeasure:
    values = {
        "words": 500,
        "hits": round(per_thousand / 2),
        "per_thousand": per_thousand,
        "weight": per_thousand / 8,
        "prominent": gap == "language_exceeds",
        "themes": {"recovery": per_thousand} if per_thousand else {},
        "shown_control": shown,
        "gap": gap,
    }
    return LanguageMeasure(**(values | changes))


def user_led(name: str, quote: str = RULES_QUOTE) -> Assessment:
    words = evidence(quote)
    fact = evidence(
        "eight of our eleven trustees are disabled people",
        document="report-2022.txt",
        document_index=1,
        date="2022",
        page=None,
        clause=None,
        heading=None,
    )
    return assessment(
        name,
        "user_led",
        basis="rule",
        explanation="The rules reserve more than half of the seats on the board for disabled people.",
        criteria={
            "governed": criterion("met", words, fact),
            "led": criterion("conflicting", fact, basis="fact"),
            "membership": criterion(),
            "local_roots": criterion("not_met", evidence("members may live anywhere", start=900, end=925)),
        },
        control={
            "board": ControlShare(
                low=Fraction(7, 12),
                high=Fraction(1),
                explanation="Seven seats are reserved; five are open to anybody.",
                assumptions=("Every reserved seat is filled.",),
                evidence=(words,),
                clauses=("5.1", "12.10"),
                casting_vote="If votes on the board are equal, the chair has a casting vote.",
                worst=(
                    SeatGroup(name="elected", who="users", seats=6, users=6),
                    SeatGroup(name="community <b>", who="anyone", seats=4, users=1),
                    SeatGroup(name="nominees", who="others", seats=2, users=0),
                    SeatGroup(name="observers", who="anyone", seats=3, users=0, votes=False),
                ),
                best=(SeatGroup(name="elected", who="users", seats=6, users=6),),
            ),
            "general_meeting": ControlShare(
                low=Fraction(1, 2), high=Fraction(1), explanation="Most members are users.", low_reached=False
            ),
        },
        evidence=(words,),
        questions=("Who may vote at general meetings?", "Does the chair come from the members?"),
        documents=(
            document(kind_guess="the file name"),
            document("report-2022.txt", kind="annual_report", date="2022"),
        ),
        failures=(Failure(where="old-rules.doc", cause="The file is locked with a password."),),
    )


def flagged(name: str) -> Assessment:
    words = evidence("the trust appoints every member of the panel", start=10, end=54)
    return assessment(
        name,
        "not_user_led",
        basis="rule",
        explanation="The rules give the choice of every trustee to another body.",
        criteria={"governed": criterion("not_met", words)},
        evidence=(words,),
        documents=(document(date=None),),
        flags=(
            Flag(
                kind="coopted_language",
                evidence=(words,),
                explanation="The pages speak of taking part, and the rules name another controller.",
                would_clear="A rule by which users choose most of the panel.",
                strength="strong",
            ),
        ),
        language=language("elsewhere", "language_exceeds", 32.0),
    )


def entry(line: int, name: str | None, **changes) -> ListEntry:
    return ListEntry(**({"line": line, "raw": name, "name": name} | changes))


def assessed(line: int, found: Assessment, **changes) -> AuditLine:
    values = {"entry": entry(line, found.name), "outcome": "assessed", "status": found.status}
    return AuditLine(**(values | {"assessment": found, "dossier": f"dossier-{line}"} | changes))


def audit(*lines: AuditLine, **changes) -> AuditResult:
    bodies = [
        each
        for each in lines
        if each.outcome != "duplicate" and each.entry.kind == "organisation" and not each.entry.is_individual
    ]
    counts = Counter(each.status for each in bodies if each.status)
    values = {
        "title": "Tarn Hollow bus consultation <2024>",
        "checked_on": "2024-06-02",
        "criteria_set": "gc7",
        "versions": {"ulo_classify": "0.1.0", "criteria": "1.0"},
        "lines": lines,
        "counts": counts,
        "outcomes": Counter(each.outcome for each in lines),
        "denominators": Denominators(
            lines=len(lines),
            organisations=len(bodies),
            with_evidence=sum(number for status, number in counts.items() if status != "unclear"),
        ),
    }
    return AuditResult(**(values | changes))


def awkward() -> AuditResult:
    """Twelve lines: every outcome, every status, and names and quotes that try to escape."""
    hostile = user_led(SCRIPT_NAME, SCRIPT_QUOTE)
    return audit(
        assessed(
            1,
            user_led("Quay Street Disabled People's Union"),
            entry=entry(
                1,
                "Quay Street Disabled People's Union",
                raw="1. Quay Street Disabled People's Union (QSDPU)",
                acronym="QSDPU",
                page=2,
                section="Organisations",
                joint_id="joint-1",
            ),
        ),
        assessed(2, hostile.model_copy(update={"language": language("rule", "control_exceeds", 0.0)})),
        assessed(3, flagged("Brackenmoor Care Trust")),
        assessed(
            4, assessment(FORMULA_NAME, "user_group", basis="claim", explanation="@SUM(1+1) is how it opens.")
        ),
        assessed(5, assessment(RTL_NAME, questions=('Line one\nline two, "quoted"',))),
        AuditLine(
            entry=entry(6, LONG_NAME),
            outcome="no_documents",
            status="unclear",
            cause="There is no folder for it.",
        ),
        AuditLine(
            entry=ListEntry(line=7, raw=None, name=None, kind="individual", is_individual=True),
            outcome="individual",
        ),
        AuditLine(entry=ListEntry(line=8, raw=None, name=None, kind="anonymous"), outcome="anonymous"),
        AuditLine(entry=entry(9, "Quay Street DPU"), outcome="duplicate", status="user_led", duplicate_of=1),
        AuditLine(
            entry=entry(10, "-Dash\tand\x07bell\r\nGroup"),
            outcome="failed",
            cause="rules.pdf is damaged: ask for a new copy.",
        ),
        assessed(
            11,
            assessment(
                "Élan Self-Advocacy", "unclear", documents=(document(kind="website", date="2024-03"),)
            ),
        ),
        assessed(11, user_led("Second Name On One Line")),
        notes=("Line 11 holds two names: check that both replied.", "Line 6 has <b>no</b> folder."),
    )
