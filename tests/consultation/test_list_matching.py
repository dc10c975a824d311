from __future__ import annotations

from typing import NamedTuple

from ulo_classify.consultation import find_dossier, find_duplicates, match_bodies, read_pasted


class Folder(NamedTuple):
    name: str


def folders(*names: str) -> list[Folder]:
    return [Folder(name) for name in names]


def test_a_dossier_is_found_by_the_strict_key() -> None:
    there = folders("fernham-access-panel", "The Harrowmere Deaf Club Ltd")
    assert find_dossier("Harrowmere Deaf Club", None, there).dossier == there[1]
    assert find_dossier("Fernham Access Panel", None, there).dossier == there[0]


def test_a_dossier_is_found_by_the_acronym_either_way() -> None:
    assert find_dossier("Harrowmere Deaf Club", "HDC", folders("hdc")).dossier == Folder("hdc")
    there = folders("Harrowmere Deaf Club (HDC)")
    assert find_dossier("HDC", None, there).dossier == there[0]


def test_a_near_name_is_only_a_suggestion() -> None:
    match = find_dossier("Harrowmere Deaf Club", None, folders("Harrowmere Deaf Clubs", "Unrelated"))
    assert match.dossier is None
    assert match.closest == ("Harrowmere Deaf Clubs",)
    assert find_dossier("Open Gate", None, folders("Quite Different Words")).closest == ()


def test_of_and_for_never_match() -> None:
    there = folders("Harrowmere Coalition for Disabled People")
    assert find_dossier("Harrowmere Coalition of Disabled People", None, there).dossier is None


def test_two_dossiers_that_fit_give_none() -> None:
    match = find_dossier("open gate", None, folders("Open Gate", "Open Gate Ltd"))
    assert (match.dossier, match.closest, match.several) == (None, ("Open Gate", "Open Gate Ltd"), True)
    assert find_dossier("Open Gate", None, folders("Open Gate", "Open Gate Ltd")).dossier == Folder(
        "Open Gate"
    )


def test_a_persons_folder_is_never_suggested() -> None:
    assert find_dossier("Jane Testwel", None, folders("Jane Testwell")).closest == ()


def pairs(text: str) -> list[tuple[int, int]]:
    return [(found.later + 1, found.first + 1) for found in find_duplicates(read_pasted(text).entries)]


def test_duplicates() -> None:
    text = (
        "Harrowmere Deaf Club (HDC)\nOpen Gate\nthe harrowmere deaf club ltd\nHDC\n"
        "Harrowmere Deaf Club of Fernham\n"
    )
    assert pairs(text) == [(3, 1), (4, 1)]
    assert pairs("Fernham Haemophilia Circle\nFernham Haemaphilia Circle\n") == [(2, 1)]


def test_an_acronym_before_its_expansion_is_the_same_body() -> None:
    assert pairs("HDC\nOpen Gate\nHarrowmere Deaf Club (HDC)\n") == [(3, 1)]


def test_an_acronym_with_two_expansions_identifies_nobody() -> None:
    text = "Harrowmere Deaf Club (HDC)\nHarbour Disability Centre (HDC)\nHDC\n"
    assert pairs(text) == []
    matched = match_bodies(read_pasted(text).entries, folders("HDC"))
    assert [body.match.dossier for body in matched.bodies] == [None, None, Folder("HDC")]
    assert any("stands for different names" in note for note in matched.notes)


def test_different_bodies_with_like_names_are_no_duplicates() -> None:
    assert pairs("MS Circle\nME Circle\nAccess Now\nAccess Now in Fernham\n") == []
    assert pairs("Coalition of Disabled People\nCoalition for Disabled People\n") == []


def test_bodies_take_the_fullest_name_and_any_spelling_finds_the_dossier() -> None:
    matched = match_bodies(
        read_pasted("HDC\nHarrowmere Deaf Club (HDC)\n").entries, folders("harrowmere-deaf-club")
    )
    (body,) = matched.bodies
    assert (body.first, body.name, body.match.dossier) == (
        0,
        "Harrowmere Deaf Club",
        Folder("harrowmere-deaf-club"),
    )
    assert matched.firsts == {1: 0}


def test_unused_dossiers_are_noted_and_a_persons_folder_is_not_named() -> None:
    matched = match_bodies(
        read_pasted("Open Gate\n").entries, folders("Open Gate", "Fernham Panel", "Jane Testwell")
    )
    assert matched.notes == (
        "Documents that belong to no line of the list: Fernham Panel.",
        "Documents under a person's name, not read: 1.",
    )
