from __future__ import annotations

import pytest

from ulo_classify.consultation import read_pasted
from ulo_classify.schema import ConsultationList


def names(found: ConsultationList) -> list[str | None]:
    return [entry.name for entry in found.entries]


def test_a_numbered_list_with_gaps_and_footnotes() -> None:
    found = read_pasted(
        "1. Harrowmere Coalition of Disabled People (HCDP);\n"
        "2) Fernham Deaf Club1;\n"
        "\n"
        "(4) Gorse, Fernham and District Stroke Group*\n"
        "5. Open Gate - the voice of survivors.\n"
    )
    assert [(e.line, e.name, e.acronym) for e in found.entries] == [
        (1, "Harrowmere Coalition of Disabled People", "HCDP"),
        (2, "Fernham Deaf Club", None),
        (4, "Gorse, Fernham and District Stroke Group", None),
        (5, "Open Gate", None),
    ]
    assert found.entries[0].raw == "1. Harrowmere Coalition of Disabled People (HCDP);"
    assert found.entries[1].stripped == ("list marker: 2)", "trailing ;", "footnote mark: 1")
    assert found.entries[3].stripped == ("list marker: 5.", "trailing .", "strapline: the voice of survivors")
    assert "The numbering of the list skips 3." in found.notes


@pytest.mark.parametrize("mark", ["- ", "• ", "* ", "– ", "o ", "▪\t"])
def test_bullets(mark: str) -> None:
    found = read_pasted(f"{mark}Harrowmere Deaf Club\n{mark}Fernham Access Panel\n")
    assert names(found) == ["Harrowmere Deaf Club", "Fernham Access Panel"]


def test_bare_numbers_count_only_when_they_count_upwards() -> None:
    assert names(read_pasted("1 Alder Forum\n2 Birch Forum\n3 Cedar Forum\n")) == [
        "Alder Forum",
        "Birch Forum",
        "Cedar Forum",
    ]
    assert names(read_pasted("4 Rivers Trust\nAlder Forum\n")) == ["4 Rivers Trust", "Alder Forum"]


def test_headings_become_sections_and_individuals_lose_their_names() -> None:
    found = read_pasted(
        "List of respondents to the buses consultation\n"
        "\n"
        "Organisations (2)\n"
        "Harrowmere Deaf Club\n"
        "Fernham Access Panel\n"
        "\n"
        "Local authorities:\n"
        "Fernham Borough Council\n"
        "\n"
        "INDIVIDUALS\n"
        "QXZ WVUT\n"
        "Zed Quux, Harrowmere Deaf Club\n"
        "\n"
        "Other organisations\n"
        "Open Gate\n"
    )
    assert [(e.line, e.section, e.name, e.kind) for e in found.entries] == [
        (4, "Organisations", "Harrowmere Deaf Club", "organisation"),
        (5, "Organisations", "Fernham Access Panel", "organisation"),
        (8, "Local authorities", "Fernham Borough Council", "organisation"),
        (11, "INDIVIDUALS", None, "individual"),
        (12, "INDIVIDUALS", None, "individual"),
        (15, "Other organisations", "Open Gate", "organisation"),
    ]
    assert "Wvut" not in found.model_dump_json() and "Quux" not in found.model_dump_json()
    assert "Read as headings and not as names: lines 1, 3, 7, 10 and 14." in found.notes


def test_unmarked_lines_above_bullets_are_headings_but_wrapped_lines_are_not() -> None:
    found = read_pasted(
        "Harrowmere bodies\n"
        "- Harrowmere Coalition of\n"
        "  Disabled People\n"
        "- Open Gate\n"
        "Fernham\n"
        "- Fernham Access Panel\n"
    )
    assert [(e.section, e.name) for e in found.entries] == [
        ("Harrowmere bodies", "Harrowmere Coalition of Disabled People"),
        ("Harrowmere bodies", "Open Gate"),
        ("Fernham", "Fernham Access Panel"),
    ]


def test_capitals_are_a_heading_only_amid_other_lines() -> None:
    mixed = read_pasted("PUBLIC BODY RESPONSES HERE\nHarrowmere Deaf Club\nOpen Gate\nHDC\n")
    assert names(mixed) == ["Harrowmere Deaf Club", "Open Gate", "HDC"]
    shouted = read_pasted("HARROWMERE DEAF CLUB\nOPEN GATE\nFERNHAM PANEL\n")
    assert names(shouted) == ["HARROWMERE DEAF CLUB", "OPEN GATE", "FERNHAM PANEL"]


def test_a_heading_that_may_name_a_person_is_not_kept() -> None:
    found = read_pasted("Evidence taken by Jane Testwell:\n- Harrowmere Deaf Club\n- Open Gate\n")
    assert "Testwell" not in found.model_dump_json()
    assert found.entries[0].section == "(heading not shown: it may name a person)"


def test_letters_of_the_alphabet_do_not_end_a_section_of_individuals() -> None:
    found = read_pasted("Individuals\nA\nQxz Arbor\nB\nQxz Birch\n")
    assert [(e.kind, e.section) for e in found.entries] == [("individual", "Individuals")] * 2


def test_totals_that_differ_and_lists_that_go_on() -> None:
    found = read_pasted(
        "We received 12 responses to this consultation.\n"
        "Organisations (3)\n"
        "- Harrowmere Deaf Club\n"
        "- Open Gate\n"
        "and 14 others\n"
    )
    assert names(found) == ["Harrowmere Deaf Club", "Open Gate"]
    assert "Line 1 states 12 entries; 2 were read." in found.notes
    assert "Line 2 states 3 under its heading; 2 were read." in found.notes
    assert "The source says that there are more respondents than it lists: line 5." in found.notes


