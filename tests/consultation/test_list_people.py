from __future__ import annotations

import pytest

from ulo_classify.consultation import read_pasted
from ulo_classify.consultation.people import is_person
from ulo_classify.consultation.splitting import split_person
from ulo_classify.consultation.unnamed import is_anonymous

PEOPLE = [
    "Jane Testwell",
    "JANE TESTWELL",
    "jane testwell",
    "Dr J Testwell",
    "Dr. A. N. Testwell",
    "Mrs Testwell",
    "Ms Testwell",
    "Mr and Mrs Testwell",
    "J. K. Testwell",
    "J Testwell",
    "Testwell, Jane",
    "Testwell, J.",
    "A Smith",
    "Jane van der Testwell",
    "Jane Testwell OBE",
    "Jane Testwell, MBE",
    "Jane and John Testwell",
    "Siobhán Testwell-Quill",
    "Hope Smith",
    "The Testwell family",
    "Oluwaseun Testwell",
]
BODIES = [
    "Mind Matters",
    "MS Hub",
    "ME Circle",
    "MS UK",
    "Jane Testwell Trust",
    "The Jane Testwell Foundation",
    "Grace House",
    "Rose Hill Community Centre",
    "Faith Matters",
    "Hope Springs",
    "Speak Up Harrowmere",
    "Our Voice Our Choice",
    "Lord Mayor of Harrowmere",
    "HDC",
    "Harrowmere",
    "A Way Forward",
    "St Mary's Hospice",
    "Deaf, Deafblind and Hard of Hearing Alliance",
]


@pytest.mark.parametrize("text", PEOPLE)
def test_people_are_known(text: str) -> None:
    assert is_person(text)


@pytest.mark.parametrize("text", BODIES)
def test_bodies_are_not_people(text: str) -> None:
    assert not is_person(text)


SPLIT = [
    ("Jane Testwell, Director, Harrowmere Deaf Club", "Harrowmere Deaf Club"),
    ("Jane Testwell, Director of Policy, Harrowmere Deaf Club (HDC)", "Harrowmere Deaf Club (HDC)"),
    ("Jane Testwell, Director of Policy at Harrowmere Deaf Club", "Harrowmere Deaf Club"),
    ("Jane Testwell, chair of the Harrowmere Deaf Club", "Harrowmere Deaf Club"),
    ("Dr J Testwell, Harrowmere Deaf Club", "Harrowmere Deaf Club"),
    ("Jane Testwell (Harrowmere Deaf Club)", "Harrowmere Deaf Club"),
    ("Harrowmere Deaf Club (Jane Testwell, Secretary)", "Harrowmere Deaf Club"),
    ("Harrowmere Deaf Club – Jane Testwell", "Harrowmere Deaf Club"),
    ("Harrowmere Deaf Club, contact: Jane Testwell", "Harrowmere Deaf Club"),
    ("Jane Testwell on behalf of Harrowmere Deaf Club", "Harrowmere Deaf Club"),
    ("Jane Testwell Director Harrowmere Deaf Club", "Harrowmere Deaf Club"),
    ("North East: Jane Testwell, chair, Harrowmere Deaf Club", "Harrowmere Deaf Club"),
    ("Qxz Testwell, Head of Policy, Alder Rights UK", "Alder Rights UK"),
    ("Qxz T, Chief Executive, Alder Rights UK", "Alder Rights UK"),
    (
        "Jane Testwell, Emeritus Professor of Deaf Studies, University of Harrowmere",
        "University of Harrowmere",
    ),
    ("Open Gate, Jane Testwell", "Open Gate"),
    ("Testwell, Jane, Harrowmere Deaf Club", "Harrowmere Deaf Club"),
    ("Professor Jane Testwell, University of Harrowmere", "University of Harrowmere"),
]
NO_BODY = [
    "Qxz Testwell, campaigner",
    "Jane Testwell, campaigner",
    "Jane Testwell, mother of two",
    "Jane Testwell, Leeds",
    "Jane Testwell - activist",
]
UNTOUCHED = [
    "Gorse, Fernham and District Disability Group",
    "Deaf, Deafblind and Hard of Hearing Alliance",
    "Chair Users United",
]


