"""What goes in and what comes out.

Every model is frozen, refuses unknown keys, and exports a JSON Schema (``Assessment.model_json_schema()``).
This module knows nobody else in the package: everything may import it, it imports nothing of ours.
Offsets are character offsets into ``Document.text``, half-open: ``text[start:end] == quote``, always.
"""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)

Status = Literal["user_led", "user_group", "not_user_led", "unclear"]
Basis = Literal["rule", "fact", "claim", "model"]
Verdict = Literal["met", "not_met", "conflicting", "unknown"]
Operator = Literal[">", ">="]
DocumentKind = Literal[
    "governing_document",
    "annual_report",
    "minutes",
    "declaration",
    "website",
    "register_entry",
    "third_party",
    "other",
]
ListEntryKind = Literal["organisation", "individual", "anonymous"]
Outcome = Literal["assessed", "no_documents", "individual", "anonymous", "duplicate", "failed"]
MatchOutcome = Literal["match", "candidates", "none"]
MatchMethod = Literal["decision", "identifier", "name", "other_name", "acronym", "form", "spelling"]
TraceKind = Literal[
    "document",
    "term",
    "member_class",
    "seats",
    "size",
    "quota",
    "cap",
    "who",
    "votes",
    "controller",
    "casting",
    "worst",
    "best",
    "arithmetic",
]

MovementTheme = Literal[
    "control",
    "peer_support",
    "lived_experience",
    "co_production",
    "recovery",
    "advocacy",
    "involvement",
    "empowerment",
    "representation",
]
PhraseClass = Literal[
    "claims_control",
    "participation",
    "style",
    "workforce",
    "unclear_constituency",
    "representation",
    "noise",
]

SignalKind = Literal[
    "composition_rule",
    "dated_count",
    "voting_class",
    "appointing_authority",
    "reserved_office",
    "staff_share",
    "budget_and_agenda",
    "own_experience",
    "scope",
    "feedback_trail",
    "employer",
    "ownership",
    "assertion",
    "outside_check",
]
ChangeKind = Literal["only_new", "only_old", "status", "basis", "board", "flags"]
ChangeCause = Literal["documents", "rules", "model", "choice"]
ReviewSubject = Literal["verdict", "match", "note", "reply"]
ReviewAction = Literal["confirm", "correct", "annotate", "record", "withdraw"]
ShownControl = Literal["rule", "fact", "claim", "part", "elsewhere", "none"]
LanguageGap = Literal["language_exceeds", "control_exceeds", "level", "unknown"]

_PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_HALVES = re.compile("[\ud800-\udfff]")


def _partial_date(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str) and not _PARTIAL_DATE.fullmatch(value):
        raise ValueError("a date is written 2024, 2024-05 or 2024-05-31")
    return value


def _fraction(value: object) -> object:
    return Fraction(value) if isinstance(value, str | int) else value


def _whole(value: str) -> str:
    return _HALVES.sub("\ufffd", value)


Words = Annotated[str, AfterValidator(_whole)]
"""Text that can be written as UTF-8: half of a pair of surrogates, as broken JSON has it, becomes U+FFFD."""

PartialDate = Annotated[str, BeforeValidator(_partial_date)]
"""A date as the document gives it: "2024", "2024-05" or "2024-05-31"; `datetime.date` is accepted too."""

