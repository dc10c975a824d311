"""The learned model beside the decision table: it speaks where the table is silent, and never against a rule.

It can raise a body from `unclear` only with a sentence to quote, and only above a threshold that was set on
authors it had not seen.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

from ulo_classify.assessment.bounded import bounded_document
from ulo_classify.assessment.findings import Findings
from ulo_classify.assessment.table import SILENCE, Decision, decide
from ulo_classify.assessment.whole import is_open_to_all, read_whole
from ulo_classify.language import Reading, read_text
from ulo_classify.model import Bundle, Features, Passage, language_features, organisation_features
from ulo_classify.movement_language.scan import Hit, Scanner
from ulo_classify.schema import Document, Organisation, Status

_QUOTED = 2  # sentences at most
_TRIED = 8  # of the sentences that moved the model most, so many may be quoted


@dataclass(frozen=True)
class Read:
    """The documents of a body as read, and what the decision table makes of them without a model."""

    documents: list[Document]
    readings: list[Reading]
    findings: Findings
    decision: Decision

    @cached_property
    def features(self) -> Features:
        """What the model looks at: the body's own documents in force.

        What others say never decides by itself, and neither does a draft (DESIGN, rule 4).
        """
        own = [each for each in self.findings.own if not _is_draft(each[2])]
        return organisation_features(own, row=self.decision.row, status=self.decision.status)


def read_organisation(organisation: Organisation) -> Read:
    """Read the documents and decide the status by rules, facts and claims alone."""
    documents = [bounded_document(each) for each in organisation.documents]
    readings = [read_whole(d, read_text(d.text, kind=d.kind, names=(organisation.name,))) for d in documents]
    findings = Findings(documents, readings)
    return Read(documents, readings, findings, decide(findings))


def language_features_of(read: Read, hits: Iterable[Hit]) -> Features:
    """What the model of movement language looks at: the same, and the phrases of the body's own documents."""
    words = sum(len(document.text.split()) for _, document, _ in read.findings.own)
    return language_features(read.features, list(hits), words)


def phrases_in(findings: Findings, scanner: Scanner) -> dict[int, list[Hit]]:
    """The phrases of every own document, by its index, without those that mean something else there.

    "User group" is no word of the movement on a page about software.
    """
    found = {}
    for index, document, reading in findings.own:
        other = [(each.start, each.end) for each in reading.mentions if each.slot == "other_sense"]
        found[index] = [
            hit
            for hit in scanner.scan(document.text)
            if not any(start < hit.end and hit.start < end for start, end in other)
        ]
    return found


def _is_draft(reading: Reading) -> bool:
    return any(statement.force == "draft" for statement in reading.statements)


def gives_way(decision: Decision) -> bool:
    """True if the table's answer rests on nothing that the model may not overrule."""
    return decision.row in _data()["gives_way"]


def with_model(read: Read, bundle: Bundle) -> tuple[Decision, dict[Status, float]]:
    """The decision with the model beside the table, and the probability of each status.

    Returns:
        The table's decision, unless it gives way (see learned.toml) and the model is sure enough and has a
        sentence to quote.
    """
    features = read.features
    chances: dict[Status, float] = bundle.models["organisation"].probabilities(features)  # type: ignore[assignment]
    if not gives_way(read.decision):
        return read.decision, chances
    return answer_of(read, features, bundle, chances), chances


def answer_of(read: Read, features: Features, bundle: Bundle, chances: Mapping[Status, float]) -> Decision:
    """What the model answers where the table gives way: a status with sentences to quote, or "unclear"."""
    reason = read.decision.reason if read.decision.row == SILENCE.row else SILENCE.reason
    silence = Decision("unclear", None, reason, row=read.decision.row)
    status = max(chances, key=lambda key: chances[key])
    if status == "unclear" or chances[status] < bundle.facts["thresholds"][status]:
        return silence
    if status == "user_led" and any(is_open_to_all(document) for document in read.documents):
        return silence  # its own rules leave open what its wording seems to tell
    moved = bundle.models["organisation"].moved_by(features, status)[:_TRIED]
    quoted = [each for each, pull in moved if pull > 0 and _may_be_quoted(each, status, read)][:_QUOTED]
    if not quoted or not _is_of_users(status, features):
        return silence
    passages = [(each.document, each.start, _end(each, read)) for each in quoted]
    return Decision(status, "model", _data()["reasons"][status], passages=passages, row="model")


def controlled_passages(
    read: Read, bundle: Bundle, chances: Mapping[Status, float]
) -> list[tuple[int, int, int]]:
    """Sentences by which the model takes a body for one that others control (document, start, end).

    Empty unless it is as sure of that, whichever of the two statuses it be, as learned.toml asks.
    """
    controlled: tuple[Status, ...] = ("user_group", "not_user_led")
    if sum(chances[status] for status in controlled) < _data()["sure_of_control"]:
        return []
    status = max(controlled, key=lambda key: chances[key])
    moved = bundle.models["organisation"].moved_by(read.features, status)[:_TRIED]
    quoted = [each for each, pull in moved if pull > 0 and _may_be_quoted(each, status, read)][:_QUOTED]
    return [(each.document, each.start, _end(each, read)) for each in quoted]


def _is_of_users(status: Status, features: Features) -> bool:
    needed = _data()["needs"].get(status)
    return needed is None or any(not set(needed).isdisjoint(each.grams) for each in features.passages)


def _may_be_quoted(passage: Passage, status: Status, read: Read) -> bool:
    words = read.documents[passage.document].text[passage.start : passage.end].split()
    if len(words) < _data()["fewest_words"]:
        return False
    if not set(_data()["quotes"][status]).isdisjoint(passage.grams):
        return True
    kinds = (hit for hit in read.readings[passage.document].kinds if hit.kind != "movement")
    return status == "not_user_led" and any(passage.start <= hit.start < passage.end for hit in kinds)


def _end(passage: Passage, read: Read) -> int:
    """Where the quote ends: with the sentence, or with a word, if the sentence is too long to quote."""
    longest: int = _data()["longest_quote"]
    if passage.end - passage.start <= longest:
        return passage.end
    text = read.documents[passage.document].text
    blank = text.rfind(" ", passage.start, passage.start + longest)
    return blank if blank > passage.start else passage.start + longest


@cache
def _data() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("learned.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