@pytest.mark.parametrize(("line", "body"), SPLIT)
def test_person_role_body_gives_the_body(line: str, body: str) -> None:
    assert split_person(line).body == body
    assert split_person(line).person_found


@pytest.mark.parametrize("line", NO_BODY)
def test_a_person_without_a_body(line: str) -> None:
    assert split_person(line).body is None


@pytest.mark.parametrize("line", UNTOUCHED)
def test_commas_inside_names_are_no_separators(line: str) -> None:
    assert split_person(line) == (line, False, False)


@pytest.mark.parametrize("line", [*PEOPLE, *NO_BODY, *(line for line, _ in SPLIT)])
def test_no_name_is_left_in_the_output(line: str) -> None:
    found = read_pasted(f"Fernham Access Panel\n{line}\n").model_dump_json()
    assert "testwell" not in found.casefold()
    assert "jane" not in found.casefold()


@pytest.mark.parametrize(
    "line",
    [
        "Harrowmere Deaf Club - supported by Jane Testwell",
        "Harrowmere Deaf Club jane.testwell@example.org",
        "Harrowmere Deaf Club c/o Jane Testwell, 3 Testwell Row",
        "Harrowmere Deaf Club (formerly led by Jane Testwell)",
        "Joint response: Harrowmere Deaf Club; Jane Testwell; Fernham Panel",
        "Harrowmere Deaf Club and Jane Testwell (joint response)",
    ],
)
def test_a_person_beside_a_body_leaves_no_trace(line: str) -> None:
    found = read_pasted(line)
    assert "testwell" not in found.model_dump_json().casefold()
    assert found.entries[0].name == "Harrowmere Deaf Club"


def test_what_was_taken_off_is_recorded_without_the_name() -> None:
    (entry,) = read_pasted("1. Jane Testwell, Director, Harrowmere Deaf Club").entries
    assert entry.raw == "Harrowmere Deaf Club"
    assert "name of a person" in entry.stripped
    assert not entry.is_individual


@pytest.mark.parametrize(
    "line",
    [
        "Individual",
        "Individual respondent 12",
        "a member of the public",
        "Private individual",
        "Qxz Wvut (individual)",
        "Qxz Wvut, individual",
        "Qxz Wvut - member of the public",
        "Harrowmere resident Qxz (in a personal capacity)",
    ],
)
def test_unnamed_and_tagged_individuals(line: str) -> None:
    (entry,) = read_pasted(line).entries
    assert (entry.kind, entry.is_individual, entry.raw, entry.name) == ("individual", True, None, None)


@pytest.mark.parametrize(
    "line", ["Anonymous", "Anonymous 3", "Name withheld", "(name withheld)", "Confidential", "Respondent 17"]
)
def test_anonymous_entries(line: str) -> None:
    (entry,) = read_pasted(line).entries
    assert (entry.kind, entry.raw, entry.name) == ("anonymous", None, None)


def test_a_fellowship_with_anonymous_in_its_name_is_a_body() -> None:
    assert not is_anonymous("Shopkeepers Anonymous")
    assert read_pasted("Shopkeepers Anonymous").entries[0].name == "Shopkeepers Anonymous"


def test_a_note_says_which_lines_were_taken_for_people_by_their_look() -> None:
    found = read_pasted("Hollin Advocacy Group\nMary Testwell\nPrivate individual\nRose Testwell Charity\n")
    (note,) = found.notes
    assert "line 2." in note
    assert "Testwell" not in note


def test_a_word_of_any_length_is_looked_at_once() -> None:
    """Three names in a row without a blank are one: there are not thousands of ways to cut it."""
    from ulo_classify.consultation.people import _INVERTED

    word = "a" * 200_000
    assert _INVERTED.fullmatch(f"Name,{word}1!") is None
    assert _INVERTED.fullmatch(f"Name, {word}") is not None
