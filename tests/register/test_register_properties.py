"""What holds for any names."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
import register_files as files
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ulo_classify.consultation import strict_key
from ulo_classify.register import Register, import_registers, query_of
from ulo_classify.register.identifiers import (
    company_number,
    find_identifiers,
    identifier,
    normal_form,
    without_identifiers,
)
from ulo_classify.register.keys import folded_key, folded_words, initials
from ulo_classify.register.values import split_cell
from ulo_classify.schema import RegisterMatch

PLACES = ["Fernham", "Larkwell", "Brayfield", "Harrowmere", "Glenbrack", "Ballytarn", "Scotland", "Wales"]
SUBJECTS = ["Stroke", "Deaf", "Disabled People's", "Autistic", "Survivors", "Wheelchair"]
BODIES = ["Club", "Forum", "Association", "Network", "Voices", "Coalition"]
NAMES = st.builds(
    lambda place, subject, body, form: f"{place} {subject} {body}{form}",
    st.sampled_from(PLACES),
    st.sampled_from(SUBJECTS),
    st.sampled_from(BODIES),
    st.sampled_from(["", " Ltd", " CIO", " (UK)"]),
)
LISTS = st.lists(NAMES, min_size=1, max_size=12, unique_by=strict_key)
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def found(names: list[str], asked: list[str]) -> list[tuple[str, str | None, list[str]]]:
    """Outcome, registered name of the body, and names of the candidates, for each name that is asked."""
    with tempfile.TemporaryDirectory() as folder:
        numbers = {name: number for number, name in enumerate(sorted(names), start=1)}
        source, mapping = files.csv_register(Path(folder), names, numbers=numbers)
        import_registers([source], Path(folder) / "own.db", mapping=mapping)
        with Register(Path(folder) / "own.db") as register:
            return [_said(match) for match in register.find(asked, limit=50)]


def _said(match: RegisterMatch) -> tuple[str, str | None, list[str]]:
    return match.outcome, match.body.name if match.body else None, [each.name for each in match.candidates]


@SLOW
@given(LISTS)
def test_a_name_matches_itself(names: list[str]) -> None:
    assert [said[:2] for said in found(names, names)] == [("match", name) for name in names]


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"]), min_size=1, max_size=40)


@SLOW
@given(st.lists(TEXTS, min_size=1, max_size=6, unique_by=strict_key))
def test_a_name_in_any_script_is_never_taken_for_another(names: list[str]) -> None:
    for name, (_, body, _) in zip(names, found(["Anchor Body", *names], names), strict=True):
        assert body is None or strict_key(body) == strict_key(name) or not strict_key(name).strip()


@SLOW
@given(LISTS, st.lists(NAMES, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(names: list[str], asked: list[str], rng: random.Random) -> None:
    other = list(names)
    rng.shuffle(other)
    for one, two in zip(found(names, asked), found(other, asked), strict=True):
        assert one == two


@SLOW
@given(LISTS, st.sampled_from(PLACES), st.sampled_from(SUBJECTS), st.sampled_from(BODIES))
def test_places_are_never_dropped(names: list[str], place: str, subject: str, body: str) -> None:
    """A body of another place, or of none, is never matched."""
    asked = f"{place} {subject} {body}"
    for name, said in ((asked, found(names, [asked])[0]), ("none", found(names, [f"{subject} {body}"])[0])):
        if said[0] == "match":
            assert name != "none"
            assert said[1] is not None
            assert place in said[1].split()


@given(NAMES)
def test_keys_hold_places_and_nations(name: str) -> None:
    words = folded_key(strict_key(name)).split()
    assert name.split(maxsplit=1)[0].casefold() in words
    assert ("uk" in words) == ("UK" in name)


@given(st.text(max_size=60))
def test_keys_of_any_text(text: str) -> None:
    strict = strict_key(text)
    key = folded_key(strict)
    assert folded_key(key) == key or not key
    assert sorted(folded_words(strict)) == key.split()
    assert all(3 <= len(letters) <= 9 for letters in initials(strict))


@given(st.text(max_size=80))
def test_a_query_of_any_text(text: str) -> None:
    query = query_of(text)
    assert query.raw == text
    assert query.name or not text.strip()


@given(st.integers(min_value=100000, max_value=9999999))
def test_charity_numbers_come_back(number: int) -> None:
    org_id = identifier("GB-CHC", str(number))
    assert org_id in find_identifiers(f"Some Body (registered charity number {number})")
    assert org_id in find_identifiers(str(number))
    assert find_identifiers(org_id)[0] == normal_form(org_id) == org_id


@given(st.integers(min_value=1, max_value=99999999))
def test_company_numbers_have_eight_signs(number: int) -> None:
    found_number = company_number(str(number))
    assume(found_number)
    assert len(found_number) == 8
    assert int(found_number) == number


def test_numbers_that_stand_for_none() -> None:
    for number in ("", "0", "01234567", "12345678", "none", "00000000"):
        assert identifier("GB-COH", number) == ""


@given(st.lists(st.text(alphabet="abc de", min_size=1).filter(str.strip), max_size=5))
def test_lists_in_a_cell_come_apart(values: list[str]) -> None:
    clean = [" ".join(value.split()) for value in values]
    assert split_cell(",".join(f"'{value}'" for value in clean), "quoted") == clean
    assert split_cell(";".join(clean), "semicolons") == clean


def test_the_order_of_rows_does_not_matter_where_many_names_tie() -> None:
    """More names tie than are looked at: which of them are shown is no accident of the file."""
    names = [f"Fernham Stroke Club {number:03}" for number in range(300)]
    asked = ["Fernham Stroke Club", "FSC"]
    assert found(names, asked) == found(names[::-1], asked)


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("HCDP (GB-CHC-9100001)", "HCDP"),
        ("Larkwell Voices, gb-coh-SC123456", "Larkwell Voices"),
        ("GB-CHC-9100001", "GB-CHC-9100001"),
        ("Fernham Co-op-Shop", "Fernham Co-op-Shop"),
        ("By-and-for Us (UK)", "By-and-for Us (UK)"),
    ],
)
def test_a_name_without_the_identifiers_in_it(name: str, rest: str) -> None:
    assert without_identifiers(name) == rest
