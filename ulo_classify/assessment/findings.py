"""What the documents of one organisation show, sorted by what it is evidence of.

Nothing is decided here: a `Findings` answers small questions ("which statements show users in control?") from
which verdicts.py and table.py decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from fractions import Fraction

from ulo_classify.assessment.names import Names
from ulo_classify.assessment.panels import is_titled, opens_on_a_panel
from ulo_classify.assessment.titles import first_heading, panel_of_others, panel_title
from ulo_classify.assessment.whole import TOGETHER
from ulo_classify.language import Mention, Reading, Statement
from ulo_classify.language.kinds import KindHit
from ulo_classify.schema import Basis, Document

# Bodies whose majority controls: the board, the voting members, the elected officers by rule.
_CONTROLLING = frozenset({"board", "membership", "vote", ""})
_NOT_USERS = frozenset({"family", "professional", "other", "mixed", "anyone"})
_OTHERS = frozenset({"family", "professional", "other", "authority", "host"})
_PERMISSIVE = frozenset({"may_be_members", "others_may_be_members"})  # one of several doors
_TERMS = ("terms of reference", "terms for ", "role description", "expression of interest")
_BRIEF = 40  # words
_TITLE = 300  # characters in which a document says what it is about
# Words of a condition or service by themselves: enough to say that a text touches on a users' constituency.
_TOUCHING = frozenset(
    {"users", "mixed", "user_orgs", "user_adjective", "condition", "user_noun", "user_relation"}
    | {"lived_experience", "services", "twelve_steps"}
)
# Words that stand in passing on any page ("by the church", "dogs welcome") unless the page keeps to them.
_A_LINE_OR_TWO = 200  # characters
_PASSING = frozenset({"faith", "unrelated"})
_BASIS: dict[str, Basis] = {"binding": "rule", "fact": "fact", "claim": "claim"}
# A council that is the body itself or its board, and no authority that stands over it.
_BARE_COUNCIL = re.compile(r"(?<!city )(?<!county )(?<!borough )(?<!district )(?<!town )\bcouncil\b")
_COUNCIL_OF_ITS_OWN = re.compile(
    r"\b(?:a council of|council members?|members? of the council"
    r"|council (?:shall|will|is to) (?:consist|comprise|be elected|have)"
    r"|council (?:consists|comprises|is elected|retires?)|elected? (?:to )?the council"
    r"|council, (?:which is )?elected)\b",
    re.IGNORECASE,
)
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
        # What others say of a body never raises or lowers a result (DESIGN, rule 4).
        own = [
            (index, document, reading)
            for index, (document, reading) in enumerate(zip(documents, readings, strict=True))
            if document.kind != "third_party"
        ]
        self.own = own
        self.all = [
            Finding(statement, index, document)
            for index, document, reading in own
            for statement in reading.statements
        ]
        names = {index: Names(document.text) for index, document, _ in own}
        self.counting = [
            finding
            for finding in self.all
            if finding.statement.counts
            and not names[finding.index].decide(finding.statement.start, finding.statement.end)
        ]
        self.kinds = [KindFinding(hit, index) for index, _, reading in own for hit in reading.kinds]

    def user_control(self) -> list[Finding]:
        """Statements that users hold control of the whole body, strongest ground first."""
        found = [finding for finding in self.counting if _shows_user_control(finding.statement)]
        if any(_lets_in(finding.statement, _NOT_USERS) for finding in self.counting):
            # "disabled people may join" says little where others may join too
            found = [finding for finding in found if not _lets_in(finding.statement, {"users"})]
        if any(finding.statement.cues[0] == "membership_without_vote" for finding in self.counting):
            found = [finding for finding in found if finding.statement.asserts != "eligibility"]
        found = [finding for finding in found if not _belongs_to_a_panel(finding)]
        return self._sorted(found)

    def other_control(self) -> list[Finding]:
        """Statements that somebody else runs the body or holds its board or membership."""
        return self._sorted(
            finding
            for finding in self.counting
            if _shows_other_control(finding.statement)
            and not (_by_volunteers(finding) or _own_council(finding))
        )

    def mixed(self) -> list[Finding]:
        """Statements that pool users with relatives or professionals, or give users half or less."""
        return self._sorted(finding for finding in self.counting if _shows_shared_control(finding.statement))

    def reserved_seats(self) -> list[Finding]:
        """Rules that together make users sure of some seats on the board, and of no majority."""
        return [
            finding
            for finding in self.counting
            if finding.statement.cues[0] == TOGETHER
            and finding.statement.asserts == "composition"
            and finding.statement.low
            and not finding.statement.majority
        ]

    def rivals(self) -> list[Finding]:
        """Statements that somebody outside appoints, owns, or may overrule or end the body."""
        return self._sorted(f for f in self.counting if _shows_a_rival(f.statement) and not _own_council(f))

    def advisory(self) -> list[Finding]:
        """Statements that the body advises and does not decide."""
        advisory = (f for f in self.counting if f.statement.asserts == "advisory")
        return self._sorted(f for f in advisory if not _advises_us(f))

    def open_to_anyone(self) -> list[Finding]:
        """Rules by which anyone may be a member."""
        return [
            f
            for f in self.counting
            if f.statement.group == "anyone"
            and f.statement.asserts == "eligibility"
            and f.statement.body == "membership"
        ]

    def closed_boards(self) -> list[Finding]:
        """Statements that the board chooses itself."""
        return [f for f in self.counting if f.statement.asserts == "closed" and not f.statement.negated]

    def elections(self) -> list[Finding]:
        """Statements that the members elect the board."""
        return [f for f in self.counting if f.statement.asserts == "election"]

    def opens_with(self, *slots: str) -> bool:
        """True if the opening of a document, where it says what it is about, names one of these."""
        return any(
            mention.slot in slots and mention.start < _TITLE
            for _, _, reading in self.own
            for mention in reading.mentions
        )

    def speaks_of(self, *slots: str) -> bool:
        """True if any document names one of these."""
        return any(mention.slot in slots for _, _, reading in self.own for mention in reading.mentions)

    def mentions_of(self, *slots: str, within: int | None = None) -> list[tuple[int, Mention]]:
        """Different words of these slots (in the first `within` characters), with their document's index."""
        found: dict[str, tuple[int, Mention]] = {}
        for index, document, reading in self.own:
            for mention in reading.mentions:
                if mention.slot in slots and (within is None or mention.start < within):
                    found.setdefault(document.text[mention.start : mention.end].lower(), (index, mention))
        return list(found.values())

    def speaks_of_users(self) -> bool:
        """True if the documents name a users' constituency, or come back to a disability or condition."""
        return self.names_users() or len(self.mentions_of("user_adjective", "condition")) > 1

    def is_brief(self) -> bool:
        """True if the documents are so short that they need not have named anybody."""
        return sum(len(document.text.split()) for _, document, _ in self.own) < _BRIEF

    def names_users(self) -> bool:
        """True if any document names users as people, not only their disability or condition."""
        return self.speaks_of("users", "mixed", "user_orgs")

    def touches_on_users(self) -> bool:
        """True if any document has a word of a users' condition, service or name, even as an adjective."""
        return any(
            _TOUCHING & unit.slots
            for _, _, reading in self.own
            for units in reading.sentences
            for unit in units
        )

    def titled_panel_of_others(self) -> bool:
        """True if a heading names a panel of relatives or of a profession."""
        return any(panel_of_others(document.text) for _, document, _ in self.own)

    def titled_panel(self) -> bool:
        """True if a heading at the top of a document names a body of the kind that others set up."""
        return any(is_titled(document, reading) for _, document, reading in self.own)

    def presents_a_panel(self, *slots: str) -> bool:
        """True if a document is about a panel: its heading, or the subject of a sentence in its opening."""
        slots = slots or ("panel_strong",)
        return self.titled_panel() or any(opens_on_a_panel(reading, *slots) for _, _, reading in self.own)

    def kind_scores(self) -> Counter[str]:
        """How strongly the page speaks for each kind of body: different words; those in the title twice."""
        scores: Counter[str] = Counter()
        seen: set[tuple[str, str]] = set()
        often = Counter((finding.index, finding.hit.kind, finding.hit.word) for finding in self.kinds)
        for finding in self.kinds:
            hit = finding.hit
            if (hit.kind, hit.word) not in seen:
                seen.add((hit.kind, hit.word))
                passing = (
                    hit.kind in _PASSING
                    and often[finding.index, hit.kind, hit.word] == 1
                    and not (self._is_entry(finding.index) or self._is_brief(finding.index))
                )
                decisive = hit.decisive and not passing
                scores[hit.kind] += (3 if decisive else 1) * (2 if hit.in_title and not passing else 1)
        return scores

    def is_settled_by_words(self, kind: str) -> bool:
        """True if words of a kind are more than one word in passing.

        One decisive word said once in an opening may be an addressee, a venue or a partner. Two different
        ones are not, nor is a sign (a sentence on those in its care), the name at the head of a page, or a
        word of a register's entry.
        """
        hits = [finding for finding in self.kinds if finding.hit.kind == kind and finding.hit.decisive]
        different = {finding.hit.word for finding in hits}
        return len(different) > 1 or any(
            f.hit.is_sign or self._heads_a_page(f) or self._is_entry(f.index) for f in hits
        )

    def decisive_words(self, kinds: Iterable[str]) -> list[KindFinding]:
        """Different decisive words of any of these kinds."""
        found = {(f.hit.kind, f.hit.word): f for f in self.kinds if f.hit.kind in kinds and f.hit.decisive}
        return list(found.values())

    def user_seats(self) -> list[Finding]:
        """Statements that give users, alone or with others, seats or membership."""
        return [
            finding
            for finding in self.all
            if finding.statement.asserts in ("composition", "eligibility", "identity")
            and finding.statement.group in ("users", "mixed")
            and finding.statement.scope == "organisation"
            and finding.statement.body != "staff"
        ]

    def _heads_a_page(self, finding: KindFinding) -> bool:
        """True if a word ends the name at the head of its document."""
        return any(
            index == finding.index and start <= finding.hit.start and finding.hit.end == end
            for index, document, _ in self.own
            for start, end in first_heading(document.text)
        )

    def _is_entry(self, index: int) -> bool:
        """True of a register's entry: each word of it says what the body is for."""
        return any(at == index and document.kind == "register_entry" for at, document, _ in self.own)

    def _is_brief(self, index: int) -> bool:
        """True of a line or two, where no word stands in passing."""
        return any(at == index and len(document.text) < _A_LINE_OR_TWO for at, document, _ in self.own)

    @staticmethod
    def _sorted(findings: Iterable[Finding]) -> list[Finding]:
        return sorted(findings, key=lambda finding: _RANK[finding.basis])


