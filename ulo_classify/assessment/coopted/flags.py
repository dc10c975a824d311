"""Flags about language: where the movement's words exceed the control that is shown.

Each flag is about what words are evidence of, never about merit. None is raised on a body that the documents
show to be user-led.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from ulo_classify.assessment.coopted.drift import drift_of
from ulo_classify.assessment.coopted.measure import Language
from ulo_classify.assessment.coopted.rivals import Rival, rival_of
from ulo_classify.assessment.coopted.signals import Found
from ulo_classify.assessment.coopted.telling import listed, make_flag, where_of, words_of_flags
from ulo_classify.assessment.evidence import cite
from ulo_classify.assessment.findings import Finding, Findings
from ulo_classify.assessment.learned import Read
from ulo_classify.assessment.table import Decision
from ulo_classify.model import Bundle
from ulo_classify.movement_language.prominence import rules, weight_of
from ulo_classify.movement_language.scan import Hit
from ulo_classify.schema import Document, Evidence, Flag, Status

_NEAR = 200  # characters between a widened constituency and the claim that it widens


def language_flags(
    read: Read,
    decision: Decision,
    language: Language,
    signals: Sequence[Found],
    probabilities: Mapping[Status, float] | None,
    bundle: Bundle | None,
) -> tuple[Flag, ...]:
    """The flags about language that the documents of one body raise."""
    findings, documents = read.findings, read.documents
    if decision.status == "user_led":
        return ()
    drift = drift_of(findings, language)
    if any(finding.basis != "claim" for finding in findings.user_control()):
        return (drift,) if drift else ()
    rival = rival_of(read, decision, signals, probabilities, bundle)
    if decision.status == "unclear" and _may_be_the_users_own(probabilities):
        alone = None if _is_likely_the_users_own(probabilities) else _stands_alone(findings, decision, rival)
        return (alone,) if alone else ()
    made = (
        _exceeds(documents, language, rival),
        _stands_alone(findings, decision, rival),
        _widened(language, signals),
        _halo(signals, rival),
        drift,
    )
    return tuple(flag for flag in made if flag is not None)


def _may_be_the_users_own(probabilities: Mapping[Status, float] | None) -> bool:
    """True if the learned model leaves so much to user-led that a flag could do a wrong."""
    return (probabilities or {}).get("user_led", 0.0) >= float(words_of_flags()["least_chance_of_users"])


def _is_likely_the_users_own(probabilities: Mapping[Status, float] | None) -> bool:
    """True if user-led is the likeliest of all."""
    chances = probabilities or {}
    return bool(chances) and max(chances, key=lambda status: chances[status]) == "user_led"


def _exceeds(documents: Sequence[Document], language: Language, rival: Rival | None) -> Flag | None:
    """Prominent language, no control by users shown, and somebody else shown in control."""
    if not language.stands_out or rival is None:
        return None
    shown = _telling(documents, language)
    if not shown:
        return None
    far = language.measure.weight >= rules()["prominent"] * words_of_flags()["prominent_over"]
    strength: Literal["strong", "moderate", "weak"] = rival.strength
    if strength == "strong" and not far:
        strength = "moderate"
    return make_flag(
        "coopted_language",
        (*shown, rival.evidence),
        strength,
        words=listed(shown),
        control=rival.evidence.quote,
        where=where_of(rival.evidence),
    )


def _stands_alone(findings: Findings, decision: Decision, rival: Rival | None) -> Flag | None:
    """A claim of control of the body, with nothing behind it and nobody else shown."""
    if rival is not None or decision.status != "unclear":
        return None
    for finding in (*findings.user_control(), *filter(_claims, findings.mixed())):
        said = finding.statement
        made = cite(finding.document, finding.index, said.start, said.end, "flag: unevidenced_claim")
        if made is not None and _claims(finding):
            told = {"words": listed((made,)), "where": where_of(made)}
            return make_flag("unevidenced_claim", (made,), "moderate", **told)
    return None


def _claims(finding: Finding) -> bool:
    """True of "user-led", said of the body itself; not of who may join."""
    return finding.statement.asserts == "control" and finding.basis == "claim"


def _widened(language: Language, signals: Sequence[Found]) -> Flag | None:
    """Experience that takes in relatives or professionals, near words that make something of it."""
    for found in signals:
        if found.kind != "own_experience" or found.holder != "mixed" or not found.counts:
            continue
        near = [
            hit
            for hit in language.hits.get(found.index, ())
            if hit.start < found.end + _NEAR and found.start - _NEAR < hit.end
        ]
        made = cite(found.document, found.index, found.start, found.end, "flag: widened_constituency")
        if made is not None and near:
            return make_flag(
                "widened_constituency", (made,), "moderate", control=made.quote, where=where_of(made)
            )
    return None


def _halo(signals: Sequence[Found], rival: Rival | None) -> Flag | None:
    """A project that users lead, on the page of a body that somebody else is shown to hold."""
    if rival is None:
        return None
    for found in signals:
        if found.kind == "scope" and found.holder == "users" and found.by_shape:
            made = cite(found.document, found.index, found.start, found.end, "flag: scope_halo")
            if made is not None and made.quote != rival.evidence.quote:
                return make_flag(
                    "scope_halo",
                    (made, rival.evidence),
                    rival.strength,
                    words=made.quote,
                    control=rival.evidence.quote,
                    where=where_of(made),
                )
    return None


def _telling(documents: Sequence[Document], language: Language) -> tuple[Evidence, ...]:
    """The weightiest different phrases, in the order of the texts."""
    best: dict[str, tuple[float, int, Hit]] = {}
    for index, hits in language.hits.items():
        for hit in hits:
            best.setdefault(hit.phrase.key, (weight_of([hit]), index, hit))
    chosen = sorted(best.values(), key=lambda each: -each[0])[: words_of_flags()["quoted"]]
    made = [
        cite(documents[index], index, hit.start, hit.end, f"phrase: {hit.phrase.key}")
        for weight, index, hit in sorted(chosen, key=lambda each: (each[1], each[2].start))
        if weight
    ]
    if not any(made):  # no phrase of the catalogue, but sentences that the model knows for such language
        made = [
            cite(documents[index], index, start, end, "model: language")
            for index, start, end in language.passages[:1]
        ]
    return tuple(evidence for evidence in made if evidence is not None)
