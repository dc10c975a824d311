"""A verdict a criterion: met, not met, conflicting or unknown, each with the statements that decide it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ulo_classify.assessment.evidence import evidence_of
from ulo_classify.assessment.findings import Finding, Findings
from ulo_classify.criteria import CriteriaSet, Criterion
from ulo_classify.language import Statement
from ulo_classify.schema import Basis, CriterionResult, Evidence, Status, Verdict


def verdicts(
    criteria: CriteriaSet,
    findings: Findings,
    status: Status,
    basis: Basis | None,
    deciding: tuple[Evidence, ...],
) -> dict[str, CriterionResult]:
    """Decide the criteria of a set that ask what sentences say (`asks = "said"`); sets.py decides the others.

    Args:
        criteria: the set.
        findings: what the documents show.
        status: the status decided on,
        basis: its ground, and
        deciding: its evidence: words that show who else controls the body speak to criteria too.
    """
    said = [criterion for criterion in criteria.criterion if criterion.asks == "said"]
    results = {criterion.key: _verdict(criterion, findings, status) for criterion in said}
    for criterion in said:
        if status in criterion.not_met_by and results[criterion.key].verdict == "unknown":
            results[criterion.key] = CriterionResult(
                verdict="not_met",
                basis=basis,
                evidence=deciding,
                explanation="The words quoted show that somebody other than users holds control.",
                reference=criterion.reference,
            )
    return results


def _verdict(criterion: Criterion, findings: Findings, status: Status) -> CriterionResult:
    if criterion.key == "independence":
        return _independence(criterion, findings)
    about = [
        f
        for f in findings.counting
        if f.statement.criterion == criterion.key
        and f.statement.asserts not in ("appointment", "advisory", "election", "closed")
    ]
    if criterion.key == "governed":
        about += _through_members(findings)
    met = _by_ground([f for f in about if _speaks_for(criterion, f.statement)])
    against = _by_ground([f for f in about if _speaks_against(criterion, f.statement)])
    rivals = findings.rivals() + findings.advisory()
    if criterion.key == "governed" and met and rivals and status == "user_group":
        against = against or rivals
        return _result(
            criterion,
            "not_met",
            against,
            "Users' votes are hollow where somebody else appoints or can overrule.",
        )
    if met and against:
        return _result(
            criterion,
            "conflicting",
            [met[0], against[0]],
            "The documents say both; both passages are quoted.",
        )
    if met:
        return _result(criterion, "met", met, f"{criterion.label}: stated in the words quoted.")
    if against:
        return _result(criterion, "not_met", against, f"{criterion.label}: the words quoted show otherwise.")
    return _result(criterion, "unknown", (), "The documents do not say.")


def _independence(criterion: Criterion, findings: Findings) -> CriterionResult:
    rivals = findings.rivals()
    if rivals:
        return _result(
            criterion, "not_met", rivals, "Somebody outside appoints, owns or can overrule the body."
        )
    return _result(
        criterion,
        "unknown",
        (),
        "The documents name nobody outside who appoints or can overrule; nor do they rule it out.",
    )


def _through_members(findings: Findings) -> list[Finding]:
    """The board is elected by members and the members are users: control in two steps."""
    members = [
        f
        for f in findings.user_control()
        if f.statement.criterion == "membership" and f.statement.asserts in ("eligibility", "composition")
    ]
    return members if members and findings.elections() else []


def _share_passes(criterion: Criterion, statement: Statement) -> bool:
    threshold = criterion.threshold or Fraction(1, 2)
    if statement.low is None:
        return True
    if statement.low > threshold:
        return True
    reached = statement.low == threshold
    return reached and (statement.over or criterion.operator == ">=")


def _share_fails(criterion: Criterion, statement: Statement) -> bool:
    threshold = criterion.threshold or Fraction(1, 2)
    return statement.high is not None and (
        statement.high < threshold or (statement.high == threshold and criterion.operator != ">=")
    )


def _speaks_for(criterion: Criterion, statement: Statement) -> bool:
    if statement.group != "users" or statement.negated:
        return False
    return statement.asserts != "composition" or (
        statement.low is not None and _share_passes(criterion, statement)
    )


def _speaks_against(criterion: Criterion, statement: Statement) -> bool:
    if statement.group == "users":
        return statement.negated or (
            statement.asserts == "composition" and _share_fails(criterion, statement)
        )
    if statement.group in ("mixed", "members", "anyone"):
        return False
    return not statement.negated and (statement.asserts != "composition" or statement.majority)


def _by_ground(found: Sequence[Finding]) -> list[Finding]:
    """Strongest ground first: rule, then fact, then claim."""
    return sorted(found, key=lambda finding: ("rule", "fact", "claim", "model").index(finding.basis))


def _result(
    criterion: Criterion, verdict: Verdict, found: Sequence[Finding], explanation: str
) -> CriterionResult:
    evidence = evidence_of(found[:4])
    return CriterionResult(
        verdict=verdict,
        basis=found[0].basis if found else None,
        evidence=evidence,
        explanation=explanation,
        reference=criterion.reference,
    )
