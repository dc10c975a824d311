"""The decision table for status under GC7 (DESIGN: "Deciding status"), read from top to bottom.

Each row is a function: it returns a decision with its reason and the findings that carry it, or None where it
does not hold. The first that holds decides; where none holds, the documents are silent: "unclear".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ulo_classify.assessment.findings import Finding, Findings, KindFinding
from ulo_classify.assessment.whole import TOGETHER, guaranteed
from ulo_classify.language import Mention
from ulo_classify.schema import Basis, Status

_OPENING = 300  # characters in which a document says what it is about
_LABELS = ("label_noun", "label_predicate", "opd_label", "organisation_of")
_WEAK = ("user", "peer", "patient", "client", "consumer", "customer", "member")
_LEANING = 3  # from here words of another kind of body speak against a bare label
_CLOSED = 4  # a board that chooses itself settles it where the words of kind already lean
_SETTLED = 6  # two decisive words of kind, or one where the page says whose it is
_SIGNED = 5  # one of them a sentence on those whom the body has in its care, and words that lean that way
_OF_THE_WHOLE = ("part_of_host", "sole_member")  # whose the organisation is, not who appoints its panel
_PANELS = ("panel_strong", "panel")
_HOSTS = ("statutory", "provider", "research")
_SERVING_KINDS = ("statutory", "provider", "company", "research", "professional", "family", "funder")
# These say nothing where the text speaks of users too: a Deaf church, a blind cricket club.
_OTHER_SUBJECTS = ("faith", "unrelated")


@dataclass(frozen=True, slots=True)
class Decision:
    """A status, the ground it stands on, the reason in plain words, and what is to be quoted for it.

    `row`: the row of `TABLE` that held. `passages`: sentences to quote, as document, start and end.
    """

    status: Status
    basis: Basis | None
    reason: str
    findings: Sequence[Finding] = ()
    kinds: Sequence[KindFinding] = ()
    mentions: Sequence[tuple[int, Mention]] = ()
    passages: Sequence[tuple[int, int, int]] = ()
    row: str = "silence"


SILENCE = Decision("unclear", None, "The documents do not say who controls this body.")
UNQUOTABLE = Decision("unclear", None, "The deciding words name a person and cannot be quoted.")


def rules_as_a_whole(findings: Findings) -> Decision | None:
    """A whole governing document: what its clauses guarantee together, and who else can overrule."""
    for index, document, _ in findings.own:
        told = guaranteed(document)
        if told is None:
            continue
        together = [f for f in findings.all if f.index == index and f.statement.cues[0] == TOGETHER]
        rivals = [f for f in together if f.statement.group != "users"]
        held = [f for f in together if f.statement.group == "users"]
        if told.why_open:
            return Decision("unclear", None, _WHY_OPEN[told.why_open])
        quoted = (rivals[:3] + held[:1]) if told.hollow or told.status == "not_user_led" else held[:4]
        if told.status != "unclear" and quoted:
            reason = _WHOLE["hollow" if told.hollow and held else told.status]
            return Decision(told.status, "rule", reason, quoted)
    return None


_WHY_OPEN = {
    "draft": "The governing document is a draft: its rules are not in force.",
    "template": "The governing document is a template with blanks, or a model for other bodies.",
    "contradictory": "The rules contradict each other, so no board could obey them all.",
}
_WHOLE = {
    "user_led": "The rules make users sure of most of the votes, and nobody else can overrule them.",
    "user_group": "The rules make users sure of a part, but not of more than half of the votes.",
    "hollow": "Users hold seats or votes in a body whose board somebody else appoints, removes or overrules.",
    "not_user_led": "The rules show that somebody other than users holds this body.",
}


def users_take_part_elsewhere(findings: Findings) -> Decision | None:
    """A panel or council that only advises, or that others set up, appoint or can overrule."""
    rivals, advisory = findings.rivals(), findings.advisory()
    if not (_is_under_another(findings, rivals, advisory) or _is_named_a_panel(findings)):
        return None
    if findings.titled_panel_of_others():
        return None  # a carers' committee, a panel of professionals: no users take part
    deciding = (rivals + advisory)[:3]
    return Decision(
        "user_group",
        deciding[0].basis if deciding else "claim",
        "Users take part in a body that only advises, or that somebody else sets up, appoints or overrules.",
        deciding,
        mentions=findings.mentions_of(*_PANELS, within=_OPENING)[:1] if not deciding else (),
    )


def _is_under_another(findings: Findings, rivals: Sequence[Finding], advisory: Sequence[Finding]) -> bool:
    """True of a body by name a panel, of which it is said that others appoint it or that it only advises."""
    strong, titled = findings.opens_with("panel_strong"), findings.titled_panel()
    under = [finding for finding in advisory if finding.statement.group in ("authority", "host")]
    plain = all(finding.statement.cues[0] == "advises" for finding in advisory)
    if findings.user_control() and plain and not (rivals or under):
        return False  # "the elders advise the Executive", which is the users' own
    direct = [finding for finding in rivals if finding.statement.cues[0] not in _OF_THE_WHOLE]
    seated = bool(advisory and findings.user_seats())
    if strong and (titled or findings.presents_a_panel()):
        return bool(rivals or advisory)
    subject = findings.presents_a_panel("panel")
    named = (
        strong
        or subject
        or (titled and (findings.touches_on_users() or findings.speaks_of("user_noun_weak")))
    )
    return named and bool(direct or seated)


def _is_named_a_panel(findings: Findings) -> bool:
    """True of a page headed with a panel's name that speaks of users and of those who hear them."""
    users = findings.speaks_of_users() or findings.speaks_of("user_noun_weak")
    hosted = findings.speaks_of("authority", "host", "advisory", "advise", "input")
    headed = findings.titled_panel() or (findings.presents_a_panel() and findings.user_seats())
    return bool(findings.opens_with("panel_strong") and users and hosted and headed)


