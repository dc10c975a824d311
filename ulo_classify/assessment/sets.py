"""One body under one criteria set: a verdict a criterion, and how they come together.

The status is not decided here but by the table for General Comment No. 7 (table.py); a set that asks who
controls the body takes its answer from there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ulo_classify.assessment.bodies import no_staff
from ulo_classify.assessment.breach import breaches
from ulo_classify.assessment.constituency import are_named
from ulo_classify.assessment.control import Control
from ulo_classify.assessment.evidence import cite, evidence_of
from ulo_classify.assessment.findings import Findings
from ulo_classify.assessment.held import Held, held_shares
from ulo_classify.assessment.set_words import grounds_words, say
from ulo_classify.assessment.share_tests import decide_share, overruled, unnamed
from ulo_classify.assessment.table import Decision
from ulo_classify.assessment.verdicts import verdicts
from ulo_classify.criteria import Body, CriteriaSet, Criterion
from ulo_classify.schema import CriterionResult, Evidence, SetResult, SetVerdict, Status, Verdict

_VERDICTS: dict[Status, Verdict] = {
    "user_led": "met",
    "user_group": "not_met",
    "not_user_led": "not_met",
    "unclear": "unknown",
}
BY_STATUS = "gc7"  # the set under which the status decides, not its criteria one by one


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a set is decided from: findings, the status they led to, its evidence, and the shares of votes.

    `probabilities` are the learned model's, None where it has not been asked.
    """

    findings: Findings
    decision: Decision
    evidence: tuple[Evidence, ...]
    control: Control = field(default_factory=Control)
    probabilities: dict[Status, float] | None = None

    def shares(self, criteria: CriteriaSet, body: Body) -> list[Held]:
        """What each passage says of users' share of a body, with those whom the set counts as users."""
        return held_shares(self.findings, body, criteria.users.also_counts)


def decide_criteria(criteria: CriteriaSet, grounds: Grounds) -> dict[str, CriterionResult]:
    """A verdict for each criterion of a set, in its order."""
    decision = grounds.decision
    if not are_named(criteria.users.only_if_named, grounds.findings):
        return {each.key: _about_others(each) for each in criteria.criterion}
    said = verdicts(criteria, grounds.findings, decision.status, decision.basis, grounds.evidence)
    said |= _clashing(said, grounds)
    return {
        each.key: said.get(each.key) or _quotable(_DECIDE[each.asks](each, criteria, grounds))
        for each in criteria.criterion
    }


def _clashing(said: Mapping[str, CriterionResult], grounds: Grounds) -> dict[str, CriterionResult]:
    """Who governs is told twice, and differently: by rules that clash, or by a rule and a count."""
    governed = said.get("governed")
    if governed is None or governed.verdict == "met" or grounds.decision.status != "unclear":
        return {}
    clash, why = grounds.control.clashes.get("board", ()), "clash"
    if len(clash) < 2 and (breach := breaches(grounds.findings, grounds.control)):
        clash, why = breach[0].evidence, "breach"
    if len(clash) < 2:
        return {}
    told = {"verdict": "conflicting", "basis": "rule", "evidence": clash, "explanation": say("set", why)}
    return {"governed": governed.model_copy(update=told)}


def _quotable(result: CriterionResult) -> CriterionResult:
    """No verdict without a quote: unknown, where nothing but a person's name would be left of the words."""
    if result.verdict == "unknown" or result.evidence:
        return result
    return result.model_copy(
        update={"verdict": "unknown", "basis": None, "share": None, "explanation": say("set", "unquotable")}
    )


def come_together(
    criteria: CriteriaSet, results: Mapping[str, CriterionResult], grounds: Grounds
) -> SetVerdict:
    """The result under a set: every gate is needed, of gates that share `one_of` one; a bar only bars."""
    if criteria.key == BY_STATUS:
        verdict = _VERDICTS[grounds.decision.status]
        settled = [each.key for each in criteria.criterion if results[each.key].verdict == verdict]
        deciding = () if verdict == "unknown" else tuple(settled)
        return SetVerdict(verdict=verdict, explanation=grounds.decision.reason, decided_by=deciding)
    if not are_named(criteria.users.only_if_named, grounds.findings):
        return SetVerdict(verdict="unknown", explanation=say("set", "unnamed", who=criteria.users.who))
    needed: dict[str, list[Criterion]] = {}
    for each in criteria.criterion:
        if each.role == "gate" or (each.role == "bar" and results[each.key].verdict == "not_met"):
            needed.setdefault(f"one of {each.one_of}" if each.one_of else each.key, []).append(each)
    groups = [(_any([results[each.key].verdict for each in group]), group) for group in needed.values()]
    order: tuple[Verdict, ...] = ("not_met", "conflicting", "unknown", "met")
    verdict = min((verdict for verdict, _ in groups), key=order.index)
    deciding_criteria = [each for found, group in groups if found == verdict for each in group]
    explanation = say("set", verdict, criteria="; ".join(each.label for each in deciding_criteria))
    if not criteria.asks_who_overrules and grounds.findings.rivals():
        explanation += say("set", "overruled")
    return SetVerdict(
        verdict=verdict, explanation=explanation, decided_by=tuple(each.key for each in deciding_criteria)
    )