def test_totals_that_agree_give_no_note() -> None:
    found = read_pasted("Organisations (2)\n- Harrowmere Deaf Club\n- Open Gate\n")
    assert not [note for note in found.notes if "states" in note]


@pytest.mark.parametrize(
    "line", ["and others", "52 and counting", "plus 12 individuals", "12 members of the public"]
)
def test_counts_without_names_are_notes(line: str) -> None:
    found = read_pasted(f"Harrowmere Deaf Club\nOpen Gate\n{line}\n")
    assert len(found.entries) == 2
    assert any("more respondents" in note and "line 3" in note for note in found.notes)


def test_page_numbers_and_pages() -> None:
    found = read_pasted("Harrowmere Deaf Club\nPage 1 of 2\n\fOpen Gate\n2\n")
    assert [(e.name, e.page) for e in found.entries] == [("Harrowmere Deaf Club", 1), ("Open Gate", 2)]
    assert "Left out as page numbers or rules: lines 2 and 4." in found.notes


def test_a_run_between_semicolons() -> None:
    found = read_pasted("The following replied: Harrowmere Deaf Club; Open Gate; and Fernham Access Panel.")
    assert names(found) == ["Harrowmere Deaf Club", "Open Gate", "Fernham Access Panel"]


def test_a_sentence_is_a_note_and_no_name() -> None:
    found = read_pasted(
        "Harrowmere Deaf Club\nWe are grateful to all who replied to this paper.\nOpen Gate\n"
    )
    assert names(found) == ["Harrowmere Deaf Club", "Open Gate"]
    assert "Read as sentences and not as names: line 2." in found.notes


@pytest.mark.parametrize(
    ("line", "name", "acronym"),
    [
        ("HDC (Harrowmere Deaf Club)", "Harrowmere Deaf Club", "HDC"),
        ("HDC - Harrowmere Deaf Club", "Harrowmere Deaf Club", "HDC"),
        ("Harrowmere Deaf Club - HDC", "Harrowmere Deaf Club", "HDC"),
        ("Harrowmere Deaf Club (HDC) Fernham", "Harrowmere Deaf Club Fernham", "HDC"),
        ("Gorse Riders (GRX), Fernham", "Gorse Riders, Fernham", "GRX"),
        ("Open Gate (Scotland)", "Open Gate (Scotland)", None),
        ("Open Gate (UK)", "Open Gate (UK)", None),
        ("Open Gate - Harrowmere and District", "Open Gate - Harrowmere and District", None),
        ("Open Gate (late response)", "Open Gate", None),
        ("Open Gate (formerly Shut Gate)", "Open Gate", None),
        ("Open Gate (charity no. 9999999)", "Open Gate", None),
        ("Response from the Open Gate", "Open Gate", None),
        ("Panel of the U.K.", "Panel of the U.K.", None),
        ("Forum 2000", "Forum 2000", None),
    ],
)
def test_what_is_taken_off_a_name(line: str, name: str, acronym: str | None) -> None:
    (entry,) = read_pasted(line).entries
    assert (entry.name, entry.acronym, entry.raw) == (name, acronym, line)
    assert bool(entry.stripped) == (name != line and acronym is None)


def test_a_page_header_does_not_end_a_section_of_individuals() -> None:
    found = read_pasted("Individuals\n- Qxz Wvut\nList of respondents\n- Zed Quux\nCharities\n- Open Gate\n")
    assert [(e.kind, e.name) for e in found.entries] == [
        ("individual", None),
        ("individual", None),
        ("organisation", "Open Gate"),
    ]


def test_a_body_under_individuals_is_counted_and_noted() -> None:
    found = read_pasted("Individuals\n- Qxz Wvut\n- Fernham Access Panel\n")
    assert [e.kind for e in found.entries] == ["individual", "individual"]
    assert any("organisation word" in note and "line 3" in note for note in found.notes)
    assert "Fernham" not in found.model_dump_json()


def test_deeper_lines_go_on_with_the_item_above() -> None:
    found = read_pasted("1. Harrowmere Association\n   Disabled People's Branch\n2. Open Gate\n")
    assert names(found) == ["Harrowmere Association Disabled People's Branch", "Open Gate"]
    assert "Read as going on from the line before: line 2." in found.notes


def test_the_text_of_a_footnote_is_no_name() -> None:
    found = read_pasted("- Fernham Deaf Club1\n- Open Gate\n1 Also gave oral evidence.\n")
    assert names(found) == ["Fernham Deaf Club", "Open Gate"]


def test_two_bodies_fused_by_a_dash_are_kept_as_one_and_noted() -> None:
    found = read_pasted("- Birch Coalition of Disabled People - Cedar Association for Disabled People\n")
    assert len(found.entries) == 1
    assert any("may name several bodies" in note for note in found.notes)


def test_a_footnote_under_a_numbered_list_is_no_entry() -> None:
    text = "1. Otterwick Society*\n2. Larkwell Forum\n3. Fenmarsh Trust\n4. Dunmarrow Network\n"
    text += "5. Kelderby Union\n6. Lough Vara Club\n\n* Received after the closing date."
    found = read_pasted(text)
    assert found.entries[0].name == "Otterwick Society"
    assert len(found.entries) == 6


def test_a_name_withheld_for_any_reason_is_anonymous() -> None:
    found = read_pasted(
        "1. Otterwick Society\n2. Name withheld at the respondent's request\n3. Larkwell Forum"
    )
    assert [entry.kind for entry in found.entries] == ["organisation", "anonymous", "organisation"]