def _shows_a_rival(statement: Statement) -> bool:
    if statement.negated:
        return False
    outsider = statement.asserts == "control" and statement.group in ("authority", "host")
    return outsider or statement.asserts == "appointment"


def _own_council(finding: Finding) -> bool:
    """True of "appointed by the Council" in the text of a body that is a council, or is governed by one."""
    statement, text = finding.statement, finding.document.text
    words = text[statement.start : statement.end].lower()
    if statement.group != "host" or not _BARE_COUNCIL.search(words):
        return False
    return bool(_COUNCIL_OF_ITS_OWN.search(text)) or panel_title(text) is not None


def _by_volunteers(finding: Finding) -> bool:
    """True of "run by volunteers": who gives their time for nothing may well be those the body is about."""
    statement = finding.statement
    words = finding.document.text[statement.start : statement.end].lower()
    return statement.group == "other" and "volunteer" in words


def _advises_us(finding: Finding) -> bool:
    """True of "they advise our committee": then the text is the host's, not the panel's."""
    statement = finding.statement
    words = finding.document.text[statement.start : statement.end].lower().split()
    return not finding.statement.negated and bool({"our", "us"} & set(words))


def _belongs_to_a_panel(finding: Finding) -> bool:
    """True of membership under terms of reference: somebody else wrote them for a part of its own."""
    terms = any(word in finding.document.text[:_TITLE].lower() for word in _TERMS)
    return terms and finding.statement.asserts in ("eligibility", "composition", "identity")


def _lets_in(statement: Statement, groups: Set[str]) -> bool:
    """True if a permissive rule lets one of the groups be members ("... may be a member")."""
    permissive = statement.cues[0] in _PERMISSIVE and statement.body == "membership"
    return permissive and not statement.negated and statement.group in groups


def _shows_user_control(statement: Statement) -> bool:
    if statement.group != "users" or statement.negated:
        return False
    if statement.asserts == "composition":
        every_officer = statement.body == "officers" and statement.low == 1
        return every_officer or (statement.body in _CONTROLLING and statement.majority)
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
        # "carers may also join" opens the door; "full membership is open to carers" says whose body it is
        statement.asserts == "eligibility"
        and statement.body == "membership"
        and statement.cues[0] not in _PERMISSIVE
    )


def _shows_shared_control(statement: Statement) -> bool:
    if (
        statement.asserts in ("control", "composition", "eligibility", "identity")
        and statement.group == "mixed"
    ):
        return True
    short = statement.high is not None and statement.high <= Fraction(1, 2) and not statement.majority
    seats = statement.asserts == "composition" and statement.group == "users"
    return seats and short and statement.body in ("board", "panel")
