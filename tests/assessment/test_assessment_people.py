"""Nothing about a named person: neither counted nor repeated."""

from __future__ import annotations

import pytest

from ulo_classify import Document, Organisation

from .dossiers import gc7, organisation

SENTENCES = [
    ("Jane Okafor, who is blind, chairs the board.", ["Jane", "Okafor"]),
    ("Our chair, Jane Okafor, is a wheelchair user and runs the organisation.", ["Jane", "Okafor"]),
    ("Marek Zielonka has schizophrenia and leads the charity.", ["Marek", "Zielonka"]),
    ("The charity is run by Jane Okafor, a blind woman.", ["Jane", "Okafor"]),
    ("The organisation is led by Rukhsana Bhatti, who is disabled.", ["Rukhsana", "Bhatti"]),
    ("All our trustees are disabled: Jane Okafor, Marek Zielonka and Kit Larkenby.", ["Okafor", "Zielonka"]),
    ("Trustees: Jane Okafor (Deaf), Marek Zielonka (autistic).", ["Okafor", "Zielonka"]),
    ("Dr Amara Nwachukwu, our chief executive, lives with HIV.", ["Amara", "Nwachukwu"]),
    ("We are run by disabled people, said Jane Okafor, who has epilepsy.", ["Jane", "Okafor"]),
    ("Mrs Hollowbread appoints the trustees, and Mr Vance may remove them.", ["Hollowbread", "Vance"]),
    ("Jane Okafor and other disabled people run the organisation.", ["Jane", "Okafor"]),
    ("Led by Jane Okafor and Marek Zielonka, both autistic, we campaign for change.", ["Okafor", "Zielonka"]),
]  # fmt: skip
ABOUT_ONE_PERSON = [0, 2, 3, 4, 7]


@pytest.mark.parametrize(("sentence", "names"), SENTENCES)
@pytest.mark.parametrize("kind", ["website", "governing_document", "annual_report"])
def test_names_are_not_in_the_result(sentence: str, names: list[str], kind: str) -> None:
    rule = "At least 75% of trustees shall be disabled people."
    around = f"We met in May. {sentence} We are run by disabled people. {rule}"
    for text in (sentence, around):
        printed = gc7().assess(organisation(text, kind=kind)).model_dump_json()
        assert [name for name in names if name in printed] == []


@pytest.mark.parametrize("index", ABOUT_ONE_PERSON)
def test_one_named_person_is_no_evidence(index: int) -> None:
    result = gc7().assess(organisation(SENTENCES[index][0]))
    assert result.status != "user_led"
    assert "met" not in {criterion.verdict for criterion in result.criteria.values()}


def test_the_rest_of_the_page_still_counts() -> None:
    text = "Jane Okafor, who is blind, chairs the board. We are run by and for disabled people."
    result = gc7().assess(organisation(text))
    assert result.status == "user_led"
    assert not any("chairs" in evidence.quote for evidence in result.evidence)


def test_adding_a_named_person_changes_nothing() -> None:
    plain = "The charity helps disabled people. It has eight trustees."
    named = (
        plain + " Jane Okafor, who is blind, chairs the board. Marek Zielonka, the treasurer, is autistic."
    )
    before, after = gc7().assess(organisation(plain)), gc7().assess(organisation(named))
    assert (before.status, before.basis) == (after.status, after.basis)
    assert [c.verdict for c in before.criteria.values()] == [c.verdict for c in after.criteria.values()]


def test_file_names_and_sources_are_kept_but_failures_name_files_only() -> None:
    document = Document(
        text="We are run by disabled people.", name="about.html", source="https://larkwell.example/about"
    )
    result = gc7().assess(Organisation(name="Larkwell Voices", documents=(document,)))
    assert {evidence.document for evidence in result.evidence} == {"about.html"}
    assert result.documents[0].source == "https://larkwell.example/about"