def decide_set(criteria: CriteriaSet, grounds: Grounds) -> SetResult:
    """One body under one set, with what a reader needs to know of the set."""
    results = decide_criteria(criteria, grounds)
    if criteria.key == BY_STATUS:
        results = {
            each.key: _with_share(each, results[each.key], criteria, grounds) for each in criteria.criterion
        }
    together = come_together(criteria, results, grounds)
    quoted = [evidence for key in together.decided_by for evidence in results[key].evidence]
    return SetResult(
        **together.model_dump(),
        key=criteria.key,
        name=criteria.name,
        short=criteria.short or criteria.name,
        version=criteria.version,
        citation=str(criteria.citation),
        who_counts=criteria.users.who,
        not_counted=criteria.users.not_counted,
        criteria=results,
        evidence=grounds.evidence if criteria.key == BY_STATUS else tuple(dict.fromkeys(quoted)),
        not_checked=criteria.not_checked,
        silent_on=criteria.silent_on,
    )


def _any(found: Sequence[Verdict]) -> Verdict:
    order: tuple[Verdict, ...] = ("met", "conflicting", "unknown", "not_met")
    return min(found, key=order.index)


def _with_share(
    criterion: Criterion, result: CriterionResult, criteria: CriteriaSet, grounds: Grounds
) -> CriterionResult:
    """A criterion decided by what is said, with the share beside it where both come to the same."""
    if criterion.threshold is None or criterion.body is None or criterion.role != "gate":
        return result
    tested = decide_share(criterion, grounds.shares(criteria, criterion.body))
    return result.model_copy(update={"share": tested.share}) if tested.verdict == result.verdict else result


def _about_others(criterion: Criterion) -> CriterionResult:
    """Unknown: the set is about people whom no document of the body names."""
    return CriterionResult(
        verdict="unknown",
        explanation=say("constituency", "unknown"),
        label=criterion.label,
        reference=criterion.reference,
    )


def _share(criterion: Criterion, criteria: CriteriaSet, grounds: Grounds) -> CriterionResult:
    if criterion.body is None:
        raise ValueError(f"the criterion {criterion.key} names no body")
    tested = decide_share(criterion, grounds.shares(criteria, criterion.body))
    if criterion.waived_without == "staff" and tested.verdict == "unknown":
        return _waived(criterion, tested, grounds) or tested
    rivals = grounds.findings.rivals()
    if criterion.body == "board" and criteria.asks_who_overrules and rivals and tested.verdict != "not_met":
        return overruled(criterion, tested, rivals)
    return tested if are_named(criterion.only_if_named, grounds.findings) else unnamed(criterion, tested)


def _waived(criterion: Criterion, tested: CriterionResult, grounds: Grounds) -> CriterionResult | None:
    """Met for want of anybody to count, where the body says so."""
    for index, document, _ in grounds.findings.own:
        found = no_staff().search(document.text)
        evidence = cite(document, index, *found.span(), "no staff") if found else None
        if evidence is not None:
            share = tested.share and tested.share.model_copy(update={"change": say("change", "waived")})
            return CriterionResult(
                verdict="met",
                basis="rule" if document.kind == "governing_document" else "fact",
                evidence=(evidence,),
                explanation=say("share", "waived"),
                label=criterion.label,
                reference=criterion.reference,
                share=share,
            )
    return None


def _control(criterion: Criterion, _: CriteriaSet, grounds: Grounds) -> CriterionResult:
    decision = grounds.decision
    verdict = _VERDICTS[decision.status]
    words = {"reason": decision.reason}
    explanation = say("control", verdict, **words)
    if verdict == "met" and decision.basis and decision.basis not in criterion.accepts:
        verdict = "unknown"
        words |= {"ground": say("ground", decision.basis), "grounds": grounds_words(criterion.accepts)}
        explanation = say("control", "other_ground", **words)
    return CriterionResult(
        verdict=verdict,
        basis=decision.basis if verdict != "unknown" else None,
        evidence=grounds.evidence,
        explanation=explanation,
        label=criterion.label,
        reference=criterion.reference,
    )


def _independence(criterion: Criterion, _: CriteriaSet, grounds: Grounds) -> CriterionResult:
    rivals = grounds.findings.rivals()
    verdict: Verdict = "not_met" if rivals else "unknown"
    return CriterionResult(
        verdict=verdict,
        basis=rivals[0].basis if rivals else None,
        evidence=evidence_of(rivals[:4]),
        explanation=say("independence", verdict),
        label=criterion.label,
        reference=criterion.reference,
    )


_DECIDE: dict[str, Callable[[Criterion, CriteriaSet, Grounds], CriterionResult]] = {
    "share": _share,
    "control": _control,
    "independence": _independence,
}
