"""Defined terms: whom they mean, by their own words, by other terms, by clauses, by who the rules are about."""

from __future__ import annotations

import pytest

from ulo_classify.governance.members import read_members
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.terms import Reader, read_terms


def reader(text: str) -> Reader:
    return read_terms(text, read_outline(text))


# text, term, whom it means
TERMS = [
    ('1. "Full Member" means a Member who is Deaf.', "full member", "users"),
    ('1. "Ally" means a relative or friend of a Deaf person.', "ally", "anyone"),
    ("1. A person who uses or has used drugs (a “Peer”) may join.", "peer", "users"),
    (
        "1. “Survivor” means someone who has been detained in a mental hospital.",
        "survivor",
        "users",
    ),
    # by another term, in two steps
    (
        '1. "Long Illness" means any illness of a year or more. "Insider" means a person with a Long Illness.',
        "insider",
        "users",
    ),
    (
        '1. "Insider" means a person with epilepsy. "Outsider" means a person who is not an Insider.',
        "outsider",
        "others",
    ),
    (
        '1. "Insider" means a person with epilepsy. "Circle Person" means an Insider or a relative of one.',
        "circle person",
        "anyone",
    ),
    (
        '1. "Insider" means a person with epilepsy. "Elder" means an Insider of ten years\' standing.',
        "elder",
        "users",
    ),
    # by nothing but the document's own description
    (
        "1. A Pauser is someone whose words come slowly or not at all.\n2. Only Pausers may join. Pausers meet weekly. "
        "A Pauser who moves away stays a Pauser.",
        "pauser",
        "users",
    ),
    # by a clause
    (
        '1. "Full Member" means a member admitted under rule 4.1.\n4.1 Any blind person may be admitted as a Full Member.',
        "full member",
        "users",
    ),
    (
        '1. "Guide" means a person appointed under rule 9.\n9 The committee may appoint blind people as guides.',
        "guide",
        "anyone",
    ),
    # other organisations and roles are nobody's constituency
    ('1. "Secretary" means the person appointed to keep the minutes.', "secretary", None),
    ('1. "Supporter" means a person who gives money.', "supporter", "anyone"),
    ('1. "Carer" means a person who looks after a person with dementia.', "carer", "anyone"),
    ('1. "Professional" means a nurse or doctor.', "professional", "anyone"),
    ('1. "Connected Person" means a spouse, parent or partner of a director.', "connected person", None),
    # both a condition and a door
    (
        '1. "Eligible Person" means a person who is autistic or who is the parent of an autistic child.',
        "eligible person",
        "anyone",
    ),
    (
        '1. "Eligible Person" means a person who is autistic, whether or not a doctor has said so.',
        "eligible person",
        "users",
    ),
    (
        '1. "Eligible Person" means an autistic person and does not include a parent or a teacher.',
        "eligible person",
        "users",
    ),
    (
        '1. "Recovery" means getting well oneself or in a parent, child or partner. "Person of Recovery" means '
        "a person who has experienced Recovery.",
        "person of recovery",
        "anyone",
    ),
    # by a declaration that another clause describes
    (
        '1. "Open Member" means a member who has made the declaration described in clause 4.\n'
        "4. The declaration is a statement by a person that he or she has had a stroke.",
        "open member",
        "users",
    ),
    # one's own condition, or another's
    (
        '1. "Harbour Person" means a person whose life has been changed by a stroke, whether their own '
        "or that of a brother.",
        "harbour person",
        "anyone",
    ),
    (
        '1. "Member living with HIV" means an enrolled member who has told the nurse of it. "Other member" means'
        " anybody else on the roll.",
        "member living with hiv",
        "users",
    ),
    (
        "1. An Ordinary Member is an adult who was born deaf, and whose name the trustees have put on the roll. The"
        " pastor of the Deaf church may come to meetings and has no vote.",
        "ordinary member",
        "users",
    ),
    # a state is no person; what users are besides opens no door
    (
        '1. "Living experience" means that a person has been in prison. "Peer Guide" means a person with living experience.',
        "living experience",
        "anyone",
    ),
    (
        '1. "Direct experience" means that a person has been in prison, or is the parent of somebody who has. "Guide"'
        " means a person with direct experience.",
        "guide",
        "anyone",
    ),
    (
        '1. "Lived experience" means that a person has had a stroke. "Guide" means a person with lived experience.',
        "guide",
        "users",
    ),
    (
        "2. Terms\na. House: the building in Mill Lane;\nb. Expert by Own Body: a person who has multiple sclerosis;\n"
        "c. Meeting: the meeting of Experts by Own Body;\nd. Helper: a person who helps Experts by Own Body.",
        "expert by own body",
        "users",
    ),
    (
        "2. Terms\na. House: the building in Mill Lane;\nb. Expert by Own Body: a person who has multiple sclerosis;\n"
        "c. Meeting: the meeting of Experts by Own Body;\nd. Helper: a person who helps Experts by Own Body.",
        "helper",
        "anyone",
    ),
    ("1. An Ordinary Member is a deaf person who is also a parent or teacher.", "ordinary member", "users"),
    (
        "1. An Ordinary Member is a deaf person who is also a parent, or any teacher.",
        "ordinary member",
        "anyone",
    ),
    (
        "1. An Ordinary Member is a deaf person who is also a parent or a teacher.",
        "ordinary member",
        "anyone",
    ),
    (
        "1. Ordinary Member can become any deaf adult. Corporate Member can become any school.",
        "ordinary member",
        "users",
    ),
    (
        "1. An Ordinary Member may become a trustee. Corporate Member can become any school.",
        "ordinary member",
        None,
    ),
    (
        '1. "Full Member" means somebody entered in Part A of the register; "Other Member" somebody entered in Part B.\n'
        "2. The trustees must enter in Part A any applicant who:\n(a) is blind; and\n(b) asks the trustees for it.\n"
        "3. The trustees may enter in Part B any person.",
        "full member",
        "users",
    ),
    (
        '1. "Full Member" means somebody entered in Part A of the register; "Other Member" somebody entered in Part B.\n'
        "2. The trustees must enter in Part A any applicant who:\n(a) is blind; or\n(b) has asked for it.\n"
        "3. The trustees may enter in Part B any person.",
        "full member",
        "anyone",
    ),
    # respectively, and one sentence for two terms
    (
        '1. "Part A Member" means a member entered in Part A of the register under rule 5.\n'
        "5. The register has two parts. Part A is for people who have had a stroke. Part B is for other people.",
        "part a member",
        "users",
    ),
]


