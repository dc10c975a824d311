"""A share that a criterion asks for, against what documents say of it: verdict, and where it would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ulo_classify.assessment.changes import where_it_changes
from ulo_classify.assessment.evidence import evidence_of
from ulo_classify.assessment.findings import Finding
from ulo_classify.assessment.held import Held
from ulo_classify.assessment.set_words import asked_words, grounds_words, known_words, needed_words, say
from ulo_classify.criteria import Criterion
from ulo_classify.schema import CriterionResult, Operator, ShareTest, Verdict

_MOST_QUOTES = 4
_RANK = ("rule", "fact", "claim", "model")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a criterion asks of a share."""

    operator: Operator
    threshold: Fraction

    def passes(self, held: Held) -> bool:
        """True if users' least share is enough."""
        at = held.low == self.threshold and (held.over or self.operator == ">=")
        return held.low > self.threshold or at

    def fails(self, held: Held) -> bool:
        """True if users' greatest share is not enough."""
        return held.high < self.threshold or (held.high == self.threshold and self.operator == ">")


def decide_share(criterion: Criterion, held: Sequence[Held]) -> CriterionResult:
    """Decide a criterion that asks for a share; what says nothing of it leaves it unknown.

    Args:
        criterion: with `body`, `operator` and `threshold`.
        held: what each passage says of users' share of that body.
    """
    asked = asked_of(criterion)
    counting = sorted(
        (each for each in held if each.basis in criterion.accepts and not each.pooled),
        key=lambda each: _RANK.index(each.basis),
    )
    if not counting:
        return _silent(criterion, asked, held)
    passing = [each for each in counting if asked.passes(each)]
    failing = [each for each in counting if asked.fails(each)]
    verdict: Verdict = "unknown"
    if passing or failing:
        verdict = "conflicting" if passing and failing else ("met" if passing else "not_met")
    deciding = [*passing[:1], *failing[:1]] if verdict == "conflicting" else passing or failing or counting
    strongest = max(counting, key=lambda each: (each.low, each.over))
    low, high = strongest.low, min(each.high for each in counting)
    total = next((each.total for each in deciding if each.total), strongest.total)
    shown = deciding[0]
    known = _all_known(counting)
    words = {"known": known, "asked": asked_words(asked.operator, asked.threshold)}
    changes_at, change = where_it_changes(verdict, criterion, strongest, high, total)
    return CriterionResult(
        verdict=verdict,
        basis=shown.basis,
        evidence=evidence_of(_quoted(deciding)),
        explanation=say("share", verdict, **words),
        label=criterion.label,
        reference=criterion.reference,
        share=_tested(criterion, change, min(low, high), max(low, high), changes_at, known),
    )


def _all_known(counting: Sequence[Held]) -> str:
    """What all passages show, with their grounds where they differ: "7 of 12 (rule), 8 of 12 (fact)"."""
    if len({(each.low, each.high, each.over) for each in counting}) == 1:
        return known_of(counting[0])
    said = (say("known", "by", known=known_of(each), ground=each.basis) for each in counting)
    return ", ".join(dict.fromkeys(said))


def known_of(held: Held) -> str:
    """What one passage shows, in words: "at least 7 of 12"."""
    return known_words(held.low, held.high, over=held.over, total=held.total)


def asked_of(criterion: Criterion) -> Asked:
    """The operator and threshold of a criterion that has them."""
    if criterion.operator is None or criterion.threshold is None:
        raise ValueError(f"the criterion {criterion.key} asks for no share")
    return Asked(criterion.operator, criterion.threshold)


def unnamed(criterion: Criterion, tested: CriterionResult) -> CriterionResult:
    """The same share where no document says that it is of the people whom the criterion asks about.

    A share that is too small stays so; one that would be enough leaves it unknown.
    """
    if tested.verdict not in ("met", "conflicting"):
        return tested
    share = tested.share and tested.share.model_copy(
        update={"changes_at": None, "change": say("change", "unnamed")}
    )
    words = {"words": f"“{criterion.only_if_named[0]}…”"}
    return tested.model_copy(
        update={"verdict": "unknown", "share": share, "explanation": say("share", "unnamed", **words)}
    )


def overruled(criterion: Criterion, tested: CriterionResult, rivals: Sequence[Finding]) -> CriterionResult:
    """The same share where somebody else appoints or can overrule: it is hollow, so it is not met."""
    share = tested.share and tested.share.model_copy(
        update={"changes_at": None, "change": say("change", "hollow")}
    )
    return CriterionResult(
        verdict="not_met",
        basis=rivals[0].basis,
        evidence=evidence_of(rivals[:_MOST_QUOTES]),
        explanation=say("share", "hollow"),
        label=criterion.label,
        reference=criterion.reference,
        share=share,
    )


def _silent(criterion: Criterion, asked: Asked, held: Sequence[Held]) -> CriterionResult:
    """No words of a ground that counts: unknown, whatever other words say."""
    words = {"asked": asked_words(asked.operator, asked.threshold)}
    needed = needed_words(asked.operator, asked.threshold, None)
    explanation, change = say("share", "silent", **words), say("change", "silent", needed=needed)
    shown = next((each for each in held if not each.pooled), None)
    if shown is None and held:
        explanation = say("share", "pooled", **words)
    elif shown is not None:
        words["known"] = known_of(shown)
        words |= {"ground": say("ground", shown.basis), "grounds": grounds_words(criterion.accepts)}
        explanation = say("share", "other_ground", **words)
        change = say("change", "ground", grounds=words["grounds"])
    return CriterionResult(
        verdict="unknown",
        evidence=evidence_of(_quoted([shown] if shown else held[:1])),
        explanation=explanation,
        label=criterion.label,
        reference=criterion.reference,
        share=_tested(criterion, change),
    )


def _quoted(held: Sequence[Held]) -> list[Finding]:
    return [finding for each in held for finding in each.findings][:_MOST_QUOTES]


def _tested(
    criterion: Criterion,
    change: str,
    low: Fraction | None = None,
    high: Fraction | None = None,
    changes_at: Fraction | None = None,
    known: str | None = None,
) -> ShareTest:
    asked = asked_of(criterion)
    return ShareTest(
        body=criterion.body or "",
        operator=asked.operator,
        threshold=asked.threshold,
        low=low,
        high=high,
        changes_at=changes_at,
        asked=asked_words(asked.operator, asked.threshold),
        known=known,
        change=change,
    )
