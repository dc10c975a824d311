"""What became of one body, case by case, with the reason and the row of the register."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ulo_classify.consultation import read_list
from ulo_classify.register import Register, import_registers, read_decisions
from ulo_classify.sector.members import Member, MemberChange, compare_members
from ulo_classify.sector.members.noted import read_fates

from .network import Charity, write_extract, write_list

Compare = Callable[..., MemberChange]
ALWAYS = ["Bramford Voices Forum", "Corgate Peer Support Network", "Dunholm Survivors Collective"]


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    """Compares two lists of names (three bodies are on both besides) against some charities."""

    def run(
        old: list[str],
        new: list[str],
        charities: list[Charity],
        *,
        decisions: str = "",
        companies: str = "",
        **given: object,
    ) -> MemberChange:
        lists = [
            read_list(write_list(tmp_path / f"{side}.csv", [*ALWAYS, *names]))
            for side, names in (("old", old), ("new", new))
        ]
        files = write_extract(tmp_path / "register", charities or [Charity("Nobody of That Name")])
        if companies:
            (tmp_path / "BasicCompanyData-2027-03-01-part1_1.csv").write_text(companies, encoding="utf-8")
            files.append(tmp_path / "BasicCompanyData-2027-03-01-part1_1.csv")
        import_registers(files, tmp_path / "register.db")
        decided = tmp_path / "decisions.csv"
        decided.write_text(decisions, encoding="utf-8")
        with Register(tmp_path / "register.db") as register:
            return compare_members(
                *lists,
                register=register,
                decisions=read_decisions(decided) if decisions else None,
                noted=read_fates(decided) if decisions else None,
                **given,
            )

    return run


def the(change: MemberChange, name: str) -> Member:
    (found,) = [member for member in change.members if name in (member.old_name, member.new_name)]
    return found


def company(name: str, number: str, status: str, *, due: str = "", gone: str = "", came: str = "") -> str:
    """A file of Companies House with one company in it, in its exact columns."""
    source = Path(__file__).parents[1] / "register" / "data" / "BasicCompanyData-2031-02-01-part1_1.csv"
    header = source.read_text(encoding="utf-8").splitlines()[0]
    cells = dict.fromkeys((each.strip() for each in header.split(",")), "")
    cells |= {"CompanyName": name, "CompanyNumber": number, "CompanyStatus": status}
    cells |= {"DissolutionDate": gone, "IncorporationDate": came, "Accounts.NextDueDate": due}
    return f"{header}\r\n{','.join(cells.values())}\r\n"


def test_closed_with_the_registers_reason(compare: Compare) -> None:
    event = {"event_type": "Removed", "date_of_event": "2026-03-04", "reason": "CEASED TO EXIST"}
    change = compare(
        ["Elmwick Users Forum"], [], [Charity("Elmwick Users Forum", removed="2026-03-04", events=(event,))]
    )
    member = the(change, "Elmwick Users Forum")
    assert (member.fate, member.closed_on) == ("closed", "2026-03-04")
    assert member.reason.endswith("on 4 March 2026; the register's reason: ceased to exist.")


def test_removed_after_the_day_of_the_new_list_still_lived_on_it(compare: Compare) -> None:
    charities = [Charity("Elmwick Users Forum", removed="2026-03-04")]
    change = compare(["Elmwick Users Forum"], [], charities, new_date="2026-01-01")
    member = the(change, "Elmwick Users Forum")
    assert member.fate == "left"
    assert "it left on 2026-03-04" in member.reason


def test_still_on_the_register_with_papers_overdue(compare: Compare) -> None:
    late = Charity("Elmwick Users Forum", cells={"charity_reporting_status": "Submission Overdue"})
    member = the(compare(["Elmwick Users Forum"], [], [late]), "Elmwick Users Forum")
    assert member.fate == "left"
    assert "The register says: Submission Overdue." in member.reason


def test_on_no_register_is_unknown_and_never_closed(compare: Compare) -> None:
    change = compare(["Tuesday Tea Circle of Elmwick"], [], [])
    member = the(change, "Tuesday Tea Circle of Elmwick")
    assert member.fate == "unknown"
    assert member.closed_on is None
    assert "as many groups are" in member.reason


def test_a_like_name_on_the_register_is_for_a_person(compare: Compare) -> None:
    charities = [Charity("Elmwick Association for Disabled People", removed="2026-03-04")]
    change = compare(["Elmwick Association of Disabled People"], [], charities)
    member = the(change, "Elmwick Association of Disabled People")
    assert member.fate == "unknown"
    assert "Elmwick Association for Disabled People (GB-CHC-9200001)" in member.reason


def test_merged_into_a_member_that_is_on_the_new_list(compare: Compare) -> None:
    out = {
        "event_type": "Asset transfer out",
        "date_of_event": "2026-02-01",
        "assoc_registered_charity_number": "9200002",
        "assoc_charity_name": "Elmwick and Fernby Together",
    }
    charities = [
        Charity("Elmwick Users Forum", removed="2026-03-04", events=(out,)),
        Charity("Elmwick and Fernby Together", registered="2026-01-01"),
    ]
    change = compare(["Elmwick Users Forum"], ["Elmwick and Fernby Together"], charities)
    member = the(change, "Elmwick Users Forum")
    assert (member.fate, member.into, member.into_on_new) == ("merged", "Elmwick and Fernby Together", True)
    successor = the(change, "Elmwick and Fernby Together")
    assert successor.fate == "joined"
    assert "Of the old list, Elmwick Users Forum passed into it." in successor.reason
    assert (change.on_old, change.on_new, change.net) == (4, 4, 0)


def test_a_reason_that_says_merged_without_a_name(compare: Compare) -> None:
    event = {"event_type": "Removed", "date_of_event": "2026-03-04", "reason": "AMALGAMATED"}
    charity = Charity("Elmwick Users Forum", removed="2026-03-04", events=(event,))
    member = the(compare(["Elmwick Users Forum"], [], [charity]), "Elmwick Users Forum")
    assert (member.fate, member.into) == ("merged", None)


def test_a_new_number_for_the_same_name_is_no_closure(compare: Compare) -> None:
    """The old charity is removed when a body takes the form of a CIO: it has not closed."""
    charities = [
        Charity("Elmwick Users Forum", registered="1998-01-01", removed="2026-03-04"),
        Charity("Elmwick Users Forum", registered="2026-02-01", cells={"charity_type": "CIO"}),
    ]
    lost = compare(["Elmwick Users Forum"], [], charities, old_date="2025-01-01", new_date="2027-01-01")
    member = the(lost, "Elmwick Users Forum")
    assert member.fate == "left"
    assert "a body of the same name is there as GB-CHC-9200002" in member.reason
    name = ["Elmwick Users Forum"]
    kept = compare(name, name, charities, old_date="2025-01-01", new_date="2027-01-01")
    member = the(kept, "Elmwick Users Forum")
    assert member.fate == "stayed"
    assert "changed from GB-CHC-9200001 to GB-CHC-9200002" in member.reason


def test_a_charity_that_left_its_register_and_lives_as_a_company(compare: Compare) -> None:
    charity = Charity(
        "Elmwick Users Forum", removed="2026-03-04", cells={"charity_company_registration_number": "07771234"}
    )
    file = company("ELMWICK USERS FORUM LTD", "07771234", "Active", came="01/02/2009")
    member = the(compare(["Elmwick Users Forum"], [], [charity], companies=file), "Elmwick Users Forum")
    assert member.fate == "left"
    assert {row.org_id: row.gone for row in member.rows} == {
        "GB-CHC-9200001": True,
        "GB-COH-07771234": False,
    }
    dissolved = company("ELMWICK USERS FORUM LTD", "07771234", "Dissolved", gone="05/06/2026")
    member = the(compare(["Elmwick Users Forum"], [], [charity], companies=dissolved), "Elmwick Users Forum")
    assert (member.fate, member.closed_on) == ("closed", "2026-06-05")


def test_a_change_of_name_by_the_register(compare: Compare) -> None:
    charity = Charity("Open Door Elmwick", previous=("Elmwick Users Forum",))
    change = compare(["Elmwick Users Forum"], ["Open Door Elmwick"], [charity])
    member = the(change, "Open Door Elmwick")
    assert (member.fate, member.old_name) == ("changed_name", "Elmwick Users Forum")
    assert change.counts["joined"] == change.counts["closed"] == 0


def test_a_decision_goes_before_everything(compare: Compare) -> None:
    """One number for two names of a group on no register; another for a namesake; a fate that people know."""
    decisions = (
        "raw_name,org_id,who,when,why,fate,fate_date,into\r\n"
        "Elmwick Tea Circle,XX-OURS-1,A. Reader,2027-01-02,same room and same day,,,\r\n"
        "Fernby Friends,XX-OURS-1,A. Reader,2027-01-02,same room and same day,,,\r\n"
        "Garstead Ramblers in Recovery,none,A. Reader,2027-01-02,their last newsletter,closed,3 May 2026,\r\n"
    )
    old = ["Elmwick Tea Circle", "Garstead Ramblers in Recovery"]
    change = compare(old, ["Fernby Friends"], [], decisions=decisions)
    member = the(change, "Fernby Friends")
    assert (member.fate, member.old_name, member.decided) == ("changed_name", "Elmwick Tea Circle", True)
    closed = the(change, "Garstead Ramblers in Recovery")
    assert (closed.fate, closed.closed_on) == ("closed", "2026-05-03")
    assert "their last newsletter, A. Reader" in closed.reason


def test_people_are_counted_and_never_named(compare: Compare) -> None:
    change = compare(["Mrs Jane Testwell", "Elmwick Users Forum"], ["Elmwick Users Forum"], [])
    assert change.people == (1, 0)
    assert "Testwell" not in change.model_dump_json()


def test_statuses_come_from_an_audit_by_number_or_name(compare: Compare) -> None:
    from ulo_classify.schema import AuditLine, ListEntry, RegisterCandidate, RegisterMatch

    body = RegisterCandidate(
        org_id="GB-CHC-9200001", register_key="ccew", name="x", matched_name="x", score=1
    )
    by_number = AuditLine(
        entry=ListEntry(line=1, raw="Something Else", name="Something Else"),
        outcome="assessed",
        status="user_led",
        register_match=RegisterMatch(name="x", outcome="match", reason="x", body=body),
    )
    by_name = AuditLine(
        entry=ListEntry(line=2, raw="x", name="The Corgate Peer Support Network Ltd"),
        outcome="assessed",
        status="user_group",
    )
    change = compare(
        ["Elmwick Users Forum"], [], [Charity("Elmwick Users Forum")], results=[by_number, by_name]
    )
    assert the(change, "Elmwick Users Forum").status == "user_led"
    assert the(change, "Corgate Peer Support Network").status == "user_group"
    assert the(change, "Bramford Voices Forum").status is None