Share = Annotated[
    Fraction,
    BeforeValidator(_fraction),
    PlainSerializer(lambda share: f"{share.numerator}/{share.denominator}", return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d+/\d+$", "examples": ["7/12"]}),
]
"""A share of votes from 0/1 to 1/1, exact, written "7/12" in JSON."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Mark(_Model):
    """A place in a text by which a reader finds it again: a page, a heading or a clause number.

    It holds from `start` until the next mark of the same kind.
    """

    kind: Literal["page", "heading", "clause"]
    label: Words
    start: int = Field(ge=0)


class Document(_Model):
    """One text about an organisation.

    `kind` decides how much its words weigh: only a governing document can bind. `name` is what results
    call the document (a file name or a title); `kind_guess` says from what the kind was guessed, if it was.
    """

    text: Words
    kind: DocumentKind = "other"
    date: PartialDate | None = None
    source: Words | None = None
    name: Words | None = None
    kind_guess: Words | None = None
    marks: tuple[Mark, ...] = ()


class Failure(_Model):
    """Something that could not be read or assessed: `where` names it, `cause` is one sentence."""

    where: Words
    cause: Words


class Organisation(_Model):
    """A body and its dossier. `failures` are files of the dossier that could not be read."""

    name: Words
    id: Words | None = None
    documents: tuple[Document, ...] = ()
    failures: tuple[Failure, ...] = ()


class Evidence(_Model):
    """The words that decided something: `documents[document_index].text[start:end] == quote`.

    `before` and `after` are the words around the quote, for display, with names of people masked; the quote
    itself is cut so that it holds no name of a person.
    """

    quote: str
    document: str
    document_index: int = Field(ge=0)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    page: str | None = None
    heading: str | None = None
    clause: str | None = None
    before: str = ""
    after: str = ""
    date: PartialDate | None = None
    cue: str = Field(default="", description="which entry of the lexicon or which frame found it")


class ShareTest(_Model):
    """A share that a criterion asks for, beside what is known of it.

    `low` and `high`: users' least and greatest share of `body` by the words that count; None where no words
    tell. `changes_at`: the threshold at which the verdict would change, None where none would change it.
    `asked`, `known` and `change` say these in words; seats are counted where the documents count them.
    """

    body: str
    operator: Operator
    threshold: Share
    low: Share | None = None
    high: Share | None = None
    changes_at: Share | None = None
    asked: str
    known: str | None = None
    change: str


class CriterionResult(_Model):
    """One criterion of a criteria set, decided from the text alone.

    `reference` names the paragraph that sets the criterion, e.g. "CRPD/C/GC/7 para 11". `share` is there
    where the criterion is decided by a share of seats, members or staff. `label`: what the set calls the
    criterion; empty where reports have a word of their own for it.
    """

    label: str = ""
    verdict: Verdict
    basis: Basis | None = None
    evidence: tuple[Evidence, ...] = ()
    explanation: str
    reference: str
    share: ShareTest | None = None


class SetVerdict(_Model):
    """The result under a criteria set as a whole: how its criteria come together.

    `decided_by`: keys of the criteria that decide it: those not met, or still open, or else all that are met.
    """

    verdict: Verdict
    explanation: str
    decided_by: tuple[str, ...] = ()


class SetResult(SetVerdict):
    """One body under one criteria set, with what a reader needs to know of the set.

    `who_counts` and `not_counted`: whom the set takes for users. `not_checked`: what it asks beside its
    criteria here. `silent_on`: what it leaves open.
    """

    key: str
    name: str
    short: str
    version: str
    citation: str
    who_counts: str
    not_counted: str
    criteria: dict[str, CriterionResult]
    evidence: tuple[Evidence, ...] = ()
    not_checked: tuple[str, ...] = ()
    silent_on: tuple[str, ...] = ()


class SeatGroup(_Model):
    """A group of seats on one board that obeys the rules: how many seats, and how many of them users hold.

    `who` may hold them: only users, anyone, or only people who are not users. Names of people are masked in
    `name`, which is the document's own word for the seats.
    """

    name: str
    who: Literal["users", "anyone", "others"]
    seats: int = Field(ge=0)
    users: int = Field(ge=0)
    votes: bool = True


class ControlShare(_Model):
    """The least and greatest share of votes that users hold over all boards that obey the rules.

    `low_reached` is False where no board has exactly that share and larger and larger ones come near it:
    users then always hold more than `low`. `high_reached` is the same for `high`. `worst` and `best` are the
    smallest boards with these shares; they are empty for general meetings, and where the rules set no
    numbers. `clauses` are the numbers of the clauses that decide, `casting_vote` is a sentence on the chair's
    casting vote, which is reported beside the share and never counted in it (None where the rules do not
    speak of one).
    """

    low: Share
    high: Share
    explanation: str
    assumptions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    low_reached: bool = True
    high_reached: bool = True
    worst: tuple[SeatGroup, ...] = ()
    best: tuple[SeatGroup, ...] = ()
    clauses: tuple[str, ...] = ()
    casting_vote: str | None = None


class TraceStep(_Model):
    """One link of the chain from words to a share: what was read or worked out, and the words behind it.

    `body` is where the votes are cast, None for what holds for both. Steps that are worked out (`worst`,
    `best`, `arithmetic`) have no words of their own.
    """

    kind: TraceKind
    body: Literal["board", "general_meeting"] | None = None
    text: str
    evidence: tuple[Evidence, ...] = ()


class Flag(_Model):
    """Something a reader should know beside the status; never a judgement of worth.

    `strength` says how plainly the documents show it, None where there are no degrees. `would_clear`: what
    would take the flag away.
    """

    kind: str
    evidence: tuple[Evidence, ...]
    explanation: str
    would_clear: str
    strength: Literal["strong", "moderate", "weak"] | None = None


class ThemeUse(_Model):
    """Phrases of one theme in a text: how many, and per 1,000 words."""

    hits: int = Field(ge=0)
    per_thousand: float = Field(ge=0)


class PhraseUse(_Model):
    """A phrase of movement language in a text: ``text[start:end] == quote``.

    `does_not_show` is what the phrase is no evidence of, `resolved_by` the signals that would settle it.
    """

    phrase: str
    theme: MovementTheme
    phrase_class: PhraseClass
    quote: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    does_not_show: str
    resolved_by: tuple[SignalKind, ...] = ()


class SentenceThemes(_Model):
    """A sentence of a text, ``text[start:end]``, and the themes of movement language that it speaks in."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    themes: tuple[MovementTheme, ...]


class LanguageProfile(_Model):
    """The movement language of one text.

    `hits` are phrases, `per_thousand` per 1,000 words; `weight` is what different phrases weigh together by
    their prominence; `classes` counts phrases by what they claim. `sentences` speak in a theme,
    as a learned model has it, which knows more wordings than phrases do; None where it was not asked.
    """

    words: int = Field(ge=0)
    hits: int = Field(ge=0)
    per_thousand: float = Field(ge=0)
    weight: float = Field(ge=0)
    themes: dict[MovementTheme, ThemeUse] = {}
    classes: dict[PhraseClass, int] = {}
    phrases: tuple[PhraseUse, ...] = ()
    sentences: tuple[SentenceThemes, ...] | None = None


class DocumentLanguage(_Model):
    """The movement language of one document of a dossier; `per_thousand` and `themes` per 1,000 words."""

    document_index: int = Field(ge=0)
    words: int = Field(ge=0)
    hits: int = Field(ge=0)
    per_thousand: float = Field(ge=0)
    weight: float = Field(ge=0)
    themes: dict[MovementTheme, float] = {}


class LanguageMeasure(_Model):
    """The movement language of a body's own documents beside the control by users that they show.

    `prominent`: the language stands out. `shown_control`: a rule, a fact or a claim that users hold control;
    a part for users; control elsewhere; or none shown. `gap`: which of the two exceeds the other; `unknown`
    where the documents show nothing of control.
    """

    words: int = Field(ge=0)
    hits: int = Field(ge=0)
    per_thousand: float = Field(ge=0)
    weight: float = Field(ge=0)
    prominent: bool
    themes: dict[MovementTheme, float] = {}
    shown_control: ShownControl
    gap: LanguageGap
    documents: tuple[DocumentLanguage, ...] = ()


class Signal(_Model):
    """Words that settle what movement language by itself leaves open.

    `holder`: who has what the words speak of: users, others, both together, or it is not said.
    `counts`: the words are about the body itself and in force.
    """

    kind: SignalKind
    holder: Literal["users", "others", "mixed", "unsaid"]
    counts: bool
    evidence: Evidence


class DocumentSummary(_Model):
    """What was read of a document; the text itself is not kept in results.

    `digest` is the beginning of the SHA-256 of the text, by which a later run sees whether it has changed;
    None in results of before it was kept.
    """

    name: str
    kind: DocumentKind
    kind_guess: str | None = None
    date: PartialDate | None = None
    source: str | None = None
    characters: int
    digest: str | None = None


class Assessment(_Model):
    """What the documents of one organisation show, under one criteria set.

    `basis` says what carries the status: a rule in a governing document, a dated fact, the body's own claim,
    or the learned model. `probabilities` is None until a calibrated model is part of the bundle.
    `control` has "board" and "general_meeting" where the rules allow an exact share to be worked out; where
    they do not, `questions` says why. `language` measures the movement's words in the body's own documents,
    `signals` are what settles what such words leave open. `trace` is the chain of facts behind `control`,
    None unless it was asked for. `questions` are what would settle what is unknown, cheapest document first.
    The status is always that of General Comment No. 7; `set_result` stands beside it where `criteria_set` is
    another set. `sets`: the results under further sets that were asked for, by their keys.
    """

    name: str
    id: str | None = None
    status: Status
    basis: Basis | None = None
    explanation: str
    probabilities: dict[Status, float] | None = None
    criteria: dict[str, CriterionResult]
    control: dict[str, ControlShare] = {}
    flags: tuple[Flag, ...] = ()
    language: LanguageMeasure | None = None
    signals: tuple[Signal, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    questions: tuple[str, ...] = ()
    documents: tuple[DocumentSummary, ...] = ()
    failures: tuple[Failure, ...] = ()
    criteria_set: str
    set_result: SetVerdict | None = None
    sets: dict[str, SetVerdict] = {}
    versions: dict[str, str] = {}
    trace: tuple[TraceStep, ...] | None = None


class Comparison(_Model):
    """One body under several criteria sets, side by side.

    `status`, `basis` and `explanation` are those of General Comment No. 7, as in an `Assessment`.
    """

    name: str
    id: str | None = None
    status: Status
    basis: Basis | None = None
    explanation: str
    sets: tuple[SetResult, ...]
    documents: tuple[DocumentSummary, ...] = ()
    failures: tuple[Failure, ...] = ()
    versions: dict[str, str] = {}


class Unassessed(_Model):
    """An input of `assess_many` that could not be assessed, in its place in the order."""

    name: Words | None = None
    id: Words | None = None
    cause: Words


class ListEntry(_Model):
    """One line of a consultation list.

    `line` counts from 1 in the source. For individuals and anonymous entries `raw` and `name` are None: they
    are counted and never named. Entries of one joint response share a `joint_id`. `stripped` records what
    was taken off the raw text to reach the name.
    """

    line: int
    page: int | None = None
    section: str | None = None
    raw: str | None
    name: str | None
    acronym: str | None = None
    kind: ListEntryKind = "organisation"
    is_individual: bool = False
    joint_id: str | None = None
    stripped: tuple[str, ...] = ()


class ConsultationList(_Model):
    """A consultation list as read: its entries in order, and `notes` on what a person should check."""

    source: str
    entries: tuple[ListEntry, ...]
    notes: tuple[str, ...] = ()


class RegisterCandidate(_Model):
    """A body on a register that a name may mean.

    `org_id` is its identifier by org-id, `register_key` the key of the register, `name` its registered name
    and `matched_name` the one of its names that is nearest, of the kind `name_kind`. `score` from 0 to 1 is
    for ranking only. `differences` are reasons, in words, why it may be another body. `removed` is the date
    on which it left the register, as far as the register gives it; `gone` tells that it did.
    """

    org_id: str
    register_key: str
    name: str
    matched_name: str
    name_kind: str = "registered"
    score: float = Field(ge=0, le=1)
    place: str | None = None
    registered: PartialDate | None = None
    removed: PartialDate | None = None
    gone: bool = False
    differences: tuple[str, ...] = ()


class RegisterMatch(_Model):
    """What the registers say to one name: one body, several that it may be, or none; always with a reason.

    `method` says by what a body was matched: a decision of a person, an identifier, its registered name,
    another of its names, an acronym, the form of the name only (word order, abbreviations), or a
    misspelling. None is no evidence of anything: many groups are on no register.
    """

    name: str
    outcome: MatchOutcome
    reason: str
    method: MatchMethod | None = None
    body: RegisterCandidate | None = None
    candidates: tuple[RegisterCandidate, ...] = ()


class ReviewDecision(_Model):
    """What a person decided on one name of a list: one line of `review.jsonl`.

    The latest decision on a subject wins. `raw_name` is the text of the list and `name` the body's name as
    read from it; rows of the list play no part, so that a decision outlives them. `text` is the reason; of a
    note it is the note, of a reply what the body wrote. `status` belongs to a verdict, `org_id` to a match
    (None: the body is on no register), `replied_on` and `contests` to a reply. `seen_status` and
    `seen_org_id` are what the machine had answered when it was decided.
    """

    raw_name: str = Field(min_length=1)
    name: str = Field(min_length=1)
    subject: ReviewSubject
    action: ReviewAction
    status: Status | None = None
    org_id: str | None = None
    text: str = Field(min_length=1)
    reviewer: str = Field(min_length=1, description="who decided: a role, initials or a name")
    decided_at: dt.datetime
    replied_on: PartialDate | None = None
    contests: bool = False
    seen_status: Status | None = None
    seen_org_id: str | None = None

    @model_validator(mode="after")
    def _whole(self) -> ReviewDecision:
        allowed: dict[ReviewSubject, tuple[ReviewAction, ...]] = {
            "verdict": ("confirm", "correct", "withdraw"),
            "match": ("confirm", "correct", "withdraw"),
            "note": ("annotate", "withdraw"),
            "reply": ("record", "withdraw"),
        }
        if self.action not in allowed[self.subject]:
            raise ValueError(f"{self.subject} cannot be decided by {self.action}")
        if self.subject == "verdict" and self.action != "withdraw" and self.status is None:
            raise ValueError("a verdict needs a status")
        if self.subject == "reply" and self.action == "record" and self.replied_on is None:
            raise ValueError("a reply needs its date (replied_on)")
        return self


class Review(_Model):
    """What people decided on one body, beside the machine's answer and never in its place.

    `outdated`: subjects on which the machine now answers otherwise than when a person decided.
    """

    verdict: ReviewDecision | None = None
    match: ReviewDecision | None = None
    note: ReviewDecision | None = None
    reply: ReviewDecision | None = None
    outdated: tuple[ReviewSubject, ...] = ()


class AuditLine(_Model):
    """One line of the list with its outcome.

    `duplicate_of` is the line that names the same body first; `dossier` is the folder or manifest name whose
    documents were used; `cause` says in one sentence why there is no assessment. `register_match` is there
    where the list was looked up in a database of registers, `review` where people decided something.
    """

    entry: ListEntry
    outcome: Outcome
    status: Status | None = None
    duplicate_of: int | None = None
    dossier: str | None = None
    cause: str | None = None
    assessment: Assessment | None = None
    register_match: RegisterMatch | None = None
    review: Review | None = None


class Denominators(_Model):
    """The three denominators, always printed together."""

    lines: int = Field(description="every line of the list")
    organisations: int = Field(description="different organisations named in it")
    with_evidence: int = Field(description="organisations whose documents allow an answer other than unclear")


class ListLanguage(_Model):
    """The movement language of all bodies of a list together: per 1,000 words, and how many of each gap."""

    bodies: int = Field(ge=0)
    words: int = Field(ge=0)
    hits: int = Field(ge=0)
    per_thousand: float = Field(ge=0)
    themes: dict[MovementTheme, float] = {}
    gaps: dict[LanguageGap, int] = {}


class AuditResult(_Model):
    """An audited list: every line of the source in its order, and the counts."""

    title: str
    checked_on: PartialDate
    criteria_set: str
    versions: dict[str, str]
    lines: tuple[AuditLine, ...]
    counts: dict[Status, int] = Field(description="different organisations by status")
    outcomes: dict[Outcome, int] = Field(description="lines by outcome")
    denominators: Denominators
    language: ListLanguage | None = None
    notes: tuple[str, ...] = ()


class BodyChange(_Model):
    """One body in two audits: `old` and `new` are its lines there, None where it is not on the list.

    `changes` name what differs (status, ground, board, flags); `causes` what may have brought it about:
    other documents, other rules (versions), another model, another choice of documents for the name.
    """

    name: str
    old_line: int | None = None
    new_line: int | None = None
    old_status: Status | None = None
    new_status: Status | None = None
    changes: tuple[ChangeKind, ...] = ()
    causes: tuple[ChangeCause, ...] = ()
    documents_added: tuple[str, ...] = ()
    documents_gone: tuple[str, ...] = ()
    documents_changed: tuple[str, ...] = ()


class AuditComparison(_Model):
    """Two audits side by side: every body of either, in the order of the new list and then of the old."""

    old: str
    new: str
    versions_changed: dict[str, tuple[str | None, str | None]] = {}
    bodies: tuple[BodyChange, ...]


def json_schema(model: type[BaseModel] = Assessment) -> dict[str, Any]:
    """The published JSON Schema of a result, as `ulo-classify` writes it."""
    return model.model_json_schema(mode="serialization")