def hollow_majority(findings: Findings) -> Decision | None:
    """Users hold seats or votes, but somebody else appoints, owns or can end the body."""
    control, rivals = findings.user_control(), findings.rivals()
    if not (control and rivals):
        return None
    reason = "Users hold seats or votes in a body that somebody else appoints, owns or sets the terms for."
    return Decision("user_group", rivals[0].basis, reason, [rivals[0], control[0]])


def words_that_name_no_users(findings: Findings) -> Decision | None:
    """Claims that may not be about users, or not about their power: a slogan, a house shared with staff.

    "User-led" where no constituency is named may speak of customers; in a firm with investors it sells.
    Members of a clubhouse share its work with staff, and that they have the condition says no more.
    """
    control = findings.user_control()
    if not control or control[0].basis != "claim":
        return None
    labels = all(_is_label(finding) for finding in control)
    named = findings.names_users() or findings.speaks_of("condition", "user_adjective") or findings.is_brief()
    anybody = labels and all(_of_anything(finding) for finding in control)
    slogan = anybody and (not named or findings.speaks_of("investors"))
    belonging = all(finding.statement.asserts in ("identity", "eligibility") for finding in control)
    shared = belonging and findings.speaks_of("shared_house")
    if not (slogan or shared):
        return None
    reason = (
        "The words do not say whether users control this body: they name no users, or no power of theirs."
    )
    return Decision("unclear", None, reason, control[:1])


def claim_beside_other_rules(findings: Findings) -> Decision | None:
    """A claim of control beside rules or counts that give users no more than a part of it.

    "Of, by and for the Deaf", and anyone may be a member; "governed by people who have been there", and the
    seats are shared with relatives.
    """
    control = findings.user_control()
    if not control or control[0].basis != "claim":
        return None
    shared = [
        finding
        for finding in findings.mixed()
        if finding.statement.asserts in ("composition", "eligibility") and finding.basis != "claim"
    ]
    anyone = [finding for finding in findings.open_to_anyone() if finding.basis == "rule"]
    if not (shared or anyone):
        return None
    reason = "The body says that users control it, but what it says of its seats or members is wider."
    return Decision("unclear", None, reason, [control[0], (shared + anyone)[0]])


def bare_label(findings: Findings) -> Decision | None:
    """A mere label, "user-led", on a page whose other words are those of a firm or provider."""
    control = findings.user_control()
    if not control or not all(_is_label(finding) for finding in control):
        return None
    kind, score = _kind(findings)
    words = [finding for finding in findings.kinds if finding.hit.kind == kind]
    if kind not in _SERVING_KINDS or score < _LEANING or score <= findings.kind_scores()["movement"]:
        return None
    reason = "The page calls itself user-led, and its other words are those of another kind of body."
    return Decision("unclear", None, reason, control[:1], kinds=words[:1])


def contrary_words(findings: Findings) -> Decision | None:
    """Some words show users in control, others show somebody else."""
    control, other = findings.user_control(), findings.other_control()
    if not (control and other):
        return None
    reason = "Some words show users in control and others show somebody else in control."
    return Decision("unclear", None, reason, [control[0], other[0]])


def seats_short_of_a_majority(findings: Findings) -> Decision | None:
    """The rules of a whole document make users sure of seats, and somebody else of most of them."""
    seats = findings.reserved_seats()
    if not seats or findings.user_control():
        return None
    reason = "The rules make users sure of some seats on the board, but not of more than half."
    return Decision("user_group", "rule", reason, seats[:3])


def users_control(findings: Findings) -> Decision | None:
    """Users hold control, by rule, fact or claim, and nothing speaks against it."""
    control = findings.user_control()
    if not control:
        return None
    reasons: dict[Basis, str] = {
        "rule": "The rules give users control of the body.",
        "fact": "The body states that users hold control.",
        "claim": "The body says of itself that users control it.",
    }
    return Decision("user_led", control[0].basis, reasons[control[0].basis], control[:4])


