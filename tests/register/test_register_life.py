"""When and why bodies left their registers, and what says that one may leave."""

from __future__ import annotations

from pathlib import Path

import pytest
import register_files as files

from ulo_classify.errors import RegisterError
from ulo_classify.register import Register, RegisterRow, import_registers

KEYS = ("date_of_extract", "organisation_number", "registered_charity_number", "linked_charity_number")
EVENTS = (
    *KEYS,
    *("charity_name", "charity_event_order", "event_type", "date_of_event", "reason"),
    *("assoc_organisation_number", "assoc_registered_charity_number", "assoc_charity_name"),
)


def rows(database: Path, org_id: str) -> dict[str, RegisterRow]:
    with Register(database) as register:
        return {row.org_id: row for row in register.rows(org_id)}


def changed(folder: Path, name: str, cells: dict[str, str], number: str, *, separator: str = "\t") -> Path:
    """A file of a register with other cells in the row of one body."""
    source = (files.DATA / name).read_text(encoding="utf-8")
    head, *lines = source.split("\n")
    headers = [each.strip() for each in head.split(separator)]
    for at, line in enumerate(lines):
        if number in line.split(separator)[:3]:
            row = line.split(separator)
            for header, cell in cells.items():
                row[headers.index(header)] = cell
            lines[at] = separator.join(row)
    path = folder / name
    path.write_text("\n".join([head, *lines]), encoding="utf-8", newline="")
    return path


def test_a_body_on_two_registers_is_found_by_either_number(database: Path) -> None:
    both = {"GB-CHC-9100002", "GB-COH-07654321"}
    charity, company = (rows(database, number) for number in sorted(both))
    assert set(charity) == set(company) == both
    assert charity["GB-CHC-9100002"].removed == "2015-06-07"
    assert [each.kind for each in company["GB-COH-07654321"].names] == ["previous", "registered"]
    assert rows(database, "GB-CHC-9999999") == {}


def test_events_of_the_charity_commission(tmp_path: Path) -> None:
    event = [
        "2031-02-01",
        "900003",
        "9100002",
        "0",
        "LARKWELL STROKE CLUB LIMITED",
        "2",
        "Asset transfer out",
    ]
    event += ["2015-05-01 00:00:00", "", "900001", "9100001", "HARROWMERE COALITION OF DISABLED PEOPLE"]
    removal = [*event[:5], "3", "Removed", "2015-06-07 00:00:00", "FUNDS TRANSFERRED", "", "", ""]
    path = tmp_path / "publicextract.charity_event_history.txt"
    path.write_text("\r\n".join("\t".join(each) for each in (EVENTS, event, removal)) + "\r\n", "utf-8")
    import_registers([*files.ccew(tmp_path), path], tmp_path / "register.db")
    row = rows(tmp_path / "register.db", "GB-CHC-9100002")["GB-CHC-9100002"]
    assert [(each.kind, each.date, each.reason, each.other_id, each.other_name) for each in row.events] == [
        ("transfer_out", "2015-05-01", "", "GB-CHC-9100001", "HARROWMERE COALITION OF DISABLED PEOPLE"),
        ("removed", "2015-06-07", "FUNDS TRANSFERRED", "", ""),
    ]


@pytest.mark.parametrize(
    ("cells", "signs"),
    [
        ({}, []),
        ({"charity_reporting_status": "Submission Received"}, []),
        (
            {"charity_reporting_status": "Submission Double Default"},
            [("filing_overdue", "Submission Double Default", "")],
        ),
        ({"charity_insolvent": "True"}, [("insolvency", "charity insolvent", "")]),
        ({"charity_insolvent": "False"}, []),
        (
            {"date_cio_dissolution_notice": "2031-01-09 00:00:00"},
            [("dissolution", "date cio dissolution notice", "2031-01-09")],
        ),
    ],
)
def test_signs_of_leaving_a_register_of_charities(
    tmp_path: Path, cells: dict[str, str], signs: list[tuple[str, str, str]]
) -> None:
    path = changed(tmp_path, "publicextract.charity.txt", cells, "9100001")
    import_registers([path], tmp_path / "register.db")
    row = rows(tmp_path / "register.db", "GB-CHC-9100001")["GB-CHC-9100001"]
    assert [tuple(each) for each in row.signs] == signs


def test_what_companies_must_file_next_and_the_day_of_the_file(tmp_path: Path) -> None:
    cells = {
        "CompanyStatus": "Active - Proposal to Strike off",
        "Accounts.NextDueDate": "31/12/2030",
        "ConfStmtNextDueDate": "14/11/2030",
    }
    name = "BasicCompanyData-2031-02-01-part1_1.csv"
    path = changed(tmp_path, name, cells, "NI699009", separator=",")
    import_registers([path], tmp_path / "register.db")
    row = rows(tmp_path / "register.db", "GB-COH-NI699009")["GB-COH-NI699009"]
    assert (row.due, row.due_for, row.extracted) == ("2030-11-14", "confirmation statement", "2031-02-01")
    assert [each.text for each in row.signs] == ["Active - Proposal to Strike off"]
    assert not row.gone


def test_default_in_northern_ireland(tmp_path: Path) -> None:
    path = changed(tmp_path, "charitydetails.csv", {"Status": "In default"}, "199001", separator=",")
    import_registers([path], tmp_path / "register.db")
    row = rows(tmp_path / "register.db", "GB-NIC-199001")["GB-NIC-199001"]
    assert [each.kind for each in row.signs] == ["filing_overdue"]


def test_a_missing_column_of_signs_stops_the_import(tmp_path: Path) -> None:
    text = (files.DATA / "publicextract.charity.txt").read_text(encoding="utf-8")
    path = tmp_path / "publicextract.charity.txt"
    path.write_text(text.replace("charity_insolvent", "insolvent", 1), encoding="utf-8", newline="")
    with pytest.raises(RegisterError, match="The column charity_insolvent is missing"):
        import_registers([path], tmp_path / "register.db")


def test_a_removal_date_that_cannot_be_read_is_counted_and_still_a_removal(tmp_path: Path) -> None:
    path = changed(
        tmp_path, "Organisations.csv", {"DeregistrationDate": "mid-2014"}, "CC99002", separator=","
    )
    done = import_registers([path], tmp_path / "register.db")
    (told,) = done.notes
    assert "1 date in the column DeregistrationDate could not be read" in told
    assert "“mid-2014”" in told
    row = rows(tmp_path / "register.db", "NZ-CR-CC99002")["NZ-CR-CC99002"]
    assert (row.gone, row.removed) == (True, "")


def test_out_of_order_is_told_by_what_is_known(tmp_path: Path) -> None:
    row = RegisterRow(
        "x", "x", "x", "", "x", "", True, "2016-05-06", "2016-05", "", "", "", "", "", (), (), ()
    )
    assert not row.out_of_order  # the same month
    assert row._replace(removed="2016-04").out_of_order
    assert row._replace(removed="2016-05-05").out_of_order
    assert not row._replace(registered="").out_of_order
