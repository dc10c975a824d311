"""Who else is shown in control: the words that a flag quotes beside the language.

A rival is concrete: a rule or a statement by which somebody else appoints, runs or decides, or words that
leave no doubt what kind of body this is. Relatives and congregations are no rivals here (docs/labels.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ulo_classify.assessment.coopted.signals import Found
from ulo_classify.assessment.evidence import cite
from ulo_classify.assessment.findings import Findings, KindFinding
from ulo_classify.assessment.learned import Read, controlled_passages
from ulo_classify.assessment.table import Decision
from ulo_classify.model import Bundle
from ulo_classify.schema import Document, Evidence, Status

SERVING = ("statutory", "provider", "company", "research", "professional")
_PLAIN = 3  # one decisive word
_CONTROLLED = ("user_group", "not_user_led")
_OURS = ("family", "faith")  # kinds that are no rivals
_FAMILY = frozenset({"family", "mixed"})
_SIGNALS = frozenset({"appointing_authority", "budget_and_agenda", "employer", "ownership"})


@dataclass(frozen=True, slots=True)
class Rival:
    """The words that show who else is in control, and how plainly they do."""

    evidence: Evidence
    strength: Literal["strong", "moderate", "weak"]


def rival_of(
    read: Read,
    decision: Decision,
    signals: Iterable[Found],
    probabilities: Mapping[Status, float] | None = None,
    bundle: Bundle | None = None,
) -> Rival | None:
    """The plainest words that somebody else is in control; None where there are none, or only relatives."""
    stated = next(_stated(read.findings), None)
    if stated is not None or _is_of_families(read.findings):
        return stated
    ways = (_described(read, decision, signals), _learned(read, decision, probabilities, bundle))
    return next((rival for way in ways for rival in way), None)


def _stated(findings: Findings) -> Iterator[Rival]:
    """Statements that somebody else appoints, runs or decides, or that the body only advises."""
    for finding in (*findings.rivals(), *findings.advisory(), *findings.other_control()):
        said = finding.statement
        if said.group not in _FAMILY:
            yield from _rival(finding.document, finding.index, said.start, said.end, said.cues[0], "strong")


def _described(read: Read, decision: Decision, signals: Iterable[Found]) -> Iterator[Rival]:
    """Words that leave no doubt what kind of body this is; who employs, decides, owns."""
    documents = read.documents
    for word in _plain_words(read.findings):
        yield from _rival(
            documents[word.index],
            word.index,
            word.hit.start,
            word.hit.end,
            f"kind: {word.hit.kind}",
            "moderate",
        )
    if decision.status in _CONTROLLED:
        for index, mention in decision.mentions:
            yield from _rival(documents[index], index, mention.start, mention.end, mention.slot, "moderate")
    for found in signals:
        if found.kind in _SIGNALS and found.holder == "others" and found.counts:
            cue = f"signal: {found.kind}"
            yield from _rival(found.document, found.index, found.start, found.end, cue, "moderate")


def _learned(
    read: Read, decision: Decision, probabilities: Mapping[Status, float] | None, bundle: Bundle | None
) -> Iterator[Rival]:
    """A sentence by which the learned model takes the body for one that others control, if it is sure."""
    passages = list(decision.passages) if decision.status in _CONTROLLED else []
    if not passages and probabilities is not None and bundle is not None:
        passages = controlled_passages(read, bundle, probabilities)
    for index, start, end in passages:
        yield from _rival(read.documents[index], index, start, end, "model", "weak")


def _rival(
    document: Document,
    index: int,
    start: int,
    end: int,
    cue: str,
    strength: Literal["strong", "moderate", "weak"],
) -> Iterator[Rival]:
    made = cite(document, index, start, end, cue)
    if made is not None:
        yield Rival(made, strength)


def _is_of_families(findings: Findings) -> bool:
    """True if the page says that relatives hold it, or is plainly theirs and less one that serves."""
    if any(finding.statement.group == "family" for finding in findings.other_control()):
        return True
    scores = findings.kind_scores()
    ours = max((scores[kind] for kind in _OURS), default=0)
    return ours >= _PLAIN and ours > 2 * max(scores[kind] for kind in SERVING)


def _plain_words(findings: Findings) -> list[KindFinding]:
    """Decisive words of kinds that serve people, none in passing, of the kind spoken for most first."""
    scores = findings.kind_scores()
    plain = {kind for kind in SERVING if findings.is_settled_by_words(kind)}
    words = [f for f in findings.kinds if f.hit.kind in plain and f.hit.decisive]
    return sorted(words, key=lambda f: (-scores[f.hit.kind], not f.hit.in_title, f.index, f.hit.start))