def others_control(findings: Findings) -> Decision | None:
    """Somebody other than users runs the body, owns it, or holds its board or membership."""
    rivals = findings.rivals()
    appointed = [finding for finding in rivals if finding.statement.cues[0] == "appointed_by"]
    owners = appointed if len(appointed) > 1 else [finding for finding in rivals if _owns(finding)]
    other = findings.other_control() + owners
    if not other:
        return None
    reason = "The documents show that somebody other than users runs or holds this body."
    return Decision("not_user_led", other[0].basis, reason, other[:3])


def panels_of_a_host(findings: Findings) -> Decision | None:
    """A page of an authority, provider or university about its users' panels."""
    kind, score = _kind(findings)
    panels = findings.mentions_of(*_PANELS)
    if kind not in _HOSTS or score < _SETTLED or len(panels) < 2:
        return None
    reason = "The text is about ways for users to take part inside another body."
    return Decision("user_group", "claim", reason, kinds=_words(findings, kind), mentions=panels[:1])


def another_sense(findings: Findings) -> Decision | None:
    """A software users' group, a network of data protection officers: the words mean something else."""
    words = findings.mentions_of("other_sense", within=_OPENING)
    if not words or findings.speaks_of_users():
        return None
    reason = "Here the word means customers, members of a bank, or officials, and no users' constituency."
    return Decision("not_user_led", "claim", reason, mentions=words[:1])


def kind_of_body(findings: Findings) -> Decision | None:
    """The words leave no doubt what kind of body this is, and nothing points to users' own control."""
    kind, score = _kind(findings)
    words, closed = _words(findings, kind), findings.closed_boards()
    score += _CLOSED if closed else 0
    against = findings.kind_scores()["movement"] * (1 if _is_signed(findings, kind) else 2)
    if not (words or closed) or score <= against:
        return None
    if findings.presents_a_panel() or findings.user_seats():
        return None  # below a panel's name the words are those of the body that it belongs to
    if not _is_plain(findings, kind, score):
        return None
    reason = "The words describe a body that is plainly not the users' own."
    return Decision("not_user_led", "claim", reason, closed[:1], kinds=words)


TABLE: tuple[Callable[[Findings], Decision | None], ...] = (
    rules_as_a_whole,
    users_take_part_elsewhere,
    hollow_majority,
    words_that_name_no_users,
    claim_beside_other_rules,
    bare_label,
    contrary_words,
    seats_short_of_a_majority,
    users_control,
    others_control,
    panels_of_a_host,
    another_sense,
    kind_of_body,
)


def decide(findings: Findings) -> Decision:
    """Decide the status by the first row of `TABLE` that holds; silence ends as "unclear"."""
    for row in TABLE:
        decision = row(findings)
        if decision is not None:
            return replace(decision, row=row.__name__)
    return SILENCE


def _owns(finding: Finding) -> bool:
    """True if a rival owns the body or chooses its board or members, not merely founded or hosts it."""
    statement = finding.statement
    part_of_authority = statement.cues[0] == "part_of_host" and statement.group == "authority"
    return (
        part_of_authority or statement.cues[0] == "sole_member" or statement.body in ("board", "membership")
    )


def _is_label(finding: Finding) -> bool:
    """True of "user-led", not of "consumer-controlled": the stronger word is a claim about the votes."""
    statement = finding.statement
    return statement.cues[0] in _LABELS and statement.criterion != "governed"


def _of_anything(finding: Finding) -> bool:
    """True of "user-led" and "patient-led", which may speak of customers; "Deaf-led" says who leads."""
    words = finding.document.text[finding.statement.start : finding.statement.end].lower()
    return any(word in words for word in _WEAK)


def _kind(findings: Findings) -> tuple[str, int]:
    """The kind of body that the words speak for most strongly, and how strongly."""
    scores = findings.kind_scores()
    kinds = _SERVING_KINDS if findings.touches_on_users() else _SERVING_KINDS + _OTHER_SUBJECTS
    kind = max(kinds, key=lambda key: scores[key])
    return kind, scores[kind]


def _is_signed(findings: Findings, kind: str) -> bool:
    """True if a sentence of the page, and not words alone, is that of a kind of body."""
    return any(f.hit.is_sign and f.hit.decisive for f in findings.kinds if f.hit.kind == kind)


def _is_plain(findings: Findings, kind: str, score: int) -> bool:
    """True if words of one kind settle it, or decisive words of several kinds of body that serve users."""
    if score > _SETTLED:
        return True
    if findings.is_settled_by_words(kind):
        return score >= (_SIGNED if _is_signed(findings, kind) else _SETTLED)
    total = sum(findings.kind_scores()[each] for each in _SERVING_KINDS)
    return len(findings.decisive_words(_SERVING_KINDS)) > 1 and total > _SETTLED + 1


def _words(findings: Findings, kind: str) -> list[KindFinding]:
    """The two decisive words of a kind to quote: those of the opening first."""
    hits = [finding for finding in findings.kinds if finding.hit.kind == kind and finding.hit.decisive]
    return sorted(hits, key=lambda finding: (not finding.hit.in_title, finding.index, finding.hit.start))[:2]
