"""One body under several criteria sets: hand-written bodies that pass one and fail or leave open another."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ulo_classify import Comparison, Document, Organisation, SetResult
from ulo_classify.schema import DocumentKind

from .dossiers import gc7

RULES: DocumentKind = "governing_document"
REPORT: DocumentKind = "annual_report"
HALF_STAFF = "Half of our staff are disabled people. "
MOST_VOLUNTEERS = "More than half of our volunteers are disabled people. "
APPOINTED = "The Minister appoints the members of the board and may remove them. "


def compare(text: str, kind: DocumentKind = RULES) -> Comparison:
    document = Document(text=text, kind=kind, name="paper.txt")
    return gc7().compare(Organisation(name="Larkwell Voices", documents=(document,)))


def under(key: str, text: str, kind: DocumentKind = RULES) -> SetResult:
    return next(each for each in compare(text, kind).sets if each.key == key)


def test_seven_of_twelve_by_rule_pass_a_majority_and_leave_three_quarters_open() -> None:
    text = "At least seven of the twelve directors must be disabled people."
    board = under("dpi_51", text).criteria["board"]
    assert (board.verdict, board.basis) == ("met", "rule")
    assert board.share is not None
    assert (board.share.low, board.share.high, board.share.changes_at) == (
        Fraction(7, 12),
        1,
        Fraction(7, 12),
    )
    assert board.evidence[0].quote == text.removesuffix(".")
    open_board = under("odi_dpulo", text).criteria["board"]
    assert open_board.verdict == "unknown"
    assert open_board.share is not None
    assert open_board.share.changes_at == Fraction(7, 12)
    assert open_board.share.change.endswith("At least 75% would take words that make sure of 9 of 12.")
    assert "10 of 12" in str(under("inclusion_london", text).criteria["board"].share)


def test_seven_of_twelve_as_a_count_fail_three_quarters() -> None:
    text = "Seven of the twelve trustees are disabled people."
    assert under("dpi_51", text, REPORT).criteria["board"].verdict == "met"
    found = under("dh_ulo_2007", text, REPORT)
    assert found.verdict == "unknown"  # some of the five others may be carers, who count there
    failed = under("odi_dpulo", text, REPORT)
    assert (failed.verdict, failed.decided_by) == ("not_met", ("board",))
    share = failed.criteria["board"].share
    assert share is not None
    assert (share.low, share.high, share.changes_at) == (Fraction(7, 12),) * 3
    assert share.change == "Not met at any threshold above 7 of 12."


def test_more_than_and_at_least_part_at_exactly_three_quarters() -> None:
    text = "At least nine of the twelve directors must be disabled people."
    assert under("disability_rights_uk", text).criteria["board"].verdict == "met"
    assert under("inclusion_london", text).criteria["board"].verdict == "unknown"
    counted = "Nine of the twelve directors are disabled people."
    assert under("disability_rights_uk", counted, REPORT).criteria["board"].verdict == "met"
    assert under("inclusion_london", counted, REPORT).criteria["board"].verdict == "not_met"


def test_half_of_the_staff_is_enough_for_one_and_not_for_another() -> None:
    assert under("odi_dpulo", HALF_STAFF, REPORT).criteria["staff"].verdict == "met"
    assert under("inclusion_london", HALF_STAFF, REPORT).criteria["staff"].verdict == "not_met"
    assert under("unaids_community_led", HALF_STAFF, REPORT).criteria["staff"].verdict == "unknown"


def test_a_whole_set_met() -> None:
    board = "At least nine of the twelve trustees are disabled people. "
    found = under("odi_dpulo", board + HALF_STAFF + MOST_VOLUNTEERS, REPORT)
    assert found.verdict == "met"
    assert found.decided_by == ("control", "board", "staff", "volunteers")
    assert [each.basis for each in found.criteria.values()] == ["fact"] * 4
    assert any("volunteers" in evidence.quote for evidence in found.evidence)


def test_carers_count_where_the_set_counts_them() -> None:
    text = "At least nine of the twelve directors must be disabled people or carers."
    assert under("dh_ulo_2007", text).verdict == "met"
    pooled = under("odi_dpulo", text).criteria["board"]
    assert pooled.verdict == "unknown"
    assert "count users together with others" in pooled.explanation
    assert pooled.share is not None
    assert pooled.share.low is None
    assert pooled.evidence[0].quote == text.removesuffix(".")


def test_professionals_do_not_count_where_carers_do() -> None:
    text = "At least nine of the twelve directors must be disabled people or health professionals."
    assert under("dh_ulo_2007", text).verdict == "unknown"


def test_a_majority_of_carers_is_no_majority_of_users_where_carers_do_not_count() -> None:
    text = "Nine of the twelve trustees are carers."
    board = under("odi_dpulo", text, REPORT).criteria["board"]
    assert board.verdict == "not_met"
    assert board.share is not None
    assert board.share.high == Fraction(1, 4)
    assert under("dh_ulo_2007", text, REPORT).verdict == "met"


def test_a_rule_is_asked_and_a_count_is_not_enough() -> None:
    counted = "Nine of the twelve directors are disabled people."
    board = under("disability_action_ni", counted, REPORT).criteria["board"]
    assert board.verdict == "unknown"
    assert "but as a statement of fact; this set asks for a rule" in board.explanation
    ruled = "At least seven of the twelve directors must be disabled people. "
    members = "Only disabled people may be voting members. "
    assert under("disability_action_ni", ruled + members).verdict == "met"
    assert under("disability_action_ni", ruled).decided_by == ("membership",)


def test_a_rule_and_a_count_that_disagree() -> None:
    rule = Document(text="At least three quarters of the trustees must be disabled people.", kind=RULES)
    count = Document(text="Six of the twelve trustees are disabled people.", kind=REPORT)
    found = gc7().compare(Organisation(name="Larkwell Voices", documents=(rule, count)))
    board = next(each for each in found.sets if each.key == "odi_dpulo").criteria["board"]
    assert board.verdict == "conflicting"
    assert {evidence.document_index for evidence in board.evidence} == {0, 1}


def test_somebody_who_can_overrule_makes_seats_hollow_where_the_set_asks() -> None:
    text = APPOINTED + "At least nine of the twelve members of the board must be disabled people. "
    found = under("disability_rights_uk", text)
    assert found.verdict == "not_met"
    assert {"control", "board"} <= set(found.decided_by)
    assert "Minister appoints" in found.criteria["board"].evidence[0].quote
    silent = under("dh_ulo_2007", text)
    assert silent.verdict == "met"
    assert silent.explanation.endswith("this set does not ask about that.")


@pytest.mark.parametrize(
    "text", ["", "We meet on Mondays and paint.", "Our aim is a board of disabled people."]
)
def test_silence_is_unknown_under_every_set(text: str) -> None:
    for each in compare(text, "website").sets:
        assert each.verdict == "unknown", each.key
        assert {result.verdict for result in each.criteria.values()} == {"unknown"}, each.key


def test_no_documents_are_unknown_under_every_set() -> None:
    found = gc7().compare(Organisation(name="Larkwell Voices"))
    assert {each.verdict for each in found.sets} == {"unknown"}


def test_a_set_about_certain_people_says_nothing_of_others() -> None:
    text = "All of the trustees are Deaf people. All of our staff are Deaf people."
    found = under("red_umbrella_fund", text, REPORT)
    assert found.verdict == "unknown"
    assert "People who are or were sex workers." in found.explanation
    peers = (
        "Four of the five trustees are sex workers. A third of our staff are sex workers."
        " All of our spokespeople are sex workers."
    )
    assert under("red_umbrella_fund", peers, REPORT).verdict == "met"


def test_hearing_aids_are_not_aids() -> None:
    aids = under("unaids_community_led", "All of our trustees wear hearing aids.", REPORT)
    assert "do not name the people" in aids.explanation
    named = under("unaids_community_led", "All of our trustees are people living with HIV.", REPORT)
    assert named.criteria["board"].verdict == "met"
    assert "staff" in named.decided_by


def test_a_centre_for_independent_living_needs_significant_disabilities_on_its_board() -> None:
    disabled = "At least seven of the twelve directors must be people with disabilities. "
    board = under("us_cil", disabled).criteria["board"]
    assert board.verdict == "unknown"
    assert "significant disabilit" in board.explanation
    assert board.share is not None
    assert board.share.low == Fraction(7, 12)
    significant = "At least seven of the twelve directors must be people with significant disabilities. "
    assert under("us_cil", significant).criteria["board"].verdict == "met"
    few = "Three of the twelve directors are people with disabilities. "
    assert under("us_cil", few, REPORT).criteria["board"].verdict == "not_met"


def test_management_and_other_staff_are_counted_apart() -> None:
    both = "More than half of the management staff are people with disabilities. "
    found = under("us_cil", both, REPORT).criteria
    assert (found["management_staff"].verdict, found["other_staff"].verdict) == ("met", "unknown")
    everybody = under("us_cil", "All of our staff are people with disabilities. ", REPORT).criteria
    assert (everybody["management_staff"].verdict, everybody["other_staff"].verdict) == ("met", "met")
    most = under("us_cil", "Most of our staff are people with disabilities. ", REPORT).criteria
    assert (most["management_staff"].verdict, most["other_staff"].verdict) == ("unknown", "unknown")


def test_a_share_of_staff_and_volunteers_together_is_a_share_of_neither() -> None:
    pooled = under("odi_dpulo", "60% of our staff and volunteers are disabled people. ", REPORT).criteria
    assert (pooled["staff"].verdict, pooled["volunteers"].verdict) == ("unknown", "unknown")
    apart = "At least half of our staff and at least half of our volunteers are disabled people. "
    found = under("odi_dpulo", apart, REPORT).criteria
    assert (found["staff"].verdict, found["volunteers"].verdict) == ("met", "met")


def test_nurses_on_the_staff_say_nothing_of_users_on_the_staff() -> None:
    found = under("odi_dpulo", "Most of our staff are health professionals. ", REPORT).criteria
    assert found["staff"].verdict == "unknown"


def test_senior_staff_are_not_asked_for_where_there_are_none() -> None:
    board = "Ten of the twelve trustees are disabled people. "
    asked = under("dei_data_standard", board, REPORT)
    assert (asked.verdict, asked.decided_by) == ("unknown", ("senior_staff",))
    waived = under("dei_data_standard", board + "The group has no paid staff. ", REPORT)
    assert waived.verdict == "met"
    assert waived.criteria["senior_staff"].evidence[0].quote == "has no paid staff"
    held = under("dei_data_standard", board + "No paid staff may vote. ", REPORT)
    assert held.verdict == "unknown"


def test_the_status_decides_under_general_comment_7() -> None:
    for text, verdict in (
        ("At least seven of the twelve directors must be disabled people.", "met"),
        (APPOINTED + "At least nine of the twelve members of the board must be disabled people.", "not_met"),
        ("We meet on Mondays.", "unknown"),
    ):
        found = compare(text)
        first = found.sets[0]
        assert (first.key, first.verdict) == ("gc7", verdict)
        assert first.evidence == gc7().assess(organisation_of(text)).evidence


def organisation_of(text: str) -> Organisation:
    return Organisation(
        name="Larkwell Voices", documents=(Document(text=text, kind=RULES, name="paper.txt"),)
    )


def test_every_quote_is_in_its_document() -> None:
    text = APPOINTED + HALF_STAFF + "At least nine of the twelve directors must be disabled people or carers."
    for each in compare(text).sets:
        for evidence in [*each.evidence, *(e for r in each.criteria.values() for e in r.evidence)]:
            assert text[evidence.start : evidence.end] == evidence.quote


def test_a_comparison_goes_to_json_and_back() -> None:
    found = compare("At least seven of the twelve directors must be disabled people.")
    assert Comparison.model_validate_json(found.model_dump_json()) == found
    assert '"threshold":"3/4"' in found.model_dump_json()
    assert set(found.versions) == {"ulo_classify", *(f"criteria {each.key}" for each in found.sets)}


def test_classes_of_members_of_a_whole_document_are_read_together() -> None:
    padding = "The Society may hire rooms, publish a newsletter and insure its property. " * 90
    classes = (
        '1. "Full Member" means a Member who is Deaf. Anyone else may be an Associate Member.\n'
        "2. Only Full Members may vote at general meetings. Associate Members shall have no vote.\n"
    )
    membership = under("dpi_51", f"RULES OF THE HOLLIN SOCIETY\n\n{padding}\n\n{classes}").criteria[
        "membership"
    ]
    assert (membership.verdict, membership.basis) == ("met", "rule")
    assert membership.share is not None
    assert membership.share.low == 1


def test_no_verdict_without_a_quote(monkeypatch: pytest.MonkeyPatch) -> None:
    from ulo_classify.assessment import share_tests

    monkeypatch.setattr(share_tests, "evidence_of", lambda findings: ())
    board = under("dpi_51", "At least seven of the twelve directors must be disabled people.").criteria[
        "board"
    ]
    assert (board.verdict, board.share) == ("unknown", None)
    assert board.explanation == "The deciding words name a person and cannot be quoted."
