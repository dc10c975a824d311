"""Drafts, templates, rules about others and bodies of others: told by their words, and by no look-alike."""

from __future__ import annotations

import pytest

from ulo_classify.governance.genre import read_genres, read_owners
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.terms import read_terms

_RULES = "\n1. The Society has nine directors.\n2. The directors meet each month.\n"


@pytest.mark.parametrize(
    "text",
    [
        "DRAFT\nConstitution of the Elm Society" + _RULES,
        "Draft 4 - for comment\nElm Society: rules" + _RULES,
        "Elm Society\nProposed constitution, to be put to the members in May" + _RULES,
        "Elm Society\nRules (not yet adopted)" + _RULES,
        "ELM SOCIETY\nConsultation version of the bylaws" + _RULES,
        "Elm Society: constitution as proposed" + _RULES,
        "Elm Society\nRules" + _RULES + "3. These rules are only a draft and bind nobody.\n",
        "Elm Society\nRules" + _RULES + "3. This constitution has not been adopted by any meeting.\n",
        "Elm Society\nRules"
        + _RULES
        + "3. They will come into force if the meeting agrees; the draft rules are open.\n"
        "4. This is still a draft.\n",
    ],
)
def test_drafts_are_told(text: str) -> None:
    found = [genre for genre in read_genres(text) if genre.kind == "draft"]
    assert found
    assert text[found[0].quote.start : found[0].quote.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "Elm Society\nConstitution adopted on 4 May"
        + _RULES
        + "3. Draft minutes are sent out within a week.\n",
        "Elm Society\nRules"
        + _RULES
        + "3. The treasurer lays draft accounts and a draft budget before the board.\n",
        "Elm Society\nRules (draft 3, adopted at the spring meeting)" + _RULES,
        "Elm Society\nRules" + _RULES + "3. A proposed amendment is sent to every member.\n",
        "Elm Society\nRules, from the draft of the working party, agreed by all" + _RULES,
        "Elm Society\nRules"
        + _RULES
        + "3. A draughty hall is no place for a meeting. A draft letter is read twice.\n",
        "Elm Society\nApproved by the members in June" + _RULES,
    ],
)
def test_drafts_of_other_things_make_no_draft(text: str) -> None:
    assert not [genre for genre in read_genres(text) if genre.kind == "draft"]


@pytest.mark.parametrize(
    "text",
    [
        "Constitution of [insert name]\n1. There shall be [number] trustees.\n2. The trustees meet.\n",
        "Rules\n1. The name of the Group is ______.\n2. The committee has ____ members.\n",
        "Model constitution\n1. The charity is called [name of charity].\n2. Trustees serve.\n",
        "Rules\n1. The name is [name].\n2. Anyone [over 16] may join (delete as appropriate).\n",
        "Rules\n1. The club shall have ........ officers.\n2. It meets every ........ at ........ .\n",
        "Terms\n1. The Panel has <insert number> members.\n2. The Panel sits at <insert place>.\n",
    ],
)
def test_templates_are_told_by_their_blanks(text: str) -> None:
    assert "template" in {genre.kind for genre in read_genres(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Elm Society\nRules"
        + _RULES
        + "Schedule: form of proxy\nI ______ of ______ appoint ______ to vote for me.\n",
        "Elm Society\nRules" + _RULES + "Signed: ____________\nDate: ____________\n",
        "Elm Society\nRules" + _RULES + "Chair ____________ Secretary ____________\nWitness ____________\n",
        "Elm Society\nRules"
        + _RULES
        + "APPLICATION FORM\nMy group is ______ and I heard of you from ______.\n",
        "Elm Society\nRules [as amended in the third year]" + _RULES,
        "Elm Society\nRules" + _RULES + "3. Nobody may speak twice. [1999]\n4. All agree. [2003]\n",
        "Elm Society\nContents\nName ........ 1\nMembers ........ 2\n" + _RULES,
        "Elm Society\nRules" + _RULES + "3. The secretary keeps a template for letters.\n",
    ],
)
def test_blanks_in_forms_make_no_template(text: str) -> None:
    assert "template" not in {genre.kind for genre in read_genres(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Union of Deaf Clubs\nModel rules for member clubs" + _RULES, True),
        (
            "Policy on affiliation of local groups\n1. A group qualifies if most of its board are blind.\n",
            True,
        ),
        ("Guidelines for the establishment of user councils\n1. Each council has nine members.\n", True),
        ("Criteria for applicants\n1. We fund bodies run by disabled people.\n", True),
        ("Notes for groups wishing to affiliate\n1. Your committee needs a majority of users.\n", True),
        ("Rules of the Elm Club\nMade from the model rules of the Registrar" + _RULES, False),
        ("Elm Federation\nRules" + _RULES + "3. The board may issue model rules for branches.\n", False),
        ("Elm Society\nRules for members" + _RULES, False),
    ],
)
def test_rules_about_others_are_told(text: str, told: bool) -> None:
    assert ("about_others" in {genre.kind for genre in read_genres(text)}) == told


_CLASSES = """ELM SOCIETY
Rules

1. "Ordinary Member" means {}. "Associate Member" means anyone who supports the Society.
2. The directors manage the Society. Directors meet monthly. A director serves two years.
3. A director must be an Ordinary Member and is elected by the Ordinary Members.
4. Each Ordinary Member has one vote at a general meeting. Associate Members have no vote.
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("LITTLE STEPS PARENTS' ASSOCIATION\nRules" + _RULES, True),
        ("Association of Teachers of Deaf Children\nRules" + _RULES, True),
        (_CLASSES.format("a parent of a deaf child"), True),
        (_CLASSES.format("a physiotherapist or other practitioner in the clinic"), True),
        (_CLASSES.format("a person who is blind"), False),
        (_CLASSES.format("a person who lives in Elm"), False),
        ("USERS AND CARERS FORUM\nRules" + _RULES, False),
        ("ELM SOCIETY\nRules" + _RULES, False),
    ],
)
def test_bodies_of_others_are_told(text: str, told: bool) -> None:
    assert (read_owners(read_terms(text, read_outline(text))) is not None) == told
