"""The results of an audit, by body: how likely each status is, never a status as if it were known."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ulo_classify.compare.read import read_audit
from ulo_classify.consultation.names import strict_key
from ulo_classify.errors import SectorError
from ulo_classify.register.identifiers import normal_form
from ulo_classify.schema import Assessment, AuditLine, Status

STATUSES: tuple[Status, ...] = ("user_led", "user_group", "not_user_led", "unclear")


@dataclass(frozen=True)
class Assessed:
    """One body of an audit with the calibrated probability of each status, in the order of `STATUSES`.

    `ids` are the identifiers that the audit gives it, in normal form; `quotes` the words that decided it.
    """

    name: str
    ids: tuple[str, ...]
    probabilities: tuple[float, ...]
    quotes: tuple[str, ...] = ()


@dataclass
class Statuses:
    """Assessed bodies by identifier and by name. A name that two bodies bear leads to neither."""

    bodies: list[Assessed] = field(default_factory=list)
    by_id: dict[str, Assessed] = field(default_factory=dict)
    by_name: dict[str, Assessed | None] = field(default_factory=dict)
    without_probabilities: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)

    def add(self, body: Assessed, names: tuple[str, ...]) -> None:
        """Enter a body. Of two with one identifier the first counts, and the second is noted."""
        known = next((self.by_id[each] for each in body.ids if each in self.by_id), None)
        if known is not None:
            self.twice.append(body.name)
            return
        self.bodies.append(body)
        self.by_id.update(dict.fromkeys(body.ids, body))
        for name in dict.fromkeys(strict_key(each) for each in names if each):
            self.by_name[name] = body if self.by_name.get(name, body) is body else None

    def named(self, name: str) -> Assessed | None:
        """The one body of this name, but for case, punctuation and legal form."""
        return self.by_name.get(strict_key(name)) if name.strip() else None


def read_statuses(path: Path) -> Statuses:
    """Read results.jsonl of an audit, or of the folder that it wrote.

    Raises:
        ReadingError: there is no such file, or it is no result of an audit.
        SectorError: bodies were assessed, and none has probabilities.
    """
    found = Statuses()
    for line in read_audit(path):
        assessment = line.assessment
        if assessment is None:
            continue
        if assessment.probabilities is None:
            found.without_probabilities.append(assessment.name)
            continue
        found.add(_body(line, assessment), _names(line, assessment))
    if not found.bodies and found.without_probabilities:
        raise SectorError(
            f"None of the {len(found.without_probabilities)} bodies in {path} has probabilities of its"
            f" status: run the"
            " audit with the learned model (without --model none)."
        )
    return found


def _body(line: AuditLine, assessment: Assessment) -> Assessed:
    chances = assessment.probabilities or {}
    total = sum(chances.values()) or 1.0
    matched = line.register_match.body if line.register_match else None
    ids = [each for each in (matched.org_id if matched else None, assessment.id) if each]
    return Assessed(
        name=assessment.name,
        ids=tuple(dict.fromkeys(normal_form(each) for each in ids)),
        probabilities=tuple(chances.get(status, 0.0) / total for status in STATUSES),
        quotes=tuple(each.quote for each in assessment.evidence),
    )


def _names(line: AuditLine, assessment: Assessment) -> tuple[str, ...]:
    matched = line.register_match.body if line.register_match else None
    return (assessment.name, line.entry.name or "", matched.name if matched else "")
