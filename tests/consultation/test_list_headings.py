"""Headings: by words, by shape, in other languages; and names that only look like headings."""

from __future__ import annotations

import pytest

from ulo_classify.consultation import read_pasted
from ulo_classify.schema import ConsultationList


def told(found: ConsultationList) -> list[tuple[str | None, str | None]]:
    return [(e.section, e.name) for e in found.entries]


@pytest.mark.parametrize(
    ("bodies", "people"),
    [
        ("Byrddau iechyd", "Unigolion"),
        ("Eagraíochtaí", "Daoine aonair"),
        ("Verbände", "Privatpersonen"),
        ("Sefydliadau / Organisations", "Unigolion / Individuals"),
        ("Buidhnean", "Daoine fa leth"),
        ("Associations", "Particuliers"),
    ],
)
def test_headings_in_other_languages(bodies: str, people: str) -> None:
    found = read_pasted(f"{bodies}\nAlder Forum\nElm House\n\n{people}\nQxz Wvut\nZed Quux\n")
    assert told(found) == [(bodies, "Alder Forum"), (bodies, "Elm House"), (people, None), (people, None)]
    assert "Quux" not in found.model_dump_json()


def test_a_name_of_heading_words_in_its_place_of_the_alphabet_is_a_name() -> None:
    names = [
        "Marie House",
        "NHS Fund of Trusts",
        "NHS Providers and Partners",
        "Nuffield Bequest",
        "Ovarian Aware",
    ]
    assert [e.name for e in read_pasted("\n".join(names)).entries] == names


@pytest.mark.parametrize("heading", ["Individuals", "Members of the public", "Individuals who responded"])
def test_a_heading_over_people_is_one_even_in_its_place_of_the_alphabet(heading: str) -> None:
    found = read_pasted(f"Cedar Trust\nHDC\n{heading}\nQxz Wvut\nZed Quux\n")
    assert [e.kind for e in found.entries] == ["organisation", "organisation", "individual", "individual"]
    assert "Wvut" not in found.model_dump_json()


def test_out_of_that_place_it_is_a_heading() -> None:
    found = read_pasted("Young Minds\nZebra Forum\nHealth providers\nAlder Clinic\nElm House\n")
    assert told(found)[2:] == [("Health providers", "Alder Clinic"), ("Health providers", "Elm House")]


def test_capitals_amid_a_list_in_order_are_a_name() -> None:
    found = read_pasted("Dŵr Afon\nEnergy Suppliers\nFUEL POVERTY NORTH\nGood Grid\nHeat Mark\n")
    assert "FUEL POVERTY NORTH" in [e.name for e in found.entries]


def test_where_most_blocks_start_with_a_heading_all_do() -> None:
    found = read_pasted(
        "Taxi trade\nHarrowmere Hackney Drivers\nQuickCab Ltd\n\n"
        "Local authorities\nFernham Council\nLarchmere CC\n\n"
        "Disability organisations\nElm House\nWheels & Sticks\n"
    )
    assert [section for section, _ in told(found)] == [
        "Taxi trade",
        "Taxi trade",
        "Local authorities",
        "Local authorities",
        "Disability organisations",
        "Disability organisations",
    ]


@pytest.mark.parametrize(
    "line",
    ["Column 214", "Col 412W", "© Crown copyright", "Home > Consultations > Closed > Justice", "PDF, 1.2 MB"],
)
def test_what_belongs_to_the_page_is_no_name(line: str) -> None:
    assert [e.name for e in read_pasted(f"Alder Forum\n{line}\nElm House\n").entries] == [
        "Alder Forum",
        "Elm House",
    ]


def test_references_above_which_other_lines_stand_are_taken_off() -> None:
    found = read_pasted(
        "Rail Board\nTransport for Regions\nGuide Dog Users\nWalkers' League\n"
        "AAT0001 Alder Forum\nAAT0002 Ms Zed Quux\nAAT0003 Elm House\n"
    )
    assert [e.name for e in found.entries][-3:] == ["Alder Forum", None, "Elm House"]
    assert "Quux" not in found.model_dump_json()


def test_a_word_with_a_number_is_no_reference() -> None:
    found = read_pasted(
        "E10 Youth Club\nN17 Carers\nAlder Forum\nElm House\nGorse Group\nLarkwell Trust\nTandem\n"
    )
    assert [e.name for e in found.entries][:2] == ["E10 Youth Club", "N17 Carers"]
