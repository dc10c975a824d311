"""Names in sentences and paragraphs: parted only where the text says that it lists respondents."""

from __future__ import annotations

import pytest

from ulo_classify.consultation import read_pasted
from ulo_classify.errors import ListError

LISTED = [
    (
        "We heard from Alder Forum, the Birch Trust and Cedar Union.",
        ["Alder Forum", "Birch Trust", "Cedar Union"],
    ),
    (
        "We held hui with the following: Te Rōpū Waiora, Kāpō Pukemoana, and Balance Whakatāne.",
        ["Te Rōpū Waiora", "Kāpō Pukemoana", "Balance Whakatāne"],
    ),
    (
        "The group is made up of representatives from Action for Larks, Elm House and the Ministry of Works.",
        ["Action for Larks", "Elm House", "Ministry of Works"],
    ),
    (
        "Evidence was taken from Alder Law Society, the Council of Mosques and Rights of Women Fernham.",
        ["Alder Law Society", "Council of Mosques", "Rights of Women Fernham"],
    ),
    (
        "Public bodies: Fernham Council, NHS Fernham, Police and Crime Commissioner for Exe.",
        ["Fernham Council", "NHS Fernham", "Police and Crime Commissioner for Exe"],
    ),
    (
        "The Government consulted the Advisory Committee on Pop, the British Deaf Union and Gorse Group.",
        ["Advisory Committee on Pop", "British Deaf Union", "Gorse Group"],
    ),
    (
        "Supported by: Union of Clerks, Cashiers and Typists, Elm House, Gorse Group and others",
        ["Union of Clerks, Cashiers and Typists", "Elm House", "Gorse Group"],
    ),
]


@pytest.mark.parametrize(("text", "names"), LISTED)
def test_a_sentence_that_lists_respondents(text: str, names: list[str]) -> None:
    found = read_pasted(text)
    assert [e.name for e in found.entries] == names
    assert any("Parted at commas" in note for note in found.notes)


@pytest.mark.parametrize(
    "name",
    [
        "Gorse, Fernham and District Stroke Group",
        "Health and Social Care Alliance",
        "Children and Young People with Disability Network",
        "Smith & Garrow Solicitors",
        "Equality, Rights and Justice Circle",
        "Police and Crime Commissioner for Exe",
    ],
)
def test_a_name_alone_is_never_parted(name: str) -> None:
    found = read_pasted(f"{name}\nElm House\n")
    assert [e.name for e in found.entries] == [name, "Elm House"]


@pytest.mark.parametrize(
    "text",
    [
        "Some, such as the Tandem Trust, did not agree with the proposal.",
        "The consultation ran from 6 December to 14 February, and we thank all who took part.",
    ],
)
def test_a_sentence_among_names_gives_none(text: str) -> None:
    assert [e.name for e in read_pasted(f"{text}\nAlder Forum\nElm House\n").entries] == [
        "Alder Forum",
        "Elm House",
    ]


def test_a_sentence_alone_that_lists_nobody_is_refused() -> None:
    with pytest.raises(ListError, match="no names"):
        read_pasted("We asked for views, waited for twelve weeks and then wrote this paper.")


def test_a_paragraph_that_goes_on_over_lines() -> None:
    found = read_pasted(
        "Responses were received from the following organisations: Aspire Wolds; Autism\n"
        "Together Yorks; British Association of Social Work; Council of Disabled People,\n"
        "Coventry Hills; and Epilepsy Connection."
    )
    assert [e.name for e in found.entries] == [
        "Aspire Wolds",
        "Autism Together Yorks",
        "British Association of Social Work",
        "Council of Disabled People, Coventry Hills",
        "Epilepsy Connection",
    ]
