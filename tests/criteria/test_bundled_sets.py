"""Every bundled criteria set loads, and asks what its publisher asks."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ulo_classify.criteria import available, load_criteria

RULE_OR_FACT = ("rule", "fact")
HALF, THREE_QUARTERS = Fraction(1, 2), Fraction(3, 4)
# Set, criterion, body, operator, threshold, grounds: as published, written down apart from the TOML files.
PUBLISHED = [
    ("dh_ulo_2007", "board", "board", ">=", THREE_QUARTERS, RULE_OR_FACT),
    ("odi_dpulo", "board", "board", ">=", THREE_QUARTERS, RULE_OR_FACT),
    ("odi_dpulo", "staff", "staff", ">=", HALF, RULE_OR_FACT),
    ("odi_dpulo", "volunteers", "volunteers", ">=", HALF, RULE_OR_FACT),
    ("inclusion_london", "board", "board", ">", THREE_QUARTERS, RULE_OR_FACT),
    ("inclusion_london", "staff", "staff", ">", HALF, RULE_OR_FACT),
    ("disability_rights_uk", "board", "board", ">=", THREE_QUARTERS, RULE_OR_FACT),
    ("disability_rights_uk", "staff", "staff", ">=", HALF, RULE_OR_FACT),
    ("disability_action_ni", "board", "board", ">", HALF, ("rule",)),
    ("disability_action_ni", "membership", "membership", ">", HALF, ("rule",)),
    ("us_cil", "board", "board", ">", HALF, RULE_OR_FACT),
    ("us_cil", "management_staff", "management_staff", ">", HALF, RULE_OR_FACT),
    ("us_cil", "other_staff", "other_staff", ">", HALF, RULE_OR_FACT),
    ("facit", "board", "board", ">=", Fraction(9, 10), RULE_OR_FACT),
    ("dpi_51", "board", "board", ">=", Fraction(51, 100), RULE_OR_FACT),
    ("dpi_51", "membership", "membership", ">=", Fraction(51, 100), RULE_OR_FACT),
    ("dei_data_standard", "board", "board", ">=", THREE_QUARTERS, RULE_OR_FACT),
    ("dei_data_standard", "senior_staff", "senior_staff", ">=", HALF, RULE_OR_FACT),
    *(
        ("unaids_community_led", body, body, ">", HALF, RULE_OR_FACT)
        for body in ("board", "officers", "staff", "spokespeople", "membership", "volunteers")
    ),
    ("red_umbrella_fund", "board", "board", ">=", Fraction(60, 100), RULE_OR_FACT),
    ("red_umbrella_fund", "spokespeople", "spokespeople", ">=", Fraction(60, 100), RULE_OR_FACT),
    ("red_umbrella_fund", "staff", "staff", ">=", Fraction(33, 100), RULE_OR_FACT),
]
ASKS_FOR_CONTROL = {
    *("odi_dpulo", "inclusion_london", "disability_rights_uk", "nsun"),
    *("disability_action_ni", "us_cil", "unaids_community_led"),
}


def test_the_sets_that_come_with_the_library() -> None:
    assert available() == ["gc7", *sorted({row[0] for row in PUBLISHED} | {"nsun"})]


def test_shares_are_the_published_ones_and_there_are_no_others() -> None:
    found = [
        (key, each.key, each.body, each.operator, each.threshold, each.accepts)
        for key in available()[1:]
        for each in load_criteria(key).criterion
        if each.asks == "share"
    ]
    assert sorted(found) == sorted(PUBLISHED)
    assert all(type(row[4]) is Fraction for row in found)


def test_which_sets_ask_who_controls_the_body() -> None:
    asking = {key for key in available() if any(c.asks == "control" for c in load_criteria(key).criterion)}
    assert asking == ASKS_FOR_CONTROL
    assert all(load_criteria(key).asks_who_overrules for key in asking)
    assert not load_criteria("dpi_51").asks_who_overrules


def test_gc7_is_read_as_before() -> None:
    gc7 = load_criteria("gc7")
    assert gc7.version == "1.0.0"
    assert {each.asks for each in gc7.criterion} == {"said"}
    governed = gc7.criterion[0]
    assert (governed.key, governed.operator, governed.threshold) == ("governed", ">", HALF)


@pytest.mark.parametrize("key", available())
def test_a_set_says_whence_it_comes_and_whom_it_counts(key: str) -> None:
    found = load_criteria(key)
    assert found.key == key
    for words in (
        found.citation.publisher,
        found.citation.title,
        found.citation.section,
        found.source_status,
    ):
        assert len(words) > 3
    assert found.users.who.endswith(".")
    assert found.users.not_counted.endswith(".")
    for criterion in found.criterion:
        assert criterion.reference
        assert criterion.question.endswith("?")
    assert any(criterion.role == "gate" for criterion in found.criterion)


def test_only_the_2007_criteria_count_carers() -> None:
    counting = {key for key in available() if load_criteria(key).users.also_counts}
    assert counting == {"dh_ulo_2007"}


def test_what_is_from_memory_is_said_to_be() -> None:
    from_memory = {key for key in available() if "from memory" in load_criteria(key).source_status}
    assert from_memory == {"facit", "unaids_community_led"}


def test_senior_staff_are_asked_for_only_where_there_are_staff() -> None:
    waived = {
        (key, each.key) for key in available() for each in load_criteria(key).criterion if each.waived_without
    }
    assert waived == {("dei_data_standard", "senior_staff")}