@pytest.mark.parametrize(("text", "term", "who"), TERMS)
def test_term_means(text: str, term: str, who: str | None) -> None:
    title = "RULES OF THE LANTERN SOCIETY\n"
    found = reader(title + text)
    read_members(found)
    assert found.tagger.who.get(term) == who


def test_an_organisation_is_a_host() -> None:
    opening = f"RULES OF THE LANTERN SOCIETY\n1. {'The society keeps lanterns. ' * 8}\n"
    found = reader(f'{opening}2. "Foundation" means the Harrow Foundation. The Foundation may attend.')
    assert found.terms["foundation"].is_host
    assert "foundation" in found.tagger.hosts


def test_the_board_of_a_host_is_a_host() -> None:
    opening = f"RULES OF THE LANTERN SOCIETY\n1. {'The society keeps lanterns. ' * 8}\n"
    terms = '"Oaks" means the Oaks Hospital. "Senate" means the senate (or council) of Oaks.'
    found = reader(f'{opening}2. {terms} "Panel" means the panel of the Society. The Senate may attend.')
    assert found.terms["senate"].is_host
    assert not found.terms["panel"].is_host


def test_a_meaning_broken_by_lines_is_read_as_one() -> None:
    text = 'RULES\n1. "Recovering Person" means an\nindividual who has personally experienced\naddiction.\n'
    assert reader(text).tagger.who["recovering person"] == "users"
