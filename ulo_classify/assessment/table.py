"""The decision table for status under GC7 (DESIGN: "Deciding status"), read from top to bottom.

Each row is a named condition, the status it gives, and why in plain words. The first row that holds decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ulo_classify.assessment.findings import Finding, Findings, KindFinding
from ulo_classify.language import Mention
from ulo_classify.schema import Basis, Status

_OPENING = 300  # characters in which a document says what it is about
_SETTLED = 6  # two decisive words, or one where the page says whose it is
# The last two say nothing where the text speaks of users too: a Deaf church, a blind cricket club.
_RIVAL_KINDS = (
    "statutory",
    "provider",
    "company",
    "research",
    "professional",
    "family",
    "funder",
    "faith",
    "unrelated",
)

_HOSTS = ("statutory", "provider", "research")


@dataclass(frozen=True, slots=True)
class Decision:
    """A status with its reason and the findings that carry it."""

    status: Status
    basis: Basis | None
    reason: str
    row: str
    findings: Sequence[Finding] = ()
    kinds: Sequence[KindFinding] = ()
    panels: Sequence[tuple[int, Mention]] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: `decide` returns None where the row does not hold."""

    name: str
    decide: Callable[[Findings], Decision | None]


UNQUOTABLE = Decision("unclear", None, "The deciding words name a person and cannot be quoted.", "unquotable")


def decide(findings: Findings) -> Decision:
    """Decide the status by the first row that holds; silence ends as "unclear"."""
    for row in TABLE:
        decision = row.decide(findings)
        if decision is not None:
            return decision
    return Decision("unclear", None, "The documents do not say who controls this body.", "silence")


def _users_take_part_elsewhere(findings: Findings) -> Decision | None:
    """Row 1: a panel, or a body that others appoint, own or overrule, in which users take part."""
    rivals, advisory = findings.rivals(), findings.advisory()
    strong = findings.opens_with("panel_strong")
    any_panel = strong or findings.opens_with("panel", "advisory")
    hosted = findings.speaks_of("authority", "host", "advisory", "advise", "input")
    if not (
        (strong and (rivals or advisory or hosted))
        or (any_panel and (rivals or advisory))
        or (rivals and advisory)
        or len({finding.statement.start for finding in advisory}) > 1
    ):
        return None
    if not (findings.speaks_of_users() or any_panel):
        return None
    deciding = (rivals + advisory)[:3]
    return Decision(
        "user_group",
        deciding[0].basis if deciding else "claim",
        "Users take part in a body that only advises, or that somebody else sets up, appoints or overrules.",
        "rival controller",
        deciding,
        panels=findings.panels(_OPENING)[:1] if not deciding else (),
    )


def _users_control(findings: Findings) -> Decision | None:
    control = findings.user_control()
    if not control or findings.other_control() or findings.rivals():
        return None
    words = {
        "rule": "The rules give users control of the body.",
        "fact": "The body states that users hold control.",
        "claim": "The body says of itself that users control it.",
    }
    return Decision("user_led", control[0].basis, words[control[0].basis], "users control", control[:4])


def _claims_with_an_open_door(findings: Findings) -> Decision | None:
    """Row 2: a claim of control, and rules that let anyone be a member ("of, by and for the Deaf")."""
    control, anyone = findings.user_control(), findings.open_to_anyone()
    if control and anyone and control[0].basis == "claim" and anyone[0].basis == "rule":
        reason = "The body says that users control it, but its rules let anyone be a member."
        return Decision("unclear", None, reason, "open membership", [control[0], anyone[0]])
    return None


def _contrary_words(findings: Findings) -> Decision | None:
    control, rivals = findings.user_control(), findings.rivals()
    owners = [finding for finding in rivals if _owns(finding)]
    if control and owners:
        reason = "Users hold seats or votes in a body that somebody else appoints or owns."
        return Decision("user_group", owners[0].basis, reason, "hollow majority", [owners[0], control[0]])
    other = findings.other_control() + rivals
    if control and other:
        reason = "Some words show users in control and others show somebody else in control."
        return Decision("unclear", None, reason, "contrary words", [control[0], other[0]])
    return None


def _others_control(findings: Findings) -> Decision | None:
    other = findings.other_control() + [f for f in findings.rivals() if _owns(f)]
    if other:
        reason = "The documents show that somebody other than users runs or holds this body."
        return Decision("not_user_led", other[0].basis, reason, "others control", other[:3])
    return None


def _owns(finding: Finding) -> bool:
    """True if a rival owns the body or chooses its board or members, not merely founded or hosts it."""
    statement = finding.statement
    return statement.cues[0] == "sole_member" or statement.body in ("board", "membership")


def _kind_of_body(findings: Findings) -> Decision | None:
    """Row 5: the words leave no doubt what kind of body this is, and nothing points to users' own control."""
    scores = findings.kind_scores()
    kinds = _RIVAL_KINDS if not findings.speaks_of_users() else _RIVAL_KINDS[:-2]
    kind = max(kinds, key=lambda key: scores[key])
    panels = findings.panels()
    if kind in _HOSTS and scores[kind] >= _SETTLED and len(panels) > 1:
        return Decision(
            "user_group",
            "claim",
            "The text is about ways for users to take part inside another body.",
            "panels of a host",
            kinds=_deciding_kinds(findings, (kind,)),
            panels=panels[:1],
        )
    deciding = _deciding_kinds(findings, (kind,))
    if deciding and scores[kind] >= _SETTLED and scores[kind] > 2 * scores["movement"]:
        reason = "The words describe a body that is plainly not the users' own."
        return Decision("not_user_led", "claim", reason, f"kind: {kind}", kinds=deciding)
    return None


def _deciding_kinds(findings: Findings, kinds: Sequence[str]) -> list[KindFinding]:
    hits = [finding for finding in findings.kinds if finding.hit.kind in kinds and finding.hit.decisive]
    return sorted(hits, key=lambda finding: (not finding.hit.in_title, finding.index, finding.hit.start))[:2]


TABLE: tuple[Row, ...] = (
    Row("rival controller", _users_take_part_elsewhere),
    Row("open membership", _claims_with_an_open_door),
    Row("users control", _users_control),
    Row("contrary words", _contrary_words),
    Row("others control", _others_control),
    Row("kind of body", _kind_of_body),
)
