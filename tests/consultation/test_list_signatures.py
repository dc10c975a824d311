"""Letters: people with roles and bodies. The bodies are read, the people leave no trace."""

from __future__ import annotations

import pytest

from ulo_classify.consultation import read_pasted


def test_a_block_of_person_role_and_body_is_one_entry() -> None:
    found = read_pasted(
        "Yours faithfully,\n\nJane Testwell\nChief Executive\nAlder Forum\n\n"
        "Rajesh Quillthorpe\nDirector of Campaigns\nElm House\n\nMary Vexham\nChair\nGorse Group\n"
    )
    assert [e.name for e in found.entries] == ["Alder Forum", "Elm House", "Gorse Group"]
    assert not any(
        word in found.model_dump_json() for word in ("Testwell", "Quillthorpe", "Vexham", "Campaigns")
    )


def test_blocks_without_roles_are_told_by_habit() -> None:
    found = read_pasted(
        "Jane Testwell\nAlder Forum\n\nRajesh Quillthorpe\nElm House\n\nMary Vexham\nGorse Group\n"
    )
    assert [e.name for e in found.entries] == ["Alder Forum", "Elm House", "Gorse Group"]


def test_people_among_bodies_without_blank_lines_are_respondents_of_their_own() -> None:
    found = read_pasted("Alder Forum\nJane Testwell\nElm House\nGorse Group\n")
    assert [e.kind for e in found.entries] == ["organisation", "individual", "organisation", "organisation"]


def test_an_uncommon_name_is_told_by_the_lines_around_it() -> None:
    lines = [
        "Jane Testwell – Director, Alder Forum",
        "Rajesh Quillthorpe – Chair, Elm House",
        "Mary Vexham – CEO, Gorse Group",
        "Znqvaka Thijzzen – Wheels for Wellbeing North",
    ]
    found = read_pasted("\n".join(lines))
    assert [e.name for e in found.entries] == [
        "Alder Forum",
        "Elm House",
        "Gorse Group",
        "Wheels for Wellbeing North",
    ]
    assert "Thijzzen" not in found.model_dump_json()


def test_and_so_are_people_behind_a_body() -> None:
    found = read_pasted(
        "Alder Forum – Jane Testwell\nElm House – Rajesh Quillthorpe\nGorse Group – Mary Vexham\n"
        "Larkwell Club – Znqvaka Odzuro and Rzay Tillzing\n"
    )
    assert found.entries[-1].name == "Larkwell Club"
    assert "Odzuro" not in found.model_dump_json() and "Tillzing" not in found.model_dump_json()


def test_branches_behind_a_dash_are_kept_where_no_people_stand() -> None:
    names = ["Alder Forum – Hexley North", "Elm House – Carrow South", "Gorse Group – Port Carrow"]
    assert [e.name for e in read_pasted("\n".join(names)).entries] == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Chief Executive, Alder Forum", "Alder Forum"),
        ("Director of Public Health, Hexley County Council", "Hexley County Council"),
        ("Jane Testwell Policy lead, Transport for All Wessex", "Transport for All Wessex"),
        ("Jane Testwell, Chief Inspector, Office for Fair Fares", "Office for Fair Fares"),
        ("Jane Testwell – Emeritus – University of Larchmere", "University of Larchmere"),
        ("Secretariat: Tansley Policy Unit", "Tansley Policy Unit"),
        ("Alder Forum, represented by Jane Testwell, Trustee", "Alder Forum"),
        ("Alder Forum (3 people)", "Alder Forum"),
        ("Alder Forum x 2", "Alder Forum"),
    ],
)
def test_roles_and_counts_are_taken_off_with_a_record(line: str, name: str) -> None:
    found = read_pasted(f"{line}\nElm House\n")
    assert found.entries[0].name == name
    assert found.entries[0].stripped
    assert "Testwell" not in found.model_dump_json()


@pytest.mark.parametrize(
    "line",
    [
        "Lord Zworth of Ridgeway",
        "Jane Testwell, Bishop of Larchmere",
        "Deputy Qxz Wvut",
        "I am responding as an individual",
        "Policy adviser",
        "One member of the public",
        "Wheelchair user, name withheld",
        "Teacher",
    ],
)
def test_who_is_no_body_is_counted_and_not_named(line: str) -> None:
    found = read_pasted(f"Alder Forum\n{line}\nElm House\n")
    assert [e.kind for e in found.entries] == ["organisation", "individual", "organisation"]


@pytest.mark.parametrize(
    "name",
    [
        "Rosie's Place",
        "Tyrell Quakers",
        "Contact",
        "Relate",
        "I Am Me Scotland",
        "Alcoholics Anonymous (Fife)",
        "Lord Mayor of Ash",
    ],
)
def test_a_body_that_looks_like_a_person_or_a_role_is_named(name: str) -> None:
    assert [e.name for e in read_pasted(f"Alder Forum\n{name}\nElm House\n").entries][1] == name


@pytest.mark.parametrize(
    "line", ["34 residents (names withheld)", "Two people with lived experience", "5 carers"]
)
def test_people_who_are_only_counted_are_a_note(line: str) -> None:
    found = read_pasted(f"Alder Forum\n{line}\nElm House\n")
    assert len(found.entries) == 2
    assert any("more respondents" in note and "line 2" in note for note in found.notes)
