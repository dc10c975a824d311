"""Shares of votes in results: explanation, clauses, quotes, assumptions, the trace, and reasons for none."""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ulo_classify import Assessment, Document, Organisation
from ulo_classify.schema import TraceStep

from .dossiers import gc7

FILE = Path(__file__).parent / "data" / "control.toml"
DOSSIERS: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["dossier"]
BODIES = ("board", "general_meeting")


def assess(entry: dict[str, Any], *, trace: bool = True) -> Assessment:
    documents = tuple(Document(**document) for document in entry["documents"])
    return gc7().assess(Organisation(name="Hollin Society", documents=documents), trace=trace)


def dossier(why: str) -> dict[str, Any]:
    (found,) = [entry for entry in DOSSIERS if why in entry["why"]]
    return found


@pytest.mark.parametrize("entry", DOSSIERS, ids=lambda entry: entry["why"])
def test_shares_and_their_explanations(entry: dict[str, Any]) -> None:
    result = assess(entry)
    assert {
        body: [_written(s.low), _written(s.high), s.explanation] for body, s in result.control.items()
    } == {body: entry[body] for body in BODIES if body in entry}
    said = {body: share.casting_vote for body, share in result.control.items() if share.casting_vote}
    assert said == entry.get("casting", {})
    missing = [question for question in result.questions if "share of" in question]
    openings = entry.get("silent", [])
    assert len(missing) == len(openings)
    assert all(found.startswith(opening) for found, opening in zip(missing, openings, strict=True)), missing
    if "assumed" in entry:
        assert any(each.startswith(entry["assumed"]) for each in result.control["board"].assumptions)
    if "secret" in entry:
        assert entry["secret"] not in result.model_dump_json()


@pytest.mark.parametrize("entry", DOSSIERS, ids=lambda entry: entry["why"])
def test_every_quote_is_in_the_text_and_its_clause_is_named(entry: dict[str, Any]) -> None:
    result = assess(entry)
    texts = [document["text"] for document in entry["documents"]]
    steps = result.trace or ()
    quotes = [e for share in result.control.values() for e in share.evidence]
    for evidence in (*quotes, *(e for step in steps for e in step.evidence)):
        assert texts[evidence.document_index][evidence.start : evidence.end] == evidence.quote
        assert entry["documents"][evidence.document_index]["kind"] == "governing_document"
    for share in result.control.values():
        assert share.evidence
        assert set(share.clauses) <= {evidence.clause for evidence in share.evidence}
        assert all(re.search(rf"\b{re.escape(clause)}\b", share.explanation) for clause in share.clauses)


@pytest.mark.parametrize("entry", DOSSIERS, ids=lambda entry: entry["why"])
def test_the_worst_board_adds_up_to_the_least_share(entry: dict[str, Any]) -> None:
    share = assess(entry).control.get("board")
    if share is None or not share.worst:
        return
    for groups, expected in ((share.worst, share.low), (share.best, share.high)):
        voting = [group for group in groups if group.votes]
        assert Fraction(sum(g.users for g in voting), sum(g.seats for g in voting)) == expected


def test_rules_that_clash_give_a_conflict_with_both_clauses() -> None:
    governed = assess(dossier("rules that cannot all be kept")).criteria["governed"]
    assert governed.verdict == "conflicting"
    assert len({evidence.clause for evidence in governed.evidence}) > 1


def test_the_order_of_documents_does_not_matter() -> None:
    entry = dossier("the newest dated")
    turned = {**entry, "documents": entry["documents"][::-1]}
    one, other = assess(entry).control["board"], assess(turned).control["board"]
    assert (one.low, one.explanation, one.assumptions) == (other.low, other.explanation, other.assumptions)


def test_without_dates_the_longest_counts() -> None:
    long = "3. At least nine of the twelve directors shall be disabled people. " + "Rooms may be hired. " * 9
    short = "3. At least two of the twelve directors shall be disabled people."
    documents = [{"text": text, "kind": "governing_document"} for text in (short, long)]
    assert assess({"documents": documents}).control["board"].low == Fraction(3, 4)


def test_a_later_document_on_something_else_leaves_the_board_to_the_earlier() -> None:
    rules = "3. At least nine of the twelve directors shall be disabled people."
    code = "1. Members are polite. 2. The kettle is rinsed."
    documents = [
        {"text": rules, "kind": "governing_document", "date": "2019"},
        {"text": code, "kind": "governing_document", "date": "2022"},
    ]
    assert assess({"documents": documents}).control["board"].low == Fraction(3, 4)


