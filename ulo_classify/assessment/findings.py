"""What the documents of one organisation show, sorted by what it is evidence of.

Nothing is decided here: a `Findings` answers small questions ("which statements show users in control?") from
which verdicts.py and table.py decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ulo_classify.language import Mention, Reading, Statement
from ulo_classify.language.kinds import KindHit
from ulo_classify.schema import Basis, Document

_OTHERS = frozenset({"family", "professional", "other", "authority", "host"})
_TITLE = 300  # characters in which a document says what it is about
_BASIS: dict[str, Basis] = {"binding": "rule", "fact": "fact", "claim": "claim"}
_RANK: dict[Basis, int] = {"rule": 0, "fact": 1, "claim": 2, "model": 3}


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement with the document it stands in."""

    statement: Statement
    index: int
    document: Document

    @property
    def basis(self) -> Basis:
        """What kind of ground it is: rule, fact or claim."""
        return _BASIS.get(self.statement.force, "claim")


@dataclass(frozen=True, slots=True)
class KindFinding:
    """A word of kind with the document it stands in."""

    hit: KindHit
    index: int


class Findings:
    """All findings about one organisation, in the order of its documents."""

    def __init__(self, documents: Iterable[Document], readings: Iterable[Reading]) -> None:
        self.pairs = list(zip(documents, readings, strict=True))
        self.all = [
            Finding(statement, index, document)
            for index, (document, reading) in enumerate(self.pairs)
            for statement in reading.statements
            if document.kind != "third_party"  # what others say never raises or lowers a result
        ]
        self.counting = [finding for finding in self.all if finding.statement.counts]
        self.kinds = [
            KindFinding(hit, index) for index, (_, reading) in enumerate(self.pairs) for hit in reading.kinds
        ]

    def user_control(self) -> list[Finding]:
        """Statements that users hold control of the whole body, strongest ground first."""
        return self._sorted(finding for finding in self.counting if _shows_user_control(finding.statement))

    def other_control(self) -> list[Finding]:
        """Statements that somebody else runs the body or holds its board or membership."""
        return self._sorted(finding for finding in self.counting if _shows_other_control(finding.statement))

    def mixed(self) -> list[Finding]:
        """Statements that pool users with relatives or professionals, or give users half or less."""
        return self._sorted(finding for finding in self.counting if _shows_shared_control(finding.statement))

    def rivals(self) -> list[Finding]:
        """Statements that somebody outside appoints, owns, or may overrule or end the body."""
        return [f for f in self.counting if f.statement.asserts == "appointment" and not f.statement.negated]

    def advisory(self) -> list[Finding]:
        """Statements that the body advises and does not decide."""
        return [f for f in self.counting if f.statement.asserts == "advisory"]

    def elections(self) -> list[Finding]:
        """Statements that the members elect the board."""
        return [f for f in self.counting if f.statement.asserts == "election"]

    def opens_with(self, *slots: str) -> bool:
        """True if the opening of a document, where it says what it is about, names one of these."""
        return any(
            mention.slot in slots and mention.start < _TITLE
            for _, reading in self.pairs
            for mention in reading.mentions
        )

    def speaks_of(self, *slots: str) -> bool:
        """True if any document names one of these."""
        return any(mention.slot in slots for _, reading in self.pairs for mention in reading.mentions)

    def panel_mentions(self) -> list[tuple[int, Mention]]:
        """Panels named in the openings, with the index of the document."""
        return [
            (index, mention)
            for index, (_, reading) in enumerate(self.pairs)
            for mention in reading.mentions
            if mention.slot in ("panel_strong", "panel") and mention.start < _TITLE
        ]

    def speaks_of_users(self) -> bool:
        """True if any document names a users' constituency."""
        return self.speaks_of("users", "mixed", "user_orgs")

    def kind_scores(self) -> Counter[str]:
        """How strongly the words on the page speak for each kind of body (different words, title counts twice)."""
        scores: Counter[str] = Counter()
        seen: set[tuple[str, str]] = set()
        for finding in self.kinds:
            hit = finding.hit
            if (hit.kind, hit.word) not in seen:
                seen.add((hit.kind, hit.word))
                scores[hit.kind] += (3 if hit.decisive else 1) * (2 if hit.in_title else 1)
        return scores

    @staticmethod
    def _sorted(findings: Iterable[Finding]) -> list[Finding]:
        return sorted(findings, key=lambda finding: _RANK[finding.basis])


def _shows_user_control(statement: Statement) -> bool:
    if statement.group != "users" or statement.negated:
        return False
    if statement.asserts == "composition":
        return statement.body in ("board", "membership", "") and statement.majority
    if statement.asserts == "eligibility":
        return statement.body in ("membership", "")
    return statement.asserts in ("control", "identity")


def _shows_other_control(statement: Statement) -> bool:
    if statement.asserts == "control" and statement.negated and statement.group == "users":
        return True
    if statement.group not in _OTHERS or statement.negated:
        return False
    if statement.asserts == "composition":
        return statement.body in ("board", "membership", "officers") and statement.majority
    return statement.asserts in ("control", "identity") or (
        statement.asserts == "eligibility" and statement.body == "membership"
    )


def _shows_shared_control(statement: Statement) -> bool:
    if statement.asserts in ("control", "composition", "eligibility", "identity") and statement.group == "mixed":
        return True
    short = statement.asserts == "composition" and statement.group == "users" and not statement.majority
    return short and statement.body in ("board", "panel")
