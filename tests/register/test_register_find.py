"""Three outcomes, always with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
import register_files as files

from ulo_classify.errors import RegisterError
from ulo_classify.register import Register, import_registers, read_decisions
from ulo_classify.register.decisions import Decision, write_decisions
from ulo_classify.schema import RegisterMatch


def one(register: Register, name: str, **more: object) -> RegisterMatch:
    (match,) = register.find([name], **more)  # type: ignore[arg-type]
    assert match.reason.endswith(".")
    assert (match.body is not None) == (match.outcome == "match")
    assert (match.method is not None) == (match.outcome == "match") or match.method == "decision"
    assert bool(match.candidates) == (match.outcome == "candidates")
    return match


def matched(match: RegisterMatch) -> str | None:
    return match.body.org_id if match.body else None


@pytest.mark.parametrize(
    ("name", "org_id", "method"),
    [
        ("Harrowmere Coalition of Disabled People", "GB-CHC-9100001", "name"),
        ("the harrowmere coalition of disabled people CIO", "GB-CHC-9100001", "name"),
        ("Harrowmere Coalition of Disabled People (HCDP)", "GB-CHC-9100001", "name"),
        ("HCDP", "GB-CHC-9100001", "other_name"),
        ("Harrowmere Association for the Disabled", "GB-CHC-9100001", "other_name"),
        ("Harrowmere Coaliton of Disabled People", "GB-CHC-9100001", "spelling"),
        ("Disabled People, Harrowmere Coalition of", "GB-CHC-9100001", "form"),
        ("Glenbrack Deaf Forum", "GB-SC-SC099001", "name"),
        ("Tawharau Disabled Persons Assembly", "NZ-CR-CC99001", "name"),
        ("Pine Hollow Ctr for Independent Living", "US-EIN-009900001", "form"),
        ("Kilsallagh ILC", "IE-CRO-699123", "other_name"),
        ("Fenmarsh Users CIC", "GB-COH-NI699009", "name"),
        ("Larkwell Apoplexy Circle", "GB-COH-07654321", "other_name"),
    ],
)
def test_a_match(register: Register, name: str, org_id: str, method: str) -> None:
    match = one(register, name)
    assert (matched(match), match.method) == (org_id, method)


@pytest.mark.parametrize(
    "text",
    [
        "GB-CHC-9100001",
        "gb-chc-9100001",
        "Charity number 9100001",
        "Registered charity no. 9100001",
        "9100001",
        "Harrowmere Coalition of Disabled People (charity no 9100001)",
    ],
)
def test_an_identifier_comes_first(register: Register, text: str) -> None:
    match = one(register, text)
    assert (matched(match), match.method) == ("GB-CHC-9100001", "identifier")


@pytest.mark.parametrize(
    ("text", "org_id"),
    [
        ("SC099001", "GB-SC-SC099001"),
        ("NIC199001", "GB-NIC-199001"),
        ("NI699009", "GB-COH-NI699009"),
        ("Company number 7654321", "GB-COH-07654321"),
        ("CRO 699123", "IE-CRO-699123"),
        ("RCN 20999001", "IE-CRO-699123"),
        ("IE-CHY-20999001", "IE-CRO-699123"),
        ("ABN 99 000 000 001", "AU-ABN-99000000001"),
        ("CC99001", "NZ-CR-CC99001"),
        ("EIN 00-9900001", "US-EIN-009900001"),
        ("9100001-1", "GB-CHC-9100001-1"),
    ],
)
def test_numbers_of_each_register(register: Register, text: str, org_id: str) -> None:
    assert matched(one(register, text)) == org_id


def test_a_number_and_a_name_that_disagree_are_for_a_person(register: Register) -> None:
    match = one(register, "Fenmarsh Pigeon Fanciers (registered charity no 9100001)")
    assert match.outcome == "candidates"
    assert "another name" in match.reason
    assert match.candidates[0].org_id == "GB-CHC-9100001"


def test_a_number_of_one_body_and_the_name_of_another(register: Register) -> None:
    match = one(register, "Glenbrack Deaf Forum (registered charity no 9100001)")
    assert match.outcome == "candidates"
    assert [each.org_id for each in match.candidates] == ["GB-CHC-9100001", "GB-SC-SC099001"]


def test_a_previous_name_is_said_with_its_end(register: Register) -> None:
    assert "until 1990-05-04" in one(register, "Larkwell Apoplexy Circle").reason


def test_of_and_for_are_ignored_to_find_and_kept_to_judge(register: Register) -> None:
    match = one(register, "Harrowmere Coalition for Disabled People")
    assert match.outcome == "candidates"
    assert match.candidates[0].org_id == "GB-CHC-9100001"
    assert "“for” where the other has “of”" in match.reason


def test_nothing_near_says_nothing_against_a_body(register: Register) -> None:
    match = one(register, "Zaffre Umbrella Menders")
    assert match.outcome == "none"
    assert "nothing against the body" in match.reason


DIFFERENT = [
    ("Inclusion Fernham", "Inclusion Larkwell"),
    ("Access Scotland", "Access Wales"),
    ("Fernham Voices UK", "Fernham Voices"),
    ("Minds in Fernham", "Minds"),
    ("Minds", "Minds in Fernham"),
    ("Fernham Disability Association", "Fernham Disability Action"),
    ("MS Society", "ME Society"),
    ("Deaf Club of Farnham", "Deaf Club of Fareham"),
    ("Fernham Deaf Group", "Fernham Dead Group"),
    ("North Fernham Stroke Club", "South Fernham Stroke Club"),
    ("Northern Stroke Club", "Southern Stroke Club"),
    ("People First", "People First (Scotland)"),
    ("Fernham Branch 12", "Fernham Branch 13"),
    ("Fernham Carers Network", "Fernham Careers Network"),
    ("Action by Deaf People", "Action for Deaf People"),
    ("Guides Panel Fernham", "Fernham Panel for Guides"),
]


@pytest.mark.parametrize(("asked", "there"), DIFFERENT)
def test_names_that_are_near_and_of_two_bodies(own, asked: str, there: str) -> None:
    assert one(own(there), asked).outcome != "match"
    assert matched(one(own(there, asked), asked)) == "XX-OWN-2"


SAME = [
    ("Haemaphilia Society of Fernham", "The Haemophilia Society of Fernham"),
    ("Fernham Wheel Chair Users", "Fernham Wheelchair Users"),
    ("Fernham Assoc. of Deaf People", "Fernham Association of Deaf People Ltd"),
    ("St Chad's Stroke Club", "Saint Chads Stroke Club"),
    ("Fernham & Larkwell Deaf Circle", "Fernham and Larkwell Deaf Circle"),
    ("FERNHAM STROKE CLUB C.I.C.", "Fernham Stroke Club Community Interest Company"),
    ("Larkwell Centre for Inclusion", "Larkwell Center for Inclusion"),
    ("Fernham Deaf Group – speaking up together", "Fernham Deaf Group"),
    ("Open Doors - the Larkwell Resource Circle", "Open Doors - the Larkwell Resource Circle"),
    ("New Voices (formerly Fernham Stroke Club)", "Fernham Stroke Club"),
    ("Fernham Stroke Club (Communty Interest Company)", "Fernham Stroke Club CIC"),
    ("‘Fernham’s Voices’", "Fernham's Voices"),
    ("Te Roopu Waiora", "Te Roopū Waiora"),
    ("جمعية فرنهام للصم", "جمعية فرنهام للصم"),
    ("盲人協會", "盲人協會"),
    ("🌻 Sunflower Peers", "Sunflower Peers 🌻"),
]


@pytest.mark.parametrize(("asked", "there"), SAME)
def test_spellings_of_one_name(own, asked: str, there: str) -> None:
    match = one(own("Quite Another Body", there, "Fernham Bowls"), asked)
    assert matched(match) == "XX-OWN-2", match


def test_bodies_of_one_name_are_for_a_person(own) -> None:
    match = one(own("Open Gate Ltd", "Open Gate CIO", "Open Gates"), "open gate")
    assert match.outcome == "candidates"
    assert "2 bodies" in match.reason
    assert {each.org_id for each in match.candidates} == {"XX-OWN-1", "XX-OWN-2"}


def test_a_misspelling_between_two_names_is_for_a_person(own) -> None:
    match = one(own("Brandholme Stroke Club", "Brandholne Stroke Club"), "Brandholke Stroke Club")
    assert match.outcome == "candidates"
    assert {each.org_id for each in match.candidates} == {"XX-OWN-1", "XX-OWN-2"}


def test_a_short_name_is_never_matched_by_a_misspelling(own) -> None:
    assert one(own("Scopes"), "Scoles").outcome != "match"
    assert one(own("Senses"), "Sensed").outcome != "match"


def test_an_acronym_that_the_list_itself_expands(own) -> None:
    register = own("Fernham Union of Survivors", "Fernmarsh Union of Sailors")
    first, second = register.find(["FUS", "Fernham Union of Survivors (FUS)"])
    assert (matched(first), first.method) == ("XX-OWN-1", "acronym")
    assert matched(second) == "XX-OWN-1"


def test_an_acronym_with_two_expansions_is_for_a_person(own) -> None:
    register = own("Fernham Union of Survivors (FUS)", "Fenmarsh Union of Sailors")
    names = ["FUS", "Fernham Union of Survivors (FUS)", "Fenmarsh Union of Sailors (FUS)"]
    first, *rest = register.find(names)
    assert first.outcome == "candidates"
    assert "more than one way" in first.reason
    assert [matched(match) for match in rest] == ["XX-OWN-1", "XX-OWN-2"]


def test_initials_alone_only_suggest(own) -> None:
    match = one(own("Fernham Union of Autistic Survivors", "Open Gate"), "FUAS")
    assert match.outcome == "candidates"
    assert match.candidates[0].org_id == "XX-OWN-1"
    assert match.candidates[0].differences == ("only the initials agree",)


def test_a_removed_body_and_the_date_of_the_consultation(register: Register) -> None:
    name = "Old Glenbrack Carers"
    before = one(register, name, date="2010-05-01")
    assert matched(before) == "GB-SC-SC099002"
    assert "2012-12-31" in before.reason
    after = one(register, name, date="2020-05-01")
    assert after.outcome == "candidates"
    assert "before the date of the consultation" in after.reason
    assert matched(one(register, name)) == "GB-SC-SC099002"


def test_a_body_that_was_not_there_yet(register: Register) -> None:
    match = one(register, "Ballytarn Voices", date="2012-01-01")
    assert match.outcome == "candidates"
    assert "after the date" in match.reason


def test_the_date_tells_two_bodies_of_one_name_apart(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(
        "No,Name,On,Off\n1,Open Gate,1980-01-01,1999-12-31\n2,Open Gate,2005-01-01,\n", encoding="utf-8"
    )
    (tmp_path / "own.toml").write_text(
        'key = "own"\ntitle = "Own"\nscheme = "XX-OWN"\n[[table]]\nname = "t"\nholds = "bodies"\n'
        '[table.columns]\nnumber = "No"\nname = "Name"\nregistered = "On"\nremoved = "Off"\n',
        encoding="utf-8",
    )
    import_registers([tmp_path / "own.csv"], tmp_path / "own.db", mapping=tmp_path / "own.toml")
    with Register(tmp_path / "own.db") as register:
        assert matched(one(register, "Open Gate", date="1990-01-01")) == "XX-OWN-1"
        assert matched(one(register, "Open Gate", date="2010-01-01")) == "XX-OWN-2"
        assert matched(one(register, "Open Gate")) == "XX-OWN-2"


def test_one_body_on_two_registers_is_one_body(register: Register) -> None:
    """The stroke club is a charity and a company; the number of the one names the other."""
    match = one(register, "Larkwell Stroke Club", date="2010-01-01")
    assert match.outcome == "match"


def test_decisions_come_first(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    write_decisions(
        [
            Decision("The Silent Society", "SC099001", "A. Reader", "2031-02-03", "same address"),
            Decision("HCDP", "", "A. Reader", "2031-02-03", "another body of that name"),
            Decision("Elsewhere Forum", "GB-CHC-9999999", "", "", ""),
        ],
        path,
    )
    decisions = read_decisions(path)
    said = one(register, "the silent  society", decisions=decisions)
    assert (said.outcome, said.method) == ("match", "decision")
    assert "decided by A. Reader on 2031-02-03: same address" in said.reason
    assert said.body is not None
    refused = one(register, "HCDP", decisions=decisions)
    assert (refused.outcome, refused.method) == ("none", "decision")
    away = one(register, "Elsewhere Forum", decisions=decisions)
    assert matched(away) == "GB-CHC-9999999"
    assert "does not hold it" in away.reason


def test_decisions_of_a_whole_identifier_find_the_body(register: Register) -> None:
    decisions = {"x": Decision("X", "GB-SC-SC099001", "", "", "")}
    match = one(register, "X", decisions=decisions)
    assert match.body is not None
    assert match.body.name == "Glenbrack Deaf Forum SCIO"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("raw_name,org_id,who,when\nA,B,C,D\n", "why"),
        ("raw_name,org_id,who,when,why\nA,GB-CHC-1,,,\na,GB-CHC-2,,,\n", "lines 2 and 3"),
    ],
)
def test_mistakes_in_decisions(text: str, about: str, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=about):
        read_decisions(tmp_path / "d.csv")


def test_a_missing_decisions_file(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="cannot be read"):
        read_decisions(tmp_path / "nowhere.csv")


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\x00 broken", b"hello"])
def test_what_is_no_database(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RegisterError, match=r"register\.db"):
        Register(path)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "'",
        '"; DROP TABLE name; --',
        "%",
        "=HYPERLINK(1)",
        "\u202eslaer",
        "x" * 100_000,
        "the of and",
        "\x00",
        "a" * 30 + " " + "b" * 30,
        "- " * 5_000,
    ],
)
def test_any_text_gets_an_answer(register: Register, name: str) -> None:
    (match,) = register.find([name])
    assert match.outcome in {"none", "candidates"}
    assert register.documents("GB-SC-SC099001")


def test_answers_come_in_order_one_for_each_name(register: Register) -> None:
    names = ["HCDP", "nobody", "Glenbrack Deaf Forum", "HCDP", "Fenmarsh Users"] * 120
    assert [match.name for match in register.find(names)] == names


def test_limit(own) -> None:
    register = own(*(f"Fernham Stroke Club {word}" for word in ("One", "Two", "Three", "Four")))
    (match,) = register.find(["Fernham Stroke Club"], limit=2)
    assert len(match.candidates) == 2


def test_objects_and_activities_are_documents_and_classes_are_not(register: Register) -> None:
    documents = register.documents("GB-CHC-9100001")
    assert [document.kind for document in documents] == ["register_entry"] * len(documents)
    assert {document.name for document in documents} == {
        "Activities, Charity Commission for England and Wales",
        "Objects, Charity Commission for England and Wales",
    }
    assert {document.date for document in documents} == {"2031-02-01"}
    assert all(document.source == "GB-CHC-9100001" for document in documents)
    everything = " ".join(document.text for document in documents)
    assert "HARROWMERE AND DISTRICT" not in " ".join(everything.split())  # the area is no document
    assert "People With Disabilities" not in everything
    assert register.served("GB-CHC-9100001") == ("People With Disabilities",)
    assert register.documents("GB-CHC-1") == ()


def test_files_are_those_of_this_folder() -> None:
    assert (files.DATA / "golden.json").is_file()