def test_a_whole_document_that_reserves_nothing_leaves_every_seat_open() -> None:
    """An extract may leave out who may sit; a whole document that is silent has open seats."""
    padding = "The Society may hire rooms, publish a newsletter and insure its property. " * 90
    text = f"RULES OF THE HOLLIN SOCIETY\n\n{padding}\n\n4. There shall be nine trustees.\n"
    share = assess({"documents": [{"text": text, "kind": "governing_document"}]}).control["board"]
    assert (share.low, share.high) == (0, 1)
    assert share.explanation.startswith("In the worst case these rules allow, users hold none of the 9 votes")


def test_marks_of_the_document_number_its_clauses() -> None:
    text = "At least nine of the twelve directors shall be disabled people."
    marks = [{"kind": "clause", "label": "Article 12", "start": 0}]
    document = {"text": text, "kind": "governing_document", "marks": marks}
    assert "on the board (Article 12)." in assess({"documents": [document]}).control["board"].explanation


def test_nothing_is_traced_unless_it_is_asked_for() -> None:
    result = assess(DOSSIERS[0], trace=False)
    assert result.trace is None
    assert result.control == assess(DOSSIERS[0]).control


def test_the_trace_goes_from_terms_to_arithmetic() -> None:
    steps = assess(DOSSIERS[0]).trace
    assert steps is not None
    assert [_told(step) for step in steps if not step.text.startswith("Assumed")] == [
        ("document", None, "The rules are read from document 1.", []),
        ("term", None, "“full member” means: only users.", ["1"]),
        ("seats", "board", "Seats, “elected trustee”: 6; only users may hold them; with a vote.", ["3"]),
        ("seats", "board", "Seats, “co-opted”: up to 3; anyone may hold them; with a vote.", ["4"]),
        (
            *("casting", "board"),
            "If votes on the board are equal, the chair has a casting vote, and anyone can be in the chair. "
            "It is not counted in the share.",
            ["5"],
        ),
        (
            "worst",
            "board",
            "Worst board: 6 “elected trustee”, 6 of them users; 3 “co-opted”, 0 of them users.",
            [],
        ),
        ("best", "board", "Best board: 6 “elected trustee”, 6 of them users.", []),
        (
            *("arithmetic", "board"),
            "Least share: 6 + 0 = 6 users' votes of 6 + 3 = 9 votes, which is 2/3.",
            [],
        ),
        ("arithmetic", "board", "Greatest share: 6 users' votes of 6 votes, which is 1/1.", []),
        (
            *("member_class", "general_meeting"),
            "Members, “associate member”: anyone may belong; without a vote.",
            ["1"],
        ),
        (
            *("member_class", "general_meeting"),
            "Members, “full member”: only users may belong; with a vote.",
            ["1", "2"],
        ),
        (
            *("casting", "general_meeting"),
            "If votes at general meetings are equal, nobody has a casting vote.",
            ["2"],
        ),
        ("arithmetic", "general_meeting", "Least share: 1/1.", []),
        ("arithmetic", "general_meeting", "Greatest share: 1/1.", []),
    ]
    assumed = [step for step in steps if step.text.startswith("Assumed")]
    shares = assess(DOSSIERS[0]).control
    assert len(assumed) == sum(len(share.assumptions) for share in shares.values()) > 0


def test_the_trace_has_size_quota_cap_and_controller() -> None:
    text = (
        "2. The number of trustees shall not exceed twelve.\n"
        "3. There shall be nine elected trustees. Not fewer than five of the trustees must be Deaf people.\n"
        "4. They may co-opt further trustees, but never more than one third of the elected trustees.\n"
        "5. The Minister may at any time remove any trustee.\n"
    )
    steps = assess({"documents": [{"text": text, "kind": "governing_document"}]}).trace or ()
    told = {step.kind: _told(step)[2:] for step in steps}
    assert told["size"] == ("Size of the board: up to 12.", ["2"])
    assert told["quota"] == ("At least 5 of all seats with a vote must be held by users.", ["3"])
    assert told["cap"] == ("Seats, “co-opted”: at most 1/3 of “elected trustee”.", ["4"])
    assert told["controller"][0].startswith("Somebody else can overrule: ")
    assert told["controller"][1] == ["5"]


def _written(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"


def _told(step: TraceStep) -> tuple[str, str | None, str, list[str | None]]:
    clauses = dict.fromkeys(evidence.clause for evidence in step.evidence)
    return step.kind, step.body, step.text, list(clauses)
