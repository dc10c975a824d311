"""The shares of a board, membership or staff that documents say users hold, one for each passage.

From single sentences, and for general meetings from the classes of members of a whole governing document
together (`ulo_classify.governance`); for boards these stand among the statements already (whole.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ulo_classify.assessment.bodies import is_about, others_in, total_in
from ulo_classify.assessment.findings import Finding, Findings
from ulo_classify.assessment.whole import TOGETHER, WHOLE
from ulo_classify.criteria import Body
from ulo_classify.governance import Bounds, Quote, meeting_share, read_rules
from ulo_classify.language import Statement
from ulo_classify.schema import Basis, Document

_ALL, _NONE = Fraction(1), Fraction(0)
_MEMBERS = ("membership", "general_meeting")
# Where professionals or relatives hold a share, users hold the rest at most; but a nurse on the staff can be
# a user, so this is said of those who decide alone (as for General Comment No. 7, findings.py).
_DECIDING = ("board", "officers", "membership", "general_meeting")
_OTHERS = ("family", "professional", "other")


@dataclass(frozen=True, slots=True)
class Held:
    """Users' least and greatest share by one passage; `over`: strictly more than low.

    `total`: of how many seats, where the passage counts them. `findings`: the words to quote. `pooled`: the
    passage counts users together with people who do not count, so it says nothing of users' own share.
    """

    low: Fraction
    high: Fraction
    over: bool
    basis: Basis
    total: int | None
    findings: tuple[Finding, ...]
    pooled: bool = False


def held_shares(findings: Findings, body: Body, also_counts: Sequence[str] = ()) -> list[Held]:
    """What each passage says of users' share of a body.

    Args:
        findings: what the documents show.
        body: whose share.
        also_counts: groups that are counted with users ("family", "professional", "ally").
    """
    held = [*_composed(findings, body, frozenset(also_counts))]
    if body in _MEMBERS:
        held += _open_to_users_alone(findings)
        held += _by_classes_of_members(findings, widened=bool(also_counts))
    merged: dict[tuple[object, ...], Held] = {}
    for each in held:
        first = each.findings[0]
        together = first.statement.cues[0] == TOGETHER
        key = (each.low, each.high, first.index, TOGETHER if together else first.statement.start)
        seen = merged.get(key)
        merged[key] = each if seen is None else _joined(seen, each)
    return list(merged.values())


def _joined(one: Held, two: Held) -> Held:
    findings = tuple(dict.fromkeys((*one.findings, *two.findings)))
    return Held(
        one.low, one.high, one.over and two.over, one.basis, one.total or two.total, findings, one.pooled
    )


def _composed(findings: Findings, body: Body, also_counts: frozenset[str]) -> Iterator[Held]:
    for finding in findings.counting:
        statement = finding.statement
        if statement.asserts != "composition" or statement.low is None or statement.negated:
            continue
        quote = finding.document.text[statement.start : statement.end]
        if not is_about(statement, quote, body):
            continue
        share = _of_users(statement, quote, body, also_counts)
        if share is None and statement.group == "mixed":
            yield Held(_NONE, _ALL, False, finding.basis, None, (finding,), pooled=True)
        elif share is not None:
            low, high, over = share
            yield Held(low, high, over, finding.basis, total_in(quote, low), (finding,))


def _of_users(
    statement: Statement, quote: str, body: Body, also_counts: frozenset[str]
) -> tuple[Fraction, Fraction, bool] | None:
    """What a statement on some group says of users: least, greatest, strictly more than the least."""
    low = statement.low or _NONE
    high = _ALL if statement.high is None else statement.high
    if statement.group == "users":
        # Where carers count too, "7 of 12 are disabled people" leaves open how many of the rest are carers.
        return low, _ALL if also_counts else high, statement.over
    if statement.group == "mixed":
        others = others_in(quote)
        return (low, high, statement.over) if others and others <= also_counts else None
    if statement.group in also_counts:
        return low, _ALL, statement.over
    if statement.group in _OTHERS and body in _DECIDING:
        return _NONE, _ALL - low, False
    return None


def _open_to_users_alone(findings: Findings) -> Iterator[Held]:
    """Membership is open to people who stammer, and to nobody else: all members are users."""
    for finding in findings.user_control():
        statement = finding.statement
        of_members = statement.asserts == "eligibility" and statement.body == "membership"
        if of_members and statement.cues[0] != "may_be_members":
            yield Held(_ALL, _ALL, False, finding.basis, None, (finding,))


def _by_classes_of_members(findings: Findings, *, widened: bool) -> Iterator[Held]:
    for index, document, reading in findings.own:
        if any(statement.force == "draft" for statement in reading.statements):
            continue
        found = meeting_of(document)
        if found is not None:
            bounds, quotes = found
            quoted = tuple(Finding(_on_members(quote, bounds), index, document) for quote in quotes)
            yield Held(bounds.low, _ALL if widened else bounds.high, False, "rule", None, quoted)


def meeting_of(document: Document) -> tuple[Bounds, tuple[Quote, ...]] | None:
    """Users' share of the votes at general meetings by the rules of a whole governing document.

    None where the document is none or short, says nothing of users among its voting members, or its rules
    cannot be worked out. The one place where rules on meetings come in.
    """
    if document.kind != "governing_document" or len(document.text) < WHOLE:
        return None
    meeting = read_rules(document.text).meeting
    bounds = meeting_share(meeting) if meeting is not None else None
    if meeting is None or bounds is None:
        return None
    speaking = [each.quotes for each in meeting.classes if each.votes and each.who == "users"]
    speaking += [quota.quotes for quota in meeting.quotas if quota.who == "users"]
    quotes = tuple(quote for group in speaking for quote in group)[:2]
    return (bounds, quotes) if quotes else None


def _on_members(quote: Quote, bounds: Bounds) -> Statement:
    return Statement(
        asserts="composition",
        criterion="membership",
        group="users",
        body="membership",
        force="binding",
        scope="organisation",
        start=quote.start,
        end=quote.end,
        low=bounds.low,
        high=bounds.high,
        cues=(TOGETHER, "classes of members"),
    )
