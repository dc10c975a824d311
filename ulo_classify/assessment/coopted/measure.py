"""The movement's words in a body's own documents, beside the control by users that they show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ulo_classify.assessment.findings import Findings
from ulo_classify.assessment.learned import Read, language_features_of, phrases_in
from ulo_classify.assessment.table import Decision
from ulo_classify.model import Bundle
from ulo_classify.movement_language.prominence import rules, weight_of
from ulo_classify.movement_language.scan import Hit, Scanner
from ulo_classify.schema import DocumentLanguage, LanguageGap, LanguageMeasure, MovementTheme, ShownControl

_MODEL = "language"
_TRIED = 3  # sentences that moved the model most
_PER = 1000  # words


@dataclass(frozen=True, slots=True)
class Language:
    """The phrases of every own document (by its index), and what they come to.

    `stands_out`: the learned model takes it for movement language of a body that is not the users' own;
    without a model, the phrases are prominent. `passages`: sentences that moved the model so, as document,
    start, end.
    """

    hits: Mapping[int, Sequence[Hit]]
    measure: LanguageMeasure
    stands_out: bool
    passages: Sequence[tuple[int, int, int]] = ()


def measure_language(read: Read, decision: Decision, scanner: Scanner, bundle: Bundle | None) -> Language:
    """Count the phrases of the body's own documents and set them beside the control that is shown."""
    findings = read.findings
    hits = phrases_in(findings, scanner)
    words = {index: len(document.text.split()) for index, document, _ in findings.own}
    everything = [hit for found in hits.values() for hit in found]
    total, weight = sum(words.values()), weight_of(everything)
    shown, prominent = shown_control(findings, decision), is_prominent(weight, _rate(len(everything), total))
    measure = LanguageMeasure(
        words=total,
        hits=len(everything),
        per_thousand=_rate(len(everything), total),
        weight=weight,
        prominent=prominent,
        themes=_themes(everything, total),
        shown_control=shown,
        gap=_gap(shown, weight, prominent=prominent),
        documents=tuple(
            DocumentLanguage(
                document_index=index,
                words=words[index],
                hits=len(found),
                per_thousand=_rate(len(found), words[index]),
                weight=weight_of(found),
                themes=_themes(found, words[index]),
            )
            for index, found in hits.items()
        ),
    )
    model = bundle.models.get(_MODEL) if bundle is not None and findings.own else None
    if bundle is None or model is None:
        return Language(hits, measure, stands_out=prominent)
    features = language_features_of(read, everything)
    chance = model.probabilities(features)[_MODEL]
    if chance < bundle.facts["thresholds"][_MODEL]:
        return Language(hits, measure, stands_out=False)
    moved = [each for each, pull in model.moved_by(features, _MODEL) if pull > 0][:_TRIED]
    return Language(hits, measure, True, [(each.document, each.start, each.end) for each in moved])


def shown_control(findings: Findings, decision: Decision) -> ShownControl:
    """What the documents show of control by users, on the strongest ground that they have."""
    if decision.status == "user_led":
        return decision.basis if decision.basis in ("rule", "fact") else "claim"
    if decision.status == "user_group":
        return "part"
    if decision.status == "not_user_led":
        return "elsewhere"
    return "part" if findings.reserved_seats() else "none"


def is_prominent(weight: float, per_thousand: float) -> bool:
    """True if the language stands out (prominence.toml): different phrases, and many for the length."""
    return bool(weight >= rules()["prominent"] and per_thousand >= rules()["dense"])


def _gap(shown: ShownControl, weight: float, *, prominent: bool) -> LanguageGap:
    if shown == "none":
        return "unknown"
    if shown in ("part", "elsewhere"):
        return "language_exceeds" if prominent else "level"
    return "control_exceeds" if shown in ("rule", "fact") and weight < rules()["quiet"] else "level"


def _themes(hits: Sequence[Hit], words: int) -> dict[MovementTheme, float]:
    counted = Counter(hit.phrase.theme for hit in hits)
    return {theme: _rate(number, words) for theme, number in sorted(counted.items())}


def _rate(number: int, words: int) -> float:
    return round(number * _PER / words, 2) if words else 0.0
