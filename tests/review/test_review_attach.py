"""Decisions find their bodies by name, whatever became of rows, and never replace the machine's answer."""

from __future__ import annotations

import report_builders as reports
import review_builders as builders
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.review import attach
from ulo_classify.schema import AuditLine, AuditResult


def reviewed(result: AuditResult, *decisions) -> dict[int, object]:
    return {index: line.review for index, line in enumerate(attach(result, decisions).lines) if line.review}


def test_the_latest_decision_on_a_subject_stands() -> None:
    first, second = builders.decision(), builders.decision(status="user_group", text="Looked again.")
    found = reviewed(builders.listed(), first, builders.decision("note"), second)
    assert list(found) == [0]
    assert (found[0].verdict, found[0].note, found[0].reply) == (second, builders.decision("note"), None)


def test_the_machines_answer_stays() -> None:
    before = builders.listed()
    after = attach(before, builders.all_four())
    assert after.counts == before.counts
    assert [line.model_copy(update={"review": None}) for line in after.lines] == list(before.lines)
    assert attach(after, []) == before


def test_what_was_taken_back_is_gone() -> None:
    back = builders.decision(action="withdraw", status=None)
    assert reviewed(builders.listed(), builders.decision(), back) == {}
    assert reviewed(builders.listed(), back, builders.decision())[0].verdict == builders.decision()


def listed(*named: tuple[str, str], **changes) -> AuditResult:
    lines = [
        reports.assessed(
            number, reports.user_led(name), entry=reports.entry(number, name, raw=raw, **changes)
        )
        for number, (raw, name) in enumerate(named, 1)
    ]
    return reports.audit(*lines)


def test_it_is_found_again_on_another_row_under_another_number() -> None:
    moved = listed(("7. Other Group", "Other Group"), ("8. " + builders.UNION, builders.UNION))
    assert list(reviewed(moved, builders.decision())) == [1]


def test_it_is_found_again_where_another_name_is_read_from_the_same_text() -> None:
    assert list(reviewed(listed((builders.UNION_RAW, "Quay Street DPU")), builders.decision())) == [0]


def test_bodies_of_a_joint_reply_are_told_apart() -> None:
    raw = "Alder Row Group and Birch Lane Group (joint)"
    both = listed((raw, "Alder Row Group"), (raw, "Birch Lane Group"))
    assert list(reviewed(both, builders.decision(raw_name=raw, name="Birch Lane Group"))) == [1]
    # A name that is no longer read from it could be either: it is given to neither.
    assert reviewed(both, builders.decision(raw_name=raw, name="Cedar Group")) == {}


def test_a_body_named_twice_has_its_decisions_at_its_first_line() -> None:
    found = reviewed(builders.listed(), builders.decision(raw_name="Quay Street DPU", name="Quay Street DPU"))
    assert list(found) == [0]


def test_names_that_are_not_on_the_list_change_nothing() -> None:
    assert reviewed(builders.listed(), builders.decision(raw_name="Nobody", name="Nobody")) == {}


def test_people_are_never_decided_on() -> None:
    person = reports.audit(
        AuditLine(
            entry=reports.entry(1, "Odalys Fenwright", kind="individual", is_individual=True),
            outcome="individual",
        )
    )
    assert reviewed(person, builders.decision(raw_name="Odalys Fenwright", name="Odalys Fenwright")) == {}


def test_a_decision_on_an_answer_that_has_changed_is_to_be_looked_at_again() -> None:
    kept = builders.decision(seen_status="not_user_led"), builders.decision("match", seen_org_id="GB-CHC-1")
    assert reviewed(builders.listed(), *kept)[0].outdated == ("verdict", "match")
    assert reviewed(builders.listed(), *builders.all_four())[0].outdated == ()


def test_a_match_that_follows_the_decision_is_no_change() -> None:
    result = builders.listed()
    line = result.lines[0]
    followed = line.register_match.model_copy(
        update={"method": "decision", "body": builders.candidate("GB-CHC-7777777", "Quay")}
    )
    lines = (line.model_copy(update={"register_match": followed}), *result.lines[1:])
    found = reviewed(result.model_copy(update={"lines": lines}), builders.decision("match"))
    assert found[0].outdated == ()


@given(st.permutations(range(6)))
def test_the_order_of_the_list_plays_no_part(order: list[int]) -> None:
    names = [(f"{number}. Group {number} Lane", f"Group {number} Lane") for number in range(6)]
    kept = [builders.decision(raw_name=raw, name=name, text=name) for raw, name in names]
    result = attach(listed(*(names[at] for at in order)), kept)
    assert [line.review.verdict.text for line in result.lines] == [line.entry.name for line in result.lines]
